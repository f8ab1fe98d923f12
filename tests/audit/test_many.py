"""Papers and totals attacked together, from figures.json written by hand: what only whoever holds all can work out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.audit import attack as attack_module
from report_builder.audit.attack import Attack
from report_builder.audit.knowledge import Rules
from report_builder.audit.many import ManyAttacked, PaperRead, attack_together, joined, world_of
from report_builder.audit.places import Claim

QUARTER = "2020-01-01/2020-03-31"
NATION = "All services"
WHOLE = ""
RULES = Rules(5)
Counts = Mapping[str, Sequence[int]]
"""Service -> its children in the first locality, the second, and so on."""

Hidden = Mapping[str, set[str]]
"""Service or nation -> the localities that are withheld; the whole is `WHOLE`."""


def figure(area: str, place: str, count: int | None) -> dict[str, Any]:
    by = {"locality": place} if place else {}
    shown = {"status": "withheld", "shown": "[c]"} if count is None else {"status": "shown", "shown": str(count)}
    kind = "yjs" if area != NATION else "services"
    about = {"id": f"caseload/{area}/{place}/count", "measure": "caseload", "area": area, "area_type": kind}
    return {**about, "period": QUARTER, "of": {}, "by": by, "where": ["table 1"], "value": count, **shown}


def document(area: str, counts: Sequence[int], withheld: set[str]) -> dict[str, Any]:
    told = {WHOLE: sum(counts), **{f"place {number}": count for number, count in enumerate(counts)}}
    figures = [figure(area, place, None if place in withheld else count) for place, count in told.items()]
    head = {"document": "paper", "edition": "public", "yot": area, "quarter": QUARTER, "as_at": "2020-04-01"}
    return {**head, "figures": figures}


def sums_of(counts: Counts) -> list[int]:
    return [sum(each) for each in zip(*counts.values(), strict=True)]


def read(counts: Counts, withheld: Hidden) -> tuple[list[PaperRead], dict[str, Any], dict[tuple[str, Claim], int]]:
    papers = [PaperRead(name, document(name, own, withheld.get(name, set())), RULES) for name, own in counts.items()]
    sums = {"sums": {NATION: {"services": list(counts), "without": {}}}}
    totals = {**document(NATION, sums_of(counts), withheld.get(NATION, set())), **sums}
    truth = {}
    for name, own in {**counts, NATION: sums_of(counts)}.items():
        kind = "services" if name == NATION else "yjs"
        truth[name, Claim("caseload", name, kind, QUARTER)] = sum(own)
        for number, count in enumerate(own):
            truth[name, Claim("caseload", name, kind, QUARTER, (("locality", f"place {number}"),))] = count
    return papers, totals, truth


def attacked(counts: Counts, withheld: Hidden) -> ManyAttacked:
    papers, totals, truth = read(counts, withheld)
    return attack_together(papers, totals, RULES, truth)


def candidates(counts: Counts, withheld: Hidden) -> dict[tuple[str, str], set[int]]:
    """The values of each withheld cell, by trying every world; every service's whole must be printed."""
    names, sums = list(counts), sums_of(counts)
    found: dict[tuple[str, str], set[int]] = {}
    for worlds in product(*(list(_worlds(counts[name], withheld.get(name, set()))) for name in names)):
        added = [sum(each) for each in zip(*worlds, strict=True)]
        told = withheld.get(NATION, set())
        if any(f"place {n}" not in told and one != true for n, (one, true) in enumerate(zip(added, sums, strict=True))):
            continue
        if any(f"place {n}" in told and one < 1 for n, one in enumerate(added)):
            continue
        for name, world in zip((*names, NATION), (*worlds, added), strict=True):
            for number, count in enumerate(world):
                if f"place {number}" in withheld.get(name, set()):
                    found.setdefault((name, f"place {number}"), set()).add(count)
    return found


def _worlds(counts: Sequence[int], withheld: set[str]) -> Iterator[tuple[int, ...]]:
    most = sum(counts)
    sides = [range(1, most + 1) if f"place {n}" in withheld else (count,) for n, count in enumerate(counts)]
    return (world for world in product(*sides) if sum(world) == most)


FIRST_TWO = {"place 0", "place 1"}


def test_a_leak_that_no_paper_has_alone_is_seen_in_all_of_them_together() -> None:
    # A's 2 and 9 may be anything that adds up to 11; but 22 and 29 of both services, less B's 20 and 20, are 2 and 9.
    counts = {"A": (2, 9, 30), "B": (20, 20, 40)}
    papers, _, truth = read(counts, {"A": FIRST_TWO})
    assert attack_together(papers, None, RULES, truth).exposed == ()
    found = attacked(counts, {"A": FIRST_TWO})
    assert (found.withheld, len(found.exposed), found.exactly_recoverable) == (2, 2, 2)


def test_services_that_may_move_against_each_other_are_safe_under_printed_totals() -> None:
    found = attacked({"A": (3, 9, 30), "B": (4, 8, 30)}, {"A": FIRST_TWO, "B": FIRST_TWO})
    assert (found.exposed, found.exactly_recoverable, found.cells) == ((), 0, 12)


def test_one_cell_that_is_shown_by_mistake_is_found_out_with_all_that_it_gives_away() -> None:
    # B's 4 is printed: so is its 8, as 42 - 30 - 4; and with the totals 7 and 17 A's 3 and 9.
    found = attacked({"A": (3, 9, 30), "B": (4, 8, 30)}, {"A": FIRST_TWO, "B": {"place 1"}})
    assert found.exactly_recoverable == 3


@pytest.mark.parametrize(("withheld", "exact"), [(FIRST_TWO, 0), ({"place 0"}, 3), (set(), 2)])
def test_a_total_that_should_not_be_printed_is_found_out(withheld: set[str], exact: int) -> None:
    # With both totals withheld the 2 and 9 move with them. One that is printed gives the other away, as the whole is
    # printed: the total's mark, and the 2 and the 9.
    found = attacked({"A": (2, 9, 30), "B": (20, 20, 40)}, {"A": FIRST_TWO, NATION: withheld})
    assert found.exactly_recoverable == exact == len(found.exposed)


def test_numbers_that_no_paper_prints_but_all_together_do_are_given_away() -> None:
    # B prints its whole alone: with the totals 5 and 9, and A's 3 and 5, its localities are 2 and 4.
    papers, totals, truth = read({"A": (3, 5), "B": (2, 4)}, {"A": set()})
    figures = [each for each in papers[1].document["figures"] if not each["by"]]
    silent = PaperRead("B", {**papers[1].document, "figures": figures}, RULES)
    assert set(attack_together([papers[0], silent], totals, RULES, truth).given_away) == {"caseload"}


PATTERNS = st.lists(st.sets(st.sampled_from(["place 0", "place 1", "place 2"])), min_size=4, max_size=4)
SMALL = st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=2, max_size=3)


def _case(counts: list[tuple[int, ...]], patterns: list[set[str]]) -> tuple[Counts, Hidden]:
    services = {f"Service {number}": each for number, each in enumerate(counts)}
    return services, dict(zip((*services, NATION), patterns, strict=False))


@settings(max_examples=25, deadline=None)
@given(SMALL, PATTERNS)
def test_the_attack_counts_what_trying_every_world_counts(
    counts: list[tuple[int, ...]], patterns: list[set[str]]
) -> None:
    services, withheld = _case(counts, patterns)
    every = candidates(services, withheld)
    found = attacked(services, withheld)
    assert len(found.exposed) == sum(len(values) < 3 for values in every.values())
    assert found.exactly_recoverable == sum(len(values) == 1 for values in every.values())


@settings(max_examples=25, deadline=None)
@given(SMALL, PATTERNS)
def test_exchange_between_services_shows_no_value_that_no_world_has(
    counts: list[tuple[int, ...]], patterns: list[set[str]]
) -> None:
    services, withheld = _case(counts, patterns)
    every = candidates(services, withheld)
    papers, totals, truth = read(services, withheld)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(attack_module, "WIDE", 0)
        found = attack_together(papers, totals, RULES, truth)
    assert len(found.exposed) >= sum(len(values) < 3 for values in every.values())
    assert found.exactly_recoverable <= sum(len(values) == 1 for values in every.values())


def test_exchange_alone_shows_three_values_of_each_count_of_many_services(monkeypatch: pytest.MonkeyPatch) -> None:
    # Twelve services that withhold the same three localities: any two of them may move against each other.
    counts = {f"Service {number:02d}": (2 + number % 3, 3, 6 + number, 30) for number in range(12)}
    hidden = {"place 0", "place 1", "place 2"}
    papers, totals, truth = read(counts, dict.fromkeys(counts, hidden))
    found = joined(papers, totals, RULES)
    known = {name: value for part in found.parts for name, value in part.truth(truth)}
    monkeypatch.setattr(attack_module, "WIDE", 0)
    monkeypatch.setattr(attack_module, "attack_wide_block", lambda *_: None)
    attack = Attack(found.facts, found.marks, world_of(found.facts, known), whose=found.whose)
    assert len(attack.blocks) == 1
    assert {attack.range_of(name).candidates for name in found.marks} == {3}


def test_a_world_that_does_not_fit_shows_nothing_by_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {"A": (3, 9, 30), "B": (4, 8, 30)}
    papers, totals, truth = read(counts, {"A": FIRST_TWO, "B": FIRST_TWO})
    found = joined(papers, totals, RULES)
    wrong = {name: value + 1 for part in found.parts for name, value in part.truth(truth)}
    monkeypatch.setattr(attack_module, "WIDE", 0)
    monkeypatch.setattr(attack_module, "attack_wide_block", lambda *_: None)
    attack = Attack(found.facts, found.marks, wrong, whose=found.whose)
    assert all(not each.values for block in attack.blocks for each in block.found.values())
    assert np.array_equal([attack.range_of(name).is_exposed for name in found.marks], [True] * 4)
