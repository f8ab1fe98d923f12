"""Shares and rates with fewer decimals: each is an inequality on its count, worked out by hand here."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from small_tables import cell, key, one_way

from report_builder.disclosure.coarser import to_decimals
from report_builder.disclosure.protect import protect
from report_builder.model.key import Key, labels
from report_builder.model.spec import Edition
from report_builder.model.tables import Change, CountTable, Figure, Quotient, Status, Wanted
from report_builder.model.view import View

COARSE = Edition("public", 5, fewer_decimals=True)


def shares(sexes: CountTable) -> CountTable:
    wanted = tuple(
        Wanted(key("caseload_share", sex=sex), Quotient(key(sex=sex), key(), 100)) for sex in ("female", "male")
    )
    return CountTable(View("caseload_share", ("sex",)), wanted, sexes.cells, sexes.relations)


def figures(*tables: CountTable, edition: Edition = COARSE) -> dict[Key, Figure]:
    return {figure.key: figure for figure in protect(tables, edition).figures}


def shown_shares(female: int, male: int, *, edition: Edition = COARSE) -> list[str]:
    sexes = one_way("sex", {"female": female, "male": male})
    found = figures(sexes, shares(sexes), edition=edition)
    return [found[key("caseload_share", sex=sex)].shown for sex in ("female", "male")]


def test_4_of_210_is_neither_1_9_nor_2_percent_but_nought_to_the_nearest_10() -> None:
    """1.9% is 4; 2% is 1.5% to under 2.5%, 4 or 5; under 5% is 1 to 10. Of the boys 98% are 205 or 206."""
    assert shown_shares(4, 206) == ["about 0% (to the nearest 10)", "about 100% (to the nearest 10)"]


def test_whole_units_serve_where_they_leave_three_candidates() -> None:
    """4 of 310 is 1.3%; about 1% is 0.5% to under 1.5%: 2, 3 or 4."""
    assert shown_shares(4, 306) == ["about 1%", "about 99%"]


def test_a_half_that_is_rounded_up_is_no_candidate() -> None:
    """4 of 200 is 2%, which is 1.5% to under 2.5%: 3 and 4, since 5 of 200 would be 3%."""
    assert shown_shares(4, 196)[0] == "about 0% (to the nearest 10)"


def test_a_few_of_a_few_have_no_share_at_all() -> None:
    """4 of 10 to the nearest 10 is 40%, from 35% to under 45%: 4 alone."""
    assert shown_shares(4, 6) == ["[c]", "[c]"]


def test_nothing_changes_where_the_edition_does_not_ask_for_it() -> None:
    assert shown_shares(4, 206, edition=replace(COARSE, fewer_decimals=False)) == ["[c]", "[c]"]


def test_a_base_under_its_own_limit_has_no_share() -> None:
    assert shown_shares(4, 206, edition=replace(COARSE, minimum_denominator=211)) == ["[c]", "[c]"]


def test_a_figure_with_fewer_decimals_has_neither_numerator_nor_denominator() -> None:
    sexes = one_way("sex", {"female": 4, "male": 306})
    figure = figures(sexes, shares(sexes))[key("caseload_share", sex="female")]

    assert (figure.status, figure.value, figure.numerator, figure.denominator) == (
        *(Status.SHOWN, Decimal(1)),
        *(None, None),
    )
    assert figure.is_about


def test_the_count_itself_stays_withheld() -> None:
    sexes = one_way("sex", {"female": 4, "male": 306})

    assert figures(sexes, shares(sexes))[key(sex="female")].status is Status.WITHHELD


def test_what_was_said_before_counts_against_what_is_said_next() -> None:
    """7 of 40 is 20% to the nearest 10: 6 to 9. 7 of 50 is 10%: 3 to 7. Together they leave 6 and 7."""
    part = key(sex="female")
    bases = {base: key(sen=sen) for base, sen in ((40, "none"), (50, "ehcp"))}
    first, second = (
        Wanted(replace(key("caseload_share", sex="female"), of=labels(dict(base.by))), Quotient(part, base, 100))
        for base in bases.values()
    )
    cells = (cell(part, 7), *(cell(at, count) for count, at in bases.items()))
    edition = replace(COARSE, threshold=10)

    def shown(*wanted: Wanted) -> list[str]:
        found = figures(CountTable(View("caseload_share"), wanted, cells), edition=edition)
        return [found[one.key].shown for one in wanted]

    assert shown(first) == ["about 20% (to the nearest 10)"]
    assert shown(second) == ["about 10% (to the nearest 10)"]
    assert shown(first, second) == ["about 20% (to the nearest 10)", "[c]"]


def test_no_change_is_made_of_a_figure_with_fewer_decimals() -> None:
    sexes = one_way("sex", {"female": 4, "male": 306})
    ends = key("caseload_share", sex="female"), key("caseload_share", sex="male")
    step = Wanted(replace(ends[1], variety="change"), Change(*ends))
    changes = CountTable(View("caseload_share", variety="change"), (step,))

    assert figures(sexes, shares(sexes), changes)[step.key].status is Status.WITHHELD


@pytest.mark.parametrize(
    ("exact", "decimals", "printed"),
    [("19.04", 1, "19.0"), ("2.5", 0, "3"), ("14.9", -1, "10"), ("15", -1, "20"), ("4.99", -1, "0")],
)
def test_halves_are_rounded_away_from_nought_at_every_step(exact: str, decimals: int, printed: str) -> None:
    assert to_decimals(Fraction(exact), decimals) == Decimal(printed)
