"""Slips planted in the demonstration's commentary are found, each by its class and its line, and stop the build."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from planted_slips import OF_THE_PUBLIC, SLIPS, WARNED_OF, line_of, with_words

from report_builder import bundled
from report_builder.cases.load import latest_quarter, read_and_check
from report_builder.cli.main import run
from report_builder.configfile.read import read_spec
from report_builder.counting import needed_tables
from report_builder.model.text_findings import TEXT_FINDINGS
from report_builder.pipeline_check import CommentaryRemark, commentary_of
from report_builder.proof.classes import CLASSES

CONFIGS = sorted(
    path
    for path in bundled.folder("config").glob("*.yaml")
    if "\nyot:" in path.read_text(encoding="utf-8") and path.stem != "rotherham-reoffending-2019-20"
)
"""All but the one whose public edition takes longest to protect: the tests of every paper build it."""


def remarks(config: Path) -> tuple[CommentaryRemark, ...]:
    """Everything that is found in the commentary of both editions."""
    spec = read_spec(config, latest_quarter=latest_quarter)
    cases = read_and_check(spec, needed=needed_tables(spec))
    return commentary_of(spec, cases, out=config.parent / "out").remarks


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The config with all slips."""
    return with_words(tmp_path_factory.mktemp("planted"), *(paragraph for _, paragraph in SLIPS))


@pytest.fixture(scope="module")
def found(planted: Path) -> tuple[CommentaryRemark, ...]:
    """What is found in it."""
    return remarks(planted)


@pytest.mark.parametrize(("kind", "paragraph"), SLIPS)
def test_a_planted_slip_is_found_with_its_class_and_its_line(
    kind: str, paragraph: str, planted: Path, found: tuple[CommentaryRemark, ...]
) -> None:
    place = f"{planted}:{line_of(planted, paragraph)}"
    same = [each for each in found if each.kind == kind and each.complaint.where == place]

    assert same, [each for each in found if each.complaint.where == place]
    assert all(each.stops != (kind in WARNED_OF) for each in same)
    assert all(each.complaint.mend for each in same)
    if kind in OF_THE_PUBLIC:
        assert {name for each in same for name in each.editions} == {"public"}


def test_nothing_is_found_but_in_the_planted_lines(planted: Path, found: tuple[CommentaryRemark, ...]) -> None:
    lines = {f"{planted}:{line_of(planted, paragraph)}" for _, paragraph in SLIPS}

    assert [str(each) for each in found if each.complaint.where not in lines] == []


def test_what_stops_is_told_before_what_does_not(found: tuple[CommentaryRemark, ...]) -> None:
    stops = [each.stops for each in found]

    assert stops == sorted(stops, reverse=True)


@pytest.mark.parametrize("config", CONFIGS, ids=lambda path: path.stem)
def test_nothing_is_found_in_the_commentary_of_our_own_papers(config: Path) -> None:
    assert [str(each) for each in remarks(config)] == []


def test_a_check_prints_the_line_and_the_mend_and_ends_with_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = with_words(tmp_path, "There were 213 children on the caseload.")

    status = run(["-q", "check", str(config), "--out", str(tmp_path / "out")])

    said = capsys.readouterr().out
    place = f"{config}:{line_of(config, 'There were 213 children on the caseload.')}"
    assert status == 1
    assert f"Error: {place}: '213': this number is typed" in said
    assert "[typed-number]; write {{ caseload }}" in said
    assert "1 error, 0 warnings. A build would stop." in said


def test_a_check_tells_programs_which_editions_have_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = with_words(tmp_path, "There were 3 children in custody.")

    status = run(["-q", "check", str(config), "--json", "--out", str(tmp_path / "out")])

    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert status == 1
    assert told["errors"] == len(told["commentary"]) == 2
    by_class = {each["class"]: each for each in told["commentary"]}
    assert by_class["small-number"]["editions"] == ["public"]
    assert by_class["typed-number"]["editions"] == ["board", "public"]


def test_a_build_stops_with_status_1_and_writes_no_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = with_words(tmp_path, "There were 213 children on the caseload.", "The plan was agreed on 31 June 2020.")

    status = run(["-q", "build", str(config), "--out", str(tmp_path / "out")])

    said = capsys.readouterr().err
    assert status == 1
    assert said.count("[typed-number]") == said.count("[date-that-does-not-exist]") == 1
    assert list((tmp_path / "out").rglob("*.pdf")) == []


def test_a_child_that_is_picked_out_stops_the_public_edition_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = with_words(tmp_path, "One child, a girl aged 14 of Maltby, was sentenced for robbery.")

    status = run(["-q", "build", str(config), "--format", "html", "--only", "custody", "--out", str(tmp_path / "out")])

    said = capsys.readouterr().err
    made = {path.name for path in (tmp_path / "out" / "rotherham-2019-20-q4-board-report").glob("[!.]*")}
    assert status == 3
    assert made == {"board-custody"}
    assert "[picked-out-child]" in said


def test_a_slip_in_a_markdown_file_has_the_line_of_that_file(tmp_path: Path) -> None:
    config = _with_file(tmp_path, "draft.md")
    (tmp_path / "draft.md").write_text("One line.\n\nThe plan was agreed\non 31 June 2020.\n", encoding="utf-8")

    (left,) = remarks(config)

    assert (left.kind, left.complaint.where) == ("date-that-does-not-exist", f"{tmp_path / 'draft.md'}:4")


def test_a_slip_in_a_word_document_has_its_paragraph(tmp_path: Path) -> None:
    config, document = _with_file(tmp_path, "draft.docx"), docx.Document()
    for words in ("One line.", "The plan was agreed on 31 June 2020."):
        document.add_paragraph(words)
    document.save(str(tmp_path / "draft.docx"))

    (left,) = remarks(config)

    assert left.complaint.where == f"{tmp_path / 'draft.docx'}: paragraph 2"


def _with_file(folder: Path, name: str) -> Path:
    """The config with the commentary of one section in a file beside it."""
    config = with_words(folder)
    before, _, after = config.read_text(encoding="utf-8").partition("  local-picture: |\n")
    _, _, rest = after.partition("\n  ethnicity:")
    config.write_text(f"{before}  local-picture: {name}\n\n  ethnicity:{rest}", encoding="utf-8")
    return config


def test_every_class_of_the_proof_reader_may_be_accepted_in_commentary() -> None:
    assert {*CLASSES, "typed-number"} == TEXT_FINDINGS


def test_a_number_with_a_reason_is_accepted_for_its_words_alone(tmp_path: Path) -> None:
    entry = '  - {finding: typed-number, words: "11,801", reason: counted by hand, by: Data Manager}\n'
    paragraphs = "The list has 11,801 names.", "Another list has 11,802 names."

    (left,) = remarks(with_words(tmp_path, *paragraphs, further=entry))

    assert left.complaint.what.startswith("'11,802'")


def test_an_entry_that_nothing_needs_any_more_is_warned_of(tmp_path: Path) -> None:
    entry = '  - {finding: typed-number, words: "11,801", reason: counted by hand, by: Data Manager}\n'

    (left,) = remarks(with_words(tmp_path, "No number stands here.", further=entry))

    assert not left.stops
    assert "the commentary has no typed-number of the words '11,801'" in str(left)
    assert "accept.1" in str(left)


def test_a_withheld_value_is_never_told(tmp_path: Path) -> None:
    public = [
        each
        for each in remarks(with_words(tmp_path, "There were 4 custodial sentences.", "Of them 19 were asked."))
        if "public" in each.editions
    ]

    assert public
    assert all("is 4" not in str(each) and "is 19" not in str(each) for each in public)


def test_a_paragraph_that_nobody_reads_stops_with_its_line(tmp_path: Path) -> None:
    endless = "The service meets its partners each week. " * 200
    config = with_words(tmp_path, endless.strip())

    stopping = [each for each in remarks(config) if each.stops]

    assert [each.complaint.where for each in stopping] == [f"{config}:{line_of(config, endless.strip())}"]
    assert stopping[0].complaint.what == "this paragraph has 8,399 letters, more than anybody reads"
