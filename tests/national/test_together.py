"""Papers and totals together: what each paper alone hides, and all of them would give away."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.disclosure.together import safe_alone, safe_together
from report_builder.model.key import Key, labels
from report_builder.model.period import Period
from report_builder.model.spec import Edition
from report_builder.model.tables import Cell, Count, CountTable, Wanted, total_of
from report_builder.model.view import View
from report_builder.national.summed import over, totals_over

PUBLIC = Edition("public", 5)
NATION = "All services"
QUARTER = Period.parse("2020-01-01/2020-03-31")
CATEGORIES = ("drugs", "robbery", "theft", "violence")


def key_of(service: str, category: str = "") -> Key:
    by = labels({"offence_category": category} if category else {})
    return Key("offence_profile", service, "yjs", QUARTER, by)


def paper(service: str, counts: tuple[int, ...]) -> tuple[CountTable, ...]:
    parts = [key_of(service, category) for category, _ in zip(CATEGORIES, counts, strict=False)]
    keys = (*parts, key_of(service))
    cells = tuple(Cell(key, Fraction(count), count) for key, count in zip(keys, (*counts, sum(counts)), strict=True))
    wanted = tuple(Wanted(key, Count(key)) for key in keys)
    view = View("offence_profile", ("offence_category",))
    return (CountTable(view, wanted, cells, (total_of(keys[-1], tuple(parts)),)),)


def withheld_of(services: dict[str, tuple[int, ...]]) -> tuple[dict[str, set[str]], set[str]]:
    """Service -> the categories withheld in its paper, and those of the totals; the whole is `Total`."""
    papers = {name: paper(name, counts) for name, counts in services.items()}
    alone = [safe_alone(tables, PUBLIC) for tables in papers.values()]
    found = safe_together(alone, totals_over(papers, {NATION: list(papers)}), PUBLIC)
    named = {
        name: {dict(key.by).get("offence_category", "Total") for key in pattern.withheld}
        for name, pattern in zip(papers, found.papers, strict=True)
    }
    assert all(one.pattern.withheld <= now.withheld for one, now in zip(alone, found.papers, strict=True))
    return named, {dict(key.by).get("offence_category", "Total") for key in found.totals.withheld}


def candidates(services: dict[str, tuple[int, ...]]) -> dict[tuple[str, str], set[int]]:
    """By trying every world of small numbers: the values that each withheld number may have, all that is printed known.

    Marks are at least 1. Numbers up to the greatest total of the services are tried, so that none is left out.
    """
    own, totals = withheld_of(services)
    each = {name: list(_worlds(services[name], own[name])) for name in services}
    every = {name: sum(counts) for name, counts in services.items()}
    sums = [sum(column) for column in zip(*services.values(), strict=True)]
    found: dict[tuple[str, str], set[int]] = {}
    for worlds in product(*each.values()):
        added = [sum(column) for column in zip(*worlds, strict=True)]
        names = CATEGORIES[: len(sums)]
        fits = all(name in totals or one == told for name, one, told in zip(names, added, sums, strict=True))
        if not fits or ("Total" not in totals and sum(added) != sum(every.values())):
            continue
        for service, world in zip(each, worlds, strict=True):
            for name, count in zip(names, world, strict=True):
                if name in own[service]:
                    found.setdefault((service, name), set()).add(count)
    return found


def _worlds(counts: tuple[int, ...], withheld: set[str]) -> list[tuple[int, ...]]:
    most = sum(counts) + 3
    sides = [
        range(1, most + 1) if name in withheld else (count,) for name, count in zip(CATEGORIES, counts, strict=False)
    ]
    return [world for world in product(*sides) if "Total" in withheld or sum(world) == sum(counts)]


def test_a_service_that_alone_withholds_a_category_is_not_given_away_by_the_total() -> None:
    # A withholds drugs 2 and the robbery 9 that protects it; B prints 20 and 30. The totals 22 and 39, less those of B,
    # would give 2 and 9: so B withholds both as well, or the totals are withheld.
    services = {"A": (2, 9, 30), "B": (20, 30, 40)}
    own, totals = withheld_of(services)
    assert {"drugs", "robbery"} <= own["A"]
    assert "drugs" in own["B"] or "drugs" in totals
    assert min(map(len, candidates(services).values())) >= 3


def test_the_same_service_alone_withholds_less() -> None:
    (one,) = [safe_alone(paper("B", (20, 30, 40)), PUBLIC)]
    assert not one.pattern.withheld


def test_three_services_that_all_withhold_the_same_categories_cost_no_total() -> None:
    # Each withholds two categories, and any two of the three may move against each other: 3 and 9 may be 4 and 8 in one
    # and the other way round in the next.
    services = {"A": (3, 9, 30), "B": (4, 8, 30), "C": (3, 7, 30)}
    _, totals = withheld_of(services)
    assert totals == set()


def test_a_total_names_its_area_and_is_no_figure_of_the_service() -> None:
    found = over(key_of("A", "drugs"), NATION)
    assert (found.area, found.area_type, found.is_own) == (NATION, "services", False)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 8)] * 3), min_size=2, max_size=3))
def test_whoever_holds_all_papers_and_totals_has_three_candidates_for_every_mark(counts: list[tuple[int, ...]]) -> None:
    services = {f"Service {number}": each for number, each in enumerate(counts)}
    assert all(len(values) >= 3 for values in candidates(services).values())
