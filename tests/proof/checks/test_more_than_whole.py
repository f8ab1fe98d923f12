"""A part that is larger than its whole."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.more_than_whole import more_than_whole
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(*texts: str) -> list[Fault]:
    return list(more_than_whole(Paper("paper.txt", tuple(Passage("paragraph", each) for each in texts)), Known()))


@pytest.mark.parametrize(
    "texts",
    [
        ("There were 41 children in care. Of these, 52 were boys.",),
        ("We met 41 children. Of them 52 had a plan.",),
        ("In May 2031, there were 41 children in custody.", "In May 2031, there were 52 boys in custody."),
        ("In May 2031, there were 41.", "In May 2031, there were 52 male children."),
    ],
)
def test_a_part_that_is_larger_than_its_whole_is_found(texts: tuple[str, ...]) -> None:
    (fault,) = _faults(*texts)

    assert (fault.kind, fault.says) == ("parts-and-whole", "52")
    assert fault.what == "52 is more than the 41 of whom they are a part"


@pytest.mark.parametrize(
    "texts",
    [
        ("There were 52 children in care. Of these, 41 were boys.",),
        ("There were 41 children in care. Of these, 52 offences were theft.",),
        ("There were 41 children and 90 young people. Of these, 52 were boys.",),
        ("In May 2031, there were 41 children in custody.", "In May 2032, there were 52 boys in custody."),
        ("In May 2031, there were 41 children on remand.", "In May 2031, there were 52 boys in custody."),
        ("In May 2031, there were 41 children in custody.", "In May 2031, there were 52 offences by boys."),
        ("In May 2031, there were 52 boys in custody.", "In May 2031, there were 41 girls in custody."),
    ],
)
def test_a_part_that_is_smaller_or_of_something_else_is_left_alone(texts: tuple[str, ...]) -> None:
    assert _faults(*texts) == []


def test_a_whole_of_another_section_is_no_whole() -> None:
    paper = Paper(
        "paper.txt",
        (
            Passage("paragraph", "In May 2031, there were 41 children."),
            Passage("heading", "Police", level=1),
            Passage("paragraph", "In May 2031, there were 52 boys."),
        ),
    )
    assert list(more_than_whole(paper, Known())) == []
