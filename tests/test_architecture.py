"""Who may make, print and look at what: rules that imports alone cannot tell (import-linter holds the others)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "report_builder"
TABLES = "report_builder.model.tables"
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("time", "time")}
SPEAKERS = {"print", "input", "exit", "quit"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def local_names(tree: ast.Module, name: str) -> set[str]:
    """The names under which a module knows one of the model's tables."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == TABLES]
    return {alias.asname or alias.name for node in imports for alias in node.names if alias.name == name}


def makes(source: str, name: str) -> bool:
    """Whether a module calls the model's `name`, imported by itself or reached through its module."""
    tree = ast.parse(source)
    known = local_names(tree, name)
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id in known:
            return True
        if (
            isinstance(call.func, ast.Attribute)
            and call.func.attr == name
            and ast.unparse(call.func).startswith(("tables.", "model.tables.", f"{TABLES}."))
        ):
            return True
    return False


def makers(name: str) -> set[str]:
    return {str(path.relative_to(PACKAGE)) for path in modules() if makes(path.read_text(encoding="utf-8"), name)}


def calls(source: str) -> Iterator[ast.expr]:
    yield from (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))


def looks_at_a_clock(source: str) -> bool:
    pairs = {tuple(ast.unparse(called).split(".")[-2:]) for called in calls(source)}
    return bool(pairs & CLOCKS)


def speaks(source: str) -> bool:
    names = {ast.unparse(called) for called in calls(source)}
    return bool(names & SPEAKERS or {"sys.exit", "sys.stdout.write", "sys.stderr.write"} & names)


@pytest.mark.parametrize(
    "source",
    [
        f"from {TABLES} import Figure\nFigure(1)",
        f"from {TABLES} import Figure as Number\nNumber(1)",
        "from report_builder.model import tables\ntables.Figure(1)",
    ],
)
def test_the_search_finds_a_figure_made_under_any_name(source: str) -> None:
    assert makes(source, "Figure")


def test_the_search_leaves_another_library_s_figure_alone() -> None:
    assert not makes("from matplotlib.figure import Figure\nFigure(1)", "Figure")


def test_only_protect_makes_a_protected_table() -> None:
    assert makers("ProtectedTable") == {"disclosure/protect.py"}


def test_only_the_wall_makes_a_figure() -> None:
    rooms = {Path(maker).parts[0] for maker in makers("Figure")}

    assert rooms == {"disclosure"}


@pytest.mark.parametrize("source", ["from datetime import date\ndate.today()", "import time\ntime.time()"])
def test_the_search_finds_a_clock(source: str) -> None:
    assert looks_at_a_clock(source)


def test_nothing_but_the_command_line_looks_at_a_clock() -> None:
    watchers = [path for path in modules() if looks_at_a_clock(path.read_text(encoding="utf-8"))]

    assert [path for path in watchers if path.parent.name != "cli"] == []


def test_nothing_but_the_command_line_prints_or_exits() -> None:
    speakers = [path for path in modules() if speaks(path.read_text(encoding="utf-8"))]

    assert [path for path in speakers if path.parent.name != "cli"] == []
    assert PACKAGE / "cli" / "main.py" in speakers
