"""Changes in prose against the values beside them; every right value was worked by hand from the sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from report_builder.proof.checks.changes import changes
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(*texts: str) -> list[Fault]:
    return list(changes(Paper("paper.txt", tuple(Passage("paragraph", text) for text in texts)), Known()))


def _kinds(*texts: str) -> list[str]:
    return [each.kind for each in _faults(*texts)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The rate is 144 per 100,000 compared to 171 the year before, a 12.6% reduction.", "15.8%"),
        ("The number of offences rose from 40 to 50, an increase of 20%.", "25%"),
        ("Suspensions fell by 30% from 60 to 45.", "25%"),
        ("There were 45 referrals, down from 60, a fall of 30%.", "25%"),
        ("The cohort fell from 138 to 107, a reduction of 21.", "31"),
        ("Orders fell by 75% (from 800 to 200); offences fell by 50% (from 1950 to 780).", "60%"),
        ("The most growth was in Ashby (50% rise from 40 to 60) and Elm Vale (35% rise from 80 to 100).", "25%"),
        ("The rate was 0.14 compared to 0.08 in 2018, a 0.03 increase.", "0.06"),
        ("There was a 50% rise in resolutions (from 64 to 90).", "41%"),
        ("There were 1,204 nights, an increase of 60% on last year's 802.", "50%"),
        ("There were 22 children with a knife, 30% fewer than the 25 in the year before.", "12%"),
        ("Offences by girls fell 20%, from 80 to 72.", "10%"),
        ("Spend was £96,000 against a budget of £120,000, an underspend of £34,000.", "£24,000"),
        ("The share rose from 30% to 36%, a rise of 9 percentage points.", "6 percentage points"),
    ],
)
def test_an_amount_that_its_two_values_do_not_give_is_found_with_the_right_one(text: str, right: str) -> None:
    (fault,) = _faults(text)

    assert (fault.kind, fault.should_be) == ("relative-change", right)


@pytest.mark.parametrize(
    "text",
    [
        "The rate is 144 per 100,000 compared to 171 the year before, a 15.6% reduction.",
        "We saw a 21.4% increase; the rate increase is from 215 to 261 per 100,000.",
        "The rate was 0.14 compared to 0.08 in 2018, a 0.06 increase.",
        "The rate of reoffences is down from 4.92 to 2.13, a fall of 57%.",
        "There were 22 children with a knife, 12% fewer than the 25 in the year before.",
        "Offences by girls fell 10%, from 80 to 72.",
        "Orders fell by 75% (from 800 to 200); offences fell by 60% (from 1950 to 780).",
        "Orders fell by 75% (from 800 to 200); offences fell by 60% in all.",
        "The most growth was in Ashby (50% rise from 40 to 60), Elm Vale (25% rise from 80 to 100) "
        "and Thornton (20% rise from 50 to 60).",
        "Spend was £1.42m against a budget of £1.4m, an overspend of £23,400.",
        "Boys make up 74%, and numbers rose from 40 to 44.",
        "There were 1,204 nights, an increase of 50% on last year's 802.",
        "Waits fell from 22 weeks to 18 weeks, a fall of 18%.",
        "Incidents reduced by two thirds, from 9 to 3.",
        "About 60% of orders ended well. Referrals fell by 12%.",
        "There was a 54.2% increase compared to a 33.2% increase in the last report.",
        "The number of placements grew by eight, with an increase of one in June, to a target of 47.",
        "The rate increased from 215 to 261 per 100,000, an increase of 11 young people.",
        "The grant will be uplifted by 2% and the budget of 40,000 fell from 50,000 by about 20%.",
        "The share was 36.4% against 44.4% last year, a fall of 8.1 percentage points.",
        "The share fell from 40% to 30%, a fall of a quarter, or 25%.",
    ],
)
def test_an_amount_that_may_be_that_of_its_values_before_rounding_is_left_alone(text: str) -> None:
    assert _kinds(text) == []


def test_a_percentage_is_held_to_the_two_counts_in_the_next_paragraph() -> None:
    first = "Custody rate: the number of custodial sentences for each 1,000 shows a reduction of 13%."
    second = "The reduced rate is 1 young person sentenced to custody in the year compared to 4 in the year before."

    (fault,) = _faults(first, second)

    assert (fault.kind, fault.should_be, fault.passage.text) == ("relative-change", "75%", first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Custody shows a reduction of 13%.", "There were 44 first time entrants compared to 62."),
        ("Nationally custody shows a reduction of 13%.", "Here 1 child was sentenced to custody compared to 4."),
        ("In 2019 custody fell by 13%.", "In 2017 there was 1 child in custody compared to 4 before."),
        ("Custody fell by 75%.", "There was 1 child in custody compared to 4 before."),
        ("Custody fell by 13%.", "Custody: 9 compared to 10 for boys, and 1 compared to 4 for girls."),
    ],
)
def test_a_percentage_is_not_held_to_values_of_another_subject_place_or_period(first: str, second: str) -> None:
    assert _kinds(first, second) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "It was 36.4%, which is an 8.1% decrease when compared to the previous year (44.4%).",
            "8.1 percentage point decrease",
        ),
        (
            "It was 35.5%, a slight 0.9% increase against the same period last year (34.6%).",
            "0.9 percentage point increase",
        ),
        ("The share rose from 20% to 26%, an increase of 6%.", "increase of 6 percentage points"),
        ("Our rate is 47.7%, which is 4.5% higher than the family average of 43.2%.", "4.5 percentage points higher"),
    ],
)
def test_a_difference_of_two_percentages_printed_as_a_percentage_is_found(text: str, right: str) -> None:
    (fault,) = _faults(text)

    assert (fault.kind, fault.should_be) == ("percentage-points", right)


def test_the_unit_is_wrong_where_the_arithmetic_is_within_rounding_and_both_changes_are_told() -> None:
    (fault,) = _faults("It was 36.4%, an 8.1% decrease compared to the year before (44.4%).")

    assert (
        fault.what
        == "from 44.4% to 36.4% is a difference of about 8.0 percentage points, and a relative change of 18.0%"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The share rose from 20% to 26%, an increase of 30%.",
        "The share rose from 20% to 26%, an increase of 6 percentage points.",
        "The share is 26% in the north and 20% in the south.",
    ],
)
def test_a_true_relative_change_of_a_percentage_is_left_alone(text: str) -> None:
    assert _kinds(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Data shows a reduction of -13%.", "reduction of 13%"),
        ("This is a -8.1% decrease on last year.", "8.1% decrease"),
        ("A year-on-year fall of \N{MINUS SIGN}4.", "fall of 4"),
        ("Caseloads saw a \N{EN DASH}6% increase.", "6% increase"),
    ],
)
def test_a_minus_with_a_word_of_change_is_found(text: str, right: str) -> None:
    (fault,) = _faults(text)

    assert (fault.kind, fault.should_be) == ("signed-change", right)


@pytest.mark.parametrize(
    "text",
    [
        "Custody - 13% reduction on the year.",
        "Custody \N{EN DASH} 13% reduction on the year.",
        "First time entrants +1.6% increase",
        "The change was -13%.",
        "A reduction of 13% in 2018-19.",
    ],
)
def test_a_dash_or_a_minus_alone_is_no_sign_twice(text: str) -> None:
    assert _kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The number fell from 4 to 6.",
        "There was an increase in first time entrants from 62 to 44.",
        "Custody is 4, down from 1 last year.",
        "Resolutions were up from 61 to 58.",
        "Waits increased from 14 days in April to 11 days in March.",
        "There was a decrease of 3 children from 17 to 20.",
        "Attendance of Year 11 pupils improved from 68% to 64%.",
        "Reoffending improved from 31% to 38%.",
        "Offences fell over the year (18 to 24).",
        "The rate rose from 31.0% in 2017 to 11.1% in 2019.",
        "The rate is 171 compared to 144 last year, an 18.8% reduction.",
        "The share is 40%, 10 percentage points lower than England (30%).",
    ],
)
def test_a_change_in_the_other_direction_is_found(text: str) -> None:
    assert _kinds(text) == ["direction"]


@pytest.mark.parametrize(
    "text",
    [
        "Reoffences by each reoffender reduced from 4.92 to 2.13.",
        "There was a reduction in the rate from 31.0% in April 2017 - March 2018 to 11.1% in July 2019.",
        "The number reduced from a high of 8 in April down to three in June but has now risen to seven again.",
        "There was an improvement from 27.3% in April 2019 to 76.9% in March 2020 despite an increase in demand.",
        "The plan is to prevent an increase from 6 to 4.",
        "Following the increase last year the number has fallen from 6 to 4.",
        "The reduced cohort went from 4 to 6.",
        "Increased demand came from 10 to 17 year olds.",
        "Reduced places for 3 schools were offered from 9 April to 4 May.",
        "The rate fell from 4 to 4.",
        "Attendance of Year 11 pupils improved from 64% to 68%.",
        "Reoffending improved from 38% to 31%.",
        "Contacts improved from 31 to 38.",
        "The term was reduced from 6 weeks to 3 days.",
        "Timetables were made up from 61 to 58 hours.",
        "Offences fell among younger boys (12 to 15 year olds).",
        "Staffing dropped from 12 to 10, and then rose from 10 to 14.",
    ],
)
def test_a_change_in_the_direction_that_is_told_is_left_alone(text: str) -> None:
    assert _kinds(text) == []


@given(some.integers(1, 400), some.integers(1, 400))
def test_a_change_written_from_its_own_counts_is_never_a_fault(before: int, after: int) -> None:
    if before == after:
        return
    word, verb = ("increase", "rose") if after > before else ("reduction", "fell")
    percent = round(abs(after - before) / before * 100)

    assert _kinds(f"The number of offences {verb} from {before} to {after}, a {percent}% {word}.") == []
    assert _kinds(f"The number of offences {verb} by {abs(after - before)} from {before} to {after}.") == []


@given(some.integers(1, 400), some.integers(1, 400))
def test_a_change_in_the_wrong_direction_is_always_a_fault(before: int, after: int) -> None:
    if before == after:
        return
    verb = "fell" if after > before else "rose"

    assert "direction" in _kinds(f"The number of offences {verb} from {before} to {after}.")
