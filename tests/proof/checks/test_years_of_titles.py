"""An Act under a year in which there was none, and a plan with two ends, are found; other years of names are not."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.years_of_titles import years_of_titles
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _found(*texts: str) -> list[Fault]:
    passages = tuple(Passage("paragraph", text, places=((0, f"line {at}"),)) for at, text in enumerate(texts, 1))
    return list(years_of_titles(Paper("paper.txt", passages), Known()))


@pytest.mark.parametrize(
    ("text", "should_be"),
    [
        ("as the Crime and Disorder Act 1989 requires", "Crime and Disorder Act 1998"),
        ("under the Equality Act 2011", ""),
        ("Police and Criminal Evidence Act 1994", "Police and Criminal Evidence Act 1984"),
    ],
)
def test_an_act_must_bear_its_year(text: str, should_be: str) -> None:
    [fault] = _found(text)

    assert (fault.kind, fault.should_be) == ("contradicting-dates", should_be)


@pytest.mark.parametrize(
    "text",
    [
        "the Crime and Disorder Act 1998 and the Children Act 2004",
        "the Adoption and Children Act 2002",
        "the Data Protection Act 2018",
        "an Act of 1997",
        "the Criminal Justice Act 2003",
    ],
)
def test_acts_that_there_are_may_be_named(text: str) -> None:
    assert _found(text) == []


def test_a_plan_has_one_end() -> None:
    faults = _found(
        "Our Youth Justice Plan 2031 - 2034 was agreed.",
        "The Youth Justice Plan 2031-2034 is new.",
        "Hilltown - Youth Justice Plan 2031 - 2033",
    )

    assert [(each.kind, each.says, each.what) for each in faults] == [
        ("contradicting-dates", "2031 - 2033", "elsewhere (line 1) the paper has it as 2031 - 2034")
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("The Youth Justice Plan 2031/32 followed.", "The Youth Justice Plan 2032/33 is next."),
        ("The Youth Justice Plan 2031-34 is new.", "The Youth Justice Plan 2031/2034 is new."),
        ("The Early Help Strategy 2031-34 is new.", "The Youth Justice Plan 2031-35 is new."),
    ],
)
def test_plans_of_other_years_and_names_are_others(texts: tuple[str, ...]) -> None:
    assert _found(*texts) == []
