"""figures.json: every protected figure of a document, in the fixed form that others read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from report_builder.model.tables import Figure, Finding

Json = dict[str, Any]


def figure_json(figure: Figure, *, places: Mapping[str, tuple[str, ...]], reference: str = "") -> Json:
    """One figure. A withheld one has no value, numerator or denominator; its note says nothing of why.

    `reference` is how commentary asks for it, without braces; empty where it cannot.
    """
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
        "value": figure.shown if figure.kind == "date" and figure.is_shown else _number(figure.value),
        "shown": figure.shown,
        "unit": figure.unit,
        "numerator": _number(figure.numerator),
        "denominator": _number(figure.denominator),
        "status": str(figure.status),
        "where": list(places.get(key.id, ())),
        **({"instead": figure.instead} if figure.instead else {}),
        **({"reference": reference} if reference else {}),
    }


def _number(value: Decimal | None) -> int | float | None:
    """JSON's number: whole where it is whole. Printed decimals are few, so that the float is exact in print."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


OF_NO_CHILD = frozenset({"published", "population", "budget"})
"""The tables without cases: what the checks say of any other is a word about somebody's record."""


def findings_json(findings: Iterable[Finding], *, is_protected: bool) -> list[Json]:
    """What the checks found. An edition with disclosure control has neither rows, counts, nor findings on cases.

    That there is a finding depends on records that the figures may not show: an age outside 10 to 18 is one child's.
    """
    if is_protected:
        return [_named(finding) for finding in findings if finding.table in OF_NO_CHILD]
    return [{**_named(finding), "what": finding.what, "rows": list(finding.rows)} for finding in findings]


def _named(finding: Finding) -> Json:
    return {"name": finding.name, "table": finding.table, "column": finding.column, "stops": finding.stops}
