"""Units against what is published of each rate; each case says by itself why it can or cannot be."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.units import units
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(text: str) -> list[Fault]:
    return list(units(Paper("paper.txt", (Passage("paragraph", text),)), Known()))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The use of custody rate per 100,000 of the 10-17 population was 0.14, compared to 0.08.", "per 1,000"),
        ("The custody rate is 0.20 per 100,000.", "per 1,000"),
        ("First time entrants stand at 144 per 1,000.", "per 100,000"),
        ("The FTE rate per 1,000 was 261.", "per 100,000"),
        ("Custody was used at a rate of 16 per 1,000.", "per 100,000"),
    ],
)
def test_a_rate_that_cannot_be_for_its_base_is_found_with_the_base_that_it_fits(text: str, right: str) -> None:
    (fault,) = _faults(text)

    assert (fault.kind, fault.should_be) == ("unit", right)


@pytest.mark.parametrize(
    "text",
    [
        "The custody rate per 1,000 of the 10-17 population was 0.14.",
        "The custody rate is 0 per 1,000.",
        "The custody rate is 16 per 100,000.",
        "First time entrants stand at 144 per 100,000; four children came into custody.",
        "First time entrants fell to 1.44 per 1,000.",
        "Custody Rate, the number of sentences as a rate per 1,000 of 10-17 population, shows a reduction of 13%.",
        "The rate of stop and search is 5 per 100,000.",
        "The FTE rate per 100,000 was published in 2019. Of the 12 children 3 were girls.",
    ],
)
def test_a_rate_that_can_be_and_one_of_nothing_known_are_left_alone(text: str) -> None:
    assert _faults(text) == []


def test_a_table_of_custody_rates_for_each_hundred_thousand_is_found_at_its_base() -> None:
    rows = (("Custody rate per 100,000", "2018-19", "2019-20"), ("Here", "0.12", "0.16"), ("England", "0.31", "0.23"))
    text = " | ".join(cell for row in rows for cell in row)
    (fault,) = units(Paper("paper.txt", (Passage("table", text, rows=rows),)), Known())

    assert (fault.says, fault.should_be) == ("per 100,000", "per 1,000")


def test_a_base_in_a_table_is_that_of_its_own_cell_alone() -> None:
    rows = (
        ("First time entrants", "145 per 100,000"),
        ("Suspensions", "7.61 per 100 pupils"),
        ("Custody per 1,000", "0.16"),
    )
    text = " | ".join(cell for row in rows for cell in row)

    assert list(units(Paper("paper.txt", (Passage("table", text, rows=rows),)), Known())) == []


@pytest.mark.parametrize(
    "text",
    [
        "Reoffences per reoffender: 0.24",
        "Re-offences by re-offenders (after 12 months) 0.92 (April 2017 - March 2018)",
        "The binary rate of reoffending was 0.9%.",
        "Reoffences per reoffender: 0.85 and more.\nReoffences per offender: 0.24",
        "Reoffences per offender: 2.13\nReoffences per reoffender: 1.24",
        "In all 110% of the cohort had a plan.",
    ],
)
def test_a_measure_of_reoffending_or_a_share_that_cannot_be_is_found(text: str) -> None:
    assert [each.kind for each in _faults(text)] == ["unit"]


@pytest.mark.parametrize(
    "text",
    [
        "Overall binary reoffending rate: 11.1%\nOverall reoffences per reoffender rate: 2.13\n"
        "Overall reoffences per offender rate: 0.24",
        "Reoffences per reoffender show an increase of 0.7, and are 3.59 now.",
        "Reoffences per reoffender fell to 0 because nobody reoffended.",
        "The frequency of reoffending is 0.89.",
        "The service reached 110% of its target of young people.",
        "Referrals are 120% of those of last year.",
        "100% of the cohort had a plan.",
        "There was an increase of 0.7 for the year.",
    ],
)
def test_measures_of_reoffending_and_shares_that_can_be_are_left_alone(text: str) -> None:
    assert _faults(text) == []


def test_a_column_of_reoffences_per_reoffender_below_one_is_found_and_one_above_is_not() -> None:
    def found(values: tuple[str, str]) -> list[str]:
        rows = (
            ("", "Binary rate", "Reoffences per reoffender"),
            ("Here", "31.0", values[0]),
            ("All", "38.2", values[1]),
        )
        text = " | ".join(cell for row in rows for cell in row)
        return [each.says for each in units(Paper("paper.txt", (Passage("table", text, rows=rows),)), Known())]

    assert found(("0.24", "0.31")) == ["0.24"]
    assert found(("4.92", "4.06")) == []
