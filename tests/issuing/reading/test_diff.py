"""An issue beside the figures of now, told in words and for a program; another paper is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from issued_figures import entry
from small_editions import put_edition
from small_specs import asked

from report_builder.counting import Counted, Counts
from report_builder.errors import ConfigError
from report_builder.issuing.issued import read_issued
from report_builder.issuing.reading.diff import as_json, compare, lines, totals
from report_builder.model.changed import Cause, Changed, Since
from report_builder.model.tables import Cases
from report_builder.report.plan import Plan

SINCE = Since(
    "leeds-board-report",
    "January to March 2020",
    2,
    "2020-07-14",
    is_replaced=True,
    changed=(
        Changed("a", "Children on the caseload; January to March 2020", entry(), entry(shown="64"), Cause.RECORDS),
        Changed("b", "Staff; January to March 2020", entry(shown="24"), entry(shown="26"), Cause.CORRECTION, "typed"),
        Changed("c", "Staff; June 2020", None, entry(shown="26"), Cause.RECORDS),
    ),
)


def counted(**spec: Any) -> Counted:
    return Counted(asked(**spec), Plan("board-report", "", "", ()), Cases({}), Counts(()), {}, b"")


def test_each_number_has_a_line_below_its_cause(tmp_path: Path) -> None:
    issued = read_issued(put_edition(tmp_path))

    assert lines(issued, SINCE) == [
        "leeds-board-report, public edition: the figures of now beside revision 2, issued on 14 July 2020",
        "",
        "The records of that period changed (2):",
        "  Children on the caseload; January to March 2020: was 62, now 64",
        "  Staff; June 2020: now 26",
        "",
        "Correction (1):",
        "  Staff; January to March 2020: was 24, now 26 (typed)",
        "",
        "3 numbers changed.",
    ]
    assert totals(SINCE) == {"the records of that period changed": 2, "correction": 1}


def test_the_marks_in_it_are_explained(tmp_path: Path) -> None:
    changed = (
        Changed("a", "Girls", entry(), entry(shown="[c]"), Cause.WITHHELD_NOW),
        Changed("b", "Boys", entry(), None, Cause.GONE),
    )

    assert lines(read_issued(put_edition(tmp_path)), replace(SINCE, changed=changed))[2:] == [
        "Withheld now (1):",
        "  Girls: was 62, now [c]",
        "",
        "No longer in the paper (1):",
        "  Boys: was 62",
        "",
        "2 numbers changed.",
        "[c]: withheld to protect individuals.",
    ]


def test_where_nothing_changed_it_says_so(tmp_path: Path) -> None:
    nothing = Since("leeds-board-report", "January to March 2020", 0, "", is_replaced=True, changed=())
    assert lines(read_issued(put_edition(tmp_path)), nothing) == [
        "leeds-board-report, public edition: the figures of now beside what lies in the folder",
        "No number changed.",
    ]


def test_a_program_is_told_the_same(tmp_path: Path) -> None:
    told = as_json(read_issued(put_edition(tmp_path)), SINCE)

    assert told["issued"] == {
        "report": "leeds-board-report",
        "edition": "public",
        "quarter": "2019-20 Q4",
        "revision": 2,
        "issued_on": "2020-07-14",
    }
    assert told["changed"][1] == {
        "id": "b",
        "words": "Staff; January to March 2020",
        "then": "24",
        "now": "26",
        "cause": "correction",
        "detail": "typed",
    }


def test_a_config_of_another_service_or_document_is_refused(tmp_path: Path) -> None:
    issued = read_issued(put_edition(tmp_path))
    with pytest.raises(ConfigError, match="'Rotherham', and the edition is of 'Leeds'"):
        compare(issued, counted(), out=tmp_path)
    with pytest.raises(ConfigError, match="'scrutiny-briefing', and the edition is of 'board-report'"):
        compare(issued, counted(yot="Leeds", document="scrutiny-briefing"), out=tmp_path)


def test_figures_in_another_form_are_refused_in_words(tmp_path: Path) -> None:
    issued = read_issued(put_edition(tmp_path, figures=({"id": "caseload", "shown": "62"},)))
    with pytest.raises(ConfigError, match="not in the form of a figures"):
        compare(issued, counted(yot="Leeds"), out=tmp_path)
