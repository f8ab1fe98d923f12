"""A fault in the data: one clear message for each, exit status 1, no value of a case, and out/ as it was.

Each dataset is the demonstration's with one thing changed, and goes through the command itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bad_workspace import CANARY, Workspace

from report_builder.cli.main import run


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Workspace]:
    """A workspace whose out/ is as it was once the test has ended."""
    made = Workspace(tmp_path, capsys)
    yield made
    assert not made.is_changed()


CELLS = [
    # table, column, what stands in row 6 instead, essential words
    ("persons", "person_id", "", "1 row without this cell, which every row needs"),
    ("persons", "sex", CANARY, "allowed: male, female, unknown"),
    ("persons", "date_of_birth", "31/31/2005", "write dates as 2020-03-31 or 31/03/2020"),
    ("persons", "ethnicity", CANARY, "not an ethnic group of the contract"),
    ("persons", "sen", CANARY, "allowed: none, sen support, ehcp"),
    ("persons", "out_of_area", CANARY, "write yes or no"),
    ("persons", "locality", CANARY * 20_000, "cannot be read from here on"),
    ("persons", "locality", CANARY * 6, "a name of more than 120 characters"),
    ("episodes", "person_id", CANARY, "1 row of children who are not in persons [orphan-episode]"),
    ("episodes", "type", CANARY, "allowed: custody, yro iss, yro"),
    ("episodes", "start_date", "", "1 row without this cell"),
    ("episodes", "start_date", "2019-02-30", "write dates as"),
    ("episodes", "start_date", "02/13/2019", "write dates as"),
    ("episodes", "end_date", "1999-01-01", "whose end_date lies before its start_date"),
    ("offences", "gravity", "12", "1 row outside 1 to 8"),
    ("offences", "gravity", "3.5", "write a whole number in digits"),
    ("offences", "tier", CANARY, "allowed: pre-court, first-tier"),
    ("offences", "person_id", CANARY, "[orphan-offence]"),
    ("assessments", "rosh", CANARY, "allowed: low, medium, high, very high"),
    ("assessments", "due_date", "soon", "write dates as"),
    ("exclusions", "kind", CANARY, "allowed: suspension, permanent"),
    ("exclusions", "days_lost", "-1.5", "a count cannot be negative"),
    ("exclusions", "days_lost", "nan", "write a number in digits"),
    ("exclusions", "days_lost", "99999", "1 row outside 0 to 366"),
    ("custody", "kind", CANARY, "allowed: sentence, remand"),
    ("custody", "age_at_sentence", CANARY, "write a whole number in digits"),
    ("tracker", "entry_tier", CANARY, "allowed: no intervention, pre-court"),
    ("tracker", "cohort", "", "1 row without this cell"),
    ("reoffences", "person_id", CANARY, "[orphan-reoffence]"),
    ("published", "measure", CANARY, "a measure's id, such as custody_rate"),
    ("published", "area_type", CANARY, "allowed: yjs, pcc, region"),
    ("published", "value", CANARY, "write a number in digits"),
    ("published", "period_end", "2010-01-01", "whose period_end lies before its period_start"),
    ("population", "population", "-5", "a count cannot be negative"),
    ("population", "year", CANARY, "write a whole number in digits"),
    ("budget", "amount", CANARY, "write a number in digits"),
    ("budget", "year", "2019-21", "write a financial year as 2019-20"),
    ("budget", "side", CANARY, "allowed: income, expenditure"),
    ("staffing", "headcount", "2.5", "write a whole number in digits"),
    ("scorecard", "good_is", CANARY, "allowed: high, low"),
]


@pytest.mark.parametrize(
    ("table", "column", "value", "words"), CELLS, ids=[f"{cell[0]}.{cell[1]}: {cell[3][:30]}" for cell in CELLS]
)
def test_a_bad_cell_gives_one_message_with_its_row_and_never_the_value(
    workspace: Workspace, table: str, column: str, value: str, words: str
) -> None:
    row = 5 if table == "scorecard" else 6
    workspace.change_cell(table, column, value, row=row)

    status, said = workspace.build()

    assert (status, len(said)) == (1, 1)
    assert said[0].startswith(f"Error: {table}:{row}") or len(value) > 100_000
    assert words in said[0]
    assert CANARY.lower() not in said[0].lower()


Change = Callable[[bytes], bytes]

FILES: list[tuple[str, str, Change, str]] = [
    # table, what was done to it, how, essential words
    ("persons", "emptied", lambda _: b"", "persons: the file is empty"),
    ("persons", "without rows", lambda text: text.split(b"\n")[0] + b"\n", "a header and no rows"),
    ("persons", "without a header", lambda text: text.split(b"\n", 1)[1], "is the first row a header?"),
    ("persons", "UTF-16", lambda text: text.decode().encode("utf-16"), "NUL bytes"),
    ("persons", "a NUL in a cell", lambda text: text.replace(b"S-0007", b"S-\x000007", 1), "NUL bytes"),
    ("persons", "a workbook", lambda _: b"PK\x03\x04" + bytes(100), "export it as CSV UTF-8"),
    ("persons", "no known bytes", lambda text: b"\x81\x8d\xff" + text, "neither UTF-8 nor Windows text"),
    ("persons", "another separator", lambda text: text.replace(b",", b"|"), "is the first row a header?"),
    ("persons", "a renamed column", lambda text: text.replace(b"person_id", b"person_ref"), "mean 'person_ref'?"),
    ("persons", "a column twice", lambda text: text.replace(b"ward_code", b"sex"), "2 columns of the file"),
    ("persons", "a quotation mark too few", lambda text: text.replace(b'British"', b"British", 1), "persons:"),
    ("persons", "a short row", lambda text: text + b"S-9999,male\n", "1 row with more or fewer cells"),
    ("persons", "a child twice", lambda text: text + text.splitlines(keepends=True)[1], "[duplicate-id]"),
    ("episodes", "a required column gone", lambda text: text.replace(b",type,", b",sort,"), "column is missing"),
    ("episodes", "an episode twice", lambda text: text + text.splitlines(keepends=True)[1], "[duplicate-id]"),
    ("budget", "emptied", lambda _: b"\n\n", "budget: the file is empty"),
    ("published", "no value column", lambda text: text.replace(b",value,", b",valu,"), "neither a value nor both"),
    ("published", "the service misspelt", lambda text: text.replace(b"Rotherham", b"Rotheram"), "mean 'Rotheram'?"),
    ("tracker", "an id without a header", lambda text: text.replace(b"person_id", b"", 1), "column is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "done", "change", "words"), FILES, ids=[f"{file[0]}: {file[1]}" for file in FILES])
def test_a_spoiled_file_gives_one_message_and_none_of_what_follows_from_it(
    workspace: Workspace, table: str, done: str, change: Change, words: str
) -> None:
    good = workspace.table(table).read_bytes()
    workspace.table(table).write_bytes(change(good))

    status, said = workspace.build()

    assert workspace.table(table).read_bytes() != good
    assert (status, len(said)) == (1, 1)
    assert said[0].startswith(f"Error: {table}")
    assert words in said[0]
    assert "S-" not in said[0]


def test_a_folder_a_dead_link_and_a_pipe_in_the_place_of_tables_are_told(workspace: Workspace) -> None:
    for name in ("persons", "episodes", "custody"):
        workspace.table(name).unlink()
    workspace.table("persons").mkdir()
    workspace.table("episodes").symlink_to(workspace.folder / "nowhere.csv")
    os.mkfifo(workspace.table("custody"))

    status, said = workspace.build()

    assert status == 1
    assert [line.split(": ")[1] for line in said] == ["custody", "episodes", "persons"]


def test_faults_of_several_tables_are_told_at_once(workspace: Workspace) -> None:
    workspace.change_cell("persons", "sex", CANARY)
    workspace.change_cell("offences", "gravity", "12")
    workspace.change_cell("budget", "amount", CANARY)

    status, said = workspace.build()

    assert status == 1
    assert [line.split(": ")[1] for line in said] == ["persons:6 sex", "offences:6 gravity", "budget:6 amount"]


def test_check_tells_the_same_errors_as_build(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.change_cell("persons", "sex", CANARY)
    _, said = workspace.build()

    status = run(["-q", "check", str(workspace.config)])

    lines = capsys.readouterr().out.splitlines()
    assert status == 1
    assert [line for line in lines if line.startswith("Error")] == said
    assert CANARY not in "\n".join(lines)


def test_an_episode_that_is_still_open_is_no_fault(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.change_cell("episodes", "end_date", "")

    status = run(["-q", "check", str(workspace.config)])

    assert status == 0
    assert "0 errors" in capsys.readouterr().out


@pytest.mark.parametrize("value", ["=HYPERLINK(1)", "<script>", "{{ 7 * 7 }}", "a\x1b[31mb", "$x^{2}$", "\u202eabc"])
def test_hostile_text_in_a_name_is_only_text(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    workspace.change_cell("persons", "locality", value)

    status = run(["-q", "check", str(workspace.config)])

    assert status == 0
    assert "\x1b" not in capsys.readouterr().out
