"""A paper and its correction under a reader who holds both: every past and every present that fit what is printed.

He knows the sums of both papers and the policy, and takes for the same number whatever nothing restated leads to. It
shares no code with the engine or the audit, and asks no solver.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
from attacked_editions import edition as edition_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small_editions import figure
from small_tables import key, one_way
from spoken_tables import PUBLIC

from report_builder.audit.knowledge import Rules
from report_builder.audit.released import released_cells
from report_builder.disclosure.protect import protect
from report_builder.errors import DisclosureError
from report_builder.model.key import Key
from report_builder.model.release import Release
from report_builder.model.tables import CountTable

CATEGORIES = [("sex", "female"), ("sex", "male"), ("sex", "unknown"), ("care_status", "current"), ("care_status", "n")]
CELLS = ["all", *(category for _, category in CATEGORIES)]
TABLES = {"sex": (1, 2, 3), "care_status": (4, 5)}
MOST = 8
"""No count of a made-up table is larger."""

FURTHEST = 11
"""No mark is taken to be larger; a reader knows of no such bound, so that three more than any count have to be open."""

Prints = tuple[int | None, ...]
"""What is printed of each of `CELLS`; None is a mark."""

FAR = 5
"""How far a restated number lies from the one before, by policy."""


@dataclass(frozen=True)
class Paper:
    """Six counts: the caseload, by sex and by care; and how it was printed."""

    counts: tuple[int, ...]

    @property
    def tables(self) -> tuple[CountTable, ...]:
        named = dict(zip(CATEGORIES, self.counts[1:], strict=True))
        return tuple(
            one_way(wanted, {category: count for (axis, category), count in named.items() if axis == wanted})
            for wanted in TABLES
        )

    def printed(self, *releases: Release) -> Prints:
        """As the wall prints it; a table that gave way to its total says nothing of its parts and is not looked at."""
        shown = {each.key: each.value for each in protect(self.tables, PUBLIC, releases=releases).figures}
        assume(shown.keys() >= set(_keys()))
        return tuple(None if shown[at] is None else int(shown[at]) for at in _keys())


def _keys() -> list[Key]:
    return [key(), *(key(**{axis: category}) for axis, category in CATEGORIES)]


def _document(prints: Prints) -> dict[str, object]:
    by: list[Mapping[str, str]] = [{}, *({axis: category} for axis, category in CATEGORIES)]
    figures = [figure("caseload", n, by=dict(w), area="Rotherham") for w, n in zip(by, prints, strict=True)]
    return {**edition_of(*figures), "yot": "Rotherham"}


def _released(prints: Prints) -> Release:
    cells = released_cells(_document(prints), Rules())
    return Release("issued", "public", "board-report", "Rotherham", "2019-20 Q4", "2020-07-13", "f1", cells)


def _worlds(prints: Prints) -> np.ndarray:
    """Every six counts that add up and fit what is printed."""
    found: list[tuple[int, ...]] = []
    ranges = [range(1, FURTHEST + 1) if n is None else (n,) for n in prints]
    by_sex: dict[int, list[tuple[int, ...]]] = {}
    for parts in product(*(ranges[place] for place in TABLES["sex"])):
        by_sex.setdefault(sum(parts), []).append(parts)
    for parts in product(*(ranges[place] for place in TABLES["care_status"])):
        if sum(parts) in ranges[0]:
            found += [(sum(parts), *others, *parts) for others in by_sex.get(sum(parts), ())]
    return np.array(found, dtype=np.int8).reshape(-1, len(CELLS))


def _the_same(then: Prints, now: Prints) -> list[int]:
    """The marks of tables in which nothing printed was restated, and to which nothing restated leads."""
    tables = {name: (0, *places) for name, places in TABLES.items()}
    moved = {name for name, places in tables.items() if any(_is_restated(then[n], now[n]) for n in places)}
    if moved and (then[0] is None or _is_restated(then[0], now[0])):
        moved = set(tables)
    still = {place for name, places in tables.items() if name not in moved for place in places}
    return [place for place in sorted(still) if then[place] is None and now[place] is None]


def _is_restated(then: int | None, now: int | None) -> bool:
    return now != then and (then is not None or now == 0)


def candidates(then: Prints, now: Prints) -> Iterator[tuple[str, int]]:
    """Each mark of both papers with how many values it has among all pasts and presents."""
    pasts, presents = _worlds(then), _worlds(now)
    fits = np.ones((len(pasts), len(presents)), dtype=np.bool_)
    for place in range(len(CELLS)):
        fits &= np.abs(pasts[:, None, place] - presents[None, :, place]) <= FAR
    for place in _the_same(then, now):
        fits &= pasts[:, None, place] == presents[None, :, place]
    for prints, worlds, axis in ((then, pasts, 1), (now, presents, 0)):
        fitting = worlds[fits.any(axis=axis)]
        for place in (place for place, n in enumerate(prints) if n is None):
            yield f"{CELLS[place]} of {'then' if axis else 'now'}", len(set(fitting[:, place].tolist()))


@st.composite
def two_papers(draw: st.DrawFn) -> tuple[Paper, Paper]:
    """Children by sex and care, and the same after a few were corrected."""
    then = [draw(st.integers(0, 2)) for _ in range(6)]
    changes = [draw(st.sampled_from((0, 0, 0, 1, -1, 2))) for _ in range(6)]
    now = [max(0, before + change) for before, change in zip(then, changes, strict=True)]
    both = tuple(Paper(_margins(cells)) for cells in (then, now))
    assume(all(abs(a - b) <= FAR for a, b in zip(both[0].counts, both[1].counts, strict=True)))
    return both[0], both[1]


def _margins(cells: list[int]) -> tuple[int, ...]:
    """Of 3 x 2 crossings that nobody prints."""
    by_sex = [cells[0] + cells[1], cells[2] + cells[3], cells[4] + cells[5]]
    return (sum(cells), *by_sex, cells[0] + cells[2] + cells[4], cells[1] + cells[3] + cells[5])


@settings(deadline=None, max_examples=40)
@given(two_papers())
def test_who_holds_a_paper_and_its_correction_narrows_no_mark_below_three(
    both: tuple[Paper, Paper],
) -> None:
    first, second = both
    assume(max(first.counts + second.counts) <= MOST)
    try:
        then = first.printed()
        now = second.printed(_released(then))
    except DisclosureError:
        assume(False)

    assert {name: n for name, n in candidates(then, now) if n in {1, 2}} == {}
