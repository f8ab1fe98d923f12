"""The lists at the end of a paper of published figures: where they come from, and what nobody supplied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from report_builder.model.measure import MEASURES
from report_builder.model.national import WORKED_OUT
from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.phrases import within_a_sentence

_FROM = ", from "
"""What stands between how a figure was worked out and the publication of its parts."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a measure is not in a paper: a sentence of its own, or a clause that several measures may share."""

    measure: str
    sentence: str = ""
    clause: str = ""


def source_listing(name: str, book: Book, gaps: Sequence[Gap]) -> Iterator[tuple[str, str]]:
    """The introduction of a list and its markup; nothing where there is nothing to list.

    Args:
        name: `sources` of the figures, with what was worked out of them, or `absent`, what was not supplied.
        book: the protected tables, which know their sources.
        gaps: the measures of the sections that were left out; they have no source in this paper.
    """
    if name == "absent" and gaps:
        yield "These national indicators are not in this paper:", _bullets(_reasons(gaps))
    if name != "sources":
        return
    published, made = _publications(book, {gap.measure for gap in gaps})
    if published:
        said = [f"{publication}: {_named(names)}" for publication, names in published.items()]
        yield "The published figures come from:", _bullets(said)
    if made:
        only = f"{_FROM}{next(iter(published))}" if len(published) == 1 else ""
        said = [f"{what}: {'; '.join(way.removesuffix(only) for way in ways)}" for what, ways in made.items()]
        yield "These figures were published nowhere, but worked out from published ones:", _bullets(said)


def absence(views: Sequence[View], book: Book, *, service: str) -> list[Gap]:
    """Why nothing can be said with the views of a section; nothing where one has a figure of the service, or a mark."""
    tables = [book.table(view) for view in views]
    if any(
        not table.missing and any(_is_there(figure) for figure in (*table.figures, *table.dropped)) for table in tables
    ):
        return []
    return [_gap(table, service) for table in tables]


def _is_there(figure: Figure) -> bool:
    return figure.key.is_own and figure.status in {Status.SHOWN, Status.WITHHELD}


def _gap(table: ProtectedTable, service: str) -> Gap:
    name = MEASURES[table.view.measure].name
    if table.missing:
        return Gap(name, sentence=table.missing)
    return Gap(name, clause=f"figures of other services are published, but none of {service}")


def _reasons(gaps: Sequence[Gap]) -> list[str]:
    """The sentences, each once, then each clause with all measures that it is true of."""
    names: dict[str, list[str]] = {}
    for gap in gaps:
        if gap.clause:
            _add(names, gap.clause, gap.measure)
    own = dict.fromkeys(gap.sentence for gap in gaps if gap.sentence)
    return [*own, *(f"{_named(measures)}: {clause}." for clause, measures in names.items())]


def _named(measures: Sequence[str]) -> str:
    return "; ".join([*measures[:1], *(within_a_sentence(measure) for measure in measures[1:])])


def _publications(book: Book, left_out: set[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Publication -> the measures taken from it, and a figure that was worked out -> how, each once."""
    published: dict[str, list[str]] = {}
    made: dict[str, list[str]] = {}
    for view, table in book.tables.items():
        name = MEASURES[view.measure].name
        for source in table.sources if name not in left_out else ():
            area, mark, how = source.partition(f": {WORKED_OUT}")
            _, parted, publication = how.rpartition(_FROM)
            if parted or not mark:
                _add(published, publication or source, name)
            if mark:
                _add(made, f"{area}, {within_a_sentence(name)}", how)
    return published, made


def _add(found: dict[str, list[str]], key: str, value: str) -> None:
    known = found.setdefault(key, [])
    if value not in known:
        known.append(value)


def _bullets(items: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{_unbroken(escape(item, quote=False))}</li>" for item in items) + "</ul>"


def _unbroken(text: str) -> str:
    """A year is kept on a line with what a hyphen joins it to: readers of PDF take such a hyphen for a broken word."""
    return re.sub(r"\b\w+-\d{4}\b", r'<span class="unbroken">\g<0></span>', text)
