"""figures.json: every protected figure of a document, in the fixed form that others read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from report_builder.model.tables import Figure, Finding

Json = dict[str, Any]


def figure_json(figure: Figure, *, places: Mapping[str, tuple[str, ...]]) -> Json:
    """One figure. A withheld one has no value, numerator or denominator; its note says nothing of why."""
    key = figure.key
    return {
        "id": key.id,
        "measure": key.measure,
        "area": key.area,
        "area_type": key.area_type,
        "period": str(key.period),
        "by": dict(key.by),
        "of": dict(key.of),
        "kind": figure.kind,
        "value": _number(figure.value) if figure.kind != "date" else figure.shown,
        "shown": figure.shown,
        "unit": figure.unit,
        "numerator": _number(figure.numerator),
        "denominator": _number(figure.denominator),
        "status": str(figure.status),
        "where": list(places.get(key.id, ())),
    }


def _number(value: Decimal | None) -> int | float | None:
    """JSON's number: whole where it is whole. Printed decimals are few, so that the float is exact in print."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def findings_json(findings: Iterable[Finding], *, is_public: bool) -> list[Json]:
    """What the checks found; without row numbers and counts in the public edition, where they would tell."""
    return [
        {
            "name": finding.name,
            "table": finding.table,
            "column": finding.column,
            "stops": finding.stops,
            **({} if is_public else {"what": finding.what, "rows": list(finding.rows)}),
        }
        for finding in findings
    ]
