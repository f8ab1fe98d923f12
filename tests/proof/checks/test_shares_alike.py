"""Of shares that are all of one whole, the one that is not is found, though the sentence does not name the whole."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.shares_alike import shares_alike
from report_builder.proof.paper import Known, Paper, Passage


def _told(*texts: str) -> list[tuple[str, str]]:
    passages = tuple(Passage("paragraph", text) for text in texts)
    return [(fault.says, fault.should_be) for fault in shares_alike(Paper("paper.txt", passages), Known())]


@pytest.mark.parametrize(
    "texts",
    [
        ("The service worked with 126 children.", "Ages: 9 (7%) were 12, 34 (27%) 14, 58 (46%) 16 and 25 (24%) 17."),
        ("Ages: 9 (7%) were 12, 34 (27%) 14, 58 (46%) 16 and 25 (24%) 17.",),
    ],
)
def test_the_odd_one_is_held_to_the_whole_of_the_others(texts: tuple[str, ...]) -> None:
    """25 of 126 is 19.8%, and 9 + 34 + 58 + 25 is 126."""
    assert _told(*texts) == [("24%", "20%")]


@pytest.mark.parametrize(
    "texts",
    [
        ("The service worked with 126 children.", "Ages: 9 (7%) were 12, 34 (27%) 14, 58 (46%) 16 and 25 (20%) 17."),
        ("Violence made up 141 (35%), theft 88 (22%) and drugs 50 (61%) of offences.",),
        ("Of 40 children 10 (25%) are girls, 20 (50%) in care and 6 of the 10 girls (60%) at school.",),
        ("In 2019 there were 9 (7%), in 2020 there were 34 (41%) and in 2021 there were 58 (52%).",),
        ("Ages: about 9 (7%) were 12, 34 (27%) 14 and 25 (24%) 17.",),
    ],
)
def test_shares_of_several_wholes_are_left_alone(texts: tuple[str, ...]) -> None:
    assert _told(*texts) == []
