"""The risk register: the formula said, the highest score first, and each risk's words where they can be read."""

from __future__ import annotations

from dataclasses import replace

from small_papers import section
from small_specs import asked
from spoken_tables import BOARD

from report_builder.model.built import Block, Paragraph, SetTable
from report_builder.model.registers import Registers, Risk
from report_builder.report.compose import compose
from report_builder.report.plan import Plan, PlannedRegister
from report_builder.report.writers.risks import FORMULA

LOW = Risk("Staff leave", "pay", "delay", "Head of Service", "1", "2", "exit talks", "", "1", "1", 2, 1)
HIGH = Risk("Grant ends", "", "cuts", "Head of Service", "2", "3", "reserve", "lobby", "2", "2", 6, 4)
SAME = replace(HIGH, risk="Grant is late", residual_likelihood="3", residual_score=6)
UNSCORED = Risk("Flood", "", "", "", "High", "low", "", "", "", "")


def written(*risks: Risk) -> list[Block]:
    planned = PlannedRegister("risks", "Risks by score", "scores")
    made = compose(
        Plan("youth-justice-plan", "Plan", "", (section(planned),)),
        (),
        asked(),
        edition=BOARD,
        draw=lambda _: b"",
        is_synthetic=False,
        fingerprint="0f",
        registers=Registers(risks=risks),
    )
    return [block for part in made.report.sections[0].parts for block in part.blocks]


def tables(*risks: Risk) -> list[SetTable]:
    return [block for block in written(*risks) if isinstance(block, SetTable)]


def test_the_formula_stands_before_the_scores() -> None:
    first, second, *_ = written(LOW)

    assert isinstance(first, Paragraph)
    assert first.html == FORMULA
    assert "impact multiplied by likelihood" in FORMULA
    assert isinstance(second, SetTable)


def test_risks_stand_from_the_highest_score_then_residual_score_and_unscored_ones_last() -> None:
    scores, *each = tables(UNSCORED, LOW, HIGH, SAME)

    order = ["Grant is late", "Grant ends", "Staff leave", "Flood"]
    assert [row.head for row in scores.rows] == order
    assert [table.title for table in each] == order


def test_impact_and_likelihood_stand_beside_each_score_before_and_after() -> None:
    scores, *_ = tables(HIGH)

    assert [cell.shown for cell in scores.rows[0].cells] == ["2", "3", "6", "2", "2", "4"]
    assert [cell.value for cell in scores.rows[0].cells] == [2, 3, 6, 2, 2, 4]
    assert [(group.title, group.span) for group in scores.groups] == [
        ("Before controls", 3),
        ("With controls in place", 3),
    ]


def test_words_in_the_place_of_scores_are_not_multiplied() -> None:
    scores, *_ = tables(UNSCORED)

    assert [cell.shown for cell in scores.rows[0].cells] == ["High", "low", "none", "none", "none", "none"]
    assert [cell.value for cell in scores.rows[0].cells] == [None] * 6


def test_a_risk_has_its_words_in_a_table_of_two_columns_and_says_what_is_not_recorded() -> None:
    _, table = tables(LOW)

    assert {len(row.cells) for row in table.rows} == {1}
    assert {row.head: row.cells[0].shown for row in table.rows} == {
        "Owner": "Head of Service",
        "Causes": "pay",
        "Consequences": "delay",
        "Controls in place": "exit talks",
        "Further actions": "none recorded",
    }


def test_a_register_without_a_risk_says_so() -> None:
    (only,) = written()

    assert isinstance(only, Paragraph)
    assert only.html == "The register holds no risk."
