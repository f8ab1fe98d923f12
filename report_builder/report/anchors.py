"""The ids under which the blocks of a paper can be linked to: `#chart-1a`, `#table-3`, `#paragraph-2.4`."""

from __future__ import annotations

import re

from report_builder.model.built import KeyFigures, Paragraph, Picture, SetTable

_WORDS = {Paragraph: "paragraph", Picture: "chart", SetTable: "table"}


def anchor_of(block: Paragraph | Picture | SetTable | KeyFigures) -> str:
    """The id of a numbered block in the HTML; the key figures, which a paper has once, have no number."""
    if isinstance(block, KeyFigures):
        return "key-figures"
    number = re.sub(r"[^0-9A-Za-z.]+", "-", block.number).strip("-")
    return f"{_WORDS[type(block)]}-{number}"
