"""Numbers that were typed where a reference should stand, and the many numbers that are nobody's figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.known_figures import KnownFigure
from report_builder.proof.paper import Fault, Passage
from report_builder.proof.typed import typed_numbers


def figure(kind: str, value: str, subject: str, reference: str, *, is_plain: bool = True) -> KnownFigure:
    sign = "%" if kind == "share" else ""
    return KnownFigure(kind, Decimal(value), f"{value}{sign}", subject, reference, is_plain)


FIGURES = (
    figure("count", "213", "Children on the caseload", "caseload"),
    figure("count", "57", "Children on the caseload, girls", "caseload.by(sex='female')"),
    figure("count", "57", "Suspensions", "suspensions"),
    figure("share", "26.8", "Share of the caseload, girls", "caseload.by(sex='female').share"),
    figure("rate", "231", "First time entrants", "fte_rate.over('2017-01-01/2017-12-31')", is_plain=False),
)


def faults(text: str, cited: tuple[tuple[int, int], ...] = ()) -> list[Fault]:
    return list(typed_numbers([Passage("paragraph", text, cited=cited)], FIGURES))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("There were 213 children on the caseload.", ["213"]),
        ("Girls were 26.8% of the caseload.", ["26.8%"]),
        ("The list has 11,801 contacts.", ["11,801"]),
        ("Seven young people were reported missing.", ["Seven"]),
        ("The rate was 4.5 per 100,000 and the post cost £12,000.", ["4.5", "£12,000"]),
        ("About 1 in 5 children came back.", ["1 in 5"]),
        ("It fell by 8.1 percentage points.", ["8.1 percentage points"]),
        ("The service is 3rd of 9.", ["9"]),
        ("More than half of the children had a plan.", ["half of"]),
        ("Two thirds of our young people were in school.", ["Two thirds of"]),
        ("It rose from 14 to 16.", ["14", "16"]),
    ],
)
def test_a_number_that_counts_shares_rates_or_pays_is_found(text: str, says: list[str]) -> None:
    assert [each.says for each in faults(text)] == says


@pytest.mark.parametrize(
    "text",
    [
        "The board met on Monday 13 July 2020 at 10.30am, and on 14/07/20 from 9:00 to 17:30.",
        "Children aged 10 to 17, a 14 year old and those under 18 are meant.",
        "By age, most were 14 or 15 and few were 10 to 12.",
        "The year 2019/20, quarter 4, April 2017 to March 2018 and Q1 are periods.",
        "Within 15 working days, for 12 months, twice in two years, and 48 hours later.",
        "It is the third of its kind, the 2nd this year.",
        "See chart 13b, tables 1 and 2, appendix 1, section 3 and paragraph 2.4.",
        "Section 34 of the Children Act 1989 and paragraphs 1 and 2 of Part 1 of Schedule 12A to the Act say so.",
        "Year 11 pupils, Key Stage 4, outcome 22, Covid-19, YDS 98 and room 12.",
        "One of the children, no one else, and one-to-one work, one step at a time.",
        "One young person who came said so; one parent told us the same.",
        "Two themes stand out, and the two groups differ.",
        "Each child has two sessions a week and 3 visits each month.",
        "Resolutions are agreed wherever one is safe, 24/7.",
        "Half of the work is done, and a quarter of the year is gone.",
        "The rate is given per 100,000 children.",
        "Ring 01709 123456 or write to post@example.org.",
    ],
)
def test_a_number_that_no_figure_could_print_is_let_through(text: str) -> None:
    assert [each.says for each in faults(text)] == []


def test_what_comes_from_a_figure_is_not_typed() -> None:
    assert faults("There were 213 children.", cited=((11, 23),)) == []


def test_half_of_them_may_be_said_beside_the_figure() -> None:
    text = "Over half of the children (52.1%) had a plan."

    assert faults(text, cited=((27, 32),)) == []


def test_the_mend_is_the_reference_that_prints_it() -> None:
    (one,) = faults("There were 213 children on the caseload.")

    assert one.mend == "write {{ caseload }}"
    assert one.should_be == "{{ caseload }}"


def test_of_two_figures_of_one_value_the_words_around_tell_which() -> None:
    girls, suspended = faults("On the caseload were 57 girls."), faults("There were 57 suspensions.")

    assert girls[0].mend == "write {{ caseload.by(sex='female') }}"
    assert suspended[0].mend == "write {{ suspensions }}"


def test_a_wrong_number_is_told_the_value_of_the_figure_that_its_words_mean() -> None:
    (one,) = faults("In all, 231 children were on the caseload.")

    assert one.should_be == "213"
    assert one.what == "this number is typed, and 'Children on the caseload' is 213"
    assert one.mend.startswith("write {{ caseload }}")


def test_a_rounded_share_is_taken_for_the_share_that_it_rounds() -> None:
    (one,) = faults("Girls are 27% of the caseload.")

    assert one.mend == "write {{ caseload.by(sex='female').share }}"


def test_a_number_without_words_names_the_one_figure_of_its_value_and_does_not_insist() -> None:
    (one,) = faults("It was 213 again.")

    assert one.mend.startswith("write {{ caseload }} if that is meant")


def test_a_number_of_several_figures_names_none() -> None:
    (one,) = faults("It was 57 again.")

    assert "several figures" in one.what
    assert one.should_be == ""


def test_a_number_of_no_figure_may_be_accepted() -> None:
    (one,) = faults("The list has 11,801 names.")

    assert "no figure of the edition has its value" in one.what
    assert one.mend.endswith("accept it in the config with a reason")


@given(st.integers(20, 999_999), st.sampled_from(("children", "offences", "contacts")))
def test_every_count_in_figures_is_found_and_quoted_whole(number: int, noun: str) -> None:
    (one,) = faults(f"The service worked with {number:,} {noun} in all.")

    assert one.says == f"{number:,}"


@given(st.text(alphabet="ab 1,.%()-\n", max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    for one in faults(text):
        assert text[one.start : one.end] == one.says
