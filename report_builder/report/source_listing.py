"""The lists at the end of a paper of published figures: where they come from, and what nobody supplied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from report_builder.model.measure import MEASURES
from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.book import Book


def source_listing(name: str, book: Book, absent: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The introduction of a list and its markup; nothing where there is nothing to list.

    Args:
        name: `sources` of the figures, by measure, or `absent`, what was not supplied.
        book: the protected tables, which know their sources.
        absent: why sections were left out, as sentences.
    """
    if name == "absent" and absent:
        yield "These national indicators are not in this paper:", _bullets(absent)
    sources = _by_measure(book) if name == "sources" else {}
    if sources:
        said = [f"{MEASURES[measure].name}: {'; '.join(found)}" for measure, found in sources.items()]
        yield "The published figures come from:", _bullets(said)


def absence(views: Sequence[View], book: Book, *, service: str) -> list[str]:
    """Why nothing can be said with the views of a section; nothing where one has a figure of the service, or a mark."""
    tables = [book.table(view) for view in views]
    if any(
        not table.missing and any(_is_there(figure) for figure in (*table.figures, *table.dropped)) for table in tables
    ):
        return []
    return [table.missing or _of_others(table, service) for table in tables]


def _is_there(figure: Figure) -> bool:
    return figure.key.is_own and figure.status in {Status.SHOWN, Status.WITHHELD}


def _of_others(table: ProtectedTable, service: str) -> str:
    measure = MEASURES[table.view.measure]
    return f"{measure.name}: figures of other services are published, but none of {service}."


def _by_measure(book: Book) -> dict[str, list[str]]:
    """Measure -> its publications, each once; a rate and its count, which bear one name, together."""
    found: dict[str, list[str]] = {}
    first_of: dict[str, str] = {}
    for view, table in book.tables.items():
        measure = first_of.setdefault(MEASURES[view.measure].name, view.measure)
        known = found.setdefault(measure, [])
        known += [source for source in table.sources if source not in known]
    return {measure: sources for measure, sources in found.items() if sources}


def _bullets(items: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{_unbroken(escape(item, quote=False))}</li>" for item in items) + "</ul>"


def _unbroken(text: str) -> str:
    """A year is kept on a line with what a hyphen joins it to: readers of PDF take such a hyphen for a broken word."""
    return re.sub(r"\b\w+-\d{4}\b", r'<span class="unbroken">\g<0></span>', text)
