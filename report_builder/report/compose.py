"""Plan and protected figures -> Report: sections, paragraphs, charts and tables, each in its place with its number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from report_builder.model.built import CoverLine, Report, Section
from report_builder.model.registers import NO_REGISTERS, Registers
from report_builder.model.spec import Edition, ReportSpec
from report_builder.model.tables import ProtectedTable
from report_builder.model.view import View
from report_builder.report import cover
from report_builder.report.attach import Composed, attach
from report_builder.report.book import Book
from report_builder.report.carried import as_carried, carried_spec
from report_builder.report.committee import front_lines, marking
from report_builder.report.desk import Desk, Draw
from report_builder.report.exempt import exempt_papers, without_exempt_pictures
from report_builder.report.glossary import unexplained
from report_builder.report.house import house_of
from report_builder.report.plan import Plan
from report_builder.report.prose import prose_of
from report_builder.report.rows import SYMBOLS
from report_builder.report.silence import why_withheld
from report_builder.report.terms import in_terms
from report_builder.report.typed import insist_typed_numbers
from report_builder.report.written import written

__all__ = ["Composed", "compose"]


def compose(
    plan: Plan,
    tables: tuple[ProtectedTable, ...],
    spec: ReportSpec,
    *,
    edition: Edition,
    draw: Draw,
    is_synthetic: bool,
    fingerprint: str,
    remarks: tuple[str, ...] = (),
    alternatives: Mapping[View, tuple[ProtectedTable, ...]] | None = None,
    registers: Registers = NO_REGISTERS,
) -> Composed:
    """One edition of a paper.

    Args:
        plan: the sections and what they show.
        tables: every view of the plan after the wall.
        spec: names, dates and wishes.
        edition: whose paper it is.
        draw: turns a chart's data into SVG.
        is_synthetic: whether the data say of themselves that they are made up.
        fingerprint: hash of config, inputs and versions.
        remarks: what the introduction must own up to, such as rows that were set aside.
        alternatives: view -> the tables that stand in for its withheld numbers.
        registers: the governance tables, which hold no figure of a child.

    Raises:
        ConfigError: commentary names a chart, table or appendix by a number that the edition does not have.
    """
    own = frozenset(plan.views)
    of_it = [table for table in tables if not own or table.view in own]
    withheld = why_withheld(of_it, edition=edition, spec=spec)
    owned_up = (*([withheld] if withheld else []), *remarks)
    book = Book(
        {table.view: table for table in tables}, frozenset(spec.no_update), spec.rated_within, edition.threshold
    )
    start = partial(Desk, spec, edition, draw, book, alternatives or {}, registers, owned_up)
    desk, sections = written(plan, start)
    report = _laid_out(plan, spec, edition, desk=desk, sections=sections)
    report = replace(report, is_synthetic=is_synthetic, fingerprint=fingerprint)
    places = {id_: tuple(dict.fromkeys(found)) for id_, found in desk.places.items()}
    exempt = exempt_papers(desk, report, spec, edition=edition)
    report = without_exempt_pictures(report, exempt)
    made = Composed(report, places, tuple(dict.fromkeys(desk.commentary)), exempt, unexplained(desk))
    made = replace(made, prose=tuple(prose_of(plan.sections, desk)))
    carried = (
        as_carried(
            compose(
                one,
                tables,
                carried_spec(spec, one.document, one.appendices),
                edition=edition,
                draw=draw,
                is_synthetic=is_synthetic,
                fingerprint=fingerprint,
                remarks=remarks,
                alternatives=alternatives,
                registers=registers,
            )
        )
        for one in plan.attached
    )
    whole = attach(made, zip((one.document for one in plan.attached), carried, strict=True))
    insist_typed_numbers(plan.sections, whole.report, exempt, place=spec.place_of_words)
    return whole


def _laid_out(plan: Plan, spec: ReportSpec, edition: Edition, *, desk: Desk, sections: tuple[Section, ...]) -> Report:
    """The written sections as a paper, with what stands before them."""
    used = {symbol: words for symbol, words in SYMBOLS.items() if symbol in desk.symbols}
    return Report(
        title=in_terms(plan.title, spec.terminology),
        subtitle="" if plan.front == "header" else plan.subtitle,
        organisation=cover.organisation(spec),
        edition=edition.name,
        marking=marking(edition, spec.committee.exemption),
        cover=(
            *_first_lines(plan, spec, edition),
            *front_lines(spec, edition, is_committee=plan.is_committee, exemption=spec.committee.exemption),
        ),
        sections=sections,
        pictures=desk.pictures,
        date_words=cover.date_words(spec),
        symbols=cover.symbols(used),
        front=plan.front,
        house=house_of(spec, organisation=cover.organisation(spec)),
    )


def _first_lines(plan: Plan, spec: ReportSpec, edition: Edition) -> tuple[CoverLine, ...]:
    """The lines of the cover, or of the block that stands in its place."""
    if plan.front == "header":
        return cover.header_lines(spec, edition, title=in_terms(plan.subtitle, spec.terminology))
    return cover.lines(spec, edition, quarter_label=plan.quarter_label)
