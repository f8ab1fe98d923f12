"""Who approved a paper: noted of the very paper, once, and not of one that has gone out."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_drafts import paper, put_draft

from report_builder.errors import ConfigError
from report_builder.issuing.issued import read_issued
from report_builder.issuing.life import approval_of
from report_builder.issuing.releasing.approve import approve
from report_builder.issuing.releasing.release import Going, issue
from report_builder.store.frozen import Approval

SMITH = Approval("J. Smith", "Head of Service", "2020-07-10")
JONES = Approval("A. Jones", "Chair", "2020-07-11")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put_draft(tmp_path / "out")


@pytest.fixture
def ledger(folder: Path) -> Path:
    return folder.parent.parent / "ledger.sqlite"


def test_an_approval_is_of_the_paper_that_lies_there(folder: Path, ledger: Path) -> None:
    assert approve(read_issued(folder), SMITH, ledger=ledger) == (1, True)

    assert approval_of(read_issued(folder), ledger) == SMITH
    put_draft(folder.parent.parent, report=paper("None was remanded."))
    assert approval_of(read_issued(folder), ledger) is None


def test_the_same_paper_built_again_is_approved_still(folder: Path, ledger: Path) -> None:
    approve(read_issued(folder), SMITH, ledger=ledger)

    put_draft(folder.parent.parent)

    assert approval_of(read_issued(folder), ledger) == SMITH


def test_the_same_approval_is_noted_once_and_the_last_of_two_counts(folder: Path, ledger: Path) -> None:
    approve(read_issued(folder), SMITH, ledger=ledger)

    assert approve(read_issued(folder), SMITH, ledger=ledger) == (1, False)
    assert approve(read_issued(folder), JONES, ledger=ledger) == (1, True)
    assert approval_of(read_issued(folder), ledger) == JONES


def test_a_paper_that_was_issued_is_not_approved_afterwards(folder: Path, ledger: Path) -> None:
    issue(read_issued(folder), Going(), ledger=ledger)

    with pytest.raises(ConfigError, match="this paper was issued already, as revision 1"):
        approve(read_issued(folder), SMITH, ledger=ledger)


def test_what_comes_after_an_issue_is_a_draft_of_the_next_revision(folder: Path, ledger: Path) -> None:
    issue(read_issued(folder), Going(), ledger=ledger)
    put_draft(folder.parent.parent, report=paper("None was remanded."), fingerprint="f2")

    assert approve(read_issued(folder), SMITH, ledger=ledger) == (2, True)


@pytest.mark.parametrize("name", ["", "  ", "J.\nSmith", "J" * 121])
def test_a_name_is_one_line(folder: Path, ledger: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="--by should be one line"):
        approve(read_issued(folder), Approval(name, "Chair", "2020-07-10"), ledger=ledger)
