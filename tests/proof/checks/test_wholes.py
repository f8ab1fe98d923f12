"""Parts that leave nobody out make their whole; parts that may overlap or be some of it are left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.checks.wholes import wholes
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(text: str, items: Sequence[str] = ()) -> list[Fault]:
    passages = [Passage("paragraph", text), *(Passage("item", item) for item in items)]
    return list(wholes(Paper("paper.txt", tuple(passages)), Known()))


@pytest.mark.parametrize(
    ("text", "says", "what"),
    [
        (
            "Of the 20 girls 5 live in Nor, 6 in Sud (2 Elm, 4 Oak), 4 in West and a further 3 were out of area.",
            "20",
            "5 + 6 + 4 + 3 is 18, not 20",
        ),
        ("The caseload stood at 92 at the end of the year: 58 resolutions, 24 orders and 13 voluntary interventions.",
         "92", "58 + 24 + 13 is 95, not 92"),
        ("8 of the 11 cases were for violence and the other 4 for robbery.", "4", "11 less 8 is 3"),
        ("We saw 40 children, of whom 25 boys and 16 girls.", "40", "25 + 16 is 41, not 40"),
        ("Custody was for a total of 4 children, 1 in the period Apr - Jun 2019, 2 in the period Jul - Sep 2019 "
         "and 2 in the period Oct - Dec 2019.", "4", "1 + 2 + 2 is 5, not 4"),
        ("There are 6 in Central (2 Elm, 2 Oak, 1 Ash and 2 Beech).", "6", "2 + 2 + 1 + 2 is 7, not 6"),
        ("The team has 15 volunteers (9 women, 5 men).", "15", "9 + 5 is 14, not 15"),
        ("Here 36 outcomes were given: 14 cautions, 9 conditional cautions, 10 referral orders and 2 others.", "36",
         "14 + 9 + 10 + 2 is 35, not 36"),
        ("Of the 52 cases, 38 (73.1%) closed, 9 (17.3%) were breached and 6 (11.5%) moved.", "52",
         "38 + 9 + 6 is 53, not 52"),
        ("A total of 63 referrals came, 40 from police, 15 from schools and 6 from social care.", "63",
         "40 + 15 + 6 is 61, not 63"),
        ("There were 24 children, against 31 the year before. Of these, 20 were male and 5 female.",
         "20 were male and 5", "20 + 5 is 25, not 24"),
        ("Of these 77 children 71 did well; the remaining 5 did not.", "5", "77 less 71 is 6"),
        ("Of the 30 cases, 12 closed early, 11 late, and the other 8 are open.", "8", "30 less 12 and 11 is 7"),
    ],
)  # fmt: skip
def test_parts_that_do_not_make_their_whole_are_found(text: str, says: str, what: str) -> None:
    assert [(fault.kind, fault.says, fault.what) for fault in _faults(text)] == [("parts-and-whole", says, what)]


def test_a_missing_part_and_a_wrong_remainder_are_told_how_to_mend() -> None:
    (missing,) = _faults("Of the 20 girls 5 live in Northby, 6 in Southby and 4 in Westby.")
    assert missing.mend == "say where the other 5 are, or mend a number"
    (remainder,) = _faults("Of these 77 children 71 did well and the remaining 5 did not.")
    assert (remainder.should_be, remainder.mend) == ("6", "write 6, or mend another number")


def test_the_offences_of_a_list_are_held_against_their_total() -> None:
    """3 x 3 + 3 x 2 + 2 x 1 is 17."""
    items = (
        "3 out of the 8 committed 3 reoffences",
        "3 out of the 8 committed 2 reoffences",
        "2 out of the 8 committed 1 reoffence",
    )
    assert _faults("Of the 8 young people responsible for the 17 re-offences:", items) == []
    (fault,) = _faults("Of the 8 young people responsible for the 18 re-offences:", items)
    assert fault.what == "3 x 3 + 3 x 2 + 2 x 1 is 17, not the 18 of these 8"


@pytest.mark.parametrize(
    "text",
    [
        "Of the 20 girls 5 live in Nor, 6 in Sud (2 Elm, 4 Oak), 7 in West and a further 2 were out of area.",
        "The figure stands for four young people in the 12 month period to the end of Q4, 1 in the period Apr - Jun, "
        "2 in the period Oct - Dec 2019 (1 of whom was 18) and 1 in the period Jan - Mar 2020.",
        "Of the 14 children, 9 are looked after, 6 have a plan and 3 have both.",
        "There are 12 young people (5 with a plan, 4 looked after).",
        "There are 12 young people (including 5 boys, 4 girls).",
        "The most common offence is violence, with nine young people convicted plus a further three for robbery.",
        "Of these 77 children 71 (92.2%) did well and the remaining 6 (7.8%) did not.",
        "Of the 30 children 20 are boys, 4 of them in care, and the remaining 10 are girls.",
        "Of the 30 children 20 have a plan, 8 were excluded, and the other 10 had none.",
        "12 children committed 5 offences in April, 4 in May and 3 in June.",
        "5 offences were recorded in Northby, 4 in Southby and 3 in Westby.",
        "We saw 20 families in Northby, 14 in Southby and 9 in Westby last year.",
        "It has 31 days (4 Mondays, 5 Tuesdays).",
        "There were 24 children, against 31 the year before. Of these, 20 were male and 4 female.",
        "There were 24 children. Of these, 20 were male and 5 looked after.",
        "Of the 14 children, 7 are looked after, 5 have a plan and 3 have needs.",
        "Of the 52 cases, 20 closed, 9 were breached and 6 moved.",
        "We held 12 sessions: 3 on knives, 4 on drugs and 5 on county lines.",
        "The remaining 6 were seen later.",
        "Of the 40 children in Northby, 12 in 2018, 14 in 2019 and 9 in 2020 had orders.",
    ],
)
def test_parts_that_add_up_or_may_overlap_are_left_alone(text: str) -> None:
    assert _faults(text) == []


@given(parts=st.lists(st.integers(1, 60), min_size=3, max_size=6), slip=st.integers(0, 3))
def test_a_cut_by_place_is_a_fault_exactly_where_its_sum_is_not_the_whole(parts: list[int], slip: int) -> None:
    listed = ", ".join(f"{many} in {place}by" for many, place in zip(parts, "ABCDEF", strict=False))
    text = f"Of the {sum(parts) + slip} children seen {listed.replace(' in ', ' live in ', 1)}."
    assert len(_faults(text)) == bool(slip)


@pytest.mark.parametrize(
    "text",
    [
        "Of the 40 children, 31 were boys and 10 were girls.",
        "We saw 40 children. Of these, 31 were boys and 10 girls.",
        "We saw 88 referrals. 61 were accepted and 28 declined.",
    ],
)
def test_what_is_wrong_in_two_ways_is_said_once(text: str) -> None:
    assert len(list(wholes(Paper("a.txt", (Passage("paragraph", text),)), Known()))) == 1
