"""The plan: what the config names must be there, and a definition that is not made as ours are is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from small_specs import asked

from report_builder import bundled
from report_builder.errors import Complaint, ConfigError
from report_builder.model.spec import AddedSection, AskedView, Commentary, ReportSpec, Sections
from report_builder.model.view import View
from report_builder.report.definition import find
from report_builder.report.outline import make_plan
from report_builder.report.plan import (
    Flag,
    Listing,
    PartHead,
    Plan,
    PlannedChart,
    PlannedCommentary,
    PlannedSection,
    PlannedTable,
    Text,
)


@pytest.fixture
def spec() -> ReportSpec:
    """A spec of two editions."""
    return asked(places={"sections.order.1": "board.yaml:7:3", "appendices": "board.yaml:9:1"})


def plan(spec: ReportSpec, *own: Path) -> Plan:
    folders = {name: (*(place / name for place in own), bundled.folder(name)) for name in ("templates", "charts")}
    return make_plan(spec, templates=folders["templates"], charts=folders["charts"])


def complaints(spec: ReportSpec, *own: Path) -> list[str]:
    with pytest.raises(ConfigError) as refused:
        plan(spec, *own)
    return [str(complaint) for complaint in refused.value.complaints]


def test_every_section_that_is_not_there_is_named_at_once_in_its_place(spec: ReportSpec) -> None:
    wishes = Sections(("custdy",), ("trackr",), {"zebra": "Z"}, (AddedSection("staffing", "Inspection", "Words."),))

    said = complaints(replace(spec, sections=wishes, appendices=("custody",)))

    assert [one.partition(";")[0] for one in said] == [
        "board.yaml: sections.leave_out.1: 'board-report' has no section 'custdy'",
        "board.yaml:7:3: sections.order.1: 'board-report' has no section 'trackr'",
        "board.yaml: sections.titles.zebra: 'board-report' has no section 'zebra'",
        "board.yaml: sections.add.1.after: 'board-report' has no section 'staffing'",
        "board.yaml:9:1: appendices.1: 'board-report' has no appendix 'custody'",
    ]
    assert said[0].endswith("did you mean 'custody'?")


def test_a_text_that_both_editions_share_is_complained_of_once(spec: ReportSpec) -> None:
    note = Commentary("custody", dict.fromkeys(spec.editions, "{{ custdy_rate.shown }}"), "board.yaml:12")

    assert complaints(replace(spec, commentary=(note,))) == [
        "board.yaml:12: there is no figure 'custdy_rate'; did you mean 'custody_rate'?"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "outline.yaml:1:1: the file is empty"),
        (b"title: x\n", "the key 'sections' is missing"),
        (b"title: x\nsubtitle: y\nsections: 5\n", "not of the kind"),
        (b"title: x\nsubtitle: y\nsections: [{id: custody, title: z}]\n", "the key 'blocks' is missing"),
        (b"a: [\n", "outline.yaml:2:1: a value is missing"),
        (
            b"a: !!python/object/apply:os.system [id]\n",
            "outline.yaml:1:4: a: '!!python/object/apply:os.system' is a tag",
        ),
        (b"\xff\xfe", "the file is UTF-16"),
    ],
)
def test_an_outline_that_is_not_made_as_ours_is_named(
    spec: ReportSpec, tmp_path: Path, text: bytes, words: str
) -> None:
    file = tmp_path / "templates" / "board-report" / "outline.yaml"
    file.parent.mkdir(parents=True)
    file.write_bytes(text)

    (said,) = complaints(replace(spec, appendices=()), tmp_path)

    assert said.startswith(str(file))
    assert words in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "plain: x\nalong: series\nview: {measure: custody_rate}\n",
            "custody-trend.yaml:1:1: the key 'kind' is missing",
        ),
        (
            "number: 5\nkind: lines\nplain: x\nalong: period\nview: {measure: custody_rat}\n",
            "did you mean 'custody_rate'",
        ),
        ("number: 5\nkind: lines\nplain: x\nalong: period\nview: 5\n", "a view should stand here"),
    ],
)
def test_a_chart_that_is_not_made_as_ours_is_named(spec: ReportSpec, tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "charts" / "custody-trend.yaml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")

    (said,) = complaints(spec, tmp_path)

    assert said.startswith(str(file))
    assert words in said


def test_what_is_left_out_ordered_and_titled_is_so_in_the_plan(spec: ReportSpec) -> None:
    wishes = Sections(("ethnicity",), ("tracker", "custody"), {"custody": "Sentences"})

    sections = plan(replace(spec, sections=wishes, appendices=("scorecard",))).sections

    ids = [section.id for section in sections]
    assert ids[:3] == ["summary", "tracker", "custody"]
    assert ids[-1] == "scorecard"
    assert not {"ethnicity", "budget"} & set(ids)
    assert next(section.title for section in sections if section.id == "custody") == "Sentences"


OUTLINE = """
title: Performance report
subtitle: Report to the board
sections:
  - id: introduction
    title: Introduction
    blocks:
      - text: ["This is {{ service }}.", "It worked with {{ caseload.counted }}."]
      - list: family
      - commentary
  - id: custody
    title: Use of custody
    blocks:
      - flag: custody_rate
      - chart: by-age
      - commentary
  - id: local-picture
    title: The local picture
    blocks:
      - part: Where children live
      - table:
          title: Girls by locality
          rows: locality
          without_zero: true
          views:
            - head: Girls
              view: {measure: caseload, by: [locality], pick: {sex: female}}
  - {id: budget, title: Budget, appendix: true, blocks: [commentary]}
  - {id: scorecard, title: Scorecard, appendix: true, blocks: [commentary]}
"""

CHART = """
number: 8
kind: columns
plain: "Children by age, {{ quarter_words }}"
title: "{{ caseload.by(sex='male').share }} are boys"
along: age
split: sex
categories: ["14", "15"]
height_mm: 90
view: {measure: caseload, by: [age, sex]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small outline with one chart."""
    (tmp_path / "board-report").mkdir()
    (tmp_path / "board-report" / "outline.yaml").write_text(OUTLINE)
    (tmp_path / "by-age.yaml").write_text(CHART)
    return tmp_path


def planned(folder: Path, **changes: Any) -> Plan:
    return make_plan(asked(**changes), templates=[folder], charts=[folder])


def the_complaint(folder: Path, **changes: Any) -> Complaint:
    with pytest.raises(ConfigError) as refused:
        planned(folder, **changes)
    (complaint,) = refused.value.complaints
    return complaint


def titles(plan: Plan) -> list[str]:
    return [section.title for section in plan.sections]


def section(plan: Plan, id_: str) -> PlannedSection:
    return next(section for section in plan.sections if section.id == id_)


def own_words(section: PlannedSection) -> list[tuple[str, str]]:
    return [(block.edition, block.text) for block in section.blocks if isinstance(block, PlannedCommentary)]


def test_an_unchanged_outline_keeps_its_order_and_no_appendix_that_was_not_asked_for(folder: Path) -> None:
    plan = planned(folder)

    assert titles(plan) == ["Introduction", "Use of custody", "The local picture"]
    assert (plan.document, plan.title, plan.subtitle) == ("board-report", "Performance report", "Report to the board")


def test_each_kind_of_block_is_read(folder: Path) -> None:
    assert [type(block) for one in planned(folder).sections for block in one.blocks] == [
        Text,
        Listing,
        Flag,
        PlannedChart,
        PartHead,
        PlannedTable,
    ]


def test_a_chart_is_read_from_its_own_file(folder: Path) -> None:
    (chart,) = (block for block in section(planned(folder), "custody").blocks if isinstance(block, PlannedChart))

    assert (chart.id, chart.number, chart.kind, chart.along, chart.split) == ("by-age", "8", "columns", "age", "sex")
    assert (chart.categories, chart.height_mm, chart.without_zero) == (("14", "15"), 90, False)
    assert chart.series[0].view == View("caseload", ("age", "sex"))
    assert chart.plain.sentences == ("Children by age, {{ quarter_words }}",)


def test_a_table_is_read_with_its_heads(folder: Path) -> None:
    (table,) = (block for block in section(planned(folder), "local-picture").blocks if isinstance(block, PlannedTable))

    assert (table.title, table.rows, table.columns, table.without_zero) == ("Girls by locality", "locality", "", True)
    assert [(one.name, one.view) for one in table.series] == [
        ("Girls", View("caseload", ("locality",), fixed=(("sex", "female"),)))
    ]


def test_every_view_is_known_once_in_the_order_of_the_paper_and_the_further_ones_last(folder: Path) -> None:
    further = (AskedView(View("days_lost")), AskedView(View("caseload")))

    assert planned(folder, figures=further).views == (
        View("caseload"),
        View("caseload", ("age", "sex")),
        View("caseload_share", fixed=(("sex", "male"),)),
        View("caseload", fixed=(("sex", "male"),)),
        View("caseload", ("locality",), fixed=(("sex", "female"),)),
        View("days_lost"),
    )


def test_a_section_that_is_left_out_takes_its_views_with_it(folder: Path) -> None:
    assert planned(folder, sections=Sections(leave_out=("custody", "local-picture"))).views == (View("caseload"),)


def test_appendices_stand_last_in_the_order_of_the_config(folder: Path) -> None:
    plan = planned(folder, appendices=("scorecard", "budget"), sections=Sections(order=("custody",)))

    assert titles(plan)[-2:] == ["Scorecard", "Budget"]
    assert [one.is_appendix for one in plan.sections] == [False, False, False, True, True]


def test_added_sections_follow_theirs_in_the_order_of_the_config(folder: Path) -> None:
    added = tuple(AddedSection("custody", title, "Words.", "board.yaml:9") for title in ("Inspection", "Staff"))

    plan = planned(folder, sections=Sections(add=added))

    assert titles(plan) == ["Introduction", "Use of custody", "Inspection", "Staff", "The local picture"]
    assert len({one.id for one in plan.sections}) == 5
    assert own_words(section(plan, "custody-added-1")) == [("board", "Words."), ("public", "Words.")]


def test_a_section_added_after_an_appendix_is_an_appendix(folder: Path) -> None:
    added = AddedSection("budget", "Grants", "Words.", "board.yaml:9")

    plan = planned(folder, appendices=("budget",), sections=Sections(add=(added,)))

    assert [(one.title, one.is_appendix) for one in plan.sections[-2:]] == [("Budget", True), ("Grants", True)]


@pytest.mark.parametrize(("after", "left_out"), [("custody", ("custody",)), ("budget", ())])
def test_a_section_added_after_one_that_is_not_in_the_paper_is_not_lost_in_silence(
    folder: Path, after: str, left_out: tuple[str, ...]
) -> None:
    added = AddedSection(after, "Inspection", "Words.", "board.yaml:9")

    complaint = the_complaint(folder, sections=Sections(leave_out=left_out, add=(added,)))

    assert complaint.what == f"'Inspection' is to stand after '{after}', which this paper leaves out"
    assert complaint.where == "board.yaml: sections.add.1.after"


def test_commentary_of_each_edition_stands_where_the_outline_has_room_for_it(folder: Path) -> None:
    by_edition = {"board": "There were {{ custody_count.counted }}.", "public": "Few."}

    plan = planned(folder, commentary=(Commentary("custody", by_edition, "board.yaml:20"),))

    assert own_words(section(plan, "custody")) == list(by_edition.items())
    assert View("custody_count") in plan.views


def test_a_wrong_reference_is_named_with_its_own_line_of_the_config(folder: Path) -> None:
    note = Commentary("custody", {"board": "Well.\n\nThere were {{ custody_cuont.counted }}."}, "board.yaml:20")

    complaint = the_complaint(folder, commentary=(note,))

    assert (complaint.where, complaint.mend) == ("board.yaml:22", "did you mean 'custody_count'?")


def test_a_wrong_reference_of_a_chart_names_the_chart_s_file(folder: Path) -> None:
    (folder / "by-age.yaml").write_text(CHART.replace("caseload.by(sex", "caseload.by(gender"))

    complaint = the_complaint(folder)

    assert "no breakdown by 'gender'" in complaint.what
    assert complaint.where.startswith(str(folder / "by-age.yaml"))


def test_a_block_of_no_known_kind_is_named(folder: Path) -> None:
    (folder / "board-report" / "outline.yaml").write_text(OUTLINE.replace("flag:", "flagg:"))

    assert the_complaint(folder).what == "'flagg' is no kind of block"


def test_a_chart_without_a_file_is_named_with_where_it_was_looked_for(folder: Path) -> None:
    (folder / "by-age.yaml").unlink()

    assert the_complaint(folder) == Complaint("there is no 'by-age.yaml'", str(folder))


def test_the_first_folder_that_has_a_file_is_taken(tmp_path: Path) -> None:
    own, ours = tmp_path / "own", tmp_path / "ours"
    for folder, files in ((own, ("a.yaml",)), (ours, ("a.yaml", "b.yaml"))):
        folder.mkdir()
        for name in files:
            (folder / name).write_text("x: 1")

    assert find("a.yaml", [own, ours]) == own / "a.yaml"
    assert find("b.yaml", [own, ours]) == ours / "b.yaml"
