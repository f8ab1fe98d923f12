"""A good config is read completely, and what it leaves out has its default."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from good_config import GOOD_LINES

from report_builder import bundled
from report_builder.configfile.read import read_spec
from report_builder.errors import ConfigError
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.period import Period, Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import (
    Accepted,
    AddedSection,
    Comparators,
    Correction,
    FamilyMember,
    Meeting,
    ReportSpec,
    Sections,
)
from report_builder.model.view import View

More = Callable[[str], ReportSpec]

EVERYTHING = """\
comparators:
  family: [Doncaster, western bay]
  family_average: mean-of-rates
  pcc: South Yorkshire
  region: Yorkshire and The Humber
  national: England
terminology: legacy-2020
meeting: {body: Board, date: 2020-07-14, lead_officer: Head, prepared_by: Analyst, data_source: YDS 98}
sections:
  leave_out: [ethnicity]
  order: [custody, tracker]
  titles: {custody: Sentences}
  add:
    - after: custody
      title: Inspection
      text: |
        Words.
appendices: [scorecard]
no_update: {fte_rate: late}
tracker: {cohort: 2020-01-01/2020-03-31}
tables: {persons: Young People}
columns: {persons: {ChildRef: person_id}}
values: {persons.sex: {1: male, NO: female}}
published_is_public: {fte_rate: false}
accept: [{finding: old-population, reason: no census, by: Data Manager}]
set_aside: [{finding: orphan-episode, reason: closed, by: Data Manager}]
corrections: [{figure: caseload/yjs/2020-01-01/2020-03-31, value: 213.50, reason: miscounted, by: Data Manager}]
house: {colours: {dark blue: '#12436d'}}
schedule: {draft_due: 30 working days after quarter end, publication_due: 2020-07-06}
delivery:
  to: {board: [board@example.gov.uk], public: []}
  from: yot@example.gov.uk
  owner: manager@example.gov.uk
  smtp: {host: localhost, port: 2525, tls: starttls}
  allowed_domains: [Example.gov.uk]
"""


def test_every_key_reaches_the_spec(workspace: Path, read_more: More) -> None:
    spec = read_more(EVERYTHING)

    assert (spec.name, spec.document, spec.yot) == ("rotherham-2019-20-q4", "board-report", "Rotherham")
    assert (spec.quarter, spec.as_at) == (Quarter(2019, 4), date(2020, 7, 13))
    assert spec.source == workspace.resolve() / "board.yaml"
    assert spec.data == replace(DataPlace.folder(workspace.resolve() / "cases"), service="Rotherham")
    assert spec.tables == {"persons": "Young People"}
    assert spec.comparators == Comparators(
        family=(
            FamilyMember("Doncaster"),
            FamilyMember("western bay", ("Swansea", "Neath Port Talbot", "Bridgend")),
        ),
        average="mean-of-rates",
        pcc="South Yorkshire",
        region="Yorkshire and The Humber",
        national="england",
    )
    # Tuesday 14 July 2020: Monday 13, Friday 10, Thursday 9, Wednesday 8 and Tuesday 7 lie between.
    published = date(2020, 7, 6)
    assert spec.meeting == Meeting("Board", date(2020, 7, 14), "Head", "Analyst", "YDS 98", publication=published)
    assert spec.sections == Sections(
        ("ethnicity",),
        ("custody", "tracker"),
        {"custody": "Sentences"},
        (AddedSection("custody", "Inspection", "Words.\n", "board.yaml:26"),),
    )
    assert (spec.terminology, spec.appendices, spec.no_update) == ("legacy-2020", ("scorecard",), {"fte_rate": "late"})
    assert spec.cohort == Period(date(2020, 1, 1), date(2020, 3, 31))
    assert spec.columns == {"persons": {"ChildRef": "person_id"}}
    assert spec.values == {"persons.sex": {"1": "male", "NO": "female"}}
    assert (spec.is_public("fte_rate"), spec.is_public("custody_rate")) == (False, True)
    assert spec.accept == (Accepted("old-population", "no census", "Data Manager"),)
    assert spec.set_aside == (Accepted("orphan-episode", "closed", "Data Manager"),)
    assert spec.corrections == (
        Correction("caseload/yjs/2020-01-01/2020-03-31", Decimal("213.50"), "miscounted", "Data Manager"),
    )
    assert (spec.logo, spec.colours) == (None, {"dark blue": "#12436D"})


def test_what_is_left_out_has_its_default(read_more: More) -> None:
    spec = read_more("")

    board, public = spec.editions["board"], spec.editions["public"]
    assert (board.threshold, board.marking, board.is_public) == (0, "OFFICIAL-SENSITIVE", False)
    assert (public.threshold, public.marking, public.is_public) == (5, "", True)
    assert public.costs == {"leaf": 1, "subtotal": 3, "total": 8, "headline": 50}
    assert (board.alternatives, public.alternatives) == (False, True)
    assert [(one.contributors, one.fewer_decimals) for one in (board, public)] == [(True, False)] * 2
    assert spec.case_types.order == CASE_TYPES
    assert spec.case_types.groups == CASE_GROUPS
    assert spec.case_types.statutory == CASE_TYPES[:6]
    assert spec.comparators == Comparators()
    assert spec.meeting == Meeting("Management Board", date(2020, 7, 13))
    assert spec.appendices == ("budget", "scorecard")
    assert spec.is_public("fte_rate")


def test_what_stands_in_the_place_of_a_mark_is_for_each_edition_to_say(read: More) -> None:
    spec = read(
        "yot: Rotherham\nquarter: 2019/20 Q4\nas_at: 2020-07-13\ndata: cases\neditions:\n"
        "  board: {alternatives: true, fewer_decimals: true, contributors: false}\n"
        "  public: {alternatives: false, fewer_decimals: false, contributors: true}\n"
    )

    for name, expected in (("board", (True, True, False)), ("public", (False, False, True))):
        one = spec.editions[name]
        assert (one.alternatives, one.fewer_decimals, one.contributors) == expected


@pytest.mark.parametrize(("profile", "threshold"), [("yot", 5), ("le5", 6), ("dfe-la", 5)])
def test_a_profile_brings_its_threshold(read: More, profile: str, threshold: int) -> None:
    spec = read(
        "yot: Rotherham\nquarter: 2019/20 Q4\nas_at: 2020-07-13\ndata: cases\n"
        f"editions: {{public: {{profile: {profile}}}}}\n"
    )

    assert (spec.editions["public"].profile, spec.editions["public"].threshold) == (profile, threshold)


def test_a_threshold_goes_before_the_profiles_own(read_more: More) -> None:
    spec = read_more("").editions["public"]
    other = read_more("    profile: le5\n").editions["public"]

    assert (spec.profile, spec.threshold) == ("yot", 5)
    assert (other.profile, other.threshold) == ("le5", 5)


def test_what_the_paper_may_know_is_the_callers_day_then_the_configs_then_the_meetings(workspace: Path) -> None:
    config = workspace / "board.yaml"
    bare = "yot: Rotherham\nquarter: 2019-20 Q4\ndata: cases\nmeeting: {date: 2020-07-20}\n"
    config.write_text(bare, encoding="utf-8")
    from_meeting = read_spec(config).as_at
    config.write_text(bare + "as_at: 2020-07-13\n", encoding="utf-8")

    assert from_meeting == date(2020, 7, 20)
    assert read_spec(config).as_at == date(2020, 7, 13)
    assert read_spec(config, as_at=date(2020, 7, 1)).as_at == date(2020, 7, 1)


def test_the_latest_quarter_is_asked_of_the_data_and_only_of_a_faultless_config(workspace: Path) -> None:
    config = workspace / "board.yaml"
    good = "yot: Rotherham\nquarter: latest\nas_at: 2020-07-13\ndata: cases\n"
    asked: list[Path | None] = []

    def latest(spec: ReportSpec) -> Quarter:
        asked.append(spec.data.path)
        return Quarter(2019, 3)

    config.write_text(good + "colour: red\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="colour: unknown key"):
        read_spec(config, latest_quarter=latest)
    asked_of_a_faulty_one = list(asked)
    config.write_text(good, encoding="utf-8")
    spec = read_spec(config, latest_quarter=latest)

    assert asked_of_a_faulty_one == []
    assert asked == [workspace.resolve() / "cases"]
    assert (spec.quarter, spec.name) == (Quarter(2019, 3), "rotherham-2019-20-q3")


FIGURES = [
    ("measure: caseload", View("caseload")),
    ("measure: caseload, by: [age, sex]", View("caseload", dimensions=("age", "sex"))),
    ("measure: caseload, by: {sex: Female}", View("caseload", fixed=(("sex", "female"),))),
    ("measure: caseload, by: {age: 14-15}", View("caseload", fixed=(("age", "14-15"),))),
    ("measure: caseload, by: {age: 14}", View("caseload", fixed=(("age", "14"),))),
    ("measure: caseload, by: {sen: any sen}", View("caseload", fixed=(("sen", "any sen"),))),
    ("measure: caseload, by: {locality: Clifton}", View("caseload", fixed=(("locality", "Clifton"),))),
    (
        "measure: caseload_share, by: [sen], fixed: {sex: male}, of: {statutory: yes}",
        View("caseload_share", dimensions=("sen",), fixed=(("sex", "male"),), of=(("statutory", "yes"),)),
    ),
    ("measure: caseload, of: {statutory: true}", View("caseload", of=(("statutory", "yes"),))),
    (
        "measure: fte_rate, areas: [own, family], period: five-years, variety: rank",
        View("fte_rate", areas=("own", "family"), periods="five-years", variety="rank"),
    ),
    ("measure: fte_rate, by: {source: local}", View("fte_rate", fixed=(("source", "local"),))),
    (
        "measure: caseload, period: 2019-10-01/2019-12-31",
        View("caseload", periods="2019-10-01/2019-12-31"),
    ),
]


@pytest.mark.parametrize(("entry", "view"), FIGURES, ids=[entry for entry, _ in FIGURES])
def test_an_entry_of_figures_is_a_view(read_more: More, entry: str, view: View) -> None:
    spec = read_more(f"figures:\n  - {{{entry}}}\n")

    assert [asked.view for asked in spec.figures] == [view]
    assert [asked.where for asked in spec.figures] == ["board.yaml:11:5: figures.1"]


def test_plain_words_stay_as_they_were_written(read_more: More) -> None:
    spec = read_more("sections: {titles: {a: NO, b: 1.10, c: 0777, d: 12:30, e: 2020-07-13, f: on, g: 5}}\n")

    assert spec.sections.titles == {
        "a": "NO",
        "b": "1.10",
        "c": "0777",
        "d": "12:30",
        "e": "2020-07-13",
        "f": "on",
        "g": "5",
    }


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(workspace: Path, read_more: More) -> None:
    plain = read_more("commentary:\n  custody: |\n    Few.\n    Fewer.\n")
    written = (workspace / "board.yaml").read_bytes()
    (workspace / "board.yaml").write_bytes(b"\xef\xbb\xbf" + written.replace(b"\n", b"\r\n"))

    marked = read_spec(Path("board.yaml"))

    assert marked.commentary == plain.commentary
    assert marked.commentary[0].by_edition["public"] == "Few.\nFewer.\n"


def test_an_empty_key_counts_as_not_given(read_more: More) -> None:
    spec = read_more("commentary:\nmeeting: {body: , date: null}\ncomparators: {family_average: ~}\n")

    assert spec.commentary == ()
    assert spec.meeting == Meeting("Management Board", date(2020, 7, 13))
    assert spec.comparators.average == "pooled"


def test_a_list_beside_the_config_goes_before_ours(workspace: Path, read_more: More) -> None:
    (workspace / "families.yaml").write_text(
        "families:\n  rotherham-2020: [Leeds, North Valleys]\n  other: [Hull]\n"
        "partnerships: {North Valleys: [Merthyr, Rhondda]}\n",
        encoding="utf-8",
    )

    spec = read_more("comparators: {family: rotherham-2020}\n")

    assert spec.comparators.family == (FamilyMember("Leeds"), FamilyMember("North Valleys", ("Merthyr", "Rhondda")))


def test_case_types_of_ones_own_are_grouped_and_the_rest_is_other(read_more: More) -> None:
    spec = read_more(
        "case_types:\n"
        f"  order: [{', '.join(CASE_TYPES)}, turnaround]\n"
        "  statutory_from: Youth Caution\n"
        "  groups: {court: [custody, yro iss, yro, referral order, reparation order], police: [youth caution]}\n"
        "figures: [{measure: caseload, by: {case_type: turnaround}}, {measure: caseload, by: {case_group: police}}]\n"
    )

    assert spec.case_types.statutory == CASE_TYPES[:7]
    assert spec.case_types.groups["police"] == ("youth caution",)
    assert spec.case_types.groups["other"] == (
        "youth conditional caution",
        *CASE_TYPES[7:],
        "turnaround",
    )
    assert sorted(word for words in spec.case_types.groups.values() for word in words) == sorted(spec.case_types.order)


def test_the_digest_changes_with_the_config_and_with_what_it_includes(workspace: Path, read_more: More) -> None:
    words = workspace / "words.md"
    words.write_text("## custody\nFew.\n", encoding="utf-8")
    first = read_more("commentary: words.md\n").digest
    again = read_more("commentary: words.md\n").digest
    words.write_text("## custody\nMany.\n", encoding="utf-8")
    other_words = read_more("commentary: words.md\n").digest
    other_config = read_more("commentary: words.md\nsignatures: [Chief Officer]\n").digest

    assert first == again
    assert len({first, other_words, other_config}) == 3


@pytest.mark.parametrize("line", ["# a remark", "schedule: {draft_due: 2020-05-14}", "delivery: {owner: a@b.gov.uk}"])
def test_a_remark_a_deadline_or_a_recipient_does_not_make_another_paper(read_more: More, line: str) -> None:
    one, other = read_more(""), read_more(f"{line}\n")

    assert one.digest == other.digest
    assert one.guarded_digest == other.guarded_digest


def test_a_protected_edition_vouches_for_no_value_of_a_correction_and_no_address(read_more: More) -> None:
    lines = "corrections: [{{figure: f, value: {}, reason: entered late, by: {}}}]\n"

    three, four = (read_more(lines.format(value, "Data Manager")) for value in (3, 4))
    other = read_more(lines.format(3, "Head of Service"))

    assert three.digest != four.digest
    assert three.guarded_digest == four.guarded_digest != other.guarded_digest


def test_the_demonstration_config_is_good() -> None:
    spec = read_spec(bundled.folder("config") / "rotherham-2019-20-q4.yaml")

    assert (spec.yot, spec.quarter, spec.as_at) == ("Rotherham", Quarter(2019, 4), date(2020, 7, 13))
    assert [member.name for member in spec.comparators.family] == [
        "Doncaster",
        "Wigan",
        "Dudley",
        "Barnsley",
        "Tameside",
        "Blaenau Gwent and Caerphilly",
        "North East Lincolnshire",
        "North Lincolnshire",
        "Wakefield",
        "Western Bay",
    ]
    assert set(spec.no_update) == {"fte_rate", "reoff_binary", "reoff_per_reoffender"}
    assert [(name, edition.threshold) for name, edition in spec.editions.items()] == [("board", 0), ("public", 5)]
    assert {note.section for note in spec.commentary if set(note.by_edition) == {"board"}} == {"custody"}
    assert spec.sections.add[0].title == "Inspection"


@pytest.mark.parametrize(("more", "service"), [("", "Rotherham"), ("partition: E08000018\n", "E08000018")])
def test_a_dataset_of_many_services_is_asked_for_the_service_or_what_it_calls_it(
    read: Callable[[str], ReportSpec], more: str, service: str
) -> None:
    text = "\n".join((*GOOD_LINES, more))

    assert read(text).data.service == service
