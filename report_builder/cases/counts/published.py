"""Published figures of the service and its comparators: for which periods, in which order, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from report_builder.cases.counts.answers import nothing_supplied
from report_builder.cases.counts.areas import areas_of, national_note, own_area
from report_builder.cases.counts.captions import captions
from report_builder.cases.counts.changes import change_figures, pair_of
from report_builder.cases.counts.comparators import family_figure
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.given import Area, Figured, published_figure
from report_builder.cases.counts.known import Publications, Readings
from report_builder.cases.counts.one import one_figure
from report_builder.cases.counts.periods import periods_of
from report_builder.cases.counts.ranks import rank_figure
from report_builder.model.key import Key, labels
from report_builder.model.measure import MEASURES, Measure
from report_builder.model.national import WORKED_OUT
from report_builder.model.period import Period
from report_builder.model.tables import Cell, CountTable, Missing, Wanted
from report_builder.model.view import View

_LATEST = {"latest": 1, "two-years": 2, "five-years": 5}


def count_published(view: View, context: Context) -> CountTable:
    """The published figures of a view: areas in its order, each with its periods from the oldest to the latest.

    "Five years" are the five latest known periods of the service that are alike and share no day; comparators are shown
    for the same ones.
    """
    known = Publications(context)
    found = known.of(view.measure) if "published" in context.cases else {}
    if not found:
        total = Key(view.measure, context.spec.yot, "yjs", context.spec.quarter.twelve_months)
        return nothing_supplied(view, total, what=_in_words(MEASURES[view.measure]))
    if {*view.dimensions, *dict(view.fixed)} - {"source"} or view.of:
        return _without_breakdown(view, context)
    periods = published_periods(view, context, found)
    figures = [_of_source(figure, view) for figure in _figures(view, known, periods)]
    return CountTable(
        view,
        tuple(figure.wanted for figure in figures),
        _once(cell for figure in figures for cell in figure.cells),
        tuple(dict.fromkeys(relation for figure in figures for relation in figure.relations)),
        notes=tuple(_notes(view, context, found, figures)),
        sources=tuple(dict.fromkeys(_sources(figures))),
    )


def _in_words(measure: Measure) -> str:
    """What was not supplied: published custodial sentences, the published share of children who reoffended."""
    name = f"{measure.name[:1].lower()}{measure.name[1:]}"
    if measure.kind == "share" or measure.parts[1] == "population":
        return f"the published {measure.kind} of {name}"
    return f"published {name}"


def published_periods(view: View, context: Context, found: Readings) -> tuple[Period, ...]:
    """The periods of a view, the oldest first: the latest known ones of the service, or those that it names."""
    word = MEASURES[view.measure].period if view.periods == "default" else view.periods
    if word == "cohort":
        word = "latest"
    if word in _LATEST:
        return separate(known_periods(context, found))[-_LATEST[word] :]
    return periods_of(view, context)


def separate(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The latest of several periods, and those before it that are like it and share no day with a later one.

    Rolling years that are published each quarter overlap, and one source counts calendar years where another counts
    financial ones: a line through all of them would show some months twice.

    Args:
        periods: the oldest first.

    Source: the measure definitions: a trend over several years is one over separate years.
    """
    kept = list(periods[-1:])
    for period in reversed(periods[:-1]):
        is_alike = period.months == kept[0].months and period.start.month == kept[0].start.month
        if is_alike and not period.overlaps(kept[0]):
            kept.insert(0, period)
    return tuple(kept)


def known_periods(context: Context, found: Readings) -> tuple[Period, ...]:
    """The periods for which the service has a figure (its comparators, where it has none), the oldest first."""
    own = own_area(context)
    name = own.name.casefold()
    periods = {period for area_type, area, period in found if (area_type, area) == (own.area_type, name)}
    return tuple(sorted(periods or {place[2] for place in found}, key=lambda period: (period.end, period.start)))


def _figures(view: View, known: Publications, periods: tuple[Period, ...]) -> Iterator[Figured]:
    if view.variety == "rank":
        yield from (rank_figure(known, view.measure, period) for period in periods)
        return
    if view.variety == "one":
        yield from (one_figure(known, view.measure, period) for period in periods)
        return
    found = known.of(view.measure)
    for area in areas_of(view, known.context, found):
        if view.variety == "change":
            latest = periods[-1]
            earlier = pair_of(known_periods(known.context, found), latest)
            before = None if earlier is None else _figure(known, view.measure, area, earlier)
            yield from change_figures(known.context, before, _figure(known, view.measure, area, latest))
        else:
            yield from (_figure(known, view.measure, area, period) for period in periods)


def _figure(known: Publications, measure: str, area: Area, period: Period) -> Figured:
    if area.area_type == "family":
        return family_figure(known, measure, period)
    return published_figure(known, measure, area, period)


def _of_source(figure: Figured, view: View) -> Figured:
    """A view that names a source has it in every key, and no figure of another source."""
    source = dict(view.fixed).get("source", "")
    if not source and "source" not in view.dimensions:
        return figure
    theirs = figure.reading.source if figure.reading is not None else ""
    key = replace(
        figure.wanted.key, by=labels({**dict(figure.wanted.key.by), "source": source or theirs or "published"})
    )
    if source and figure.reading is not None and theirs.casefold() != source.casefold():
        return Figured(Wanted(key, Missing("not published by this source")))
    return replace(figure, wanted=replace(figure.wanted, key=key))


def _without_breakdown(view: View, context: Context) -> CountTable:
    total = Key(view.measure, context.spec.yot, "yjs", context.spec.quarter.twelve_months, labels(dict(view.fixed)))
    reason = "published figures have no such breakdown"
    return CountTable(view, (Wanted(replace(total, of=view.of), Missing(reason, is_applicable=False)),), missing=reason)


def _notes(view: View, context: Context, found: Readings, figures: list[Figured]) -> Iterator[str]:
    """The caption's words: the nation, what nobody published, and the family's method and members."""
    nation = national_note(view, context, found)
    if nation:
        yield nation
    yield from captions(figures)


def _sources(figures: list[Figured]) -> Iterator[str]:
    """Where the public figures come from, each publication once in the end; whose it is of one that was worked out."""
    readings = (figure.reading for figure in figures if figure.reading is not None)
    for reading in readings:
        if reading.is_public and reading.source:
            of_whom = f"{reading.area}: " if reading.source.startswith(WORKED_OUT) else ""
            yield f"{of_whom}{reading.source}"


def _once(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple({cell.key: cell for cell in cells}.values())


COUNTERS: dict[str, Counter] = {measure.id: count_published for measure in MEASURES.values() if measure.is_published}
