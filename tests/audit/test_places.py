"""From the words of figures.json to the one place of what is counted."""

from __future__ import annotations

from report_builder.audit.boxes import PERIOD, CaseOrder
from report_builder.audit.places import Atlas, Claim, atlas_of, counts_persons_or_events

ATLAS = Atlas()


def claim(measure: str, period: str = "2020-01-01/2020-03-31", **where: str) -> Claim:
    return Claim(measure, "Leeds", "yjs", period, tuple(sorted(where.items())))


def test_reoffenders_are_tracked_children_with_any_reoffence() -> None:
    place = ATLAS.place(claim("tracker_reoffenders", cohort="Spring", sex="female"))

    assert place == ATLAS.place(claim("tracker_children", cohort="Spring", sex="female", reoffence_count="any"))


def test_a_statutory_child_s_need_that_is_a_category_of_the_caseload_is_that() -> None:
    need = ATLAS.place(claim("needs_count", need="looked after", statutory="yes"))

    assert need == ATLAS.place(claim("caseload", care_status="current", statutory="yes"))


def test_other_needs_are_counts_of_their_own_since_a_child_may_have_several() -> None:
    places = [ATLAS.place(claim("needs_count", need=need)) for need in ("mental health", "substance misuse")]

    assert places[0].space != places[1].space


def test_the_total_by_ethnic_group_is_of_those_whose_group_is_known() -> None:
    assert ATLAS.place(claim("ethnic_count")) == ATLAS.place(claim("ethnic_count", ethnic_group="known"))


def test_a_year_of_events_is_cut_where_its_quarters_begin_and_end() -> None:
    year, quarter = claim("ete_ended", "2019-04-01/2020-03-31"), claim("ete_ended")
    atlas = atlas_of([year, quarter], CaseOrder())

    assert atlas.place(quarter).box.side(PERIOD) == {"2020-01-01/2020-03-31"}
    assert atlas.place(year).box.side(PERIOD) == {"2019-04-01/2019-12-31", "2020-01-01/2020-03-31"}


def test_children_of_two_periods_are_in_two_spaces() -> None:
    periods = ("2019-04-01/2020-03-31", "2020-01-01/2020-03-31")

    assert len({ATLAS.place(claim("remand_count", period)).space for period in periods}) == 2


def test_residents_and_money_are_not_what_disclosure_control_is_about() -> None:
    assert [counts_persons_or_events(each) for each in ("caseload", "population", "budget_income", "no such")] == [
        True, False, False, False,
    ]  # fmt: skip


def test_reoffenders_without_a_reoffence_say_nothing_of_the_children_without_one() -> None:
    nobody = ATLAS.place(claim("tracker_reoffenders", reoffence_count="0"))

    assert nobody.space != ATLAS.place(claim("tracker_children", reoffence_count="0")).space
