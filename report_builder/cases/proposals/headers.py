"""The headers of an export and what their first cells look like, looked at once for all tables they might be of."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from report_builder.cases.headers import plain_header
from report_builder.sources.sheet import Sheet

_CELLS_LOOKED_AT = 500
_DATE = r"\d{4}-\d{1,2}(?:-\d{1,2})?(?:[ T].*)?|\d{1,2}/\d{1,2}/\d{4}(?: .*)?"
_NUMBER = r"-?£?[\d,]+(?:\.\d+)?%?"


@dataclass(frozen=True, slots=True)
class Header:
    """A header and the cells under it.

    Attributes:
        place: of its column in the sheet.
        name: as it stands there.
        plain: as headers are compared.
        is_filled: whether a cell under it is.
        dates, numbers: the share of the filled cells that look like one; all, where none is filled.
        distinct: how many different cells there are.
    """

    place: int
    name: str
    plain: str
    is_filled: bool
    dates: float
    numbers: float
    distinct: int


def headers_of(sheet: Sheet) -> tuple[Header, ...]:
    """The headers of a sheet, in their order; columns without one are none."""
    return tuple(_header(sheet, place, name) for place, name in enumerate(sheet.headers) if name)


def _header(sheet: Sheet, place: int, name: str) -> Header:
    cells = sheet.cells[place].dropna().head(_CELLS_LOOKED_AT)
    return Header(
        place,
        name,
        plain_header(name),
        is_filled=len(cells) > 0,
        dates=_share(cells, _DATE),
        numbers=_share(cells, _NUMBER),
        distinct=cells.nunique(),
    )


def _share(cells: pd.Series, pattern: str) -> float:
    """The share of cells of a pattern; all, where there is none."""
    return float(cells.str.fullmatch(pattern).mean()) if len(cells) else 1.0
