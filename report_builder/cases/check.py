"""All checks of the tables as read, one subject a file."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Finding


def check_tables(tables: Mapping[str, pd.DataFrame], spec: ReportSpec) -> list[Finding]:
    """Everything that the checks have to say of the tables."""
    return []
