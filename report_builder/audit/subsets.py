"""What the words of different counts say of each other: who is counted in one is counted in another as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from report_builder.audit.boxes import PERIOD, Box, CaseOrder, Place, Space, box_of
from report_builder.audit.facts import Row, addition, no_more_than
from report_builder.model.key import REST
from report_builder.model.period import Period

NO_MORE_THAN = (
    ("children_suspended", "suspensions"),
    ("children_suspended", "caseload"),
    ("children_permanently_excluded", "caseload"),
    ("assessments_in_time", "assessments_due"),
    ("ete_suitable_count", "ete_ended"),
    ("staffing_wte", "staffing_headcount"),
)
"""Measure -> another whose count of the same place is at least as large."""

_AMONG = frozenset(
    {
        ("children_suspended", "caseload"),
        ("children_permanently_excluded", "caseload"),
        ("assessments_in_time", "assessments_due"),
        ("ete_suitable_count", "ete_ended"),
    }
)
"""Those of which a part is taken from a whole, so that whoever remains is a group as well."""

_WITHIN_THE_STATUTORY = ("needs_count", "offence_profile")
_ALL_STATUTORY = ("rosh_high", "likelihood_high", "safety_high")
_GROWS = frozenset(
    {
        "fte_count", "remand_count", "ethnic_count", "caseload", "suspensions", "days_lost", "children_suspended",
        "children_permanently_excluded", "tracker_children",
    }
)  # fmt: skip
"""A longer period has at least those of each period within it."""

_DISTINCT = frozenset({"fte_count", "remand_count", "ethnic_count", "caseload", "children_permanently_excluded"})
"""And no more than the periods that it is made up of together."""

_LASTING = frozenset({"sex", "ethnic_group"})
"""Axes on which a child has one category in all periods of a paper."""

_REOFFENDED = frozenset({"1", "2", "3", "4", "5+"})

Boxes = Mapping[Space, Iterable[Box]]


def shared_boxes(boxes: Mapping[Space, dict[Box, None]], cases: CaseOrder) -> dict[Space, dict[Box, None]]:
    """The same with each box also in the spaces whose counts are held against its own, so that sums reach it."""
    shared = {space: dict(found) for space, found in boxes.items()}
    for space, found in boxes.items():
        for _, other, box_in_other in _counterparts(space, found, shared):
            shared[other][box_in_other] = None
        for _, caseload, whole in _statutory_wholes(space, found, boxes, cases):
            shared[caseload][whole] = None
    return shared


def rules_of(boxes: Boxes, cases: CaseOrder) -> Iterator[tuple[Row, Place | None]]:
    """Every rule that holds between counts of two spaces, or between two of one; with the rest that it speaks of."""
    for space, found in boxes.items():
        for box, other, box_in_other in _counterparts(space, found, boxes):
            part, whole = Place(space, box), Place(other, box_in_other)
            if (space.measure, other.measure) in _AMONG:
                yield addition(whole.name, [part.name, rest_of(part).name]), rest_of(part)
            elif (space.measure, other.measure) in NO_MORE_THAN or other.measure == "tracker_reoffences":
                yield no_more_than(part.name, whole.name), None
        yield from _of_the_statutory(space, found, boxes, cases)
    yield from ((row, None) for row in (*_frequencies(boxes), *_over_time(boxes)))


def _counterparts(space: Space, found: Iterable[Box], boxes: Boxes) -> Iterator[tuple[Box, Space, Box]]:
    """Each box with another space of the same area and time, and its counterpart there."""
    for part, whole in NO_MORE_THAN:
        for mine, theirs in ((part, whole), (whole, part)):
            other = Space(theirs, space.area, space.area_type, space.period, space.within)
            if space.measure == mine and other in boxes:
                yield from ((box, other, box) for box in found if "caseload" not in {mine, theirs} or not box.sides)
    yield from _reoffenders(space, found, boxes)


def _reoffenders(space: Space, found: Iterable[Box], boxes: Boxes) -> Iterator[tuple[Box, Space, Box]]:
    """Children who reoffended and their reoffences; by seriousness each reoffence stands by itself."""
    twins = {"tracker_children": "tracker_reoffences", "tracker_reoffences": "tracker_children"}
    other = Space(twins.get(space.measure, ""), space.area, space.area_type, space.period, space.within)
    if other not in boxes:
        return
    for box in found:
        if space.measure == "tracker_children":
            if box.side("reoffence_count") == _REOFFENDED and "seriousness" not in box.axes:
                yield box, other, box.on("reoffence_count", None)
        elif not box.axes & {"seriousness", "reoffence_count", "time_to_first"}:
            yield box, other, box.on("reoffence_count", _REOFFENDED)


def _of_the_statutory(
    space: Space, found: Iterable[Box], boxes: Boxes, cases: CaseOrder
) -> Iterator[tuple[Row, Place | None]]:
    """Needs, offence groups and ratings are of the statutory caseload's children."""
    for box, caseload, whole in _statutory_wholes(space, found, boxes, cases):
        part = Place(space, box)
        rest = rest_of(part) if space.measure in _WITHIN_THE_STATUTORY else None
        yield addition(Place(caseload, whole).name, [part.name, *([rest.name] if rest else [])]), rest


def rest_of(part: Place) -> Place:
    """Those of the whole that a part is counted among who are not in it: the assessments that were late."""
    return Place(replace(part.space, within=(*part.space.within, (REST, part.space.measure))), part.box)


def _statutory_wholes(
    space: Space, found: Iterable[Box], boxes: Boxes, cases: CaseOrder
) -> Iterator[tuple[Box, Space, Box]]:
    """Each box with the caseload and the box of the statutory children there that it lies in."""
    caseload = Space("caseload", space.area, space.area_type, space.period)
    if caseload not in boxes:
        return
    statutory = box_of({"statutory": "yes"}, cases)
    if space.measure in _WITHIN_THE_STATUTORY:
        for box in found:
            sides = dict(box.sides) if space.measure == "needs_count" else {}
            yield box, caseload, Box(tuple(sorted({**dict(statutory.sides), **sides}.items())))
    elif space.measure in _ALL_STATUTORY:
        yield Box(), caseload, statutory


def _frequencies(boxes: Boxes) -> Iterator[Row]:
    """Children with two reoffences have twice as many; those with five or more at least five times."""
    for space, found in boxes.items():
        other = Space("tracker_reoffences", space.area, space.area_type, space.period, space.within)
        if space.measure != "tracker_children" or other not in boxes:
            continue
        for box in found:
            side = box.side("reoffence_count") or frozenset()
            if len(side) == 1 and side <= _REOFFENDED:
                times = int(min(side).rstrip("+"))
                terms = ((Place(other, box).name, 1), (Place(space, box).name, -times))
                yield Row(terms, 0, None if side == {"5+"} else 0)


def _over_time(boxes: Boxes) -> Iterator[Row]:
    """A longer period holds the children of each period within it, and no others than those of its parts."""
    families: dict[tuple[object, ...], dict[Period, str]] = {}
    for space, found in boxes.items():
        if space.measure not in _GROWS:
            continue
        within = tuple(pair for pair in space.within if pair[0] != "cohort")
        for box in found:
            if box.axes <= _LASTING and PERIOD not in box.axes:
                family: tuple[object, ...] = (space.measure, space.area, space.area_type, within, box)
                families.setdefault(family, {})[Period.parse(space.period)] = Place(space, box).name
    for family, names in families.items():
        for longer in names:
            inside = sorted(each for each in names if longer.start <= each.start and each.end <= longer.end)
            inside.remove(longer)
            yield from (no_more_than(names[each], names[longer]) for each in inside)
            if str(family[0]) in _DISTINCT and _tile(inside, longer):
                terms = ((names[longer], -1), *((names[each], 1) for each in inside))
                yield Row(terms, 0, None)


def _tile(inside: list[Period], longer: Period) -> bool:
    """Whether periods follow each other without gap or overlap from the longer one's first day to its last."""
    if not inside or inside[0].start != longer.start or inside[-1].end != longer.end:
        return False
    return all((after.start - before.end).days == 1 for before, after in pairwise(inside))
