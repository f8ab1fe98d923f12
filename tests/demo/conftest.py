"""The committed tables as text, and the printed figures that they must give."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).parents[2] / "data" / "rotherham-2019-20-q4"
EXPECTED = Path(__file__).parent / "expected_rotherham.csv"


class Demo:
    """The tables of the committed dataset, read as text and dates without the code under test."""

    quarter = (pd.Timestamp("2020-01-01"), pd.Timestamp("2020-03-31"))
    year = (pd.Timestamp("2019-04-01"), pd.Timestamp("2020-03-31"))
    cohort = "2020-01-01/2020-03-31"
    # Highest first; the first six are statutory (definitions of the data contract).
    ranking = (
        "custody",
        "yro iss",
        "yro",
        "referral order",
        "reparation order",
        "youth conditional caution",
        "youth caution",
        "outcome 22",
        "outcome 23",
        "community resolution",
        "out of court assessment",
        "bail or remand support",
        "early help",
        "prevention",
        "post programme support",
        "other",
    )

    def __getitem__(self, table: str) -> pd.DataFrame:
        rows = pd.read_csv(DATA / f"{table}.csv", dtype="string", keep_default_na=False)
        days = [column for column in rows if column.endswith("_date") or column == "date_of_birth"]
        return rows.assign(**{column: pd.to_datetime(rows[column].replace("", pd.NA)) for column in days})

    def caseload(self) -> pd.DataFrame:
        """The persons with work open in the quarter, with their highest `type`, their age and whether statutory."""
        first, last = self.quarter
        episodes = self["episodes"]
        is_open = (episodes["start_date"] <= last) & ~(episodes["end_date"] < first)
        rank = episodes.loc[is_open].assign(rank=lambda rows: rows["type"].map(self.ranking.index))
        highest = rank.sort_values("rank").drop_duplicates("person_id")[["person_id", "type", "rank"]]
        people = self["persons"].merge(highest, on="person_id", validate="one_to_one")
        born = people["date_of_birth"]
        # The quarter ends on 31 March: whoever was born from April on has not had this year's birthday.
        return people.assign(age=last.year - born.dt.year - (born.dt.month > 3), is_statutory=people["rank"] < 6)

    def within(self, days: pd.Series, period: tuple[pd.Timestamp, pd.Timestamp]) -> pd.Series:
        """Which days lie in a period, both ends included."""
        return days.between(*period)


@pytest.fixture(scope="session")
def demo() -> Demo:
    return Demo()


@pytest.fixture(scope="session")
def expected() -> dict[str, Decimal]:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        return {row["name"]: Decimal(row["expected"]) for row in csv.DictReader(file)}


def rounded(numerator: float, denominator: float, places: str, base: int = 1) -> Decimal:
    """The quotient half up at the decimals of `places` ("0.1")."""
    quotient = Decimal(str(numerator)) * base / Decimal(str(denominator))
    return quotient.quantize(Decimal(places), ROUND_HALF_UP)


def percent(numerator: float, denominator: float) -> Decimal:
    """A share at one decimal."""
    return rounded(numerator, denominator, "0.1", 100)


@pytest.fixture(scope="session")
def share() -> Callable[..., Decimal]:
    return percent


@pytest.fixture(scope="session")
def ratio() -> Callable[..., Decimal]:
    return rounded
