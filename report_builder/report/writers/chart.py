"""Writes a chart in its place, or the words that stand where it cannot be."""

from __future__ import annotations

from dataclasses import replace

from report_builder.drawing.chart import ChartData
from report_builder.errors import ConfigError
from report_builder.model.built import Block, Picture, SetTable
from report_builder.model.measure import MEASURES
from report_builder.model.tables import Figure, Status
from report_builder.report.desk import Desk
from report_builder.report.mapped import mapped, not_on_the_map
from report_builder.report.pictures import (
    alt_text,
    chart_data,
    chart_numbers,
    is_too_long,
    left_of_chart,
    shows_numbers_beneath,
)
from report_builder.report.plan import PlannedChart
from report_builder.report.rows import WITHHELD, marks_in
from report_builder.report.silence import HATCHED, SHADED, STRIPED, what_is_left
from report_builder.report.terms import in_our_terms


def write_chart(desk: Desk, planned: PlannedChart) -> list[Block]:
    """A chart with its finding, source, alternative text and numbers; or the sentence that stands for it."""
    planned = replace(planned, series=in_our_terms(planned.series, desk.spec.terminology))
    desk.book.touched.clear()
    plain, _ = desk.wording().first(planned.plain.sentences)
    in_plain = list(desk.book.touched)
    title, is_withheld = desk.wording().first(planned.title.sentences)
    said = list(desk.book.touched) if title and not is_withheld else in_plain
    desk.book.touched.clear()
    data = chart_data(planned, desk.book, highlight=desk.spec.yot)
    if data is None:
        return desk.instead(desk.first_hidden([one.view for one in planned.series]), plain)
    if len(data.categories) < planned.least:
        return []
    left = left_of_chart(planned, desk.book)
    if left is not None:
        return _left(desk, plain, [] if planned.mostly_shown else left)
    if any(figure.status is Status.WITHHELD for figure in desk.book.touched):
        desk.symbols.add(WITHHELD)  # what is not available is drawn as words
    if is_too_long(data):
        return _as_table(desk, planned, plain)
    desk.charts += not planned.number
    planned = replace(planned, number=planned.number or str(desk.charts))
    alt = alt_text(planned, desk.book, plain=desk.in_terms(plain))
    desk.note_places(f"chart {planned.number}", [*desk.book.touched, *said])
    file = f"chart-{planned.number}.svg"
    desk.pictures[file] = _drawn(desk, planned, data)
    headline = title if title and not is_withheld else plain
    source = MEASURES[planned.series[0].view.measure].source
    line = f"Source: {source}." if headline == plain else f"{plain}. Source: {source}."
    notes = [*_notes(desk, planned), *_not_drawn(planned, data)]
    notes += _how_it_is_drawn(data)
    said_of_it = desk.in_terms(headline), file, alt, desk.in_terms(line), " ".join(notes)
    picture = Picture(
        planned.number,
        *said_of_it,
        numbers=_numbers(desk, planned),
        id=planned.id,
        shows_numbers_beneath=shows_numbers_beneath(planned, data),
    )
    if picture.shows_numbers_beneath and picture.numbers:
        desk.symbols |= marks_in(picture.numbers)
    return [picture, *desk.besides([series.view for series in planned.series])]


def _how_it_is_drawn(data: ChartData) -> list[str]:
    """What a reader must know of the shades and of the marks of withheld numbers."""
    is_map = data.kind == "map"
    shaded = [SHADED] if is_map else []
    return shaded + ([STRIPED if is_map else HATCHED] if any(mark.is_withheld for mark in data.marks) else [])


def _notes(desk: Desk, planned: PlannedChart) -> list[str]:
    """What the chart's tables say of themselves, each once."""
    return list(dict.fromkeys(note for s in planned.series for note in desk.book.table(s.view).notes))


def _numbers(desk: Desk, planned: PlannedChart) -> SetTable:
    """What it draws as a table, in the words that the config asks for."""
    numbers = chart_numbers(planned, desk.book)
    return replace(numbers, heads=tuple(desk.in_terms(head) for head in numbers.heads))


def _as_table(desk: Desk, planned: PlannedChart, plain: str) -> list[Block]:
    """The numbers of a chart that no page has room for, as a table of the paper."""
    desk.tables += 1
    numbers = _numbers(desk, planned)
    source = MEASURES[planned.series[0].view.measure].source
    table = replace(
        numbers,
        number=str(desk.tables),
        title=desk.in_terms(plain),
        source=f"Source: {source}.",
        notes=tuple(_notes(desk, planned)),
        id=planned.id,
    )
    desk.symbols |= marks_in(table)
    desk.note_places(f"table {table.number}")
    return [table, *desk.besides([series.view for series in planned.series])]


def _drawn(desk: Desk, planned: PlannedChart, data: ChartData) -> bytes:
    """The picture.

    Raises:
        ConfigError: the data have more series than the kind can show; it names the chart's file.
    """
    try:
        return desk.draw(replace(data, unit=desk.in_terms(data.unit)))
    except ConfigError as error:
        raise ConfigError(replace(one, where=one.where or planned.where) for one in error.complaints) from None


def _not_drawn(planned: PlannedChart, data: ChartData) -> list[str]:
    """Places that a map has no area for; their numbers stand in the table beneath it."""
    if planned.kind != "map":
        return []
    return not_on_the_map(mapped(planned.boundaries, data.categories, where=planned.where)[1])


def _left(desk: Desk, title: str, left: list[tuple[str, list[Figure]]]) -> list[Block]:
    """The few numbers of a chart that can be shown, in a sentence."""
    desk.book.touched[:] = [figure for _, figures in left for figure in figures]
    desk.withheld = True
    if not left:
        desk.hidden.append(title)
        return []
    return [desk.paragraph(what_is_left(title, [said for said, _ in left]))]
