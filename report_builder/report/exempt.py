"""Exempt appendices: papers of their own, with the numbers of the whole, and figures that the public is never given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from report_builder.model.built import Block, Panel, Paragraph, Picture, Prose, Report, Section
from report_builder.model.spec import Edition, ReportSpec
from report_builder.model.tables import ProtectedTable
from report_builder.model.view import View
from report_builder.report import cover
from report_builder.report.anchors import anchor_of
from report_builder.report.committee import front_lines, marking
from report_builder.report.desk import Desk, ExemptSection
from report_builder.report.plan import Plan
from report_builder.report.planned_views import views_of
from report_builder.report.rows import SYMBOLS

_LINK = re.compile(r'<a href="#([^"]*)">(.*?)</a>', re.DOTALL)


def file_name(report: Report) -> str:
    """What an exempt appendix adds to the name of its paper's files: appendix-1-exempt."""
    (section,) = report.sections
    return f"{section.number.lower().replace(' ', '-')}-exempt"


def exempt_papers(desk: Desk, whole: Report, spec: ReportSpec, *, edition: Edition) -> tuple[Report, ...]:
    """Each exempt appendix as a paper of its own, marked on every page."""
    return tuple(_paper(one, whole, spec, edition=edition) for one in desk.exempt)


def _paper(one: ExemptSection, whole: Report, spec: ReportSpec, *, edition: Edition) -> Report:
    lines = front_lines(spec, edition, is_committee=True, exemption=one.exemption)
    blocks = [block for part in one.section.parts for block in part.blocks]
    own = {block.file for block in blocks if isinstance(block, Picture)}
    used = {symbol: words for symbol, words in SYMBOLS.items() if symbol in one.symbols}
    report = replace(
        whole,
        title=f"{whole.title}: {one.section.number}, {one.section.title}",
        marking=marking(edition, one.exemption),
        cover=(*(line for line in whole.cover if line.label not in {each.label for each in lines}), *lines),
        sections=(one.section,),
        pictures={name: picture for name, picture in whole.pictures.items() if name in own},
        symbols=cover.symbols(used),
        front="header",
        attached=(),
    )
    return without_links_outside(report)


def without_exempt_pictures(whole: Report, papers: Iterable[Report]) -> Report:
    """The paper without the charts of the appendices that are files of their own."""
    apart = {name for paper in papers for name in paper.pictures}
    return replace(whole, pictures={name: one for name, one in whole.pictures.items() if name not in apart})


def without_links_outside(report: Report) -> Report:
    """A part of a paper whose links to what it does not hold are words."""
    places = {section.anchor for section in report.sections} | {f"{one.report.prefix}paper" for one in report.attached}
    for section in report.sections:
        blocks = (block for part in section.parts for block in part.blocks)
        places |= {anchor_of(block) for block in blocks if not isinstance(block, (Prose, Panel))}
    return replace(report, sections=tuple(_unlinked(section, places) for section in report.sections))


def _unlinked(section: Section, places: set[str]) -> Section:
    parts = (replace(part, blocks=tuple(_within(block, places) for block in part.blocks)) for part in section.parts)
    return replace(section, parts=tuple(parts))


def _within(block: Block, places: set[str]) -> Block:
    if not isinstance(block, (Paragraph, Prose, Panel)):
        return block
    return replace(block, html=_LINK.sub(lambda link: link[0] if link[1] in places else link[2], block.html))


def figures_apart(
    plan: Plan, tables: Iterable[ProtectedTable], alternatives: Mapping[View, tuple[ProtectedTable, ...]]
) -> frozenset[str]:
    """The ids of figures that stand in exempt appendices alone: protected with the rest, and not told to the public.

    Args:
        plan: of the whole paper.
        tables: all of an edition.
        alternatives: what may be said besides.
    """
    exempt = tuple(section for section in plan.sections if section.exemption)
    others = tuple(section for section in plan.sections if not section.exemption)
    told = {*views_of(others), *plan.further, *(view for one in plan.attached for view in one.views)}
    apart = set(views_of(exempt)) - told
    if not apart:
        return frozenset()
    every = [*((table.view, table) for table in tables)]
    every += [(view, table) for view, besides in alternatives.items() for table in besides]
    kept = {figure.key.id for view, table in every if view not in apart for figure in table.figures}
    return frozenset(figure.key.id for view, table in every if view in apart for figure in table.figures) - kept
