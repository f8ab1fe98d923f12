"""Writes the risk register: the scores of all risks at a glance, then each risk in a table of its own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from report_builder.model.built import Block, ColumnGroup, SetTable, TableCell, TableRow
from report_builder.model.registers import Risk
from report_builder.report.desk import Desk
from report_builder.report.plan import PlannedRegister
from report_builder.report.writers.register_table import register_table, text_row

FORMULA = (
    "Each risk is scored for its impact and for its likelihood, as the register has them. Its score is impact "
    "multiplied by likelihood, so a higher score is a greater risk. The residual score is worked out in the same way "
    "from the impact and the likelihood that remain with the controls in place."
)
_SCORED = ("Impact", "Likelihood", "Score")
_WORDS = (
    ("Owner", "owner"),
    ("Causes", "causes"),
    ("Consequences", "consequences"),
    ("Controls in place", "controls"),
    ("Further actions", "actions"),
)
"""What a risk's own table says, and in which column of the register it stands."""


def write_risks(desk: Desk, planned: PlannedRegister) -> list[Block]:
    """The formula, the table of scores with the highest first, and the words of each risk in the same order.

    Ten columns cannot be read on a page of A4; scores are compared with each other, words are read risk by risk.
    """
    risks = sorted(desk.registers.risks or (), key=_gravity)
    if not risks:
        return [desk.paragraph("The register holds no risk.")]
    return [desk.paragraph(FORMULA), _scores(desk, planned, risks), *(_words(desk, risk) for risk in risks)]


def _gravity(risk: Risk) -> tuple[bool, int, bool, int]:
    """The highest score first, then the highest residual one; what is not scored stands last."""
    by_score, by_rest = risk.score, risk.residual_score
    return by_score is None, -(by_score or 0), by_rest is None, -(by_rest or 0)


def _scores(desk: Desk, planned: PlannedRegister, risks: list[Risk]) -> SetTable:
    """Scores are numbers that the service set, so that one more of them would be found; its words are but warned of."""
    desk.tables += 1
    desk.spoken = True
    rows = tuple(TableRow(risk.risk or "not named", tuple(_scored(risk))) for risk in risks)
    groups = tuple(ColumnGroup(title, len(_SCORED)) for title in ("Before controls", "With controls in place"))
    heads = ("Risk", *_SCORED, *_SCORED)
    return SetTable(str(desk.tables), desk.in_terms(planned.title), heads, rows, groups=groups)


def _scored(risk: Risk) -> Iterator[TableCell]:
    for impact, likelihood, score in (
        (risk.impact, risk.likelihood, risk.score),
        (risk.residual_impact, risk.residual_likelihood, risk.residual_score),
    ):
        for words in (impact, likelihood, "" if score is None else str(score)):
            is_number = words.isascii() and words.isdigit()
            value = Decimal(words) if is_number else None
            yield TableCell(words or "none", is_number=is_number, value=value, is_stated=True)


def _words(desk: Desk, risk: Risk) -> SetTable:
    rows = [text_row(head, getattr(risk, name) or "none recorded") for head, name in _WORDS]
    return register_table(desk, risk.risk or "A risk without a name", ("Part", "What the register says"), rows)
