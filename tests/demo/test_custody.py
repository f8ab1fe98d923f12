"""Custodial sentences of the year to March 2020, and their place among the offences."""

from __future__ import annotations

import pandas as pd
import pytest


@pytest.fixture(scope="module")
def sentences(demo):
    rows = demo["custody"]
    return rows[(rows["kind"] == "sentence") & demo.within(rows["start_date"], demo.year)]


def test_the_four_quarters_have_1_0_2_and_1_sentences(sentences, expected) -> None:
    by_quarter = sentences["start_date"].dt.to_period("Q-MAR").dt.quarter.value_counts()

    assert len(sentences) == expected["custody_sentences"]
    for quarter in (1, 2, 3, 4):
        assert by_quarter.get(quarter, 0) == expected[f"custody_sentences_2019_q{quarter}"]


def test_three_were_for_robbery_and_two_after_breach_of_a_yro_with_iss(sentences, expected) -> None:
    assert (sentences["offence_category"] == "robbery").sum() == expected["custody_sentences_robbery"]
    assert (sentences["breach_of"] == "yro iss").sum() == expected["custody_sentences_breach"]


def test_one_was_18_at_sentence_and_17_at_the_offence(sentences, expected) -> None:
    aged_18 = sentences[sentences["age_at_sentence"] == "18"]

    assert len(aged_18) == expected["custody_sentences_aged_18"]
    assert aged_18["age_at_offence"].to_list() == ["17"]
    assert aged_18["start_date"].between("2019-10-01", "2019-12-31").all()


def test_the_rate_is_4_of_25157(sentences, expected, ratio) -> None:
    assert ratio(len(sentences), 25157, "0.01", 1000) == expected["custody_rate"]


def test_the_year_before_has_the_3_sentences_of_its_published_rate(demo) -> None:
    rows = demo["custody"]
    before = rows[(rows["kind"] == "sentence") & rows["start_date"].between("2018-04-01", "2019-03-31")]

    assert len(before) == 3


def test_each_sentence_is_an_outcome_of_the_custody_tier_and_an_episode(demo) -> None:
    rows = demo["custody"]
    days = rows.loc[rows["kind"] == "sentence", ["person_id", "start_date"]]
    outcomes = demo["offences"].query("tier == 'custody'")[["person_id", "outcome_date"]].drop_duplicates()
    episodes = demo["episodes"].query("type == 'custody'")[["person_id", "start_date"]]

    assert set(days.itertuples(index=False, name=None)) == set(outcomes.itertuples(index=False, name=None))
    assert set(days.itertuples(index=False, name=None)) == set(episodes.itertuples(index=False, name=None))


def test_ages_follow_from_the_dates_of_birth(demo) -> None:
    rows = demo["custody"].query("kind == 'sentence'").merge(demo["persons"], on="person_id", validate="many_to_one")
    had_birthday = rows["start_date"].dt.strftime("%m-%d") >= rows["date_of_birth"].dt.strftime("%m-%d")
    ages = rows["start_date"].dt.year - rows["date_of_birth"].dt.year - (~had_birthday).astype(int)

    pd.testing.assert_series_equal(ages.astype("Int64"), rows["age_at_sentence"].astype("Int64"), check_names=False)
