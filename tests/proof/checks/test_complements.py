import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.checks.complements import complements
from report_builder.proof.paper import Known, Paper, Passage


def found(*texts: str, threshold: int = 5, vouched: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    passages = tuple(Passage("item" if at else "paragraph", text) for at, text in enumerate(texts))
    faults = complements(Paper("a.txt", passages), Known(threshold=threshold, vouched=vouched))
    return [(fault.kind, fault.what) for fault in faults]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("13 of the 14 young people were White British.", "13 of 14 leaves 1"),
        ("Of the 14 young people, 92.9% (13) were White British.", "13 of 14 leaves 1"),
        ("Of the 13 children, 9 were White and 3 were Black.", "9 and 3 of 13 leaves 1"),
        ("Of the 40 young people, 30 were male and 8 female.", "30 and 8 of 40 leaves 2"),
        ("Of the 30 children 27 were male.", "27 of 30 leaves 3"),
        ("Of the 200 young people, 99.5% were in school.", "99.5% of 200 leaves 1"),
        ("98% of the 50 children lived in the borough.", "98% of 50 leaves 1"),
    ],
)
def test_what_is_left_of_a_whole_is_found_though_it_is_not_printed(text: str, what: str) -> None:
    assert found(text) == [("complement", f"{what}, a small count of children")]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 77 young people 71 (92.2%) had no further offence.",
        "13 of the 14 referrals were accepted.",
        "Of the 14 young people, 7% (1) were Black and 92.9% (13) White.",
        "Three of the four young people had been in care.",
        "Of the 14 children, 9 had a mental health need and 12 a plan, which leaves 2 without one.",
        "Of the 13 children, 5 were White and 3 were Black.",
        "99.5% of the 200 referrals were accepted.",
        "Of the 5,000 young people of the area, 99.5% never offend.",
    ],
)
def test_a_large_or_a_printed_rest_and_a_rest_of_something_else_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "8 out of the 8 young people lived in the north.",
        "All six children were remanded.",
        "None of the seven young people were in education.",
        "Of the 7 young people, 100% were in care.",
        "All of the 9 children had a special need.",
    ],
)
def test_a_group_to_which_all_belong_tells_of_each(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["everybody-in-a-group"]


@pytest.mark.parametrize(
    "text",
    [
        "All 44 children were offered a meeting with a victim.",
        "All six children were seen within two days.",
        "All four teams were trained, and all six officers had the training.",
        "None of the 25 girls reoffended.",
        "100% of the young people were assessed on time.",
        "All young people were in education.",
        "Of the 12 children, 100% were visited at home.",
    ],
)
def test_what_a_service_did_for_all_and_that_nobody_offended_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_an_item_leans_on_the_lead_of_its_list() -> None:
    lead = "Of the 14 young people with open cases:"
    assert found(lead, "72% (10) have a mental health need") == [
        ("complement", "10 of 14 leaves 4, a small count of children")
    ]
    assert [kind for kind, _ in found("Of the 8 young people:", "8 out of the 8 committed thefts")] == [
        "everybody-in-a-group"
    ]


def test_nothing_is_small_at_a_threshold_of_nought_nor_where_the_edition_prints_it() -> None:
    text = "13 of the 14 young people were White British."
    assert found(text, threshold=0) == []
    assert found(text, vouched=frozenset({"13"})) == []


@given(st.integers(6, 90), st.integers(0, 12))
def test_a_rest_is_found_when_it_is_one_to_four(part: int, rest: int) -> None:
    kinds = [kind for kind, _ in found(f"{part} of the {part + rest} young people lived in the north.")]
    expected = ["everybody-in-a-group"] if rest == 0 else ["complement"] if rest < 5 else []
    assert kinds == expected
