"""Words of the config that the font cannot print are found with their place, before anything is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.pack import PackItem, PackSpec
from report_builder.model.period import Quarter
from report_builder.model.place import DataPlace
from report_builder.model.registers import MeetingItem, Registers
from report_builder.model.spec import (
    AddedSection,
    CaseTypes,
    Commentary,
    Committee,
    Comparators,
    Exemption,
    HeaderText,
    Meeting,
    ReportSpec,
    Sections,
)
from report_builder.report.legible import illegible, illegible_pack, illegible_rows


@pytest.fixture
def spec() -> ReportSpec:
    """A spec whose places are known for two of its keys."""
    return ReportSpec(
        source=Path("board.yaml"),
        name="board",
        document="board-report",
        yot="Ynys Môn",
        quarter=Quarter(2019, 4),
        as_at=date(2020, 7, 13),
        data=DataPlace.folder(Path("data")),
        comparators=Comparators(),
        editions={},
        meeting=Meeting("Bwrdd Gŵyr \u2013 \u2018plant\u2019", date(2020, 7, 13)),
        case_types=CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
        places={"yot": "board.yaml:2:1", "meeting": "board.yaml:9:1"},
    )


def test_welsh_and_typographers_marks_are_no_fault(spec: ReportSpec) -> None:
    assert list(illegible(spec)) == []


def test_a_name_in_letters_that_the_font_lacks_is_named_with_its_key(spec: ReportSpec) -> None:
    (complaint,) = illegible(replace(spec, yot="Leeds 京"))

    assert complaint.where == "board.yaml:2:1: yot"
    assert complaint.what == "the paper's font has no character U+4EAC (cjk unified ideograph-4eac)"
    assert complaint.mend == "write it in words"


def test_a_word_of_many_such_letters_is_one_fault(spec: ReportSpec) -> None:
    (complaint,) = illegible(replace(spec, yot="\u4e2d\u4eac\u5317"))

    assert complaint.what.endswith("U+4E2D (cjk unified ideograph-4e2d), and 2 more of this line")


def test_a_key_that_does_not_stand_in_the_file_has_the_place_of_what_is_around_it(spec: ReportSpec) -> None:
    (complaint,) = illegible(replace(spec, meeting=replace(spec.meeting, lead_officer="京")))

    assert complaint.where == "board.yaml:9:1: meeting.lead_officer"


def test_commentary_is_complained_of_in_its_line_and_once_for_both_editions(spec: ReportSpec) -> None:
    text = "Fine.\n\nNot so: \U0001f600.\n"
    note = Commentary("custody", {"board": text, "public": text}, "words.md:10")

    (complaint,) = illegible(replace(spec, commentary=(note,)))

    assert complaint.where == "words.md:12"
    assert "U+1F600" in complaint.what


def test_a_mark_that_turns_the_direction_of_writing_is_refused(spec: ReportSpec) -> None:
    added = AddedSection("custody", "Inspection", "left \u202eright", "board.yaml:20")

    (complaint,) = illegible(replace(spec, sections=Sections(add=(added,))))

    assert complaint.where == "board.yaml:20"
    assert "right-to-left override" in complaint.what


def test_a_register_s_cell_is_named_by_its_row_and_column_where_the_paper_prints_it() -> None:
    meeting = MeetingItem("Board", None, "Plan \N{SNOWMAN}", "", "")
    registers = Registers(meetings=(MeetingItem("Board", None, "Plan", "", ""), meeting))

    (said,) = illegible_rows(registers, {"meetings"})

    assert said.where == "meetings: row 3, item"
    assert "U+2603" in said.what
    assert not list(illegible_rows(registers, {"actions"}))


def test_the_words_of_a_committees_paper_are_read_with_their_places(spec: ReportSpec) -> None:
    committee = Committee(
        header=(HeaderText("purpose", "To report.\n😀", "board.yaml:12"),),
        exempt_appendices={"budget": Exemption((3,), "terms 😀")},
        late="the data came late 😀",
    )
    words = replace(spec, committee=committee, signatures=("Chair 😀",), glossary={"YJS": "service 😀"})

    assert {complaint.where for complaint in illegible(words)} == {
        "board.yaml:13",
        "board.yaml: committee.exempt_appendices.budget.interest",
        "board.yaml: committee.late",
        "board.yaml: signatures.1",
        "board.yaml: glossary.YJS",
    }


def test_an_item_of_an_agenda_is_named_by_its_line() -> None:
    items = (PackItem("Apologies"), PackItem("Cases 😀", place="pack.yaml:5:3"))
    pack = PackSpec(Path("pack.yaml"), "pack", "Anytown", "Commission", date(2020, 9, 22), items, venue="Hall 😀")

    assert [complaint.where for complaint in illegible_pack(pack)] == ["pack.yaml: venue", "pack.yaml:5:3"]
