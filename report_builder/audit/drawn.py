"""Whether a chart draws what may be shown and nothing else: each mark against the figures of its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from report_builder.audit.artefacts import Label, Passage, Picture, Role
from report_builder.audit.axes import Axis
from report_builder.audit.charts import EXACT, Drawn, Reading
from report_builder.audit.innocent import without_innocents
from report_builder.audit.maps import map_faults
from report_builder.audit.permitted import Known, Permitted, folded, numbers_in, plain
from report_builder.audit.spoken import has_mark

_LINE = 12.0
_ONE_SIZE = 0.2
_WHOLE = 1.0
"""Shares that are each rounded may miss 100 by so much."""


def chart_faults(picture: Picture, reading: Reading, *, known: Permitted) -> Iterator[str]:
    """What a chart, as it was read, tells that no figure of its place bears out."""
    figures = known.by_block.get(picture.block, ())
    yield from sorted(set(reading.strange))
    heads = _heads(picture, reading)
    if _unborne(reading.drawn, figures, known=known, block=picture.block, heads=heads):
        yield "a bar, point or line whose length no figure of this chart bears out"
    yield from map_faults(picture, reading.areas, known=known)
    if any(_reaches_too_far(axis, _alike(axis, reading)) for axis in reading.axes):
        yield "an axis that ends where no shown number asks for it"
    for mark in reading.hatched:
        if mark.from_nought > EXACT:
            yield "the mark of a withheld number away from nought"
    if any(_is_unborne_label(label, picture, reading, known) for label in picture.labels):
        yield "a number beside a mark that no figure of this chart bears out"
    is_line = any(mark.is_square for mark in reading.hatched)
    labelled = sum(has_mark(label.words) for label in picture.labels)
    if reading.axes and not is_line and labelled > len(reading.hatched):
        yield "a withheld number without its mark"


def _alike(axis: Axis, reading: Reading) -> list[Drawn]:
    """What is drawn on an axis, and on all that are numbered as it is: panels may share one scale."""
    scale = [tick.value for tick in axis.ticks]
    alike = {
        at for at, one in enumerate(reading.axes) if sorted(map(abs, scale)) == sorted(abs(t.value) for t in one.ticks)
    }
    return [one for one in reading.drawn if one.axis in alike]


def odd_marks(charts: Sequence[tuple[str, str, Reading]]) -> Iterator[tuple[str, str, str]]:
    """Marks of withheld numbers that are not as long as most are: the length must be one in all charts.

    Args:
        charts: file, place and what was read of each.
    """
    found = [(name, place, mark.is_square, mark.length) for name, place, reading in charts for mark in reading.hatched]
    usual = {
        is_square: Counter(round(length, 1) for _, _, square, length in found if square is is_square).most_common(1)
        for is_square in (True, False)
    }
    for name, place, is_square, length in found:
        if abs(length - usual[is_square][0][0]) > _ONE_SIZE:
            yield name, place, "the mark of a withheld number of another size than the rest"


def _heads(picture: Picture, reading: Reading) -> dict[float, str]:
    """The names along the category axis, by their middle; lines of one name are joined."""
    heads: dict[float, str] = {}
    for axis in _first_of_each_row(reading.axes):
        heads |= _heads_of(axis, picture, reading)
    return heads


def _first_of_each_row(axes: Sequence[Axis]) -> list[Axis]:
    """Of panels side by side the leftmost, beside which their categories are named."""
    rows: dict[int, Axis] = {}
    for axis in sorted(axes, key=lambda one: min(tick.at for tick in one.ticks)):
        rows.setdefault(round(axis.begin), axis)
    return list(rows.values())


def _heads_of(axis: Axis, picture: Picture, reading: Reading) -> dict[float, str]:
    heads: list[list[Label]] = []
    outside = [label for label in picture.labels if label not in reading.ticks and _is_head(label, axis)]
    for label in sorted(outside, key=lambda label: (label.middle[0] if axis.is_upright else 0, label.middle[1])):
        down = label.middle[1]
        if heads and abs(down - heads[-1][-1].middle[1]) < _LINE and _is_below(label, heads[-1][-1], axis):
            heads[-1].append(label)
        else:
            heads.append([label])
    middles = (sum(label.middle[0 if axis.is_upright else 1] for label in head) / len(head) for head in heads)
    downwards = (sorted(head, key=lambda label: label.middle[1]) for head in heads)
    return dict(zip(middles, (" ".join(label.words for label in head) for head in downwards), strict=True))


def _is_below(label: Label, other: Label, axis: Axis) -> bool:
    """Whether a label goes on with the name above it."""
    return not axis.is_upright or abs(label.middle[0] - other.middle[0]) < _LINE


def _is_head(label: Label, axis: Axis) -> bool:
    """Whether a label stands where categories are named: below columns, on the left of bars."""
    across, down = label.middle
    if axis.is_upright:
        return down > max(tick.at for tick in axis.ticks) and axis.begin <= across <= axis.end
    return across < min(tick.at for tick in axis.ticks) and axis.begin <= down <= axis.end


def _unborne(
    drawn: Iterable[Drawn], figures: tuple[Known, ...], *, known: Permitted, block: str, heads: dict[float, str]
) -> bool:
    """Whether some drawn number has no figure of its own: of its category, where the chart names one that is known."""
    left = list(figures)
    stated = {(round(one.across, 1), round(one.value / one.tolerance / 4), one.kind == "line"): one for one in drawn}
    for one in stated.values():
        head = (
            heads[min(heads, key=lambda middle: abs(middle - one.across))]
            if heads and one.kind in {"bar", "dot"}
            else ""
        )
        fitting = set(map(id, known.figures_of(block, [head])))
        match = next((figure for figure in left if id(figure) in fitting and _fits(one, figure)), None)
        if match is None:
            return True
        if one.kind == "bar":
            left = [figure for figure in left if figure is not match]
    return False


def _fits(one: Drawn, figure: Known) -> bool:
    """Whether the length is the figure's value; back to back, values grow to the left as well."""
    return figure.value is not None and abs(abs(figure.value) - abs(one.value)) <= one.tolerance


def _reaches_too_far(axis: Axis, drawn: Iterable[Drawn]) -> bool:
    """Whether an end of the axis lies a whole step beyond every number that is drawn, and beyond nought."""
    values = [0.0, *(one.value for one in drawn)]
    ends = [tick.value for tick in axis.ticks]
    step = abs(ends[1] - ends[0])
    return bool(values[1:]) and (
        max(ends) - step >= max(*values, _stack(drawn)) + _WHOLE or min(ends) + step <= min(values)
    )


def _stack(drawn: Iterable[Drawn]) -> float:
    """How far the longest stack reaches."""
    sums: dict[float, float] = {}
    for one in drawn:
        if one.kind == "bar":
            place = round(one.across, 1)
            sums[place] = sums.get(place, 0.0) + max(0.0, one.value)
    return max(sums.values(), default=0.0)


def _is_unborne_label(label: Label, picture: Picture, reading: Reading, known: Permitted) -> bool:
    """Whether a label holds a number that is neither a tick, nor a category's name, nor a figure's."""
    if label in reading.ticks or not any(letter.isdigit() for letter in label.words):
        return False
    inside = any(axis.holds(label.middle * 2, slack=0.0) for axis in reading.axes)
    passage = Passage(label.words, picture.place, picture.block, Role.CELL if inside else Role.HEAD)
    sizes = {size for figure in known.by_block.get(picture.block, ()) for size in figure.sizes}
    left = without_innocents(passage, plain(label.words), known)
    return any(size not in sizes for size in numbers_in(left)) and folded(label.words) != ""
