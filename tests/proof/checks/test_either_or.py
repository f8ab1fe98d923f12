import pytest

from report_builder.proof.checks.either_or import either_or
from report_builder.proof.paper import Passage


def told(text: str) -> list[str]:
    return [fault.what for fault in either_or(Passage("paragraph", text))]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "88 referrals were received. 61 were accepted and 28 declined.",
            "61 + 28 is 89, more than the 88 of which they are part",
        ),
        (
            "There were 88 referrals in the year. Of these, 61 were accepted and 28 were not.",
            "61 + 28 is 89, more than the 88 of which they are part",
        ),
        (
            "Of the 88 referrals, 61 were accepted and 28 were refused.",
            "61 + 28 is 89, more than the 88 of which they are part",
        ),
        (
            "We saw 40 children. 31 were boys and 10 were girls.",
            "31 + 10 is 41, more than the 40 of whom they are part",
        ),
        (
            "The team held 52 appointments. 40 were kept and 15 missed.",
            "40 + 15 is 55, more than the 52 of which they are part",
        ),
    ],
)
def test_opposites_that_are_more_than_their_whole_are_found(text: str, what: str) -> None:
    assert told(text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "88 referrals were received. 61 were accepted and 27 declined.",
        "88 referrals were received. 61 were accepted and 20 declined.",
        "88 referrals were received. 61 were accepted and 28 came from schools.",
        "88 referrals were received. 61 orders were accepted and 28 declined.",
        "88 referrals were received, and 90 in the year before. 61 were accepted and 28 declined.",
        "88 referrals were received. The year before, 61 were accepted and 28 declined.",
        "88 referrals were received. 61 were accepted, 28 more than were declined.",
        "About 88 referrals were received. 61 were accepted and 28 declined.",
        "88 referrals were received. They were read. 61 were accepted and 28 declined.",
        "Of the 88 referrals, 61 were late and 28 were not complete.",
        "The 12 councils met. 40 were kept and 15 missed.",
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert told(text) == []
