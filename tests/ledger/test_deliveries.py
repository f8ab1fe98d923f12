"""The ledger's mails: each claimed once, moved only onwards, and recorded with the release that they are of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.ledger.deliveries import FOLLOWS, STATES, Mailing
from report_builder.ledger.releases import Ledger, open_ledger
from report_builder.ledger.steps import Step
from report_builder.model.release import Paper, PublishedCell, Release

PAPER = Paper("public", "board-report", "Leeds", "2019-20 Q4", "2020-07-13", "f1")
REPORT = "leeds-2019-20-q4-board-report"
MAIL = Mailing(REPORT, "public", "draft", 1, "a@example.gov.uk", 1, "m1", "id1")
MAILED = Step("mailed", REPORT, PAPER, manifest="m1", revision=1, kept="k1")
RELEASE = Release(
    "mailed",
    *(getattr(PAPER, name) for name in PAPER.__slots__),
    cells=(PublishedCell("caseload", Decimal(62), Decimal(62), is_withheld=False),),
)


def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger.sqlite")


def test_a_mail_is_claimed_once_and_stays_as_it_became(tmp_path: Path) -> None:
    with ledger(tmp_path) as opened:
        assert opened.claim([MAIL]) == (MAIL,)
        sending = opened.move(MAIL, "sending", day="2020-07-01")
        assert (sending.state, sending.tries) == ("sending", 1)
        opened.move(MAIL, "sent", answer=250, day="2020-07-01")

    with ledger(tmp_path) as again:
        (found,) = again.claim([replace(MAIL, manifest="m2")])

    assert (found.state, found.answer, found.tries, found.manifest) == ("sent", 250, 1, "m1")


@pytest.mark.parametrize(
    "other", [{"turn": 2}, {"revision": 2}, {"recipient": "b@example.gov.uk"}, {"stage": "issued"}]
)
def test_another_turn_revision_recipient_or_stage_is_another_mail(tmp_path: Path, other: dict[str, object]) -> None:
    with ledger(tmp_path) as opened:
        opened.claim([MAIL, replace(MAIL, **other)])  # type: ignore[arg-type]

        assert len(opened.mailings()) == 2


def test_mails_are_narrowed_to_a_report_an_audience_and_a_stage(tmp_path: Path) -> None:
    board, notice = replace(MAIL, audience="board"), replace(MAIL, report="other", stage="notice")
    with ledger(tmp_path) as opened:
        assert opened.mailings() == ()
        opened.claim([MAIL, board, notice])

        assert opened.mailings(report=REPORT) == (MAIL, board)
        assert opened.mailings(audience="board") == (board,)
        assert opened.mailings(stage="notice") == (notice,)


def test_the_claim_the_step_and_the_release_are_recorded_together_or_not_at_all(tmp_path: Path) -> None:
    with ledger(tmp_path) as opened:
        with pytest.raises(Exception, match="CHECK constraint failed"):
            opened.claim([replace(MAIL, stage="thrown away")], step=MAILED, files={"a": "b"}, release=RELEASE)
        assert opened.mailings() == opened.steps() == opened.releases() == ()

        opened.claim([MAIL], step=MAILED, files={"a.pdf": "b"}, release=RELEASE)
        opened.claim([MAIL], step=MAILED, files={"a.pdf": "b"}, release=RELEASE)

        assert (opened.mailings(), opened.steps(), opened.releases()) == ((MAIL,), (MAILED,), (RELEASE,))
        assert opened.manifests_with("b") == (("m1", "a.pdf"),)


@given(st.lists(st.sampled_from(STATES), max_size=8))
def test_no_way_leads_from_sent_or_refused_to_another_mail(wanted: list[str]) -> None:
    state = "claimed"
    for after in wanted:
        if after in FOLLOWS[state]:
            assert state not in {"sent", "refused"}
            state = after


def test_a_state_that_cannot_follow_is_a_fault_of_ours(tmp_path: Path) -> None:
    with ledger(tmp_path) as opened:
        opened.claim([MAIL])
        with pytest.raises(ValueError, match="a mail that is claimed cannot become sent"):
            opened.move(MAIL, "sent")
        with pytest.raises(ValueError, match="never claimed"):
            opened.move(replace(MAIL, turn=9), "sending")
