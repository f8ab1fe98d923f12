"""The plan: what the config names must be there, and a definition that is not made as ours are is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from report_builder import bundled
from report_builder.errors import ConfigError
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.period import Quarter
from report_builder.model.spec import (
    AddedSection,
    CaseTypes,
    Commentary,
    Comparators,
    Edition,
    Meeting,
    ReportSpec,
    Sections,
)
from report_builder.report.outline import make_plan
from report_builder.report.plan import Plan


@pytest.fixture
def spec() -> ReportSpec:
    """A spec of two editions."""
    return ReportSpec(
        source=Path("board.yaml"),
        name="board",
        document="board-report",
        yot="Rotherham",
        quarter=Quarter(2019, 4),
        as_at=date(2020, 7, 13),
        data=Path("data"),
        comparators=Comparators(),
        editions={"board": Edition("board", 0), "public": Edition("public", 5)},
        meeting=Meeting("Board", date(2020, 7, 13)),
        case_types=CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
        places={"sections.order.1": "board.yaml:7:3", "appendices": "board.yaml:9:1"},
    )


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
        (b"", "should hold keys and values"),
        (b"title: x\n", "the key 'sections' is missing"),
        (b"title: x\nsubtitle: y\nsections: 5\n", "not of the kind"),
        (b"title: x\nsubtitle: y\nsections: [{id: custody, title: z}]\n", "the key 'blocks' is missing"),
        (b"a: [\n", "outline.yaml:2: the file is not YAML"),
        (b"a: !!python/object/apply:os.system [id]\n", "outline.yaml:1: the file is not YAML"),
        (b"\xff\xfe", "the file is not UTF-8"),
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
        ("view: {measure: custody_rate}\n", "the key 'number' is missing"),
        (
            "number: 5\nkind: lines\nplain: x\nalong: period\nview: {measure: custody_rat}\n",
            "did you mean 'custody_rate'",
        ),
        ("number: 5\nkind: lines\nplain: x\nalong: period\nview: {measur: custody_rate}\n", "a view cannot be read"),
        ("number: 5\nkind: lines\nplain: x\nalong: period\nview: 5\n", "not of the kind"),
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
    assert ids[:2] == ["tracker", "custody"]
    assert ids[-1] == "scorecard"
    assert not {"ethnicity", "budget"} & set(ids)
    assert next(section.title for section in sections if section.id == "custody") == "Sentences"
