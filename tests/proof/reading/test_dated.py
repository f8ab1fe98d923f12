"""The date that a paper bears, and dates that it only speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from report_builder.proof.reading.read import read_paper


def as_at(text: str) -> date | None:
    return read_paper("paper.txt", text.encode()).as_at


@pytest.mark.parametrize(
    "front",
    [
        "DATE: 28 July 2020",
        "BRIEFING\n\nDate of meeting: Tuesday 28 July 2020",
        "Youth Justice Plan\n\n28 July 2020",
        "Report to:  the board\n28 July 2020\n",
        "Report dated 28/07/2020",
        "Date 28 July 2020",
        "Performance Report\nQuarter 1\nReport date: 28 July 2020\nAuthor: the data manager",
        "Youth Justice Management Board, 28 July 2020",
        "Report to the Safer Communities Partnership, 28 July 2020",
        "Cabinet - 28 July 2020",
    ],
)
def test_the_date_in_a_paper_s_front_is_its_date(front: str) -> None:
    text = f"{front}\n\n1.  Background\n\n1.1 The commission met on 29 October 2019."

    assert as_at(text) == (date(2020, 7, 28) if "dated" not in front else None)


@pytest.mark.parametrize(
    "text",
    [
        "1.  Background\n\n1.1 The commission met on 28 July 2020.",
        "The plan goes to the full council after 28 July 2020",
        "The commission met on 28 July 2020 and asked for a report.",
        "Data of the period 1 April 2019 to 31 March 2020",
        "DATE: 31 June 2020",
        "DATE: 28 July",
    ],
)
def test_a_date_that_a_paper_speaks_of_is_not_its_date(text: str) -> None:
    assert as_at(text) is None


def test_the_line_that_names_the_date_goes_before_one_that_is_a_date() -> None:
    assert as_at("13 July 2020\n\nDate: 28 July 2020") == date(2020, 7, 28)
