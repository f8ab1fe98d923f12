"""The guide says what the program does: every setting, table, finding and exit status, and no link leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from report_builder.cases.contract import CONTRACT
from report_builder.cli import ending
from report_builder.cli.main import COMMANDS
from report_builder.configfile.schema import json_schema
from report_builder.model.known_findings import KNOWN_FINDINGS
from report_builder.report.references import PLAIN, WORDS
from report_builder.report.steps import STEPS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")])


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def keys(schema: object) -> Iterator[str]:
    """The names of all settings, wherever they stand."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for inner in schema.values():
            yield from keys(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from keys(inner)


def test_every_setting_is_in_the_reference() -> None:
    reference = page("config-reference.md")
    names = set(keys(json_schema()))

    assert {"quarter", "allowed_domains", "minimum_denominator"} <= names
    assert sorted(name for name in names if f"`{name}`" not in reference) == []


def test_every_step_and_word_of_a_reference_is_explained() -> None:
    reference = page("config-reference.md")

    assert [step for step in STEPS if f"`{step}(" not in reference] == []
    assert [word for word in WORDS if f"`{word}`" not in reference] == []
    assert [name for name in PLAIN if f"{{{{ {name} }}}}" not in reference] == []


@pytest.mark.parametrize("table", sorted(CONTRACT))
def test_every_column_is_listed_and_bold_where_it_is_required(table: str) -> None:
    line = next(line for line in page("data.md").splitlines() if line.startswith(f"| `{table}` |"))

    for column in CONTRACT[table].columns:
        assert f"`{column.name}`" in line
        assert (f"**`{column.name}`**" in line) == column.is_required, column.name


def test_every_finding_is_listed_and_no_other() -> None:
    lines = [line for line in page("checks.md").splitlines() if line.startswith("| `")]
    listed = {name for line in lines for name in re.findall(r"`([a-z0-9-]+)`", line.split(" | ")[0])}

    assert listed == KNOWN_FINDINGS.keys()
    for name, known in KNOWN_FINDINGS.items():
        (line,) = [line for line in lines if f"`{name}`" in line.split(" | ")[0]]
        assert line.rstrip("| ").endswith("yes") == known.is_of_rows, name


@pytest.mark.parametrize(
    "status",
    [0, 1, ending.USAGE, 3, ending.OUTSIDE, ending.FAULT, ending.INTERRUPTED, ending.PIPE_CLOSED, ending.TOLD_TO_END],
)
def test_every_exit_status_is_explained(status: int) -> None:
    assert f"\n| {status} |" in page("every-quarter.md")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_shown_in_use(command: str) -> None:
    assert any(f"report-builder {command}" in text.read_text(encoding="utf-8") for text in PAGES)


def test_no_command_is_shown_that_does_not_exist() -> None:
    shown = {name for text in PAGES for name in re.findall(r"report-builder ([a-z]+)\b", text.read_text("utf-8"))}

    assert shown <= {*COMMANDS}


def test_no_link_to_a_file_leads_nowhere() -> None:
    links = [(text, link) for text in PAGES for link in re.findall(r"\]\((?!https?:)([^)#]+)", text.read_text("utf-8"))]

    assert len(links) > 5
    assert [f"{text.name}: {link}" for text, link in links if not (text.parent / link).exists()] == []
