"""What official tables state of an area and a period, put together to rows of `published` with their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from report_builder.errors import Complaint
from report_builder.importers.imported import Publication
from report_builder.importers.numbers_as_text import Number, scaled
from report_builder.importers.tally import Tally
from report_builder.model.measure import MEASURES
from report_builder.model.national import PublishedRow
from report_builder.model.period import Period

PARTS = ("cohort", "reoffenders", "reoffences", "population")
"""Quantities that are no measure of their own but stand in the numerator or denominator of one."""

_QUOTIENTS: Mapping[str, tuple[str, str]] = {
    "reoff_binary": ("reoffenders", "cohort"),
    "reoff_per_reoffender": ("reoffences", "reoffenders"),
    "reoff_per_offender": ("reoffences", "cohort"),
    "fte_rate": ("fte_count", "population"),
    "custody_rate": ("custody_count", "population"),
    "cautioned_rate": ("cautioned_count", "population"),
}
"""Measure -> the quantities of its numerator and denominator."""
_LOOK = "look which is right, and leave the other out of the file"


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that a table states of an area and a period.

    Attributes:
        quantity: a measure's id, or one of PARTS.
        place: where it stands, for messages.
    """

    quantity: str
    area: str
    area_type: str
    period: Period
    number: Number
    place: str


_Of = tuple[str, str, Period]
"""Area type, area, period."""


def put_together(
    stated: Iterable[Stated], publication: Publication, *, source: str, tally: Tally
) -> tuple[tuple[PublishedRow, ...], list[Complaint]]:
    """Rows of `published`, with numerators and denominators where they are stated too.

    Shares that are printed as fractions are made per cents where all of a measure are fractions; a parent's rate that
    is the sum of its regions' rates is left out. Both are said.

    Returns:
        The rows, and an error for each number that contradicts another or is larger than what it is a part of.
    """
    once, complaints = _once(stated, tally)
    of_area: dict[_Of, dict[str, Stated]] = defaultdict(dict)
    for each in _without_sums(_in_per_cent(once, tally), tally):
        of_area[each.area_type, each.area, each.period][each.quantity] = each
    rows: list[PublishedRow] = []
    for known in of_area.values():
        complaints += _parts_above_wholes(known)
        rows += _rows(known)
    named = publication.source or source
    return tuple(replace(row, source=named, published_on=publication.published_on) for row in rows), complaints


def _once(stated: Iterable[Stated], tally: Tally) -> tuple[list[Stated], list[Complaint]]:
    first: dict[tuple[object, ...], Stated] = {}
    complaints: list[Complaint] = []
    repeats: list[tuple[str, str]] = []
    for each in stated:
        known = first.setdefault((each.quantity, each.area_type, each.area.casefold(), each.period), each)
        if known is each:
            continue
        of = f"{each.quantity} of {each.area} for {each.period.label}"
        if known.number.value == each.number.value:
            repeats.append((each.place, f"{of} stands at {known.place} too: counted once"))
        else:
            what = f"{of} is {each.number.text} here and {known.number.text} at {known.place}"
            complaints.append(Complaint(what, each.place, _LOOK))
    tally.say_first(repeats, is_fault=False)
    return list(first.values()), complaints


def _in_per_cent(stated: Sequence[Stated], tally: Tally) -> list[Stated]:
    """Shares of reoffenders in per cent: 0.35 is 35 where every one of the measure is at most 1 and none bears a %."""
    shares = [each for each in stated if each.quantity.startswith("reoff_binary")]
    small = [each for each in shares if each.number.value <= 1 and not each.number.is_percent and each.number.value]
    if not small:
        return list(stated)
    if len(small) == sum(1 for each in shares if each.number.value):
        what = f"printed as fractions ({small[0].number.text}): read as per cents, {len(small)} of them"
        tally.say(small[0].place, what)
        return [replace(each, number=scaled(each.number, 100)) if each in small else each for each in stated]
    for each in small:
        what = "1 or less among per cents: it may be a fraction or a per cent, and is left out"
        tally.say(each.place, f"{each.number.text} is {what}", is_fault=True)
    return [each for each in stated if each not in small]


def _without_sums(stated: Sequence[Stated], tally: Tally) -> Iterator[Stated]:
    """All but rates of a nation that are the sum of the rates of its regions, which no rate can be."""
    regions: dict[tuple[str, Period], list[Fraction]] = defaultdict(list)
    for each in stated:
        if each.area_type == "region":
            regions[each.quantity, each.period].append(each.number.value)
    for each in stated:
        rates = regions[each.quantity, each.period]
        is_nation = each.area_type in {"england", "england and wales"}
        is_rate = each.quantity in MEASURES and MEASURES[each.quantity].kind != "count"
        slack = Fraction(len(rates) + 1, 2 * 10 ** len(each.number.text.partition(".")[2]))
        if is_nation and is_rate and len(rates) > 2 and abs(sum(rates, Fraction()) - each.number.value) <= slack:
            what = f"the {each.quantity} of {each.area} is the sum of {len(rates)} regions' rates: left out"
            tally.say(each.place, what, is_fault=True)
        else:
            yield each


def _parts_above_wholes(known: Mapping[str, Stated]) -> Iterator[Complaint]:
    for part, whole in (("reoffenders", "cohort"), ("fte_count", "population"), ("custody_count", "population")):
        if part in known and whole in known and known[part].number.value > known[whole].number.value:
            what = (
                f"{part} ({known[part].number.text}) above {whole} ({known[whole].number.text}, {known[whole].place})"
            )
            yield Complaint(
                f"numerator above denominator: {what}", known[part].place, "look whether they were exchanged"
            )


def _rows(known: Mapping[str, Stated]) -> Iterator[PublishedRow]:
    """The rows of one area and period."""
    numbers = {quantity: each.number for quantity, each in known.items()}
    for quantity in dict.fromkeys((*(name for name in known if name not in PARTS), *_worked_out(known))):
        top, base = (numbers.get(part) for part in _QUOTIENTS.get(quantity, ("", "")))
        any_one = next(iter(known.values()))
        yield PublishedRow(
            quantity,
            any_one.area,
            any_one.area_type,
            any_one.period.start,
            any_one.period.end,
            None if top is None else top.value,
            None if base is None else base.value,
            numbers[quantity].text if quantity in numbers else "",
            MEASURES[quantity].unit,
        )


def _worked_out(known: Mapping[str, Stated]) -> Iterator[str]:
    """The quotients of which only both parts are stated; a denominator of nought gives none."""
    for measure, (top, base) in _QUOTIENTS.items():
        if top in known and base in known and known[base].number.value:
            yield measure
