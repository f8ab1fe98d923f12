from __future__ import annotations

import pandas as pd

from report_builder.cases.totals import is_grand_total, is_total


def test_totals_are_known_by_their_names() -> None:
    names = pd.Series(
        ["Total", "total income", "Grand total", "Sub-total", "Salaries", "Totaliser", pd.NA], dtype="string"
    )

    assert is_total(names).to_list() == [True, True, True, True, False, False, False]
    assert is_grand_total(names).to_list() == [True, True, True, False, False, False, False]
