"""Rates without a base, told once for each part of a paper."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.rates_without_base import rates_without_base
from report_builder.proof.paper import Fault, Known, Paper, Passage

_TABLE = (("Rate of custody", "2018-19", "2019-20"), ("Here", "0.12", "0.16"), ("National", "0.31", "0.23"))


def _table(rows: tuple[tuple[str, ...], ...] = _TABLE) -> Passage:
    return Passage("table", " | ".join(cell for row in rows for cell in row), rows=rows)


def _faults(*passages: Passage) -> list[Fault]:
    return list(rates_without_base(Paper("paper.txt", passages), Known()))


def _text(words: str) -> Passage:
    return Passage("paragraph", words)


def _head(words: str) -> Passage:
    return Passage("heading", words, level=1)


def test_a_table_of_a_rate_with_no_base_about_it_is_found_once_with_its_sentences() -> None:
    (fault,) = _faults(_head("Custody"), _table(), _text("The custody rate is 0.16."))

    assert (fault.kind, fault.says, fault.should_be) == (
        "rate-without-base",
        "Rate of custody",
        "Rate of custody per 1,000",
    )


@pytest.mark.parametrize(
    "words",
    ["The custody rate is 0.04.", "The rate of first time entrants is 261.", "Our rate of FTEs stands at 144."],
)
def test_a_sentence_with_a_rate_and_no_base_is_found(words: str) -> None:
    assert [each.kind for each in _faults(_text(words))] == ["rate-without-base"]


def test_each_part_of_a_paper_has_to_name_it() -> None:
    based = (_head("One"), _text("Custody is told per 1,000."), _text("The custody rate is 0.04."))
    bare = (_head("Two"), _text("The custody rate is 0.05."))

    assert [each.says for each in _faults(*based, *bare)] == ["0.05"]


@pytest.mark.parametrize(
    "passages",
    [
        (_text("Custody Rate, per 1,000 of the population."), _text("The custody rate is 0.04.")),
        (_text("The table shows custody per thousand children."), _table()),
        (_text("The custody rate fell by 13%."),),
        (_text("The custody rate stands for 4 children."),),
        (_text("The reoffending rate of children leaving custody is 0.89."),),
        (_text("First time entrants fell from 62 to 44."),),
        (_table((("Rate of custody per 1,000", "2019"), ("Here", "0.12"), ("National", "0.23"))),),
        (_table((("Custodial sentences (%)", "2019"), ("Here", "0.12"), ("National", "0.23"))),),
    ],
)
def test_a_rate_with_its_base_and_what_is_no_rate_are_left_alone(passages: tuple[Passage, ...]) -> None:
    assert _faults(*passages) == []


def test_how_many_areas_rates_are_of_is_no_rate() -> None:
    assert _faults(_text("First time entrants: rates of 9 regions, weighted by population.")) == []
    assert _faults(_text("First time entrants: rates of 9 in 2019 and 8 in 2020.")) != []
