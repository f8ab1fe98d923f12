"""All checks of the tables as read, one subject a file; what a single cell says wrongly was found when it was read."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from report_builder.cases.checks.events import check_events
from report_builder.cases.checks.links import check_links
from report_builder.cases.checks.names import check_names
from report_builder.cases.checks.published import check_published
from report_builder.cases.checks.sums import check_sums
from report_builder.cases.checks.text import check_text
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Finding


def check_tables(tables: Mapping[str, pd.DataFrame], spec: ReportSpec) -> list[Finding]:
    """Everything that the checks have to say of the tables.

    Args:
        tables: name -> frame, typed and completed.
        spec: whose quarter, `as_at` and comparators the checks look at.

    Returns:
        Errors and warnings, in the order of the checks.

    Source: "Checks on load" of the data contract, and the readings of the measure definitions that "warn".
    """
    return [
        *check_links(tables),
        *check_names(tables, spec),
        *check_events(tables, spec),
        *check_published(tables, spec),
        *check_sums(tables, spec),
        *check_text(tables),
    ]
