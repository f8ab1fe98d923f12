"""Comparisons against the values printed beside them."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.comparisons import comparisons
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(text: str, *rows: tuple[str, ...]) -> list[Fault]:
    table = Passage("table", " | ".join(cell for row in rows for cell in row), rows=rows)
    return list(comparisons(Paper("paper.txt", (table, Passage("paragraph", text))), Known()))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Our rate of 47.7% is lower than England 40.6% and the region 46.1%.", "47.7% is above 40.6% and 46.1%"),
        ("The rate is 31.0%. It is higher than the family average (33.9%).", "31.0% is below 33.9%"),
        ("The custody rate of 0.41 remains ahead of England (0.38).", "0.41 is above 0.38"),
        ("The custody rate of 0.12 is worse than England (0.38).", "0.12 is below 0.38"),
        ("EET stands at 57.1%, better than the region (64.2%).", "57.1% is below 64.2%"),
        ("The share was 36.4%. This is the same as the region (38.1%).", "36.4% is below 38.1%"),
        ("The national rate is 32.2% and our rate of 30.1% is higher than this.", "30.1% is below 32.2%"),
        (
            "The rate was 3%, the lowest for five years (2018: 4%, 2019: 2%, 2020: 4%).",
            "3% is not the lowest: the sentence has 2%",
        ),
        ("The FTE rate of 261 is below the region (250).", "261 is above 250"),
        ("Absence was 27%. This is higher than the expected 31%.", "27% is below 31%"),
    ],
)
def test_a_value_on_the_other_side_than_its_word_has_it_is_found(text: str, what: str) -> None:
    (fault,) = _faults(text)

    assert (fault.kind, fault.what) == ("comparison", what)


@pytest.mark.parametrize(
    "text",
    [
        "The national rate is 32.2% and our rate of 30.1% is lower than this.",
        "The rate was 3%, the lowest for five years (2018: 4%, 2019: 5%, 2020: 4%).",
        "Of them 40% were boys; 12 of 30 is higher than this.",
        "The Sefton rate is 47.7%, so 4 in 10. It is higher than our family average 43.2%, England 40.6%.",
        "The current rate of 3.59 is still slightly lower compared to the family 3.84 and England 3.90.",
        "The FTE rate is 144 compared to 171 for 2017/2018, a 15.6% reduction. "
        "The service remains ahead of all the groups; East Midlands (212), Family (155) and England (220).",
        "Custody was 0.14, compared to 0.08 in 2018, and remains ahead of all; East Midlands (0.24), Family (0.17).",
        "It was 36.4%. This is the same in comparison to the region 36.4% and a decrease in relation to England 37.7%.",
        "Performance was 20.5%, better than the region (10.5%).",
        "Our rate was 30%, lower than England (30.2%).",
        "Absence may reach 27%. This would be higher than desired, yet it improves on last year's 31%.",
        "Absence was 27%, higher than we had hoped, after a year of 31%.",
        "Of 12 girls 3 were above the age of 16.",
        "Numbers are higher than they have been for 5 years at 40%.",
        "The rate is 3.59, below average, and listed seventh of 10.",
        "Children rated above 4.5 were 3 or 2.1, lower than some at 6.",
    ],
)
def test_a_comparison_that_the_values_bear_out_or_that_cannot_be_told_is_left_alone(text: str) -> None:
    assert _faults(text) == []


def _over_two(before: str, text: str) -> list[str]:
    passages = (Passage("paragraph", before), Passage("paragraph", text))
    return [fault.what for fault in comparisons(Paper("paper.txt", passages), Known())]


@pytest.mark.parametrize(
    ("before", "text", "what"),
    [
        ("Our rate was 27.4%.", "This is higher than the family average of 30.2%.", "27.4% is below 30.2%"),
        ("The rate was 0.31.", "This rate is below England at 0.25 per 1,000.", "0.31 is above 0.25"),
        ("In all 27.4% came back.", "It was above the national figure of 33.1%.", "27.4% is below 33.1%"),
    ],
)
def test_a_paragraph_that_begins_with_this_is_held_to_the_one_value_of_the_paragraph_before(
    before: str, text: str, what: str
) -> None:
    assert _over_two(before, text) == [what]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Our rate was 27.4%.", "This is lower than the family average of 30.2%."),
        ("Our rate was 27.4%, against 29.1% before.", "This is higher than the family average of 30.2%."),
        ("Our rate was 27.4%, and 0.31 were held.", "This is higher than the family average of 30.2%."),
        ("Our rate fell by 27.4%.", "This is higher than the family average of 30.2%."),
        ("Our rate was 27.4%.", "The new rate is higher than the family average of 30.2%."),
        ("Our rate was 27.4%.", "This is better news; absence is higher than the average of 30.2%."),
        ("Our rate was 27.4%.", "We met. This is higher than the family average of 30.2%."),
        ("Our rate was good.", "This is higher than the family average of 30.2%."),
    ],
)
def test_where_the_paragraph_before_has_several_values_or_another_is_meant_nobody_can_tell(
    before: str, text: str
) -> None:
    assert _over_two(before, text) == []


def test_a_rate_called_below_an_average_that_it_is_above_is_found() -> None:
    text = (
        "First time entrants are like those of the county with a rate of 261 and England 250. Performance is not as "
        "good when compared to the rate of the family 221. The service is slightly below average."
    )
    (fault,) = _faults(text)

    assert (fault.what, fault.should_be) == ("261 is above the average of 221", "above average")


@pytest.mark.parametrize(
    "text",
    [
        "The rate of 261 stands against a family average of 221. It is above average.",
        "The rate of 261 is below average.",
        "A rate of 261 and a rate of 100 stand against a family average of 221, one is below average.",
    ],
)
def test_an_average_that_is_not_printed_or_not_contradicted_is_left_alone(text: str) -> None:
    assert _faults(text) == []


_ROW = ("Here", "0.46", "0.25", "0.41", "0.12", "0.16")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The custody rate is 0.16, the lowest rate over the last five years.", ["the table has 0.12"]),
        ("The custody rate is 0.16, the highest in five years.", ["the table has 0.46"]),
        ("The custody rate is 0.16, the second lowest in five years.", []),
        ("The custody rate is 0.04, the lowest rate over the last five years.", []),
        ("The custody rate is 0.16, the lowest of the county.", []),
    ],
)
def test_the_lowest_in_five_years_is_held_to_the_row_that_ends_with_it(text: str, found: list[str]) -> None:
    said = [each.what.partition(": ")[2] for each in _faults(text, ("Rate", "1", "2", "3", "4", "5"), _ROW)]

    assert said == found


def test_the_lowest_in_a_row_that_has_no_lower_one_is_left_alone() -> None:
    assert _faults("It is 0.10, the lowest over five years.", ("Here", "0.46", "0.25", "0.10")) == []
