"""Cells that no known move hides: a few more are withheld for them, and the totals of all others stay."""

from __future__ import annotations

from fractions import Fraction

from report_builder.audit.knowledge import Rules
from report_builder.audit.many import PaperRead, attack_together
from report_builder.disclosure.together import safe_alone, safe_together
from report_builder.model.key import Key, labels
from report_builder.model.period import Period
from report_builder.model.spec import Edition
from report_builder.model.tables import Cell, Count, CountTable, Wanted, total_of
from report_builder.model.view import View
from report_builder.national.issue import figures_of, tables_of, truth_of, whose
from report_builder.national.summed import totals_over

PUBLIC = Edition("public", 5)
NATION = "All services"
QUARTER = Period.parse("2020-01-01/2020-03-31")
PLACES, AREAS = ("east", "west"), ("first", "second")


def paper(service: str, counts: tuple[int, int, int, int]) -> tuple[CountTable, ...]:
    """Children by locality and area: east first, east second, west first, west second; with all margins."""

    def key(**by: str) -> Key:
        return Key("caseload", service, "yjs", QUARTER, labels(by))

    inner = [key(locality=place, locality_area=area) for place in PLACES for area in AREAS]
    of = dict(zip(inner, counts, strict=True))
    rows = {key(locality=place): tuple(inner[2 * at : 2 * at + 2]) for at, place in enumerate(PLACES)}
    columns = {key(locality_area=area): tuple(inner[at::2]) for at, area in enumerate(AREAS)}
    of |= {whole: sum(of[part] for part in parts) for whole, parts in (rows | columns).items()}
    of[key()] = sum(counts)
    relations = [total_of(whole, parts) for whole, parts in (rows | columns).items()]
    relations += [total_of(key(), tuple(rows)), total_of(key(), tuple(columns))]
    wanted = tuple(Wanted(each, Count(each)) for each in of)
    cells = tuple(Cell(each, Fraction(count), count) for each, count in of.items())
    return (CountTable(View("caseload", ("locality", "locality_area")), wanted, cells, tuple(relations)),)


def test_one_stubborn_cell_does_not_cost_the_totals_of_all() -> None:
    papers = {"A": paper("A", (5, 0, 14, 3)), "B": paper("B", (2, 7, 1, 2)), "C": paper("C", (32, 3, 10, 3))}
    alone = [safe_alone(tables, PUBLIC) for tables in papers.values()]
    found = safe_together(alone, totals_over(papers, {NATION: list(papers)}), PUBLIC)
    assert found.totals.dropped == {}
    assert len(found.totals.withheld) < len(found.posed.keys)
    head = {"document": "paper", "edition": "public", "quarter": str(QUARTER), "as_at": "2020-04-01"}
    reads = [
        PaperRead(name, figures_of(tables_of(one.posed, own, PUBLIC), {**head, "yot": name}), Rules(5))
        for name, one, own in zip(papers, alone, found.papers, strict=True)
    ]
    totals = figures_of(tables_of(found.posed, found.totals, PUBLIC), {**head, "yot": NATION})
    document = {**totals, "sums": whose(papers, {NATION: list(papers)})}
    truth = truth_of([(name, one.posed) for name, one in zip(papers, alone, strict=True)], found.posed)
    attacked = attack_together(reads, document, Rules(5), truth)
    assert (attacked.exposed, attacked.given_away) == ((), ())
