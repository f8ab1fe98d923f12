"""An edition's folder with three figures, as a build would leave it on the shelf."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

QUARTER = "2020-01-01/2020-03-31"


def figure(measure: str, value: int | None, **further: Any) -> dict[str, Any]:
    """A count of the service's in the quarter; None is withheld."""
    by: dict[str, str] = further.pop("by", {})
    return {
        "id": "/".join([measure, "yjs", QUARTER, *(f"{name}={category}" for name, category in by.items())]),
        "measure": measure,
        "area": "Leeds",
        "area_type": "yjs",
        "period": QUARTER,
        "by": by,
        "of": {},
        "kind": "count",
        "value": value,
        "shown": "[c]" if value is None else str(value),
        "unit": "children",
        "numerator": None,
        "denominator": None,
        "status": "withheld" if value is None else "shown",
        "where": ["table 1"],
        **further,
    }


SHOWN = figure("caseload", 62)
WITHHELD = (
    figure("caseload", None, by={"sex": "female"}),
    figure("caseload", None, by={"sex": "male"}),
)
FIGURES = (SHOWN, *WITHHELD)


def put_edition(
    out: Path, *, edition: str = "public", figures: tuple[dict[str, Any], ...] = FIGURES, **manifest: object
) -> Path:
    """Write `out/leeds-board-report/EDITION`; further words go into the manifest, or in the place of its own."""
    folder = out / "leeds-board-report" / edition
    folder.mkdir(parents=True, exist_ok=True)
    head = {"document": "board-report", "edition": edition, "yot": "Leeds", "quarter": "2019-20 Q4"}
    head |= {"as_at": "2020-07-13"} | {name: text for name, text in manifest.items() if name in {"quarter", "as_at"}}
    _put(folder / "figures.json", {**head, "inputs": [], "figures": list(figures), "findings": []})
    (folder / "board-report.html").write_text("<!DOCTYPE html><title>Paper</title>", encoding="utf-8")
    files = {file: sha256((folder / file).read_bytes()).hexdigest() for file in ("board-report.html", "figures.json")}
    _put(folder / "manifest.json", {**head, "fingerprint": "f1", "files": files, **manifest})
    return folder


def _put(file: Path, content: Mapping[str, object]) -> None:
    file.write_text(json.dumps(content), encoding="utf-8")
