"""Two entries print the same only where a reader of both papers could not tell them apart."""

from __future__ import annotations

from issued_figures import entry

from report_builder.model.changed import Cause, Changed, is_printed_alike


def test_a_mark_is_like_a_mark_whatever_may_be_said_beside_it() -> None:
    assert is_printed_alike(entry(shown="[c]"), {**entry(shown="[c]"), "instead": "1 to 6"})
    assert not is_printed_alike(entry(shown="[c]"), entry(shown="0"))


def test_a_share_of_other_numbers_is_printed_otherwise() -> None:
    share = {**entry(shown="50.0%"), "numerator": 30, "denominator": 60}
    other = {**share, "numerator": 31, "denominator": 62}
    one = Changed(share["id"], "Share", share, other, Cause.RECORDS)

    assert not is_printed_alike(share, other)
    assert (one.then, one.now) == ("50.0% (30 of 60)", "50.0% (31 of 62)")


def test_what_a_number_is_made_of_is_told_only_where_it_tells_the_two_apart() -> None:
    share = {**entry(shown="50.0%"), "numerator": 30, "denominator": 60}
    one = Changed(share["id"], "Share", share, {**share, "shown": "51.7%", "numerator": 31}, Cause.RECORDS)

    assert (one.then, one.now) == ("50.0%", "51.7%")


def test_a_cause_is_told_with_what_there_is_to_say_of_it() -> None:
    new = Changed("id", "Children", None, entry(), Cause.NEW)
    assert (new.then, new.now, new.why) == ("not in the paper", "62", "new in the paper")
    assert Changed("id", "Children", entry(), None, Cause.UNKNOWN, "because").why == "cause not known: because"
