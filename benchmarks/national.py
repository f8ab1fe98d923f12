"""Measure papers of made-up services and their totals, protected and attacked: python benchmarks/national.py."""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path

from measured import Run, asked, by_turns, measured, median, publish

from report_builder.audit.knowledge import Rules
from report_builder.audit.many import Joined, PaperRead, attack_together, joined
from report_builder.audit.propagate import propagate, system_of
from report_builder.disclosure.problem import Pattern
from report_builder.disclosure.together import AloneSafe, Together, safe_alone, safe_together
from report_builder.model.key import Key, labels
from report_builder.model.period import Period
from report_builder.model.spec import Edition
from report_builder.model.tables import Cell, Count, CountTable, Wanted, total_of
from report_builder.model.view import View
from report_builder.national.issue import figures_of, tables_of, truth_of, whose
from report_builder.national.summed import totals_over

QUARTER = Period.parse("2020-01-01/2020-03-31")
EDITION = Edition("public", 5)
ALL = "All services"
STEPS = ("alone", "together", "naive", "attack")


@dataclass(frozen=True, slots=True)
class Size:
    """How many services, and the localities and areas by which each counts its children."""

    services: int
    rows: int
    columns: int

    @property
    def cells(self) -> int:
        """Of one service's table, its margins included."""
        return (self.rows + 1) * (self.columns + 1)

    def papers(self) -> dict[str, tuple[CountTable, ...]]:
        """The same made-up services each time."""
        chance = random.Random(1)  # noqa: S311  made-up counts
        names = [f"Service {number:03d}" for number in range(1, self.services + 1)]
        return {name: (_table(name, self, chance),) for name in names}


SIZES = (Size(157, 20, 8), Size(12, 5, 3))


def _table(service: str, size: Size, chance: random.Random) -> CountTable:
    """One service's children by locality and area, most of the counts small, with all margins."""
    areas = [f"area {number}" for number in range(size.columns)]
    places = [f"locality {number:02d}" for number in range(size.rows)]
    mean = chance.choice((3, 6, 12, 25))
    inner = {(place, area): int(chance.expovariate(1 / mean)) for place in places for area in areas}

    def key(**by: str) -> Key:
        return Key("caseload", service, "yjs", QUARTER, labels(by))

    cells = {key(locality=place, locality_area=area): count for (place, area), count in inner.items()}
    relations = []
    for place in places:
        parts = tuple(key(locality=place, locality_area=area) for area in areas)
        cells[key(locality=place)] = sum(cells[part] for part in parts)
        relations.append(total_of(key(locality=place), parts))
    for area in areas:
        parts = tuple(key(locality=place, locality_area=area) for place in places)
        cells[key(locality_area=area)] = sum(cells[part] for part in parts)
        relations.append(total_of(key(locality_area=area), parts))
    cells[key()] = sum(inner.values())
    relations.append(total_of(key(), tuple(key(locality=place) for place in places)))
    relations.append(total_of(key(), tuple(key(locality_area=area) for area in areas)))
    wanted = tuple(Wanted(each, Count(each)) for each in cells)
    counted = tuple(Cell(each, Fraction(count), count) for each, count in cells.items())
    return CountTable(View("caseload", ("locality", "locality_area")), wanted, counted, tuple(relations))


class Step:
    """One step, in a process of its own; what it finds lies in a folder for the next, and for the table."""

    def __init__(self, size: Size, folder: Path) -> None:
        self._papers, self._size, self._folder = size.papers(), size, folder

    def alone(self) -> dict[str, int]:
        """Each paper by itself."""
        found = [safe_alone(tables, EDITION) for tables in self._papers.values()]
        (self._folder / "alone").write_bytes(pickle.dumps(found))
        return {"withheld": sum(len(one.pattern.withheld) for one in found)}

    def together(self) -> dict[str, int]:
        """The papers, and the totals with them."""
        found = safe_together(self._alone(), totals_over(self._papers, {ALL: list(self._papers)}), EDITION)
        (self._folder / "together").write_bytes(pickle.dumps(found))
        lost = sum(len(found.posed.problem.tables[number].wanted) for number, by in found.totals.dropped.items() if by)
        return {"added": found.added, "totals": len(found.totals.withheld) + lost}

    def naive(self) -> dict[str, int]:
        """The attack on papers that are each safe alone, and on all totals of at least the threshold."""
        posed = self._together().posed
        patterns = [one.pattern for one in self._alone()]
        reads, document = self._read(patterns, Pattern(withheld=posed.small))
        sums = _by_sums_alone(joined(reads, document, Rules(5)))
        if self._size.services * self._size.cells > 1_000:
            return {"totals": len(posed.small), "exposed": sums[0], "exact": sums[1]}
        found = attack_together(reads, document, Rules(5), self._truth())
        return {"totals": len(posed.small), "exposed": len(found.exposed), "exact": found.exactly_recoverable}

    def attack(self) -> dict[str, int]:
        """The attack on what is safe together."""
        found = self._together()
        reads, document = self._read(found.papers, found.totals)
        attacked = attack_together(reads, document, Rules(5), self._truth())
        exposed = len(attacked.exposed) + len(attacked.given_away)
        return {"cells": attacked.cells, "exposed": exposed, "exact": attacked.exactly_recoverable}

    def _alone(self) -> list[AloneSafe]:
        found: list[AloneSafe] = pickle.loads((self._folder / "alone").read_bytes())  # noqa: S301  written above
        return found

    def _together(self) -> Together:
        found: Together = pickle.loads((self._folder / "together").read_bytes())  # noqa: S301  written above
        return found

    def _truth(self) -> dict[tuple[str, object], int]:
        papers = [(name, one.posed) for name, one in zip(self._papers, self._alone(), strict=True)]
        return dict(truth_of(papers, self._together().posed))

    def _read(self, patterns: Sequence[Pattern], totals: Pattern) -> tuple[list[PaperRead], dict[str, object]]:
        """Papers and totals as they would go out under some patterns."""
        head = {"document": "paper", "edition": "public", "quarter": str(QUARTER), "as_at": "2020-04-01"}
        sums = {"sums": whose(self._papers, {ALL: list(self._papers)})}
        document = {**figures_of(tables_of(self._together().posed, totals, EDITION), {**head, "yot": ALL}), **sums}
        reads = [
            PaperRead(name, figures_of(tables_of(one.posed, own, EDITION), {**head, "yot": name}), Rules(5))
            for name, one, own in zip(self._papers, self._alone(), patterns, strict=True)
        ]
        return reads, document


def _by_sums_alone(known: Joined) -> tuple[int, int]:
    """The marks that doing one sum at a time leaves fewer than three values, and those that it leaves but one."""
    system = system_of(known.facts)
    propagate(system)
    columns = [system.places[name] for name in known.marks if name in system.places]
    width = (system.high - system.low)[columns]
    return int((width < 2).sum()), int((width == 0).sum())


def _call(size: Size, step: str, folder: Path) -> Run:
    where = ["--folder", folder, "--size", size.services, size.rows, size.columns]
    return measured([sys.executable, __file__, "--step", step, *map(str, where)])


def _lines(size: Size, runs: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        calls: dict[str, Callable[[], Run]] = {step: partial(_call, size, step, Path(folder)) for step in STEPS}
        rounds = by_turns(calls, runs)
        found = {step: json.loads((Path(folder) / f"{step}.json").read_text(encoding="utf-8")) for step in STEPS}

    def took(*steps: str) -> str:
        seconds, worked = (sum(median(rounds, step, what) for step in steps) for what in ("seconds", "processor"))
        return f"{seconds:,.1f} s ({worked:,.1f} s)"

    def most(*steps: str) -> str:
        return f"{max(median(rounds, step, 'megabytes') for step in steps):,.0f} MB"

    of, naive, safe = f"{size.services} services of {size.cells} cells", found["naive"], found["attack"]
    withheld, added = found["alone"]["withheld"], found["together"]["added"]
    return [
        f"| {of}, each alone | {withheld:,} | {naive['totals']:,} | {naive['exposed']:,} | {naive['exact']:,} "
        f"| {took('alone')} | {took('naive')} | {most('alone', 'naive')} |",
        f"| {of}, together | {withheld + added:,} | {found['together']['totals']:,} | {safe['exposed']:,} "
        f"| {safe['exact']:,} | {took('alone', 'together')} | {took('attack')} | {most(*STEPS)} |",
    ]


def main() -> None:
    """Measure each size, or take one step of one."""
    parser = asked(__doc__ or "", runs=1)
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, nargs=3, help="services, localities and areas of one size alone")
    chosen = parser.parse_args()
    sizes = (Size(*chosen.size),) if chosen.size else SIZES
    if chosen.step:
        found = getattr(Step(sizes[0], chosen.folder), chosen.step)()
        (chosen.folder / f"{chosen.step}.json").write_text(json.dumps(found), encoding="utf-8")
        return
    heads = "papers and totals | withheld in papers | totals withheld | fewer than three values | worked out exactly"
    times = "protection: seconds (processor) | attack: seconds (processor) | most memory"
    lines = [f"| {heads} | {times} |", "|" + "---|" * 8]
    publish(
        "national", [*lines, *(line for size in sizes for line in _lines(size, chosen.runs))], is_written=chosen.write
    )


if __name__ == "__main__":
    main()
