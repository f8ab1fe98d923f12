"""From true cells to figures, each worked by hand: exact before rounding, printed at the registry's decimals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from small_tables import cell, key

from report_builder.disclosure.derive import Derived, derive, to_printed, trend_word, whole_or_short
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.tables import (
    Cell,
    Change,
    Count,
    Difference,
    Formula,
    Given,
    Missing,
    OnDate,
    Quotient,
    RelativeRate,
)

GROUP, GROUP_WHOLE = key("ethnic_count", ethnic_group="asian"), key("population", ethnic_group="asian")
WHITE, WHITE_WHOLE = key("ethnic_count", ethnic_group="white"), key("population", ethnic_group="white")


def cells(**counts: int) -> dict[Key, Cell]:
    """Children of the two groups and of their populations."""
    keys = {"group": GROUP, "group_whole": GROUP_WHOLE, "white": WHITE, "white_whole": WHITE_WHOLE}
    return {keys[name]: cell(keys[name], count) for name, count in counts.items()}


# 20 of 100 against 30 of 600: 20% against 5%, four times the rate.
FOUR_TIMES = cells(group=20, group_whole=100, white=30, white_whole=600)
SHARE = Quotient(GROUP, GROUP_WHOLE, 100)
WHITE_SHARE = Quotient(WHITE, WHITE_WHOLE, 100)


def printed(value: Fraction, measure: str, *, text: str = "", variety: str = "") -> str:
    return to_printed(Derived(value, shown=text), MEASURES[measure], variety=variety)[1]


def test_a_count_is_its_cell() -> None:
    assert derive(Count(GROUP), FOUR_TIMES) == Derived(Fraction(20))


def test_a_share_keeps_what_stands_behind_it() -> None:
    assert derive(SHARE, FOUR_TIMES) == Derived(Fraction(20), Fraction(20), Fraction(100))


def test_a_rate_is_multiplied_before_it_is_rounded() -> None:
    # 4 sentences of 25,157 children: 0.159 per 1,000, as the Youth Justice Board prints it.
    custody, children = key("custody_count"), key("population")
    derived = derive(Quotient(custody, children, 1_000), {custody: cell(custody, 4), children: cell(children, 25_157)})

    assert derived.value == Fraction(4_000, 25_157)
    assert to_printed(derived, MEASURES["custody_rate"], variety="") == (Decimal("0.16"), "0.16")


def test_a_difference_is_taken_before_rounding() -> None:
    # 1/3 less 1/4 is 8.33 points: of the printed 33.3 and 25.0 it would be 8.3 all the same; 2/3 less 1/6 is 50.
    thirds = cells(group=2, group_whole=3, white=1, white_whole=6)

    derived = derive(Difference(SHARE, WHITE_SHARE), thirds)

    assert derived.value == 50
    assert to_printed(derived, MEASURES["over_representation"], variety="")[1] == "+50.0"


@pytest.mark.parametrize(
    ("part", "value", "shown"),
    [("value", 4.0, "4.00"), ("lower", 2.367, "2.37"), ("upper", 6.760, "6.76")],
)
def test_a_relative_rate_has_its_interval_on_the_log_scale(part: str, value: float, shown: str) -> None:
    # SE = sqrt(1/20 + 1/30 - 1/100 - 1/600) = 0.26771; ln 4 = 1.38629; 1.95996 x SE = 0.52469.
    # exp(1.38629 - 0.52469) = 2.367 and exp(1.38629 + 0.52469) = 6.760.
    derived = derive(RelativeRate(SHARE, WHITE_SHARE, part), FOUR_TIMES)

    assert float(derived.value or 0) == pytest.approx(value, abs=0.0005)
    assert to_printed(derived, MEASURES["relative_rate"], variety="")[1] == shown


@pytest.mark.parametrize("nought", ["group", "group_whole", "white", "white_whole"])
def test_a_relative_rate_with_a_nought_does_not_exist(nought: str) -> None:
    counts = {"group": 20, "group_whole": 100, "white": 30, "white_whole": 600, nought: 0}

    assert derive(RelativeRate(SHARE, WHITE_SHARE), cells(**counts)).value is None


def test_a_share_of_nobody_does_not_exist_but_keeps_its_parts() -> None:
    nobody = cells(group=0, group_whole=0)

    assert derive(SHARE, nobody) == Derived(None, Fraction(0), Fraction(0))


@pytest.mark.parametrize("empty", ["group_whole", "white_whole"])
def test_a_difference_of_which_one_side_does_not_exist_does_not_exist(empty: str) -> None:
    counts = {"group": 20, "group_whole": 100, "white": 30, "white_whole": 600, empty: 0}

    assert derive(Difference(SHARE, WHITE_SHARE), cells(**counts)).value is None


def test_a_given_value_brings_its_own_text_and_counts() -> None:
    given = Given(Fraction("30.4"), numerator=Fraction(24), denominator=Fraction(79), text="30.4")

    assert derive(given, {}) == Derived(Fraction("30.4"), Fraction(24), Fraction(79), "30.4")


@pytest.mark.parametrize("formula", [Missing("no data"), Change(GROUP, WHITE)])
def test_what_has_no_value_of_its_own_is_not_derived(formula: Formula) -> None:
    with pytest.raises(ValueError, match="no value of its own"):
        derive(formula, FOUR_TIMES)


def test_a_date_is_printed_in_full() -> None:
    derived = derive(OnDate(date(2021, 9, 30)), {})

    assert to_printed(derived, MEASURES["tracker_matures"], variety="")[1] == "30 September 2021"


def test_a_rank_is_printed_in_the_words_that_it_came_with() -> None:
    derived = derive(Given(Fraction(3), text="3rd of 9"), {})

    assert to_printed(derived, MEASURES["custody_rate"], variety="rank") == (Decimal(3), "3rd of 9")


@pytest.mark.parametrize(
    ("value", "measure", "shown"),
    [
        ("213", "caseload", "213"),
        ("25157", "population", "25,157"),
        ("0", "caseload", "0"),
        ("6", "staffing_wte", "6.0"),
        ("4.8", "staffing_wte", "4.8"),
        ("0.75", "staffing_wte", "0.75"),
        ("387.5", "days_lost", "387.5"),
        ("387", "days_lost", "387.0"),
        ("1213400", "budget_income", "£1,213,400"),
        ("1213400.5", "budget_income", "£1,213,401"),
        ("6.25", "caseload_share", "6.3%"),
        ("100", "caseload_share", "100.0%"),
        ("2.945", "suspensions_per_suspended_child", "2.95"),
        ("-8.45", "over_representation", "\N{MINUS SIGN}8.5"),
        ("8.45", "over_representation", "+8.5"),
        ("0", "over_representation", "0.0"),
        ("1.6", "fte_change", "+1.6%"),
        ("-34.7", "fte_change", "\N{MINUS SIGN}34.7%"),
        ("188.5", "fte_rate", "189"),
    ],
)
def test_a_number_is_printed_with_its_sign_and_decimals_half_away_from_nought(
    value: str, measure: str, shown: str
) -> None:
    assert printed(Fraction(value), measure) == shown


@pytest.mark.parametrize(
    ("text", "measure", "shown"),
    [
        ("0.20", "custody_rate", "0.20"),
        ("188.6", "fte_rate", "188.6"),
        ("30", "reoff_binary", "30%"),
        ("1,213", "fte_count", "1,213"),
        ("4.920", "reoff_per_reoffender", "4.920"),
    ],
)
def test_a_published_number_keeps_the_decimals_that_it_was_published_with(text: str, measure: str, shown: str) -> None:
    assert printed(Fraction(text.replace(",", "")), measure, text=text) == shown


def test_the_tail_that_a_spreadsheet_leaves_behind_a_number_is_cut_off() -> None:
    assert whole_or_short(Fraction(4.8)) == Decimal("4.8")
    assert whole_or_short(Fraction("12.3456")) == Decimal("12.3456")


def counted(count: str) -> Derived:
    return Derived(Fraction(count))


def of_those(part: int, whole: int, *, base: int = 100) -> Derived:
    return Derived(Fraction(base * part, whole), Fraction(part), Fraction(whole))


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [("0", "6", "rose"), ("6", "0", "fell"), ("3", "4", "no clear change"), ("7", "7", "no clear change")],
)
def test_a_count_has_the_word_that_two_poisson_counts_bear_out(before: str, after: str, word: str) -> None:
    # 2 x (1/2)^6 = 0.03 bears a word; three and four do not.
    assert trend_word(counted(before), counted(after), MEASURES["custody_count"]) == word


def test_a_share_has_the_word_that_newcombe_s_interval_bears_out() -> None:
    # Newcombe 1998, 17:873, table II (a): 56/70 less 48/80 lies between +0.0524 and +0.3339.
    low, high = of_those(48, 80), of_those(56, 70)

    assert trend_word(low, high, MEASURES["caseload_share"]) == "rose"
    assert trend_word(high, low, MEASURES["caseload_share"]) == "fell"
    assert trend_word(of_those(3, 10), of_those(4, 10), MEASURES["caseload_share"]) == "no clear change"


def test_a_rate_is_compared_by_its_counts_and_populations() -> None:
    rate = MEASURES["custody_rate"]

    # 40 and 20 of one population differ; of one twice as large they are one rate.
    assert trend_word(of_those(40, 1_000, base=1_000), of_those(20, 1_000, base=1_000), rate) == "fell"
    assert trend_word(of_those(40, 2_000, base=1_000), of_those(20, 1_000, base=1_000), rate) == "no clear change"


@pytest.mark.parametrize(
    ("measure", "before", "after"),
    [
        ("reoff_binary", counted("30.4"), counted("61.0")),  # published without the counts behind it
        ("custody_rate", counted("0.16"), of_those(20, 1_000)),
        ("reoff_per_reoffender", of_those(30, 10, base=1), of_those(90, 10, base=1)),  # no interval is known for it
        ("days_lost", counted("0"), counted("387.5")),  # half days are no count of events
        ("caseload_share", Derived(None, Fraction(0), Fraction(0)), of_those(56, 70)),
        ("caseload_share", of_those(56, 70), Derived(None, Fraction(0), Fraction(0))),
    ],
)
def test_no_word_is_said_of_what_cannot_be_tested(measure: str, before: Derived, after: Derived) -> None:
    assert trend_word(before, after, MEASURES[measure]) == ""
