"""Editions of a few figures, and what the audit finds of them."""

from __future__ import annotations

from typing import Any

import pytest
from small_editions import figure

from report_builder.audit.certificate import certify
from report_builder.audit.edition import attack_edition
from report_builder.audit.knowledge import Rules
from report_builder.errors import DisclosureError
from report_builder.model.release import Release

Json = dict[str, Any]
DEFAULT = Rules()


def edition(*figures: Json) -> Json:
    """The figures as a file."""
    return {"document": "board-report", "edition": "public", "yot": "Leeds", "figures": list(figures)}


def share(value: str, numerator: int | None = None, denominator: int | None = None, **further: Any) -> Json:
    """A share of the caseload; an empty value is withheld."""
    shown = {"shown": f"{value}%"} if value else {}
    parts = {"numerator": numerator, "denominator": denominator, "kind": "share"}
    return figure("caseload_share", float(value) if value else None, **parts, **shown, **further)  # type: ignore[arg-type]


def by_sex(female: int | None, male: int | None, unknown: int | None = 0) -> tuple[Json, ...]:
    """The caseload by sex, None being a mark."""
    numbers = {"female": female, "male": male, "unknown": unknown}
    return tuple(figure("caseload", number, by={"sex": sex}) for sex, number in numbers.items())


def ranges(document: Json, *earlier: Json | Release, rules: Rules = DEFAULT) -> dict[str, tuple[object, object]]:
    """The last condition of each withheld count, or its period, with its range."""
    attacked = attack_edition(document, rules, earlier=earlier)
    found = {claim: attacked.range_of(claim) for claim in attacked.marks}
    return {
        (dict(claim.where).popitem()[1] if claim.where else claim.period): (each.low, each.high)
        for claim, each in found.items()
    }


def refusal(document: Json, *earlier: Json | Release, rules: Rules = DEFAULT) -> str:
    """What the audit says on refusing the edition."""
    with pytest.raises(DisclosureError) as raised:
        certify(document, rules, earlier=earlier)
    return str(raised.value)


SAFE = edition(figure("caseload", 62), *by_sex(None, None))
