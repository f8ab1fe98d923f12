"""figures.json of a small paper in which something is withheld: 31 children, 20 in Maltby, those of Clifton hidden."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any


def figure(value: int | None, *, where: tuple[str, ...], **by: str) -> dict[str, Any]:
    """One count of the caseload as figures.json has it; withheld where there is no value."""
    return {
        "id": "caseload",
        "area": "Rotherham",
        "period": "2020-01-01/2020-03-31",
        "by": by,
        "of": {},
        "value": value,
        "shown": "[c]" if value is None else str(value),
        "numerator": None,
        "denominator": None,
        "status": "withheld" if value is None else "shown",
        "where": list(where),
    }


def printed_at(*where: str) -> dict[str, Any]:
    """The three figures, each printed at all of these places."""
    shown = figure(20, where=where, locality="Maltby")
    return {
        "as_at": "2020-07-13",
        "figures": [shown, figure(None, where=where, locality="Clifton"), figure(31, where=where)],
    }


def packed(parts: dict[str, str]) -> bytes:
    """A zip of these texts, as an office document is one."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()
