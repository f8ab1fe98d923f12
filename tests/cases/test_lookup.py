from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from report_builder.cases.lookup import days_of, filled, is_among, places_in

IDS = st.lists(st.one_of(st.none(), st.sampled_from(["p1", "p2", "p10", "P1", ""])), max_size=8)


def texts(ids: list[str | None]) -> pd.Series:
    return pd.Series(ids, index=range(5, 5 + len(ids)), dtype="string")


@given(IDS, IDS)
def test_an_id_is_at_its_first_place_or_nowhere(ids: list[str | None], known: list[str | None]) -> None:
    expected = [known.index(each) if each is not None and each in known else -1 for each in ids]

    assert places_in(texts(ids), texts(known)).tolist() == expected


@given(IDS, IDS)
def test_ids_are_among_others_without_their_blanks(ids: list[str | None], known: list[str | None]) -> None:
    found = is_among(texts(ids), texts(known))

    assert found.to_list() == [each is not None and each in known for each in ids]
    assert found.index.equals(texts(ids).index)


def test_a_day_is_found_by_its_id_and_missing_where_nobody_has_it() -> None:
    days = pd.Series(["2020-01-01", None, "2020-03-01"], dtype="datetime64[s]")

    found = days_of(texts(["p2", "p1", "nobody", None]), texts(["p1", "p10", "p2"]), days=days)

    assert found.to_list() == [pd.Timestamp("2020-03-01"), pd.Timestamp("2020-01-01"), pd.NaT, pd.NaT]


def test_a_blank_is_filled_with_a_word_that_is_no_category_yet() -> None:
    words = pd.Series(["low", None, "high"], dtype=pd.CategoricalDtype(["low", "high"]))

    assert filled(words, "not recorded").to_list() == ["low", "not recorded", "high"]
    assert filled(words.astype("string"), "low").to_list() == ["low", "low", "high"]
