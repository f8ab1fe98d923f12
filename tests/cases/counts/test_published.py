"""Published figures: what may be known, for which periods, and what stands behind them."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st
from published_rows import LATEST, SPEC, counted, given, only, row, year_to

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.published import COUNTERS, count_published, separate
from report_builder.model.period import Period
from report_builder.model.tables import Cases, Missing
from report_builder.model.view import View


def test_a_value_is_printed_with_the_decimals_that_it_came_with() -> None:
    formula = given(only(counted(LATEST, [row(value="0.20")])))

    assert (formula.value, formula.text) == (Fraction(1, 5), "0.20")


@pytest.mark.parametrize("value", ["0.2", "0.20", "0.200"])
def test_a_value_whose_last_nought_a_workbook_dropped_is_printed_as_it_was_published(value: str) -> None:
    assert given(only(counted(LATEST, [row(value=value)]))).text == "0.20"


def test_an_unrounded_float_is_left_to_the_registrys_decimals() -> None:
    formula = given(only(counted(LATEST, [row(value="0.159001470763605")])))

    assert formula.text == ""
    assert formula.value == Fraction("0.159001470763605")


def test_a_row_published_after_the_paper_does_not_exist() -> None:
    rows = [
        row(period=year_to(2019), value="0.12", published_on="2019-08-01"),
        row(period=year_to(2020), value="0.16", published_on="2020-07-14"),
    ]

    wanted = only(counted(LATEST, rows))

    assert wanted.key.period == year_to(2019)
    assert given(wanted).text == "0.12"


def test_a_row_published_on_the_day_itself_is_known() -> None:
    assert given(only(counted(LATEST, [row(value="0.16", published_on="2020-07-13")]))).text == "0.16"


def test_of_several_for_one_area_and_period_the_latest_known_counts() -> None:
    rows = [
        row(value="0.17", published_on="2020-06-01"),
        row(value="0.16", published_on="2020-07-01"),
        row(value="0.99", published_on="2020-08-01"),
        row(value="0.18"),
    ]

    assert given(only(counted(LATEST, rows))).text == "0.16"


def test_of_two_rows_without_a_date_the_later_row_counts() -> None:
    assert given(only(counted(LATEST, [row(value="0.17"), row(value="0.16")]))).text == "0.16"


def test_a_revision_without_a_value_takes_nothing_away() -> None:
    rows = [row(value="0.16", published_on="2020-06-01"), row(published_on="2020-07-01")]

    assert given(only(counted(LATEST, rows))).text == "0.16"


def test_five_years_are_the_five_latest_known_periods_of_the_service_the_oldest_first() -> None:
    rows = [row(period=year_to(year), value=f"0.{year - 2000}") for year in (2020, 2013, 2016, 2017, 2018, 2019)]
    rows.append(row(period=year_to(2015), area="Dudley", value="0.50"))

    table = counted(View("custody_rate", periods="five-years"), rows)

    assert [wanted.key.period for wanted in table.wanted] == [year_to(year) for year in range(2016, 2021)]


def test_rolling_years_and_years_of_another_kind_are_left_out_of_the_five() -> None:
    rolling = [Period(date(2018, 7, 1), date(2019, 6, 30)), Period(date(2019, 1, 1), date(2019, 12, 31))]
    of_three = Period(date(2015, 4, 1), date(2018, 3, 31))
    rows = [row(period=year_to(year), value="0.16") for year in (2017, 2019, 2020)]
    rows += [row(period=period, value="0.25") for period in (*rolling, of_three)]

    table = counted(View("custody_rate", periods="five-years"), rows)

    assert [wanted.key.period for wanted in table.wanted] == [year_to(2017), year_to(2019), year_to(2020)]


@given_by(st.sets(st.tuples(st.integers(2000, 2020), st.sampled_from((1, 4, 7, 10))), min_size=1))
def test_separate_years_share_no_day_and_hold_the_latest(starts: set[tuple[int, int]]) -> None:
    years = sorted(Period(date(y, m, 1), date(y + 1, m, 1) - timedelta(days=1)) for y, m in starts)

    kept = separate(tuple(years))

    assert kept[-1] == years[-1]
    assert all(one.end < other.start for one, other in pairwise(kept))
    assert {one.start.month for one in kept} == {years[-1].start.month}


def test_fewer_than_five_known_periods_are_all_there_is() -> None:
    table = counted(View("custody_rate", periods="five-years"), [row(value="0.16")])

    assert [given(wanted).text for wanted in table.wanted] == ["0.16"]


def test_two_years_are_two_and_an_explicit_period_is_itself() -> None:
    rows = [row(period=year_to(year), value=f"0.{year - 2000}") for year in (2018, 2019, 2020)]

    assert len(counted(View("custody_rate", periods="two-years"), rows).wanted) == 2
    assert given(only(counted(View("custody_rate", periods=str(year_to(2018))), rows))).text == "0.18"


def test_comparators_stand_for_the_services_periods_and_say_where_they_have_none() -> None:
    rows = [
        row(value="0.16"),
        row(period=year_to(2019), area="South Yorkshire", area_type="pcc", value="0.19"),
        row(area="England and Wales", area_type="england and wales", value="0.23"),
    ]

    table = counted(View("custody_rate", areas=("own", "pcc", "region", "national")), rows)

    assert [(wanted.key.area, wanted.key.area_type) for wanted in table.wanted] == [
        ("Rotherham", "yjs"),
        ("South Yorkshire", "pcc"),
        ("Yorkshire and The Humber", "region"),
        ("England and Wales", "england and wales"),
    ]
    assert table.wanted[1].formula == Missing("not published for this period")
    assert table.wanted[2].formula == Missing("not published for this period")
    assert given(table.wanted[3]).text == "0.23"
    assert [wanted.key.is_own for wanted in table.wanted] == [True, False, False, False]


def test_the_first_nation_with_the_measure_stands_in_for_the_one_asked_for_and_the_caption_says_so() -> None:
    rows = [row(value="0.16"), row(area="England", area_type="england", value="0.25")]

    table = counted(View("custody_rate", areas=("national",)), rows)

    assert (only(table).key.area, only(table).key.area_type) == ("England", "england")
    assert table.notes == ("National figures are those for England; none are published for England and Wales.",)


def test_the_nation_asked_for_is_taken_before_all_others_and_without_a_note() -> None:
    spec = replace(SPEC, comparators=replace(SPEC.comparators, national="wales"))
    rows = [
        row(value="0.16"),
        row(area="England and Wales", area_type="england and wales", value="0.23"),
        row(area="Wales", area_type="wales", value="0.20"),
    ]

    table = counted(View("custody_rate", areas=("national",)), rows, spec=spec)

    assert (only(table).key.area, table.notes) == ("Wales", ())


def test_an_area_of_the_same_name_and_another_type_is_another_area() -> None:
    rows = [row(value="0.16"), row(area="South Yorkshire", area_type="region", value="0.40")]

    assert only(counted(View("custody_rate", areas=("pcc",)), rows)).formula == Missing("not published for this period")


def test_areas_compare_without_case() -> None:
    assert given(only(counted(LATEST, [row(area="ROTHERHAM", value="0.16")]))).text == "0.16"


def test_a_blank_value_is_worked_out_from_its_parts() -> None:
    formula = given(only(counted(LATEST, [row(numerator=4, denominator=25_157)])))

    assert formula.value == Fraction(4000, 25_157)
    assert (formula.numerator, formula.denominator, formula.text) == (4, 25_157, "")


def test_a_numerator_alone_takes_the_population_of_the_year_rule() -> None:
    wanted = only(counted(LATEST, [row(numerator=4)], residents=[("Rotherham", 2019, 25_157), ("Rotherham", 2020, 1)]))

    assert given(wanted).value == Fraction(4000, 25_157)
    assert wanted.note == ""


def test_a_population_of_another_year_is_owned_up_to() -> None:
    wanted = only(counted(LATEST, [row(numerator=4)], residents=[("Rotherham", 2014, 24_000)]))

    assert wanted.note == "worked out with the population of mid-2014"


def test_a_numerator_without_any_base_is_no_rate() -> None:
    assert only(counted(LATEST, [row(numerator=4)])).formula == Missing("no population is known for this area")


def test_a_denominator_of_nought_gives_no_rate() -> None:
    assert only(counted(LATEST, [row(numerator=0, denominator=0)])).formula == Missing("the denominator is nought")


def test_a_value_as_given_is_not_worked_out_again() -> None:
    assert given(only(counted(LATEST, [row(value="0.46", numerator=12, denominator=24_000)]))).text == "0.46"


def test_the_source_stands_beside_a_figure_that_meets_the_services_own_count() -> None:
    rows = [row(period=year_to(year), value="0.16") for year in (2019, 2020)]

    table = counted(View("custody_rate", periods="two-years"), rows, tables={"custody": pd.DataFrame()})

    assert [wanted.key.by for wanted in table.wanted] == [(), (("source", "YDS 98"),)]
    assert [wanted.key.id for wanted in table.wanted][1] == "custody_rate/yjs/2019-04-01/2020-03-31"


def test_a_comparators_figure_meets_no_local_count() -> None:
    rows = [row(value="0.16"), row(area="Wigan", value="0.10")]

    table = counted(View("custody_rate", areas=("members",)), rows, tables={"custody": pd.DataFrame()})

    assert {wanted.key.by for wanted in table.wanted} == {()}


def test_a_view_that_names_a_source_has_no_figure_of_another() -> None:
    view = View("custody_rate", fixed=(("source", "LAIT"),))

    assert only(counted(view, [row(value="0.16")])).formula == Missing("not published by this source")
    assert only(counted(view, [row(value="0.16", source="LAIT")])).key.by == (("source", "LAIT"),)


def test_published_figures_have_no_breakdown_by_sex() -> None:
    formula = only(counted(View("fte_rate", dimensions=("sex",)), [row("fte_rate", value="223")])).formula

    assert formula == Missing("published figures have no such breakdown", is_applicable=False)


def test_without_the_table_the_paper_says_so() -> None:
    table = count_published(LATEST, Context(Cases({}), SPEC))

    assert table.missing == "No data was supplied for the published rate of custodial sentences."
    assert isinstance(only(table).formula, Missing)


def test_every_published_measure_has_a_counter() -> None:
    assert set(COUNTERS) == {
        *("fte_count", "fte_rate", "custody_count", "custody_rate"),
        *("reoff_binary", "reoff_per_reoffender", "reoff_per_offender"),
        *("cautioned_count", "cautioned_rate", "reoff_binary_10_14", "reoff_binary_15_17"),
        *("suspension_rate", "pupils_suspended_share", "permanent_exclusion_rate", "neet_share"),
        *("reoffenders_17", "reoffences_17"),
        *("fte_change", "local_reoffences", "custody_share", "ete_suitable_year"),
    }


def test_a_float_of_a_source_that_holds_unrounded_ones_has_the_registrys_decimals() -> None:
    rows = [row("reoff_binary_15_17", value="28.57"), row("reoff_binary_15_17", area="Wigan", value="25")]

    table = counted(View("reoff_binary_15_17", areas=("own", "members")), rows)

    assert [formula.text for formula in map(given, table.wanted[:2])] == ["", ""]


def worked_out(value: str, **more: Any) -> list[Any]:
    return row(value=value, source="worked out: rates of 2 authorities, from LAIT", **more)


def test_a_figure_that_was_worked_out_says_so_in_its_note_and_its_caption_and_names_its_area_in_its_source() -> None:
    table = counted(LATEST, [worked_out("0.16")])

    assert only(table).note == "worked out from other published figures"
    assert table.notes == ("Not published, but worked out from other published figures: Rotherham.",)
    assert table.sources == ("Rotherham: worked out: rates of 2 authorities, from LAIT",)


def test_a_caption_names_the_periods_that_were_worked_out_where_others_were_published() -> None:
    rows = [row(period=year_to(2019), value="0.12"), worked_out("0.16")]

    table = counted(View("custody_rate", periods="two-years"), rows)

    assert table.notes == (
        "Not published, but worked out from other published figures: Rotherham (Apr 2019 to Mar 2020).",
    )


def test_a_figure_that_was_published_has_no_such_note() -> None:
    table = counted(LATEST, [row(value="0.16")])

    assert (only(table).note, table.notes) == ("", ())


def test_what_most_periods_of_an_average_share_is_said_of_the_others() -> None:
    rows = [row(period=year_to(year), value="0.16") for year in range(2016, 2021)]
    rows += [
        row(period=year_to(year), area="Wigan", value="0.20", numerator=2, denominator=10_000)
        for year in range(2016, 2021)
    ]
    rows += [row(period=year_to(2020), area="Dudley", value="0.40", numerator=4, denominator=10_000)]

    table = counted(View("custody_rate", areas=("family",), periods="five-years"), rows)

    assert table.notes == (
        "Apr 2019 to Mar 2020: Pooled average of 2 members.",
        "The other periods: Pooled average of 1 of 2 members; Dudley has no data.",
    )
