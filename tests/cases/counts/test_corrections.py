"""Corrections: in place everywhere, footnoted, and refused where they would break a sum."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from small_tables import key, one_way

from report_builder.cases.counts.corrections import correct
from report_builder.errors import ConfigError
from report_builder.model.spec import Correction
from report_builder.model.tables import CountTable, Given, Wanted
from report_builder.model.view import View

AGES = one_way("age", {"14": 3, "15": 30})


def wish(figure: str, value: str) -> Correction:
    return Correction(figure, Decimal(value), "entered twice", "Data Manager")


def test_without_corrections_nothing_changes() -> None:
    assert correct((AGES,), ()) == (AGES,)


def test_a_count_and_its_total_are_corrected_together_and_footnoted() -> None:
    wishes = (wish(key(age="15").id, "29"), wish(key().id, "32"))

    (table,) = correct((AGES,), wishes)

    counts = {cell.key: (cell.count, cell.persons) for cell in table.cells}
    assert counts[key(age="15")] == (29, 29)
    assert counts[key()] == (32, 32)
    # The footnote names no figure: that a withheld one was corrected says that somebody is there.
    assert table.notes == ("Corrected: entered twice (Data Manager).",)


def test_a_correction_that_breaks_a_sum_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"no longer adds up with caseload/yjs/2020-01-01/2020-03-31"):
        correct((AGES,), (wish(key(age="15").id, "29"),))


def test_a_published_value_is_corrected_as_it_is_printed() -> None:
    at = key("custody_rate")
    table = CountTable(View("custody_rate"), (Wanted(at, Given(Fraction(3, 20), text="0.15")),))

    (corrected,) = correct((table,), (wish(at.id, "0.16"),))

    formula = corrected.wanted[0].formula
    assert isinstance(formula, Given)
    assert (formula.value, formula.text) == (Fraction(4, 25), "0.16")


def test_an_unknown_figure_is_met_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match=r"did you mean 'caseload/yjs/2020-01-01/2020-03-31/age=15'"):
        correct((AGES,), (wish("caseload/yjs/2020-01-01/2020-03-31/age=155", "29"),))


@pytest.mark.parametrize("value", ["-1", "2.5"])
def test_no_number_of_children_is_negative_or_has_a_half(value: str) -> None:
    with pytest.raises(ConfigError, match="cannot have this value"):
        correct((AGES,), (wish(key(age="15").id, value),))
