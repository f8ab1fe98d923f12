"""What is said where numbers are withheld: of a breakdown, of a part, and of the paper as a whole.

Each sentence rests on what is printed and marked, and on the settings; none says which number is small.
"""

from __future__ import annotations

from collections.abc import Iterable

from report_builder.model.spec import Edition, ReportSpec
from report_builder.model.tables import ProtectedTable, Status
from report_builder.report.phrases import within_a_sentence

HATCHED = "A hatched mark of one size stands for each number that is withheld ([c]); how long it is says nothing."
"""Beside each chart that has such a mark."""

SHADED = "The darker an area, the higher its number; a white one has none."
STRIPED = "In a striped area the number is withheld ([c])."
"""Beside each map, and each that has a striped area."""


def why_withheld(tables: Iterable[ProtectedTable], *, edition: Edition, spec: ReportSpec) -> str:
    """What the introduction says of the withholding: by which rule, and what a mark does not mean.

    Returns:
        Nothing where not one number is withheld.
    """
    figures = (figure for table in tables for figure in (*table.figures, *table.dropped))
    measures = {figure.key.measure for figure in figures if figure.status is Status.WITHHELD}
    if not edition.threshold or not measures:
        return ""
    whom = "person" if all(measure.startswith("staffing_") for measure in measures) else "child"
    rules = [
        f"So that no {whom} can be identified, counts of {_small(edition)} are withheld in this edition, and so "
        "are the rates, shares and averages that rest on them.",
        "Further numbers are withheld wherever a reader could otherwise work those out: a number that is withheld is "
        "not necessarily small.",
        "It is marked [c], or left out of the text.",
    ]
    if spec.published_is_public:
        rules.append("Figures that were published elsewhere are shown as they were published.")
    return " ".join(rules)


def nothing_withheld(edition: Edition) -> str:
    """What an edition of which not one number is withheld says of itself, in the place of the rule."""
    if edition.is_public or edition.threshold:
        return "No number had to be withheld from this edition."
    return (
        "No number is withheld from this edition. Where a service works with few children, a number can be enough to "
        "recognise a child, by itself or together with another: this edition is for those to whom it is addressed, and "
        "is not to be published or passed on."
    )


def _small(edition: Edition) -> str:
    least, most = (1 if edition.is_zero_safe else 0), edition.threshold - 1
    return f"{least} to {most} persons" if least < most else f"{most} person"


def hidden_breakdowns(titles: Iterable[str]) -> str:
    """One sentence for several breakdowns of which nothing can be shown, each named once.

    A chart and a table of the same often differ in the period alone, which the chart's name ends with.
    """
    named = list(dict.fromkeys(titles))
    short = [one for one in named if not any(one != other and one.startswith(f"{other}, ") for other in named)]
    names = [f"“{within_a_sentence(title)}”" for title in short]
    if len(names) == 1:
        return f"The breakdown {names[0]} is not shown, to protect individuals."
    return f"The breakdowns {', '.join(names[:-1])} and {names[-1]} are not shown, to protect individuals."


def what_is_left(title: str, said: Iterable[str]) -> str:
    """The few numbers of a breakdown that can be shown, where a chart of them would be all but empty."""
    left = "; ".join(said)
    return f"Of the breakdown “{within_a_sentence(title)}” only this is shown, to protect individuals: {left}."


def all_withheld(whole: str) -> str:
    """In the place of a part or a section of which not one figure can be shown. `whole` is "part" or "section"."""
    return f"All figures of this {whole} are withheld to protect individuals."
