"""Entries of figures.json for papers that are compared: a count of a period, as it was printed."""

from __future__ import annotations

from typing import Any

QUARTER = "2020-01-01/2020-03-31"
BEFORE = "2019-10-01/2019-12-31"


def entry(
    measure: str = "caseload", shown: str = "62", *, period: str = QUARTER, area: str = "yjs", end: str = "", **by: str
) -> dict[str, Any]:
    """A figure; `[c]` is withheld, `[x]` not available, anything else is its number."""
    parts = [measure, area, period, *(f"{name}={category}" for name, category in by.items())]
    status = {"[c]": "withheld", "[x]": "not-available"}.get(shown, "shown")
    return {
        "id": "/".join([*parts, end] if end else parts),
        "measure": measure,
        "area": "Leeds" if area == "yjs" else area.partition("=")[2].capitalize(),
        "area_type": area.partition("=")[0],
        "period": period,
        "by": by,
        "of": {},
        "kind": "count",
        "value": None if status != "shown" else float(shown.strip("%").replace(",", "").removeprefix("about ")),
        "shown": shown,
        "unit": "children",
        "numerator": None,
        "denominator": None,
        "status": status,
        "where": ["table 1"],
    }
