"""The ids under which the blocks of a paper can be linked to: `#chart-1a`, `#table-3`, `#paragraph-2.4`."""

from __future__ import annotations

import re

from report_builder.model.built import KeyFigures, Paragraph, Picture, SetTable

_WORDS = {Paragraph: "paragraph", Picture: "chart", SetTable: "table"}


def anchor_of(block: Paragraph | Picture | SetTable | KeyFigures) -> str:
    """The id of a numbered block in the HTML; key figures, which have no number, are named by their title."""
    if isinstance(block, KeyFigures):
        return "key-figures-" + re.sub(r"[^0-9a-z]+", "-", block.title.lower()).strip("-")
    number = re.sub(r"[^0-9A-Za-z.]+", "-", block.number).strip("-")
    return f"{_WORDS[type(block)]}-{number}"
