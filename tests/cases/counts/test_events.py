"""Events over time."""

from collections.abc import Callable
from datetime import date

import pandas as pd

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.events import cubes_over, sums_over
from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.tables import at_most, total_of
from report_builder.model.view import View

Build = Callable[..., Context]
DATED = pd.DataFrame(
    {
        "person_id": pd.Series(["a", "a", "b", "c"], dtype="string"),
        "day": pd.to_datetime(["2019-04-01", "2020-03-31", "2020-03-31", "2018-01-01"]),
        "breach_of": pd.Series(["none", "yro", "none", "bail"], dtype="string"),
    }
)
VIEW = View("custody_count", ("breach_of",))


def total(period: Period) -> Key:
    return Key("custody_count", "Rotherham", "yjs", period)


def test_all_periods_have_the_categories_of_the_year(build: Build) -> None:
    context = build({})
    quarters = tuple(quarter.period for quarter in context.spec.quarter.last_four)

    cubes, year = cubes_over(VIEW, context, DATED, total=total, periods=quarters)

    places = [dict(place).get("breach_of", "") for place in year.places]
    assert places == ["none", "yro", ""]
    assert all(cube.places == year.places for cube in cubes)
    assert [next(cell.count for cell in cube.cells if cell.key == cube.key(())) for cube in cubes] == [1, 0, 0, 2]


def test_periods_that_fill_the_year_add_up_to_it_at_every_place(build: Build) -> None:
    context = build({})
    quarters = tuple(quarter.period for quarter in context.spec.quarter.last_four)

    cubes, year = cubes_over(VIEW, context, DATED, total=total, periods=quarters)

    assert set(sums_over(cubes, year)) == {
        total_of(year.key(place), tuple(cube.key(place) for cube in cubes)) for place in year.places
    }
    assert set(sums_over(cubes, year, adds=False)) == {
        at_most(cube.key(place), year.key(place)) for place in year.places for cube in cubes
    }


def test_a_period_outside_the_year_or_the_year_itself_holds_nothing_together(build: Build) -> None:
    context = build({})
    periods = (Period(date(2018, 1, 1), date(2018, 12, 31)), context.spec.quarter.twelve_months)

    cubes, year = cubes_over(VIEW, context, DATED, total=total, periods=periods)

    assert sums_over(cubes, year) == ()
    assert [dict(place).get("breach_of", "") for place in year.places] == ["bail", "none", "yro", ""]
