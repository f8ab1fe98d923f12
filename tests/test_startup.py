"""Help answers at once: no heavy library is imported to show it. (How fast that is: benchmarks/build.py.)"""

from __future__ import annotations

import subprocess
import sys

import pytest

from report_builder.cli.main import COMMANDS

HEAVY = ("jinja2", "markdown_it", "matplotlib", "numpy", "pandas", "pikepdf", "pydantic", "weasyprint", "yaml")

PROGRAM = f"""
import sys
from report_builder.cli.main import run
status = run(sys.argv[1:])
print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
sys.exit(status)
"""


def call(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", PROGRAM, *arguments], check=False, capture_output=True, text=True)


def test_the_list_of_commands_imports_nothing_heavy() -> None:
    answer = call("--help")

    assert answer.returncode == 0
    assert answer.stderr.split() == []
    assert all(name in answer.stdout for name in COMMANDS)


def test_the_list_of_commands_imports_no_command() -> None:
    listing = (
        "import sys; from report_builder.cli.main import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    )

    answer = subprocess.run([sys.executable, "-c", listing], check=True, capture_output=True, text=True)

    imported = {name for name in answer.stderr.split() if name.startswith("report_builder.cli.")}
    assert imported == {f"report_builder.cli.{name}" for name in ("channels", "ending", "main", "talk")}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_imports_nothing_heavy(name: str) -> None:
    answer = call(name, "--help")

    assert answer.returncode == 0
    assert answer.stderr.split() == []
