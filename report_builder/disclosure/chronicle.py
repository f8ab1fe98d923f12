"""All that a reader of linked tables holds, release after release: one world of cells and the additions between them.

A number that is printed again is the same cell; a restated one is a further cell, a new vintage of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf, isnan, nan

from report_builder.disclosure.instance import Row
from report_builder.model.addition import Addition, additions, by_rest
from report_builder.model.linked import Address
from report_builder.model.year_to_date import years_to_date

LEAST_CHANGE = 5.0
SHARE_OF_CHANGE = 0.1
"""By policy a restated number differs by no more than 5, or a tenth of what was printed."""

Parents = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Sight:
    """A cell as one release has it.

    Attributes:
        count: not a number where only a mark was seen.
        is_draft: not released yet: the count is the truth, and may still be withheld.
        low: the least that a reader must allow for, should he not see it.
    """

    count: float
    is_draft: bool = False
    low: float = 0.0


@dataclass(slots=True)
class Held:
    """A cell over all releases.

    Attributes:
        address: where it stands; an implied cell is that of the year to date that implies it.
        count: not a number where nobody here knows it.
        was_printed, was_withheld: in an earlier release.
        is_draft: whether it stands in the tables that are to be released.
        is_implied: whether it is printed nowhere and follows from others, as the first quarter from the second and
            the year to date.
        low, high: what a reader who does not see it must allow for.
    """

    address: Address
    count: float = nan
    was_printed: bool = False
    was_withheld: bool = False
    is_draft: bool = False
    is_implied: bool = False
    low: float = 0.0
    high: float = inf


@dataclass(slots=True)
class Chronicle:
    """The cells so far, their newest vintages, and what a reader knows to hold between them.

    Attributes:
        parents: the hierarchies.
        are_marks_apart: whether a number that was withheld may have changed between releases without any printed
            one saying so; for releases that contradict each other otherwise.
        contradictions: years to date that what was printed before does not make up.
    """

    parents: Parents
    are_marks_apart: bool = False
    cells: list[Held] = field(default_factory=list)
    newest: dict[Address, int] = field(default_factory=dict)
    rows: dict[Row, None] = field(default_factory=dict)
    implied: dict[tuple[int, ...], int] = field(default_factory=dict)
    contradictions: list[Address] = field(default_factory=list)

    def add(self, sights: Mapping[Address, Sight]) -> None:
        """Take in one more release."""
        sums = additions(sights, self.parents)
        restated = {address for address, sight in sights.items() if self._is_restated(address, sight)}
        doubtful = self._doubtful(sights, sums, restated)
        for address, sight in sights.items():
            if address in restated or address in doubtful:
                self._add_vintage(address, sight)
            else:
                self._see(self._place(address, sight), sight)
        for whole, parts in sums:
            self._add_sum(self.newest[whole], [self.newest[part] for part in parts])
        self._add_years(sights)

    def _is_restated(self, address: Address, sight: Sight) -> bool:
        place = self.newest.get(address)
        if place is None or isnan(sight.count) or not self.cells[place].was_printed:
            return False
        return self.cells[place].count != sight.count

    def _doubtful(
        self, sights: Mapping[Address, Sight], sums: Iterable[Addition], restated: set[Address]
    ) -> set[Address]:
        """Cells withheld before that may have changed, since they add up with one that was restated."""
        marked = {
            address
            for address in sights.keys() & self.newest.keys()
            if self.cells[self.newest[address]].was_withheld and not self.cells[self.newest[address]].was_printed
        }
        if self.are_marks_apart:
            return marked
        if not marked or not restated:
            return set()
        touched = (cell for whole, parts in sums if restated & {whole, *parts} for cell in (whole, *parts))
        return marked.intersection(touched)

    def _place(self, address: Address, sight: Sight) -> int:
        if address not in self.newest:
            self.newest[address] = len(self.cells)
            self.cells.append(Held(address, low=sight.low))
        return self.newest[address]

    def _see(self, place: int, sight: Sight) -> None:
        cell = self.cells[place]
        if sight.is_draft:
            cell.is_draft = True
        elif isnan(sight.count):
            cell.was_withheld = True
        else:
            cell.was_printed = True
        if not isnan(sight.count):
            cell.count = sight.count
            if cell.was_withheld:  # as one child before: it stays withheld, even as a nought
                cell.low = min(cell.low, cell.count)

    def _add_vintage(self, address: Address, sight: Sight) -> None:
        """A further cell for a restated number, tied to the old one by how much policy lets it change."""
        old = self.newest.pop(address)
        before = self.cells[old]
        new = self._place(address, sight)
        cell = self.cells[new]
        cell.was_withheld = before.was_withheld and not before.was_printed
        self._see(new, sight)
        if before.was_printed:
            step = max(LEAST_CHANGE, SHARE_OF_CHANGE * before.count)
            if abs(cell.count - before.count) <= step:
                cell.low, cell.high = max(cell.low, before.count - step), before.count + step
        else:
            self.rows[Row((new, old), (1.0, -1.0), -LEAST_CHANGE, LEAST_CHANGE)] = None

    def _add_sum(self, whole: int, parts: Iterable[int]) -> bool:
        """Add whole = sum of parts, unless what was printed contradicts it; whether it was added."""
        places = (whole, *sorted(parts))
        counts = [self.cells[place].count for place in places]
        excess = counts[0] - sum(count for count in counts[1:] if not isnan(count))
        has_unknown = any(isnan(count) for count in counts[1:])
        if excess < 0 or (excess > 0 and not has_unknown):
            return False
        self.rows[Row(places, (1.0, *(-1.0 for _ in places[1:])))] = None
        return True

    def _add_years(self, sights: Mapping[Address, Sight]) -> None:
        """Years to date and their quarters, wherever this release brings one of them."""
        rests = by_rest(sights)
        if not rests:
            return
        for rest, labels in by_rest(self.newest).items():
            for year in years_to_date(labels) if rest in rests else ():
                whole, parts = labels[year.whole], [labels[part] for part in year.parts]
                if not {whole, *parts} & set(rests[rest].values()):
                    continue
                places = [self.newest[part] for part in parts]
                places += [self._implied(self.newest[whole], places)] if year.missing else []
                if not self._add_sum(self.newest[whole], places):
                    self.contradictions.append(whole)

    def _implied(self, whole: int, parts: Iterable[int]) -> int:
        """The cell of the quarters that nobody prints, which a year to date and the others give away."""
        key = (whole, *parts)
        if key not in self.implied:
            count = self.cells[whole].count - sum(self.cells[part].count for part in parts)
            self.implied[key] = len(self.cells)
            self.cells.append(Held(self.cells[whole].address, count, is_implied=True))
        return self.implied[key]
