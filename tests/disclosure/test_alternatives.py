"""What is said in the place of withheld breakdowns: only what costs no other number and gives none away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from small_tables import cell, key, one_way

from report_builder.disclosure import alternatives as rules
from report_builder.disclosure.protect import protect
from report_builder.disclosure.protected import Protected
from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.release import PublishedCell, Release
from report_builder.model.spec import Edition
from report_builder.model.tables import Alternative, Cell, Count, CountTable, Missing, Wanted, total_of
from report_builder.model.view import View

PUBLIC = Edition("public", 5, alternatives=True)
YEAR = Period(date(2019, 4, 1), date(2020, 3, 31))
AGES = {"13": 3, "14": 9, "15": 8}
"""20 in all: 13 is small, and one of the others goes with it."""


def bands(of: CountTable, **groups: tuple[str, ...]) -> Alternative:
    """Groups of the categories of a one-way table of ages, each with its sum."""
    (dimension,) = of.view.dimensions
    counts = {dict(one.key.by).get(dimension, ""): one.count for one in of.cells}
    tables = []
    for band, ages in groups.items():
        at, parts = key(age=band.removeprefix("_").replace("_", "-")), tuple(key(age=age) for age in ages)
        total = Cell(at, sum((counts[age] for age in ages), Fraction(0)), int(sum(counts[age] for age in ages)))
        cells = (total, *(one for one in of.cells if one.key in parts))
        tables.append(
            CountTable(View("caseload", fixed=at.by), (Wanted(at, Count(at)),), cells, (total_of(at, parts),))
        )
    return Alternative(of.view, tuple(tables))


def of_the_year(of: CountTable, counts: Mapping[str, int]) -> Alternative:
    """The same breakdown over the year."""
    (dimension,) = of.view.dimensions
    pooled = one_way(dimension, counts)

    def moved(at: Key) -> Key:
        return replace(at, period=YEAR)

    table = CountTable(
        replace(of.view, periods="year"),
        tuple(Wanted(moved(one.key), Count(moved(one.key))) for one in pooled.wanted),
        tuple(replace(one, key=moved(one.key)) for one in pooled.cells),
        tuple(replace(one, terms=tuple((moved(at), n) for at, n in one.terms)) for one in pooled.relations),
    )
    return Alternative(of.view, (table,))


def said(protected: Protected) -> dict[str, str]:
    tables = [table for tables in protected.alternatives.values() for table in tables]
    return {figure.key.id: figure.shown for table in tables for figure in table.figures}


def test_bands_that_give_nothing_away_are_kept_with_their_numbers() -> None:
    ages = one_way("age", {"13": 3, "14": 4, "15": 8, "16": 9})
    kept = protect((ages,), PUBLIC, alternatives=(bands(ages, _13_14=("13", "14"), _15_16=("15", "16")),))

    assert {name.rpartition("=")[2]: shown for name, shown in said(kept).items()} == {"13-14": "7", "15-16": "17"}


def test_a_band_that_leaves_a_small_rest_of_the_total_is_not_said() -> None:
    """20 in all less 17 in the band are the three of 13."""
    ages = one_way("age", AGES)

    assert said(protect((ages,), PUBLIC, alternatives=(bands(ages, _14_15=("14", "15")),))) == {}


def test_a_small_band_is_not_said() -> None:
    ages = one_way("age", {"13": 2, "14": 1, "15": 8, "16": 9})

    assert said(protect((ages,), PUBLIC, alternatives=(bands(ages, _13_14=("13", "14")),))) == {}


def test_no_alternative_costs_another_number() -> None:
    ages = one_way("age", {"13": 3, "14": 4, "15": 8, "16": 9})
    offered = bands(ages, _13_14=("13", "14")), bands(ages, _13_15=("13", "14", "15")), bands(ages, _14_15=("14", "15"))

    def shown(*alternatives: Alternative) -> list[str]:
        (table,) = protect((ages,), PUBLIC, alternatives=alternatives).tables
        return [figure.shown for figure in table.figures]

    assert all(shown(one) == shown() for one in offered)


def test_only_the_first_that_may_be_said_is() -> None:
    ages = one_way("age", {"13": 3, "14": 4, "15": 8, "16": 9})
    refused, first, second = (
        bands(ages, _14_16=("14", "15", "16")),
        bands(ages, _13_14=("13", "14")),
        bands(ages, _13_15=("13", "14", "15")),
    )

    assert list(said(protect((ages,), PUBLIC, alternatives=(refused, first, second)))) == [
        "caseload/yjs/2020-01-01/2020-03-31/age=13-14"
    ]


def test_two_breakdowns_are_held_against_each_other() -> None:
    """14 to 16 by one table and 13 to 15 by the other, each harmless, would be 13 and 16 together with the total."""
    ages = one_way("age", {"13": 6, "14": 4, "15": 4, "16": 6})
    again = replace(ages, view=replace(ages.view, of=(("sex", "male"),)))
    first, other = bands(ages, _14_15=("14", "15")), replace(bands(ages, _13_14=("13", "14")), of=again.view)
    edition = replace(PUBLIC, threshold=7)

    kept = protect((ages, again), edition, alternatives=(first, other))

    assert len(kept.alternatives) == 2
    assert said(kept) == {
        "caseload/yjs/2020-01-01/2020-03-31/age=14-15": "8",
        "caseload/yjs/2020-01-01/2020-03-31/age=13-14": "10",
    }


def test_nothing_is_said_where_nothing_is_withheld() -> None:
    ages = one_way("age", {"13": 6, "14": 9, "15": 8})

    assert said(protect((ages,), PUBLIC, alternatives=(bands(ages, _13_14=("13", "14")),))) == {}


def test_nothing_is_said_where_the_edition_does_not_ask_for_it() -> None:
    ages = one_way("age", {"13": 3, "14": 4, "15": 8, "16": 9})
    edition = replace(PUBLIC, alternatives=False)

    assert said(protect((ages,), edition, alternatives=(bands(ages, _13_14=("13", "14")),))) == {}


def test_what_is_printed_already_is_not_said_again() -> None:
    ages = one_way("age", {"13": 3, "14": 4, "15": 8, "16": 9})
    total = Alternative(ages.view, (CountTable(View("caseload"), (Wanted(key(), Count(key())),), (cell(key(), 24),)),))

    assert said(protect((ages,), PUBLIC, alternatives=(total,))) == {}


def test_a_table_of_which_something_is_missing_is_not_said() -> None:
    ages = one_way("age", {"13": 3, "14": 4, "15": 8, "16": 9})
    (band,) = bands(ages, _13_14=("13", "14")).tables
    half = replace(band, wanted=(*band.wanted, Wanted(key(age="9-12"), Missing("not recorded"))))

    assert said(protect((ages,), PUBLIC, alternatives=(Alternative(ages.view, (half,)),))) == {}


def test_a_pooled_year_is_said_where_it_is_large_enough() -> None:
    sexes = one_way("sex", {"female": 4, "male": 6})
    kept = protect((sexes,), PUBLIC, alternatives=(of_the_year(sexes, {"female": 9, "male": 12}),))

    assert list(said(kept).values()) == ["9", "12", "21"]


def test_a_pooled_year_that_bounds_the_quarter_too_closely_is_not_said() -> None:
    """Of the quarter's ten at most five are girls and at most six boys: 4 and 6, or 5 and 5."""
    sexes = one_way("sex", {"female": 4, "male": 6})

    assert said(protect((sexes,), PUBLIC, alternatives=(of_the_year(sexes, {"female": 5, "male": 6}),))) == {}


def test_a_pooled_year_that_a_correction_has_put_below_its_quarter_is_not_said() -> None:
    sexes = one_way("sex", {"female": 4, "male": 16})

    assert said(protect((sexes,), PUBLIC, alternatives=(of_the_year(sexes, {"female": 9, "male": 12}),))) == {}


def test_kinds_of_case_of_a_quarter_need_not_be_those_of_the_year() -> None:
    """A child on a referral order in the quarter may have been in custody earlier in the year."""
    kinds = one_way("case_type", {"custody": 4, "yro": 16})
    pooled = of_the_year(kinds, {"custody": 13, "yro": 12})

    assert list(said(protect((kinds,), PUBLIC, alternatives=(pooled,))).values()) == ["13", "12", "25"]


def test_a_pooled_year_that_leaves_few_children_beside_the_quarter_s_is_not_said() -> None:
    """24 of the year less the quarter's 20 are four children."""
    kinds = one_way("case_type", {"custody": 4, "yro": 16})

    assert said(protect((kinds,), PUBLIC, alternatives=(of_the_year(kinds, {"custody": 13, "yro": 11}),))) == {}


def test_so_many_are_tried_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    ages = one_way("age", AGES)
    refused, harmless = bands(ages, _14_15=("14", "15")), of_the_year(ages, {"13": 13, "14": 14, "15": 15})
    assert said(protect((ages,), PUBLIC, alternatives=(refused, harmless)))

    monkeypatch.setattr(rules, "TRIES", 1)

    assert said(protect((ages,), PUBLIC, alternatives=(refused, harmless))) == {}


def test_bands_that_an_earlier_issue_said_are_said_again() -> None:
    ages = one_way("age", {"13": 3, "14": 4, "15": 8, "16": 9})
    candidates = (bands(ages, _13_14=("13", "14"), _15_16=("15", "16")),)
    first = protect((ages,), PUBLIC, alternatives=candidates)

    again = protect((ages,), PUBLIC, alternatives=candidates, releases=[_released(first)])

    assert said(again) == said(first) != {}


def _released(paper: Protected) -> Release:
    """Each count as it was printed; of a mark what every mark says."""
    cells = []
    for each in paper.figures:
        at = each.key
        named = {"measure": at.measure, "area": at.area, "area_type": at.area_type, "period": str(at.period)}
        name = json.dumps({**named, "where": dict(at.by)}, sort_keys=True)
        low, high = (Decimal(1), None) if each.value is None else (each.value, each.value)
        cells.append(PublishedCell(name, low, high, is_withheld=each.value is None))
    return Release("issued", "public", "board-report", "Rotherham", "2019-20 Q4", "2020-07-13", "f1", tuple(cells))
