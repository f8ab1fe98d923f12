"""Which row of one table the rows of another mean, by an id: quick for a million rows of ids that are text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray


def places_in(ids: pd.Series, known: pd.Series) -> NDArray[np.int64]:
    """The place of each id among the known ones, the first where one stands there twice; -1 where it is not there.

    Args:
        ids: text; a blank one is nowhere.
        known: text; blank ones are passed over.
    """
    import pyarrow as pa  # noqa: PLC0415  heavy, and of no use to --help
    import pyarrow.compute as pc  # noqa: PLC0415

    text = pa.large_string()
    found = pc.index_in(pa.array(ids.array, text), value_set=pa.array(known.array, text), skip_nulls=True)
    places: NDArray[np.int64] = pc.fill_null(found, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    return places


def is_among(ids: pd.Series, known: pd.Series) -> pd.Series:
    """Whether each id is one of the known ones; a blank id is not."""
    return pd.Series(places_in(ids, known) >= 0, index=ids.index)


def days_of(ids: pd.Series, known: pd.Series, *, days: pd.Series) -> pd.Series:
    """The day that belongs to each id; NaT where the id is not known.

    Args:
        ids: text, whose index the answer has.
        known: text.
        days: a day for each of the known ids, in their order.
    """
    places = places_in(ids, known)
    return pd.Series(days.array.take(places, allow_fill=True), index=ids.index)


def filled(words: pd.Series, blank: str) -> pd.Series:
    """The words with one for a blank, whether they are text or categories of which it may be none yet."""
    if isinstance(words.dtype, pd.CategoricalDtype) and blank not in words.cat.categories:
        words = words.cat.add_categories([blank])
    return words.fillna(blank)
