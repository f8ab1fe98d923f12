"""Whether a map tells more than its numbers: the shade of each area, and the marks of those that are withheld."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from report_builder.audit.artefacts import Label, Picture, Point, Shape
from report_builder.audit.permitted import Permitted, numbers_in, plain
from report_builder.audit.spoken import has_mark

_WHITE = {"#ffffff", "#fff", "white"}
_LETTER = re.compile(r"[A-Z]{1,2}$")
_BEFORE_NUMBER = re.compile(r"^(.*?)[:\s]*([-\N{MINUS SIGN}]?£?\d[\d,.]*%?)$")


@dataclass(frozen=True, slots=True)
class _Area:
    """An area as it was read: its fill, what is written on it or in the key, and whether stripes lie in it."""

    fill: str
    words: str
    is_striped: bool


def map_faults(picture: Picture, shapes: Sequence[Shape], *, known: Permitted) -> Iterator[str]:
    """What the shapes of a picture without axes tell that no figure of its place bears out.

    An area is white, or has the one fill of withheld areas and stripes, or its shade follows its number: no two areas
    of one number differ, and no area with a smaller number is darker.
    """
    areas = _areas(picture, shapes)
    if areas is None:
        yield "a shape beside the panel"
        return
    shaded: list[tuple[float, str]] = []
    for area in areas:
        number = _number(area.words)
        if number is not None:
            if not _is_borne(area.words, number, known=known, block=picture.block):
                yield "an area with a number that no figure of this map bears out"
            shaded.append((number, area.fill))
        if area.is_striped and (number is not None or not has_mark(area.words)):
            yield "a striped area that is not marked as withheld"
        elif has_mark(area.words) and not area.is_striped:
            yield "a withheld area without its stripes"
        elif number is None and not area.is_striped and area.fill not in _WHITE:
            yield "an area that is shaded and has no number"
    withheld = {area.fill for area in areas if area.is_striped}
    if len(withheld) > 1 or withheld & {fill for _, fill in shaded}:
        yield "a withheld area that is shaded unlike the rest"
    ordered = sorted((number, -_light(fill)) for number, fill in shaded)
    if any(dark > darker for (_, dark), (_, darker) in pairwise(ordered)) or _differ(shaded):
        yield "an area whose shade does not follow its number"


def _areas(picture: Picture, shapes: Sequence[Shape]) -> list[_Area] | None:
    """The areas with what belongs to each; None where something is neither an area nor the stripes of one."""
    outlines = [shape for shape in shapes if shape.is_closed and shape.fill and shape.stroke and not shape.is_marker]
    striped: set[int] = set()
    before = -1
    for shape in shapes:
        if shape in outlines:
            before = outlines.index(shape)
        elif before < 0 or not _are_stripes(shape, outlines[before]):
            return None
        else:
            striped.add(before)
    keys = _key(picture.labels, outlines)
    found = []
    for at, shape in enumerate(outlines):
        on_it = [label for label in picture.labels if _holds(shape, label.middle)]
        words = " ".join(label.words for label in sorted(on_it, key=lambda label: label.middle[1]))
        found.append(_Area(shape.fill, keys.get(words, words), at in striped))
    return found


def _are_stripes(shape: Shape, area: Shape) -> bool:
    """Whether a shape is nothing but strokes of one slant within the area that was drawn before it."""
    inside = zip(area.box[:2] + shape.box[2:], shape.box[:2] + area.box[2:], strict=True)
    two_ended = all(len(run) == 2 for run in shape.runs)
    rising = two_ended and all(abs((b[0] - a[0]) + (b[1] - a[1])) < 0.2 for a, b in shape.runs)
    return rising and not shape.fill and all(one <= other + 1 for one, other in inside)


def _key(labels: Iterable[Label], outlines: Sequence[Shape]) -> dict[str, str]:
    """Letter -> what the key beside the map says of it; a line without a letter goes on with the one above it."""
    beside = [label for label in labels if not any(_holds(shape, label.middle) for shape in outlines)]
    key: dict[str, str] = {}
    last = ""
    for label in sorted(beside, key=lambda label: label.middle[1]):
        first, _, rest = label.words.partition(" ")
        if _LETTER.match(first) and first not in key:
            last, key[first] = first, rest
        elif last:
            key[last] += f" {label.words}"
    return key


def _holds(shape: Shape, point: Point) -> bool:
    """Whether a point lies in an area, by the even-odd rule."""
    x, y = point
    is_inside = False
    for run in shape.runs:
        for (ax, ay), (bx, by) in pairwise((*run, run[0])):
            if (ay > y) is not (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                is_inside = not is_inside
    return is_inside


def _number(words: str) -> float | None:
    found = _BEFORE_NUMBER.match(plain(words))
    numbers = numbers_in(found[2]) if found else ()
    return float(numbers[0]) if numbers else None


def _is_borne(words: str, number: float, *, known: Permitted, block: str) -> bool:
    """Whether a figure of the area's own has the number."""
    found = _BEFORE_NUMBER.match(plain(words))
    figures = known.figures_of(block, [found[1]] if found else [])
    return any(float(size) == number for figure in figures for size in figure.sizes)


def _light(fill: str) -> float:
    """How light a fill is, by the sum of its channels; anything that is no colour is told as white."""
    if re.fullmatch(r"#[0-9a-f]{6}", fill):
        return float(sum(int(fill[start : start + 2], 16) for start in (1, 3, 5)))
    return 765.0


def _differ(shaded: Sequence[tuple[float, str]]) -> bool:
    """Whether two areas of one number have two shades."""
    shades: dict[float, str] = {}
    return any(shades.setdefault(number, fill) != fill for number, fill in shaded)
