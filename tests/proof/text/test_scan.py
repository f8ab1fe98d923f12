"""What each number of a text is, told by the words and signs around it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.text.scan import scan
from report_builder.proof.text.tokens import Sort


def sorts(text: str) -> list[tuple[str, str]]:
    return [(each.sort.value, each.words) for each in scan(text)]


@pytest.mark.parametrize(
    ("text", "sort", "words"),
    [
        ("Of the 14 young people", "count", "14"),
        ("Five out of ten", "count", "Five"),
        ("sessions to 11,801 young people", "count", "11,801"),
        ("a rate of 4.92 was found", "number", "4.92"),
        ("72% have needs", "percent", "72%"),
        ("a share of 32.1 per cent", "percent", "32.1 per cent"),
        ("or 24pc of them", "percent", "24pc"),
        ("offences (from 1950 to 611)", "count", "1950"),
        ("it rose in 2019 to 45.", "period", "2019"),
        ("the plan ran from 2019 to 2021.", "period", "2019"),
        ("the plan ran from 2019 to 31 March 2021", "period", "2019"),
        ("a fall of 8.1 percentage points", "points", "8.1 percentage points"),
        ("uplifted to £436,021 this year", "money", "£436,021"),
        ("the period to 31 June 2020", "date", "31 June 2020"),
        ("due on 28/07/2020", "date", "28/07/2020"),
        ("in Apr - Jun 2019", "period", "Apr - Jun 2019"),
        ("from April 2017 on", "period", "April 2017"),
        ("the plan of 2019/20", "period", "2019/20"),
        ("Quarter 4 had more", "period", "Quarter 4"),
        ("after 12 months", "duration", "12 months"),
        ("those aged 14 and 15", "age", "aged 14 and 15"),
        ("of the 10-17 population", "age", "10-17 population"),
        ("the 3rd of them", "ordinal", "3rd"),
        ("roughly 4:10 reoffend", "ratio", "4:10"),
        ("215 per 100,000 children", "count", "215"),
        ("see Chart 13b below", "reference", "Chart 13b"),
        ("paragraph 2.4 says", "reference", "paragraph 2.4"),
        ("due to Covid-19 in all", "code", "Covid-19"),
        ("write to someone@example.gov.uk", "code", "someone@example.gov.uk"),
    ],
)
def test_a_number_is_what_its_words_say(text: str, sort: str, words: str) -> None:
    assert sorts(text)[0] == (sort, words)


def test_the_year_of_a_date_is_no_count() -> None:
    assert sorts("met on 29 October 2019 with 4 children") == [("date", "29 October 2019"), ("count", "4")]


def test_a_base_is_told_from_the_rate_before_it() -> None:
    assert sorts("261 per 100,000") == [("count", "261"), ("base", "per 100,000")]


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("72% of them", "72", "71.5", "72.5"),
        ("44.4% of them", "44.4", "44.35", "44.45"),
        ("14 children", "14", "14", "14"),
        ("fourteen children", "14", "14", "14"),
        ("a rate of 0.16", "0.16", "0.155", "0.165"),
        ("£75k of grant", "75000", "74500", "75500"),
        ("£430,492 of grant", "430492", "430491.5", "430492.5"),
        ("£1.2m of grant", "1200000", "1150000", "1250000"),
    ],
)
def test_what_is_printed_stands_for_all_that_rounds_to_it(text: str, value: str, low: str, high: str) -> None:
    (found,) = scan(text)

    assert (found.value, found.low, found.high) == (Decimal(value), Decimal(low), Decimal(high))


def test_a_count_knows_what_it_counts() -> None:
    children, offences = scan("8 young people committed 17 further offences")

    assert (children.noun, children.is_person) == ("young people", True)
    assert (offences.noun, offences.is_person) == ("further offences", False)


def test_a_new_thought_ends_what_is_counted() -> None:
    (found, _) = scan("there were 4 and the children of 3 schools")

    assert found.noun == ""


def test_a_minus_is_a_sign_and_a_dash_between_words_is_none() -> None:
    assert [each.sign for each in scan("a change of -8.1%")] == ["-"]
    assert [each.sign for each in scan("ten-12% of them")][-1] == ""


@pytest.mark.parametrize("words", ["almost", "about", "over", "fewer than"])
def test_a_number_that_is_not_meant_to_the_letter_says_so(words: str) -> None:
    (found,) = scan(f"there are {words} 40 children")

    assert found.is_about


@given(st.text(alphabet="ab ,.%£0123456789-/:()", max_size=120))
def test_no_two_numbers_overlap(text: str) -> None:
    found = scan(text)

    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(text[each.start : each.end] == each.words for each in found)


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_every_number_is_read_as_what_it_is(number: int, decimals: int) -> None:
    value = Decimal(number).scaleb(-decimals)
    (found,) = scan(f"a share of {value:,.{decimals}f}% was found")

    assert found.sort is Sort.PERCENT
    assert found.value == value
    assert found.decimals == decimals
