"""One fault, one message: what only follows from another fault is not told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.cases.consequences import without_consequences
from report_builder.cases.load import read_and_check
from report_builder.model.spec import Accepted
from report_builder.model.tables import Finding

HEADER = "person_id,sex\n"
ROWS = "p1,male\np2,female\n"


def stopped(name: str, table: str, column: str = "", rows: tuple[int, ...] = ()) -> Finding:
    return Finding(name, table, column, rows, f"{len(rows)} rows", "mend it", stops=True)


@pytest.mark.parametrize(
    ("persons", "name"),
    [
        (HEADER, "nobody-in-persons"),
        (HEADER + "p1,male\np2,female,x\n", "ragged-row"),
        (HEADER + "p1,male,x\np2,female,x\n", "ragged-row"),
        (HEADER + "p1,male\n,female\n", "missing-cell"),
        ("ref,sex\n" + ROWS, "missing-column"),
    ],
)
def test_children_that_a_fault_of_persons_loses_are_not_told_again_as_orphans(
    dataset: Callable[..., Path], asked: Callable, persons: str, name: str
) -> None:
    findings = read_and_check(asked(dataset(persons=persons))).findings

    assert [finding.name for finding in findings if finding.stops] == [name]


def test_once_the_fault_is_set_aside_its_orphans_are_told(dataset: Callable[..., Path], asked: Callable) -> None:
    aside = (Accepted("ragged-row", "closed case", "me"),)

    findings = read_and_check(asked(dataset(persons=HEADER + "p1,male\np2,female,x\n"), set_aside=aside)).findings

    assert {finding.name for finding in findings if finding.stops} == {"orphan-episode", "orphan-exclusion"}


def test_an_orphan_is_told_beside_a_fault_that_loses_no_child() -> None:
    orphan = stopped("orphan-episode", "episodes", "person_id", (4,))

    assert list(without_consequences([orphan], causes=[stopped("unknown-value", "persons", "sex", (2,))])) == [orphan]


def test_reoffences_follow_from_the_tracker_and_not_from_persons() -> None:
    orphan = stopped("orphan-reoffence", "reoffences", "person_id", (4,))

    assert list(without_consequences([orphan], causes=[stopped("ragged-row", "persons", rows=(2,))])) == [orphan]
    assert list(without_consequences([orphan], causes=[stopped("ragged-row", "tracker", rows=(2,))])) == []


def test_a_cell_that_could_not_be_read_is_not_told_again_as_blank() -> None:
    blank = stopped("blank-tier", "offences", "tier", (2, 3))

    (left,) = without_consequences([blank], causes=[stopped("unknown-value", "offences", "tier", (3,))])

    assert left.rows == (2,)
