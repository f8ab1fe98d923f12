"""What is known besides a paper's text."""

from __future__ import annotations

from datetime import date

import pytest

from report_builder.proof.known import known_of
from report_builder.proof.paper import Paper
from report_builder.proof.reading.read import read_paper

FIGURE = {"shown": "27.8%", "status": "shown", "numerator": 1205, "denominator": 18}


def paper(text: str) -> Paper:
    return read_paper("paper.txt", text.encode())


def test_an_unmarked_paper_is_held_to_five() -> None:
    assert known_of(paper("Of 14 children 3 are looked after.")).threshold == 5


@pytest.mark.parametrize("marking", ["OFFICIAL-SENSITIVE", "OFFICIAL - SENSITIVE", "OFFICIAL: SENSITIVE"])
def test_the_numbers_of_a_marked_paper_need_no_protection(marking: str) -> None:
    assert known_of(paper(f"{marking}\n\nOf 14 children 3 are looked after.")).threshold == 0


def test_a_paper_that_is_official_alone_is_for_everybody() -> None:
    assert known_of(paper("OFFICIAL\n\nOf 14 children 3 are looked after.")).threshold == 5


def test_a_paper_that_says_what_it_withholds_is_held_to_that() -> None:
    assert known_of(paper("In this paper counts of 1 to 9 persons are withheld in this edition.")).threshold == 10


def test_the_edition_goes_before_the_marking() -> None:
    text = paper("OFFICIAL-SENSITIVE\n\nOf 14 children 3 are looked after.")

    assert known_of(text, {"edition": "public"}).threshold == 5
    assert known_of(text, {"edition": "board"}).threshold == 0


def test_the_figures_tell_the_date_and_what_they_print() -> None:
    known = known_of(paper("Words."), {"edition": "public", "as_at": "2020-07-13", "figures": [FIGURE]})

    assert known.figures_as_at == date(2020, 7, 13)
    assert known.meeting is None
    assert known.vouched == {"27.8%", "1,205", "18"}


def test_a_withheld_figure_vouches_for_nothing() -> None:
    withheld = {"shown": "[c]", "status": "withheld", "numerator": None, "denominator": None}

    assert known_of(paper("Words."), {"figures": [withheld]}).vouched == frozenset()


@pytest.mark.parametrize("as_at", ["2020-06-31", 7, None])
def test_a_date_that_is_none_is_not_known(as_at: object) -> None:
    assert known_of(paper("Words."), {"as_at": as_at}).figures_as_at is None


def test_a_paper_with_its_figures_is_one_of_ours() -> None:
    ours, other = known_of(paper("Words."), {"edition": "public"}), known_of(paper("Words."))

    assert (ours.is_ours, other.is_ours) == (True, False)
    assert "YOT" in ours.acronyms
    assert other.acronyms == {}


def test_a_paper_that_says_what_its_edition_withholds_shares_its_numbers_with_another() -> None:
    assert known_of(paper("Counts of 1 to 4 persons are withheld in this edition.")).is_ours
    assert not known_of(paper("Counts of 1 to 4 persons are withheld.")).is_ours
