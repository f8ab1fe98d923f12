"""The sheet that a chart is drawn on: its size in millimetres, its fonts, and its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from matplotlib import RcParams, rc_context, rc_params_from_file
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.transforms import Affine2D, Transform

from report_builder.drawing.style import Style

MM_PER_INCH = 25.4
POINTS_PER_MM = 72 / MM_PER_INCH
DOTS_PER_INCH = 200
"""Of a PNG: letters stay sharp in print, and twenty charts stay below a megabyte or two."""

_BACKEND_SETTINGS = {"backend", "backend_fallback", "interactive", "toolbar", "timezone"}
"""Not about looks, and `backend` may not be set twice."""


@contextmanager
def drawing_in(style: Style) -> Iterator[None]:
    """While this lasts, matplotlib knows our settings and our fonts alone."""
    _know_only(style.fonts)
    with rc_context(_settings(style.settings)):
        yield


@lru_cache(maxsize=2)
def _settings(file: Path) -> Any:
    """Matplotlib's own defaults with the house's over them: all looks, so no matplotlibrc of the machine counts."""
    settings: RcParams = rc_params_from_file(file, use_default_template=True)
    return {name: settings[name] for name in settings if name not in _BACKEND_SETTINGS}


@lru_cache(maxsize=1)
def _know_only(fonts: tuple[Path, ...]) -> None:
    """Forget the machine's fonts: one of the same name, or matplotlib's own, would change the picture."""
    fontManager.ttflist = []
    for file in fonts:
        fontManager.addfont(file)


def new_sheet(width_mm: float, height_mm: float) -> Figure:
    """An empty sheet."""
    return Figure(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH))


def size_mm(sheet: Figure) -> tuple[float, float]:
    """Its width and height."""
    width, height = sheet.get_size_inches()
    return float(width) * MM_PER_INCH, float(height) * MM_PER_INCH


def place(sheet: Figure) -> Transform:
    """Where a point in millimetres from the sheet's top left corner lies."""
    width_mm, height_mm = size_mm(sheet)
    return Affine2D().scale(1 / width_mm, -1 / height_mm).translate(0, 1) + sheet.transFigure


def panel(sheet: Figure, *, left: float, right: float, top: float, bottom: float) -> Axes:
    """A panel for data within margins in millimetres."""
    width_mm, height_mm = size_mm(sheet)
    return sheet.add_axes(
        (
            left / width_mm,
            bottom / height_mm,
            (width_mm - left - right) / width_mm,
            (height_mm - top - bottom) / height_mm,
        )
    )


def picture(sheet: Figure) -> bytes:
    """The sheet as SVG: the same bytes for the same sheet, its size in millimetres, text as text."""
    written = BytesIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    sheet.savefig(written, format="svg", metadata=nothing)
    width_mm, height_mm = size_mm(sheet)
    drawn = written.getvalue().decode("utf-8")
    drawn = drawn[drawn.index("<svg") :]  # the document type before it names an address
    size = f'width="{width_mm:.6g}mm" height="{height_mm:.6g}mm"'
    return re.sub(r'width="[0-9.]+pt" height="[0-9.]+pt"', size, drawn, count=1).encode("utf-8")


def picture_png(sheet: Figure) -> bytes:
    """The sheet as PNG at DOTS_PER_INCH, without a word of what made it."""
    written = BytesIO()
    sheet.savefig(written, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return written.getvalue()
