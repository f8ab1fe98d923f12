"""Names garbled on the way and rows exported twice, and what only looks like them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.cases.load import read_and_check
from report_builder.model.tables import Finding

SCHOOLS = "person_id,kind,start_date,days_lost,school\n"
CUSTODY = "person_id,kind,start_date,end_date,age_at_offence,age_at_sentence,order\n"


def found(cases_of: Callable, **tables: str) -> list[tuple[str, str, tuple[int, ...]]]:
    findings: tuple[Finding, ...] = read_and_check(cases_of(**tables)).findings
    return [(each.name, f"{each.table} {each.column}".strip(), each.rows) for each in findings]


@pytest.fixture
def cases_of(dataset: Callable[..., Path], asked: Callable) -> Callable:
    return lambda **tables: asked(dataset(**tables))


@pytest.mark.parametrize(
    "word", ["Caf\u00c3\u00a9", "St Mary\u00e2\u20ac\u2122s", "\u00c2\u00a35 School", "Ch\ufffdteau"]
)
def test_a_name_that_was_read_in_the_wrong_alphabet_is_told(cases_of: Callable, word: str) -> None:
    rows = f"p2,suspension,2020-02-10,1,Hill\np2,suspension,2020-02-17,1,{word}\n"

    assert found(cases_of, exclusions=SCHOOLS + rows) == [("garbled-text", "exclusions school", (3,))]


@pytest.mark.parametrize(
    "word", ["Caf\u00e9", "\u00c3vila", "S\u00c3O PAULO", "St Mary\u2019s", "\u00c2ge", "Zo\u00eb"]
)
def test_a_name_with_letters_of_other_languages_is_none(cases_of: Callable, word: str) -> None:
    assert found(cases_of, exclusions=f"{SCHOOLS}p2,suspension,2020-02-10,1,{word}\n") == []


def test_a_row_with_the_cells_of_an_earlier_one_is_told_once(cases_of: Callable) -> None:
    row = "p1,sentence,2020-01-06,2020-05-06,15,15,DTO\n"

    assert found(cases_of, custody=CUSTODY + row * 3) == [("repeated-row", "custody", (3, 4))]


def test_rows_that_differ_in_one_cell_are_two_things(cases_of: Callable) -> None:
    rows = "p1,sentence,2020-01-06,2020-05-06,15,15,DTO\np1,sentence,2020-01-06,2020-05-06,15,15,Section 250\n"

    assert found(cases_of, custody=CUSTODY + rows) == []


def test_two_offences_of_a_day_may_be_alike(cases_of: Callable) -> None:
    reoffences = "person_id,cohort,offence_date\n" + "p1,2020-01-01/2020-03-31,2020-02-01\n" * 2

    assert found(cases_of, reoffences=reoffences) == []
