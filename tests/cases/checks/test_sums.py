from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from report_builder.cases.load import read_and_check

POPULATION = "area,year,source,age,sex,ethnic_group,population"


def test_a_newer_population_excuses_an_older_one_of_its_source(dataset: Callable[..., Path], asked: Callable) -> None:
    population = f"{POPULATION}\nLeeds,2011,MYE,,,,71\nLeeds,2017,MYE,,,,71\nLeeds,2011,Census 2011,,,White,71\n"

    (finding,) = read_and_check(asked(dataset(population=population))).findings

    assert (finding.name, finding.rows) == ("population-older-than-3-years", (4,))
    assert (
        finding.what
        == "1 row: the newest population of the Census 2011 is of 2011, more than three years older than the counts"
    )


def test_detailed_ethnic_groups_are_parts_and_not_repeats(dataset: Callable[..., Path], asked: Callable) -> None:
    groups = "".join(
        f"Leeds,2021,Census 2021,,,{label},{people}\n"
        for label, people in (("White: Irish", 5), ("Roma", 6), ("Mixed", 7), ("Asian", 8), ("Black", 9), ("Arab", 10))
    )

    def findings(total: int) -> list[str]:
        population = f"{POPULATION}\n{groups}Leeds,2021,Census 2021,10-17,all,all,{total}\n"
        return [each.name for each in read_and_check(asked(dataset(population=population))).findings]

    assert findings(45) == []
    assert findings(46) == ["population-parts-differ"]
