"""The wheel: it holds what a report needs and nothing else, and makes the report on its own in an empty environment."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = ("report_builder", "templates", "charts", "config", "data")
FILES = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".gitignore")
CONFIGS = {
    "default.yaml",
    "families.yaml",
    "rotherham-2019-20-q4.yaml",
    "rotherham-scrutiny-2020-07.yaml",
    "rotherham-reoffending-2019-20.yaml",
}
MAPS = {f"maps/{name}.yaml" for name in ("caredirector", "careworks", "childview", "codes", "core-plus")}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a copy of the project in whose folders somebody has left files of their own."""
    project = tmp_path_factory.mktemp("project")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__", "local*.yaml"))
    for name in FILES:
        shutil.copy(ROOT / name, project)
    (project / "config" / "local.yaml").write_text("delivery: {smtp: {host: mail.example.gov.uk}}\n")
    (project / "config" / "ours-2020-21-q1.yaml").write_text("yot: Ours\n")
    (project / "data" / "ours").mkdir(parents=True)
    (project / "data" / "ours" / "persons.csv").write_text("person_id\n")

    target = project / "dist"
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(project))
    return next(target.glob("*.whl"))


def run(*call: str, cwd: Path | None = None) -> str:
    """Call a program without anything of this environment; its output, or a failure that shows it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
    done = subprocess.run(
        call, cwd=cwd, env=environment, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def files_below(folder: str) -> set[str]:
    kept = [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {path.relative_to(ROOT / folder).as_posix() for path in kept}


def bundled(wheel: Path, folder: str) -> set[str]:
    start = f"report_builder/_bundled/{folder}/"
    names = zipfile.ZipFile(wheel).namelist()
    return {name.removeprefix(start) for name in names if name.startswith(start)}


def test_the_wheel_holds_every_template_and_chart(wheel: Path) -> None:
    assert bundled(wheel, "templates") == files_below("templates")
    assert bundled(wheel, "charts") == files_below("charts")
    assert "board-report/outline.yaml" in bundled(wheel, "templates")


def test_the_wheel_holds_the_shipped_configs_and_nobody_s_own(wheel: Path) -> None:
    assert bundled(wheel, "config") == CONFIGS | MAPS


def test_the_wheel_holds_the_national_tables_and_no_other_data(wheel: Path) -> None:
    assert {name for name in bundled(wheel, "data") if not name.startswith("national/")} == set()
    assert {name.removeprefix("national/") for name in bundled(wheel, "data")} == files_below("data/national")


def test_the_wheel_holds_every_module(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {f"report_builder/{name}" for name in files_below("report_builder") if name.endswith(".py")} <= names


def test_the_wheel_holds_no_cases_tests_or_fonts(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    ours = "report_builder/_bundled/data/national/"
    kept = [name for name in names if not name.startswith(ours)]
    assert [name for name in kept if name.endswith((".csv", ".xlsx", ".ttf", ".otf", ".sqlite"))] == []
    assert {name.split("/")[0] for name in names} == {"report_builder", "report_builder-0.1.0.dist-info"}


def test_in_an_empty_environment_the_wheel_makes_the_report_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    python = str(environment / "bin" / "python")
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", str(ROOT / "requirements.txt"))
    run(*pip, "--no-deps", str(wheel))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = str(environment / "bin" / "report-builder")

    run(command, "init", "board", cwd=elsewhere)
    run(command, "build", "board/config/rotherham-2019-20-q4.yaml", "--out", "papers", cwd=elsewhere)

    papers = elsewhere / "papers" / "rotherham-2019-20-q4-board-report"
    for edition in ("board", "public"):
        pdf = (papers / edition / "board-report.pdf").read_bytes()
        assert pdf.startswith(b"%PDF-1.7")
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 0 or b"/ObjStm" in pdf
        assert "213 children" in (papers / edition / "board-report.html").read_text(encoding="utf-8")
