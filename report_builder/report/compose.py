"""Plan and protected figures -> Report: sections, paragraphs, charts and tables, each in its place with its number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from report_builder.model.built import Report
from report_builder.model.registers import NO_REGISTERS, Registers
from report_builder.model.spec import Edition, ReportSpec
from report_builder.model.tables import ProtectedTable
from report_builder.model.view import View
from report_builder.report import cover
from report_builder.report.book import Book
from report_builder.report.desk import Desk, Draw
from report_builder.report.plan import Plan
from report_builder.report.rows import SYMBOLS
from report_builder.report.silence import why_withheld
from report_builder.report.terms import in_terms
from report_builder.report.writer import Writer


@dataclass(frozen=True, slots=True)
class Composed:
    """A report and where in it each figure stands: figure id -> "chart 7", "para 2.4".

    `commentary` are the paragraphs that people wrote, in order.
    """

    report: Report
    places: Mapping[str, tuple[str, ...]]
    commentary: tuple[str, ...] = ()


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
    """
    withheld = why_withheld(tables, edition=edition, spec=spec)
    owned_up = (*([withheld] if withheld else []), *remarks)
    book = Book({table.view: table for table in tables}, frozenset(spec.no_update))
    desk = Desk(spec, edition, draw, book, alternatives or {}, registers)
    sections = tuple(Writer(desk, owned_up).sections(plan.sections))
    used = {symbol: words for symbol, words in SYMBOLS.items() if symbol in desk.symbols}
    report = Report(
        title=in_terms(plan.title, spec.terminology),
        subtitle=plan.subtitle,
        organisation=cover.organisation(spec),
        edition=edition.name,
        marking=edition.marking,
        cover=cover.lines(spec, edition, quarter_label=plan.quarter_label),
        sections=sections,
        pictures=desk.pictures,
        is_synthetic=is_synthetic,
        date_words=cover.date_words(spec),
        fingerprint=fingerprint,
        symbols=cover.symbols(used),
    )
    places = {id_: tuple(dict.fromkeys(found)) for id_, found in desk.places.items()}
    return Composed(report, places, tuple(dict.fromkeys(desk.commentary)))
