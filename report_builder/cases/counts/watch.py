"""Which rows stand behind a cell: noted while views are counted, where somebody watches; else nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import pandas as pd

from report_builder.model.key import Key

_WATCHED: ContextVar[dict[Key, pd.DataFrame] | None] = ContextVar("watched", default=None)


@contextmanager
def watching() -> Iterator[dict[Key, pd.DataFrame]]:
    """Within it, what is counted lands here: cell -> its rows, with the columns that name a record."""
    found: dict[Key, pd.DataFrame] = {}
    token = _WATCHED.set(found)
    try:
        yield found
    finally:
        _WATCHED.reset(token)


def is_watched() -> bool:
    """Whether anybody watches: the rows of a cell need not be picked otherwise."""
    return _WATCHED.get() is not None


def note_rows(key: Key, rows: pd.DataFrame) -> None:
    """Keep the rows of a cell, where somebody watches."""
    watched = _WATCHED.get()
    if watched is not None:
        watched[key] = rows[[name for name in rows if name == "row" or str(name).endswith("_id")]]
