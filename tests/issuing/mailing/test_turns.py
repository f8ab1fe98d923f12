"""Who is mailed what: nobody twice the same, a refusal stays, and a corrected paper waits for the owner."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from report_builder.issuing.mailing.turns import turn_of
from report_builder.ledger.deliveries import STATES, Mailing

A, B = "a@example.gov.uk", "b@example.gov.uk"
MAIL = Mailing("leeds-board-report", "board", "draft", 1, A, 1, "m1", "id", state="sent")
TO_B = replace(MAIL, recipient=B)


def test_at_first_everybody_gets_what_lies_there() -> None:
    turn = turn_of((), (A, B, A), manifest="m1")

    assert (turn.number, turn.manifest, turn.new, turn.going, turn.ended) == (1, "m1", (A, B), (), ())


def test_whoever_has_it_gets_nothing_and_a_new_recipient_gets_what_the_others_had() -> None:
    turn = turn_of((MAIL,), (A, B), manifest="m2")

    assert (turn.number, turn.manifest, turn.new, turn.ended) == (1, "m1", (B,), (MAIL,))


def test_what_was_put_off_goes_on() -> None:
    put_off = replace(MAIL, state="deferred")

    assert turn_of((put_off,), (A,), manifest="m2").going == (put_off,)


def test_who_waited_for_a_draft_that_was_corrected_gets_the_corrected_one() -> None:
    past = (replace(MAIL, state="deferred"), replace(TO_B, turn=2, manifest="m2"))

    turn = turn_of(past, (A, B), manifest="m2")

    assert (turn.number, turn.manifest, turn.new, turn.going) == (2, "m2", (A,), ())


def test_again_gives_another_paper_to_all_and_the_same_only_to_whom_it_was_refused() -> None:
    past = (MAIL, replace(TO_B, state="refused"))

    assert turn_of(past, (A, B), manifest="m2", again=True).new == (A, B)
    assert turn_of(past, (A, B), manifest="m1", again=True).new == (B,)
    assert turn_of(past, (A, B), manifest="m1").new == ()


def test_whoever_the_owner_names_gets_it_once_more_but_not_while_nobody_knows() -> None:
    assert turn_of((MAIL,), (A,), manifest="m1", again=True, named=True).new == (A,)
    unknown = replace(MAIL, state="unknown")
    assert turn_of((unknown,), (A,), manifest="m1", again=True, named=True).new == ()


@given(
    st.lists(st.tuples(st.sampled_from([A, B]), st.sampled_from(STATES)), max_size=2, unique_by=lambda one: one[0]),
    st.sampled_from(["m1", "m2"]),
)
def test_unasked_nobody_who_has_a_paper_or_may_have_it_is_mailed(past: list[tuple[str, str]], manifest: str) -> None:
    mails = [replace(MAIL, recipient=recipient, state=state) for recipient, state in past]
    ended = {one.recipient for one in mails if one.state not in {"claimed", "deferred"}}

    turn = turn_of(mails, (A, B), manifest=manifest)

    assert ended.isdisjoint({*turn.new, *(one.recipient for one in turn.going)})
    assert {*turn.new, *(one.recipient for one in (*turn.going, *turn.ended))} == {A, B}
