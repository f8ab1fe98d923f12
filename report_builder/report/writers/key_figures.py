"""Writes the key figures at the head of a paper: each number with its period, how it moved, and a comparator beside it.

The words are short and claim no more than the sentences of the paper do.
"""

from __future__ import annotations

from dataclasses import replace

from report_builder.model.built import Block, KeyFigure, KeyFigures
from report_builder.model.measure import MEASURES
from report_builder.model.rounding import write_number
from report_builder.model.spec import FAMILY
from report_builder.model.tables import Figure, Status
from report_builder.report.desk import Desk
from report_builder.report.facets import spell
from report_builder.report.phrases import RANGE_ONLY, plural, within_a_sentence
from report_builder.report.plan import PlannedKeyFigure, PlannedKeyFigures
from report_builder.report.rows import SPOKEN, WITHHELD

_PLACE = "key figures"
_NO_UPDATE = "no update since the last report"
_SHORT = {
    "the two periods overlap": "not compared: the periods overlap",
    "the two periods are not of the same length": "not compared: the periods differ in length",
    "the two figures do not rest on the same services or population": "not compared: the figures rest on other areas",
}
"""Why no change is said, as the counts give it -> the same in few words. For any other reason the earlier number is
named, and nothing is claimed."""


def write_key_figures(desk: Desk, planned: PlannedKeyFigures) -> list[Block]:
    """The key figures that exist, and one note that names those that do not; nothing where there is none."""
    found: list[KeyFigure] = []
    absent: list[str] = []
    for one in planned.figures:
        desk.book.touched.clear()
        figure = None if desk.book.table(one.view).missing else desk.book.figure(one.view)
        if figure is None or figure.status in {Status.NOT_AVAILABLE, Status.NOT_APPLICABLE}:
            desk.book.touched.clear()
            absent.append(within_a_sentence(one.name))
            continue
        found.append(_key_figure(desk, one, figure))
        desk.note_places(_PLACE)
    if not found:
        return []
    note = f"Not available: {'; '.join(absent)}." if absent else ""
    return [KeyFigures(desk.in_terms(planned.title), tuple(found), desk.in_terms(note))]


def _key_figure(desk: Desk, planned: PlannedKeyFigure, figure: Figure) -> KeyFigure:
    if figure.status is Status.WITHHELD and not figure.instead:
        desk.symbols.add(WITHHELD)
    words = (
        planned.name,
        figure.shown,
        _unit(figure),
        figure.key.period.label,
        _change(desk, planned, figure) if planned.moves else "",
        _comparator(desk, planned, figure) if planned.against else "",
        _aloud(figure),
    )
    return KeyFigure(*(desk.in_terms(said) for said in words))


def _aloud(figure: Figure) -> str:
    return f"{figure.instead} ({RANGE_ONLY})" if figure.instead else SPOKEN[figure.status]


def _unit(figure: Figure) -> str:
    """What stands under the number: its noun, or the unit of a rate; a percentage has its sign already."""
    noun = MEASURES[figure.key.measure].noun
    if noun[1] and figure.value is not None:
        return plural(figure.value, noun)
    return "" if figure.unit in {"%", "GBP"} else figure.unit


def _change(desk: Desk, planned: PlannedKeyFigure, latest: Figure) -> str:
    """From the period before: a word and a size where they are borne out, else the earlier number alone."""
    if planned.view.measure in desk.spec.no_update:
        return _NO_UPDATE
    table = desk.book.table(replace(planned.view, variety="change"))
    if table.missing or not latest.is_shown:
        return ""
    step = desk.book.figure(table.view)
    if step.status is Status.WITHHELD:
        return SPOKEN[Status.WITHHELD]
    earlier = _earlier(desk, table.figures, latest)
    return _step_words(step, latest, earlier) if earlier else "no earlier figure"


def _step_words(step: Figure, latest: Figure, earlier: Figure) -> str:
    before = f"{earlier.shown} in {earlier.key.period.label}"
    if step.note in _SHORT:
        return _SHORT[step.note]
    if step.value is None or not step.word:
        return f"was {before}"
    return f"no clear change from {before}" if step.word == "no clear change" else _moved(step, latest, before)


def _moved(step: Figure, latest: Figure, before: str) -> str:
    assert step.value is not None  # noqa: S101  the caller has looked
    points = " percentage points" if latest.kind == "share" else ""
    return f"{step.word} by {write_number(abs(step.value))}{points} from {before}"


def _earlier(desk: Desk, figures: tuple[Figure, ...], latest: Figure) -> Figure | None:
    """The figure that the change starts from, where it is shown."""
    for figure in figures:
        if not figure.key.variety and figure.key.period != latest.key.period and figure.is_shown:
            desk.book.touched.append(figure)
            return figure
    return None


def _comparator(desk: Desk, planned: PlannedKeyFigure, own: Figure) -> str:
    """Below, above or the same as the comparator of the same period, as both are printed."""
    table = desk.book.table(replace(planned.view, areas=(planned.against,)))
    theirs = next((one for one in table.figures if one.key.period == own.key.period and one.is_shown), None)
    if theirs is None:
        return ""
    desk.book.touched.append(theirs)
    whose = _whose(desk, planned.against, theirs)
    if own.value is None or theirs.value is None or own.is_about or theirs.is_about:
        return f"{whose}: {theirs.shown}"
    if own.value == theirs.value:
        return f"the same as the {whose}"
    return f"{'below' if own.value < theirs.value else 'above'} the {whose}, {theirs.shown}"


def _whose(desk: Desk, against: str, figure: Figure) -> str:
    """Whose number it is: family average, average of its statistical neighbours, figure for England."""
    if against != "family":
        return f"figure for {spell(figure, 'area')}"
    family = desk.spec.comparators
    return "family average" if family.family_name == FAMILY else f"average of its {family.family_words}"
