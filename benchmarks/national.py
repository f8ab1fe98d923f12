"""Measure papers of many made-up services protected together with their totals: python benchmarks/national.py."""

from __future__ import annotations

import argparse
import random
import resource
import time
from fractions import Fraction

from report_builder.disclosure.together import safe_alone, safe_together
from report_builder.model.key import Key, labels
from report_builder.model.period import Period
from report_builder.model.spec import Edition
from report_builder.model.tables import Cell, Count, CountTable, Wanted, total_of
from report_builder.model.view import View
from report_builder.national.summed import totals_over

QUARTER = Period.parse("2020-01-01/2020-03-31")
MEASURE = "offence_profile"


def table_of(service: str, *, rows: int, columns: int, chance: random.Random) -> CountTable:
    """One service's table of categories by ages, most of its counts small, with all margins."""
    ages = [str(number) for number in range(columns)]
    kinds = [f"category {number}" for number in range(rows)]
    size = chance.choice((3, 6, 12, 25))
    inner = {(kind, age): int(chance.expovariate(1 / size)) for kind in kinds for age in ages}

    def key(**by: str) -> Key:
        return Key(MEASURE, service, "yjs", QUARTER, labels(by))

    cells = {key(offence_category=kind, age=age): count for (kind, age), count in inner.items()}
    relations = []
    for kind in kinds:
        parts = tuple(key(offence_category=kind, age=age) for age in ages)
        cells[key(offence_category=kind)] = sum(cells[part] for part in parts)
        relations.append(total_of(key(offence_category=kind), parts))
    for age in ages:
        parts = tuple(key(offence_category=kind, age=age) for kind in kinds)
        cells[key(age=age)] = sum(cells[part] for part in parts)
        relations.append(total_of(key(age=age), parts))
    cells[key()] = sum(inner.values())
    relations.append(total_of(key(), tuple(key(offence_category=kind) for kind in kinds)))
    relations.append(total_of(key(), tuple(key(age=age) for age in ages)))
    wanted = tuple(Wanted(each, Count(each)) for each in cells)
    counted = tuple(Cell(each, Fraction(count), count) for each, count in cells.items())
    return CountTable(View(MEASURE, ("offence_category", "age")), wanted, counted, tuple(relations))


def main() -> None:
    """Print a line for the papers alone, and one for all together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--services", type=int, default=157)
    parser.add_argument("--rows", type=int, default=20)
    parser.add_argument("--columns", type=int, default=8)
    asked = parser.parse_args()
    chance = random.Random(1)  # noqa: S311  made-up counts
    papers = {
        name: (table_of(name, rows=asked.rows, columns=asked.columns, chance=chance),)
        for name in (f"Service {number:03d}" for number in range(1, asked.services + 1))
    }
    edition = Edition("public", 5)
    began = time.process_time()
    alone = [safe_alone(tables, edition) for tables in papers.values()]
    cells = sum(len(table.cells) for tables in papers.values() for table in tables)
    withheld = sum(len(one.pattern.withheld) for one in alone)
    print(f"alone: {cells:,} cells, {withheld:,} withheld, {time.process_time() - began:.1f} s", flush=True)
    began = time.process_time()
    found = safe_together(alone, totals_over(papers, {"All services": list(papers)}), edition)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = time.process_time() - began
    totals = len(found.totals.withheld)
    print(f"together: {found.added:,} more withheld, {totals} totals withheld, {seconds:.1f} s, {memory:.0f} MB")


if __name__ == "__main__":
    main()
