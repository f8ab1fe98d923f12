"""Lines of a budget that are totals of other lines: checked against their parts and never counted with them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import Any

import pandas as pd

_TOTAL = r"(?:grand |overall )?totals?\b.*|.*\b(?:sub-?)?totals?"
_PART_OF_A_TOTAL = r".*\bsub-? ?totals?.*"


def is_total(names: pd.Series) -> pd.Series:
    """True where a line or a funder is named total, a subtotal included; blank is not."""
    return names.str.casefold().str.fullmatch(_TOTAL).fillna(value=False).astype(bool)


def is_grand_total(names: pd.Series) -> pd.Series:
    """True where a line or a funder is named total and is of everything."""
    return is_total(names) & ~names.str.casefold().str.fullmatch(_PART_OF_A_TOTAL).fillna(value=False).astype(bool)


def totals_of(budget: pd.DataFrame) -> pd.DataFrame:
    """The rows of a budget that are totals of other rows of it.

    Args:
        budget: as loaded.

    Returns:
        Those rows with a column `expected`, the sum of their parts, a Fraction. A total without a part is not among
        them: it is all that is known.
    """
    rows = budget.dropna(subset=["amount"])
    is_sum = is_total(rows["line"]) | is_total(rows["funder"])
    totals, parts = rows[is_sum], rows[~is_sum]
    sums = [_sum_of_parts(total, parts) for total in totals.to_dict("records")]
    return totals.assign(expected=pd.Series(sums, index=totals.index, dtype="object")).dropna(subset=["expected"])


def without_totals(budget: pd.DataFrame) -> pd.DataFrame:
    """A budget whose amounts may be added up: less the rows that are totals of other rows of it."""
    return budget.drop(index=totals_of(budget).index).reset_index(drop=True)


def _sum_of_parts(total: Mapping[Hashable, Any], parts: pd.DataFrame) -> Fraction | None:
    """What a total should be; None where the budget has none of its parts."""
    alike = parts[(parts["year"] == total["year"]) & (parts["side"] == total["side"])]
    for column in ("line", "funder"):
        name = pd.Series([total[column]], dtype="string")
        if name.notna().all() and not is_total(name).all():
            alike = alike[alike[column] == total[column]]
    if pd.notna(total["in_kind"]):
        alike = alike[alike["in_kind"] == total["in_kind"]]
    return sum(alike["amount"], Fraction(0)) if len(alike) else None
