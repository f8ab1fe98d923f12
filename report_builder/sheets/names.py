"""Names that are meant to be one but are spelt as two: tables would stand unlinked beside each other, and leak."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from report_builder.model.linked import LinkedTable
from report_builder.sheets.faults import Faults, Place


def folded(name: str) -> str:
    """A name without what the eye does not see: case, spacing, and how an accent is stored."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def note_near_names(tables: Sequence[LinkedTable], faults: Faults) -> None:
    """Note dimensions, and categories of a dimension, that differ in case, spacing or storage alone."""
    dimensions: dict[str, str] = {}
    categories: dict[tuple[str, str], str] = {}
    for table in tables:
        for column, dimension in enumerate(table.dimensions):
            first = dimensions.setdefault(folded(dimension), dimension)
            if first != dimension:
                _note(first, Place(table.file, 1, dimension), faults)
            for category in dict.fromkeys(row.categories[column] for row in table.rows):
                first = categories.setdefault((dimension, folded(category)), category)
                if first != category:
                    line = next(row.line for row in table.rows if row.categories[column] == category)
                    _note(first, Place(table.file, line, dimension), faults)


def _note(first: str, place: Place, faults: Faults) -> None:
    what = f"the name differs from '{first}' in case or spacing alone"
    faults.note(what, place, mend="spell it the same everywhere")
