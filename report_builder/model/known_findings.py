"""The names of all findings of the checks, so that a config which names one of them can be held to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """What is known of a finding by its name alone.

    Attributes:
        may_stop: whether it can be an error, which stops a build and cannot be accepted.
        may_warn: whether it can be a warning, which may be accepted.
        is_of_rows: whether it names rows, which can be set aside.
    """

    may_stop: bool = False
    may_warn: bool = False
    is_of_rows: bool = False


_ERRORS = (
    "area-spelled-otherwise",
    "duplicate-header",
    "empty-file",
    "malformed-csv",
    "missing-column",
    "nobody-in-persons",
    "nested-partition",
    "not-a-file",
    "nul-bytes",
    "partition-is-a-link",
    "parts-differ",
    "repeated-partition",
    "repeated-table",
    "too-many-cells",
    "too-many-columns",
    "too-many-lines",
    "undecodable-text",
    "unpartitioned-table",
    "unreadable-file",
    "unreadable-parquet",
    "unreadable-workbook",
    "which-sheet",
    "workbook-too-large",
)
_ERRORS_OF_ROWS = (
    "duplicate-id",
    "end-before-start",
    "error-cell",
    "merged-cells",
    "missing-cell",
    "name-too-long",
    "negative-count",
    "number-out-of-range",
    "numerator-above-denominator",
    "orphan-assessment",
    "orphan-custody",
    "orphan-episode",
    "orphan-exclusion",
    "orphan-offence",
    "orphan-reoffence",
    "partition-disagrees",
    "ragged-row",
    "unknown-value",
    "unreadable-date",
    "unreadable-number",
    "unreadable-year",
    "unreadable-yes-or-no",
)
_WARNINGS = (
    "area-without-rows",
    "binary-columns",
    "blank-row",
    "column-not-in-export",
    "extra-columns",
    "family-area-without-data",
    "hidden-sheet",
    "missing-table",
    "no-partition",
    "nothing-to-set-aside",
    "table-without-rows",
    "unknown-file",
    "unknown-sheet",
    "unused-column-map",
)
_WARNINGS_OF_ROWS = (
    "age-outside-10-18",
    "blank-tier",
    "budget-total-differs",
    "cell-without-header",
    "child-without-date-of-birth",
    "dated-after-as-at",
    "days-lost-not-half-days",
    "episode-without-activity",
    "garbled-text",
    "offence-without-outcome-date",
    "parent-rate-outside-children",
    "population-older-than-3-years",
    "population-parts-differ",
    "reoffence-before-entry",
    "repeated-row",
    "scorecard-above-denominator",
    "suspension-without-days-lost",
    "unlisted-offence-group",
    "value-not-quotient",
)
_EITHER = ("cohort-without-children",)


def _known(names: Iterable[str], kind: KnownFinding) -> dict[str, KnownFinding]:
    return dict.fromkeys(names, kind)


KNOWN_FINDINGS: dict[str, KnownFinding] = {
    **_known(_ERRORS, KnownFinding(may_stop=True)),
    **_known(_ERRORS_OF_ROWS, KnownFinding(may_stop=True, is_of_rows=True)),
    **_known(_WARNINGS, KnownFinding(may_warn=True)),
    **_known(_WARNINGS_OF_ROWS, KnownFinding(may_warn=True, is_of_rows=True)),
    **_known(_EITHER, KnownFinding(may_stop=True, may_warn=True)),
}
"""Name -> what is known of it. `docs/checks.md` says what each means and how to mend it."""
