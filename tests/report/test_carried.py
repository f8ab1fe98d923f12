"""Whole documents as appendices: asked for in the config or by an outline, planned once, never within themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small_specs import asked

from report_builder import bundled
from report_builder.errors import ConfigError
from report_builder.model.built import CoverLine, Report
from report_builder.model.spec import ReportSpec, Sections
from report_builder.report.attach import Composed
from report_builder.report.carried import as_carried
from report_builder.report.outline import make_plan
from report_builder.report.plan import Plan

OUTLINE = """\
title: {name}
subtitle: S
appendices: [{carried}]
sections: [{{id: a, title: A, blocks: [{{text: [Words.]}}]}}]
"""


def plan(spec: ReportSpec, *own: Path) -> Plan:
    return make_plan(spec, templates=(*own, bundled.folder("templates")), charts=(bundled.folder("charts"),))


@pytest.fixture
def briefing() -> ReportSpec:
    """A briefing that carries the board report."""
    places = {"appendices.1": "briefing.yaml:9:14", "appendices.2": "briefing.yaml:9:27"}
    return asked(document="scrutiny-briefing", appendices=("board-report",), places=places)


def complaints(spec: ReportSpec, *own: Path) -> list[str]:
    with pytest.raises(ConfigError) as refused:
        plan(spec, *own)
    return [str(complaint) for complaint in refused.value.complaints]


def test_a_document_among_the_appendices_is_planned_with_appendices_of_its_own(briefing: ReportSpec) -> None:
    (carried,) = plan(briefing).attached

    assert carried.document == "board-report"
    assert carried.appendices == ("budget", "scorecard")


def test_a_carried_paper_leaves_it_to_its_carrier_to_whom_it_goes_and_when() -> None:
    lines = tuple(CoverLine(label, "words") for label in ("Report to", "Date", "Period", "Edition"))
    report = Report("Report", "", "Anytown", "public", "", lines, ())

    assert [line.label for line in as_carried(Composed(report, {})).report.cover] == ["Period", "Edition"]


def test_the_views_of_both_are_planned_once(briefing: ReportSpec) -> None:
    both, alone = plan(briefing), plan(asked(appendices=("budget", "scorecard")))
    (carried,) = both.attached

    assert carried.views == alone.views
    assert set(alone.views) < set(both.views)
    assert len(both.views) == len(set(both.views))
    assert set(alone.alternatives) <= set(both.alternatives)
    assert len(both.alternatives) == len(set(both.alternatives))


def test_the_governance_tables_of_a_carried_paper_are_needed_too() -> None:
    carries = asked(appendices=("scrutiny-briefing",))

    assert plan(carries).registers == {"actions", "meetings"}


def test_what_the_config_leaves_out_is_left_out_of_its_own_paper_alone(briefing: ReportSpec) -> None:
    both = plan(replace(briefing, sections=Sections(leave_out=("timeline",))))

    assert "timeline" not in {section.id for section in both.sections}
    assert both.attached == plan(briefing).attached


def test_a_document_that_carries_itself_is_refused_where_it_is_asked_for(briefing: ReportSpec) -> None:
    (said,) = complaints(replace(briefing, appendices=("ethnicity", "scrutiny-briefing")))

    assert said.startswith("briefing.yaml:9:27: appendices.2: a paper cannot carry itself: ")
    assert "'scrutiny-briefing' carries 'scrutiny-briefing'" in said


def test_two_documents_that_carry_each_other_are_refused(briefing: ReportSpec, tmp_path: Path) -> None:
    for name, carried in (("one", "other"), ("other", "one")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "outline.yaml").write_text(OUTLINE.format(name=name, carried=carried), encoding="utf-8")

    (said,) = complaints(replace(briefing, document="one", appendices=("other",)), tmp_path)

    assert "a paper cannot carry itself: 'one' carries 'other' carries 'one'" in said
    assert str(tmp_path / "other" / "outline.yaml") in said


def test_a_misspelt_document_is_asked_back(briefing: ReportSpec) -> None:
    (said,) = complaints(replace(briefing, appendices=("board-raport",)))

    assert "did you mean 'board-report'?" in said


def test_our_own_default_gives_way_to_what_the_outline_names() -> None:
    default = f"{bundled.folder('config') / 'default.yaml'}:37:14"
    places = {"appendices.1": default, "appendices.2": default}
    spec = asked(document="scrutiny-briefing", appendices=("budget", "scorecard"), places=places)

    assert plan(spec).appendices == ("ethnicity",)
    assert plan(replace(spec, appendices=())).appendices == ()
    assert plan(replace(spec, document="board-report")).appendices == ("budget", "scorecard")
