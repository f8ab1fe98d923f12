"""Bad data of many kinds: each gives its one finding, which says where, and never what stands there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bad_rows import BAD, CANARY, Bad

from report_builder.cases.contract import CONTRACT
from report_builder.cases.load import read_and_check
from report_builder.model.spec import Accepted


def name_of(bad: Bad) -> str:
    return f"{bad.table}-{bad.name}"


@pytest.mark.parametrize("bad", BAD, ids=name_of)
def test_one_fault_gives_one_finding_that_says_where_and_repeats_no_value(
    bad: Bad, dataset: Callable[..., Path], asked: Callable
) -> None:
    data = dataset(**{bad.table: bad.text}, **dict.fromkeys(bad.without))
    names = ("area-without-rows", "missing-table") if bad.without else ("area-without-rows",)
    accept = tuple(Accepted(name, "not looked at here", "me") for name in names)

    findings = read_and_check(asked(data, accept=accept)).findings

    assert [(each.name, each.table, each.column, each.rows, each.stops) for each in findings] == [
        (bad.name, bad.table, bad.column, bad.rows, bad.stops)
    ]
    assert findings[0].what
    assert findings[0].mend
    assert bad.secret.lower() not in str(findings[0]).lower()


@pytest.mark.parametrize(
    "table", ["persons", "episodes", "offences", "assessments", "exclusions", "custody", "tracker"]
)
def test_a_canary_in_any_cell_of_a_case_is_never_repeated(
    table: str, dataset: Callable[..., Path], asked: Callable, good: dict[str, str]
) -> None:
    header, first, *_ = good[table].splitlines()
    for place in range(len(CONTRACT[table].columns)):
        cells = first.split(",")
        cells[place] = CANARY
        others = dict.fromkeys(name for name in good if name not in {"persons", "tracker"})
        spec = asked(dataset(**{**others, table: f"{header}\n{','.join(cells)}\n"}))

        spoken = "\n".join(str(finding) for finding in read_and_check(spec).findings)

        assert CANARY.lower() not in spoken.lower()
