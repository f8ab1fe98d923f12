"""A letter of a chart's labels is laid out once for all charts of a paper.

Written for WeasyPrint 70.0, which sets the text of an SVG letter by letter, and has Pango lay each of them out twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_LOOKS = ("font_size", "font_weight", "font_style", "font_family", "direction")
"""All that WeasyPrint sets of a style for the text of an SVG; the rest is as CSS begins."""


@contextmanager
def letters_once() -> Iterator[None]:
    """While open, the text of SVGs that is alike is laid out once; one document may be written meanwhile."""
    from weasyprint.svg.text import Style  # type: ignore[import-untyped]  # noqa: PLC0415  weasyprint is heavy
    from weasyprint.text import line_break  # type: ignore[import-untyped]  # noqa: PLC0415  likewise

    split = line_break.split_first_line
    known: dict[tuple[str, ...], Any] = {}

    def split_once(text: str, style: Any, context: Any, *widths: float) -> Any:
        if not isinstance(style, Style):
            return split(text, style, context, *widths)
        key = (text, *(repr(style[name]) for name in _LOOKS), repr(widths))
        if key not in known:
            known[key] = split(text, style, context, *widths)
            _reactivate_once(known[key][0])
        return known[key]

    line_break.split_first_line = split_once
    try:
        yield
    finally:
        line_break.split_first_line = split


def _reactivate_once(layout: Any) -> None:
    """Have a layout made ready for drawing the first time alone: drawing leaves it as it is."""
    reactivate = layout.reactivate

    def first(style: Any) -> None:
        reactivate(style)
        layout.reactivate = lambda _: None

    layout.reactivate = first
