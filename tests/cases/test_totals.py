from __future__ import annotations

from fractions import Fraction

import pandas as pd

from report_builder.cases.totals import is_grand_total, is_total, without_totals


def test_totals_are_known_by_their_names() -> None:
    names = pd.Series(
        ["Total", "total income", "Grand total", "Sub-total", "Salaries", "Totaliser", pd.NA], dtype="string"
    )

    assert is_total(names).to_list() == [True, True, True, True, False, False, False]
    assert is_grand_total(names).to_list() == [True, True, True, False, False, False, False]


def budget(*rows: tuple[str, str, int]) -> pd.DataFrame:
    lines, funders, amounts = zip(*rows, strict=True)
    return pd.DataFrame(
        {
            "year": pd.Series("2019-20", index=range(len(rows)), dtype="string"),
            "side": pd.Series("income", index=range(len(rows)), dtype="string"),
            "line": pd.Series(lines, dtype="string"),
            "funder": pd.Series(funders, dtype="string"),
            "amount": pd.Series([Fraction(amount) for amount in amounts], dtype="object"),
            "in_kind": pd.Series(pd.NA, index=range(len(rows)), dtype="boolean"),
        }
    )


def test_a_total_is_not_counted_with_its_parts() -> None:
    rows = budget(("Grant", "YJB", 70), ("Grant", "Police", 7), ("Grant", "Total", 77), ("Total", "Police", 7))

    assert without_totals(rows)["amount"].to_list() == [70, 7]


def test_a_total_without_a_part_is_all_that_is_known() -> None:
    rows = budget(("Grant", "YJB", 70), ("Pay", "Total", 50))

    assert without_totals(rows)["amount"].to_list() == [70, 50]
