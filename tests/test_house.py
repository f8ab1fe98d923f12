"""The house style as far as a program sees it: short files, docstrings, and nothing of one machine in the project."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("report_builder", "templates", "charts", "config", "docs", "tests", "benchmarks", ".ci")
LONGEST = 350
TEXT = {"", ".py", ".md", ".yaml", ".html", ".css", ".txt", ".toml", ".mplstyle", ".json", ".csv"}
LOCAL = re.compile(r"config/local.*\.yaml")

REGISTRIES = (re.compile(r"pypi\.(?:org)|pythonhosted\.(?:org)|--(extra-)?index[-]url [\w\"'$]|/simple/"),)
MACHINES = (re.compile(r"(?<![\w./*}-])/(work|root|home|tmp|opt)/(?!homebrew/)\w"), re.compile(r"\.\./shared"))


def files() -> list[Path]:
    """Every text file of the project but this one, which names what it forbids, and what tools left there."""
    below = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    kept = [path for path in [*below, *ROOT.iterdir()] if path.is_file() and path.suffix in TEXT]
    return sorted(
        path
        for path in kept
        if "__pycache__" not in path.parts
        and not LOCAL.fullmatch(path.relative_to(ROOT).as_posix())
        and not path.name.startswith((".coverage", ".DS_Store"))
        and path.name != ".git"
        and path != Path(__file__)
    )


def sources() -> list[Path]:
    return sorted((ROOT / "report_builder").rglob("*.py"))


def lines_that_hold(patterns: Sequence[re.Pattern[str]]) -> list[str]:
    found = []
    for path in files():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if any(pattern.search(line) for pattern in patterns):
                found.append(f"{path.relative_to(ROOT)}:{number}")
    return found


def test_the_search_sees_the_whole_house() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in files()}

    assert {"README.md", "Makefile", "pyproject.toml", "report_builder/errors.py", "requirements.txt"} <= names
    assert {path.split("/")[0] for path in names} >= {*FOLDERS}


def test_no_source_file_is_longer_than_350_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}

    assert {str(path.relative_to(ROOT)): length for path, length in lengths.items() if length > LONGEST} == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path for path in sources() if (text := path.read_text("utf-8")) and not ast.get_docstring(ast.parse(text))
    ]

    assert [str(path.relative_to(ROOT)) for path in silent] == []


@pytest.mark.parametrize("line", ["https://" + "pypi" + ".org/project/x", "pip install --extra-index" + "-url file:x"])
def test_the_search_knows_a_registry_when_it_sees_one(line: str) -> None:
    assert any(pattern.search(line) for pattern in REGISTRIES)


def test_no_file_holds_the_address_of_a_registry() -> None:
    assert lines_that_hold(REGISTRIES) == []


def test_no_file_holds_a_path_of_the_machine_on_which_it_was_written() -> None:
    assert MACHINES[0].search("see " + "/work" + "/main")
    assert lines_that_hold(MACHINES) == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-build.txt"])
def test_every_pinned_library_has_its_hashes(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())

    assert len(entries) > 3
    assert [entry.splitlines()[0] for entry in entries if not re.match(r"[a-z0-9-]+==\S+", entry)] == []
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_tools_are_pinned_to_the_very_libraries_that_the_program_runs_with() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[a-z0-9-]+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.M))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")
    assert pins("requirements-build.txt") <= pins("requirements-dev.txt")


def test_no_font_is_committed() -> None:
    kept = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]

    assert [path.name for path in kept if path.suffix in {".ttf", ".otf", ".woff", ".woff2"}] == []
