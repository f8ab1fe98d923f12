"""Lines of a budget that are totals of other lines: checked against their parts and never counted with them."""

from __future__ import annotations

import pandas as pd

_TOTAL = r"(?:grand |overall )?totals?\b.*|.*\b(?:sub-?)?totals?"
_PART_OF_A_TOTAL = r".*\bsub-? ?totals?.*"


def is_total(names: pd.Series) -> pd.Series:
    """True where a line or a funder is named total, a subtotal included; blank is not."""
    return names.str.casefold().str.fullmatch(_TOTAL).fillna(value=False).astype(bool)


def is_grand_total(names: pd.Series) -> pd.Series:
    """True where a line or a funder is named total and is of everything."""
    return is_total(names) & ~names.str.casefold().str.fullmatch(_PART_OF_A_TOTAL).fillna(value=False).astype(bool)
