"""The demonstration's public paper as the command builds it, once for all tests that take finished files apart."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "config" / "rotherham-2019-20-q4.yaml"


@cache
def public_paper() -> Mapping[str, bytes]:
    """File name -> bytes of the public edition."""
    with TemporaryDirectory() as out:
        call = [sys.executable, "-m", "report_builder", "build", str(CONFIG), "--edition", "public", "--out", out]
        subprocess.run(call, check=True, capture_output=True, cwd=ROOT)
        folder = Path(out) / "rotherham-2019-20-q4-board-report" / "public"
        return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@cache
def figures() -> dict[str, Any]:
    """The edition's figures.json."""
    return json.loads(public_paper()["figures.json"])


def page() -> str:
    """The paper in HTML."""
    return public_paper()["board-report.html"].decode()


def with_drawing(chart: str, change: Callable[[str], str]) -> str:
    """The paper in HTML with the drawing of a chart changed."""
    whole = page()
    start = whole.index(f'<figure id="{chart}"')
    found = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)").search(whole, start)
    assert found
    drawing = base64.b64decode(found[1]).decode()
    changed = change(drawing)
    assert changed != drawing
    return whole[: found.start(1)] + base64.b64encode(changed.encode()).decode() + whole[found.end(1) :]
