"""The wall as the rooms after it see it: what is shown, what is marked, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_tables import cell, key, one_way

from report_builder.disclosure.protect import protect
from report_builder.errors import DisclosureError
from report_builder.model.key import Key
from report_builder.model.spec import Edition
from report_builder.model.tables import (
    Change,
    Count,
    CountTable,
    Figure,
    Given,
    Missing,
    OnDate,
    Quotient,
    Relation,
    Status,
    Wanted,
    at_most,
    total_of,
)
from report_builder.model.view import View

PUBLIC = Edition("public", 5)
BOARD = Edition("board", 0)


def figures_of(*tables: CountTable, edition: Edition = PUBLIC) -> dict[Key, Figure]:
    return {figure.key: figure for figure in protect(tables, edition).figures}


def test_a_small_count_is_a_mark_without_a_number_in_public() -> None:
    figure = figures_of(one_way("age", {"14": 3, "15": 30, "16": 7}))[key(age="14")]

    assert (figure.status, figure.value, figure.shown) == (Status.WITHHELD, None, "[c]")


def test_a_small_count_and_its_partner_bear_the_same_mark() -> None:
    figures = figures_of(one_way("age", {"14": 3, "15": 30, "16": 7}))

    assert replace(figures[key(age="14")], key=key()) == replace(figures[key(age="16")], key=key())


def test_the_board_sees_every_count_where_its_threshold_is_off() -> None:
    figures = figures_of(one_way("age", {"14": 3, "15": 30, "16": 7}), edition=BOARD)

    assert figures[key(age="14")].value == Decimal(3)


def test_nought_is_shown_where_it_is_safe() -> None:
    assert figures_of(one_way("age", {"14": 0, "15": 30}))[key(age="14")].shown == "0"


def test_where_nought_is_not_safe_it_is_withheld() -> None:
    careful = replace(PUBLIC, is_zero_safe=False)

    assert figures_of(one_way("age", {"14": 0, "15": 30, "16": 9}), edition=careful)[key(age="14")].shown == "[c]"


def shares(counts: dict[str, int]) -> CountTable:
    base = one_way("sex", counts)
    wanted = tuple(Wanted(key("caseload_share", sex=sex), Quotient(key(sex=sex), key(), 100)) for sex in counts)
    return CountTable(View("caseload_share", ("sex",)), wanted, base.cells, base.relations)


def test_a_share_is_rounded_half_away_from_zero_and_keeps_its_parts() -> None:
    # 57 / 213 = 26.76%
    figure = figures_of(shares({"female": 57, "male": 156}))[key("caseload_share", sex="female")]

    assert (figure.shown, figure.numerator, figure.denominator) == ("26.8%", Decimal(57), Decimal(213))


def test_a_share_is_withheld_with_its_numerator() -> None:
    figures = figures_of(shares({"female": 4, "male": 206}))

    assert figures[key("caseload_share", sex="female")].status is Status.WITHHELD


def test_a_share_is_withheld_with_its_complement() -> None:
    # 206 of 210 would give the other 4 away.
    figures = figures_of(shares({"female": 4, "male": 206}))

    assert figures[key("caseload_share", sex="male")].status is Status.WITHHELD


def test_a_share_is_withheld_where_all_others_together_are_few() -> None:
    # 5 of 9 says that the other four have some other status, though each status of theirs is a mark.
    figures = figures_of(shares({"female": 5, "male": 2, "unknown": 2}))

    assert figures[key("caseload_share", sex="female")].status is Status.WITHHELD


def test_a_share_of_events_is_not_shown_where_few_children_are_behind_the_others() -> None:
    # 14 of 20 assessments were in time; the six late ones were all of two children.
    due, met = key("assessments_due"), key("assessments_in_time")
    cells = (cell(due, 20, persons=15), cell(met, 14, persons=14), cell(due.rest(met), 6, persons=2))
    share = Wanted(key("assessment_timeliness"), Quotient(met, due, 100))

    figures = figures_of(CountTable(View("assessment_timeliness"), (share,), cells))

    assert [figure for figure in figures.values() if figure.is_shown] == []


def test_a_share_is_shown_where_all_others_together_are_many() -> None:
    figures = figures_of(shares({"female": 50, "male": 4, "unknown": 3}))

    assert figures[key("caseload_share", sex="female")].shown == "87.7%"


def test_a_nought_that_follows_from_the_words_alone_is_no_reason_to_stop() -> None:
    # Nobody without a reoffence is a reoffender, whatever is withheld.
    careful = replace(PUBLIC, is_zero_safe=False)
    never = key("tracker_reoffenders", reoffence_count="0")
    table = CountTable(View("tracker_reoffenders"), (Wanted(never, Count(never)),), (cell(never, 0),))
    by_nature = replace(table, relations=(Relation(((never, 1),)),))

    assert figures_of(by_nature, edition=careful)[never].shown == "[c]"


def test_the_tail_that_a_spreadsheet_leaves_behind_a_decimal_is_not_printed() -> None:
    staff = key("staffing_wte")
    counted = cell(staff, Fraction("5.6000000000000005"), persons=7)

    figure = figures_of(CountTable(View("staffing_wte"), (Wanted(staff, Count(staff)),), (counted,)))[staff]

    assert (figure.shown, figure.value) == ("5.6", Decimal("5.6"))


def test_a_post_of_less_than_one_is_withheld_like_any_other() -> None:
    parts = {"manager": ("0.9", 1), "practitioner": ("6.5", 8), "administrator": ("5.2", 7)}
    cells = [cell(key("staffing_wte", role=role), Fraction(n), persons=p) for role, (n, p) in parts.items()]
    total = cell(key("staffing_wte"), Fraction("12.6"), persons=16)
    relation = total_of(total.key, tuple(one.key for one in cells))
    wanted = tuple(Wanted(one.key, Count(one.key)) for one in (*cells, total))

    figures = figures_of(CountTable(View("staffing_wte", ("role",)), wanted, (*cells, total), (relation,)))

    assert figures[key("staffing_wte", role="manager")].shown == "[c]"
    assert sum(figure.shown == "[c]" for figure in figures.values()) >= 2


def test_events_are_withheld_by_the_children_behind_them() -> None:
    # Six offences of one child.
    parts = {"16": (6, 1), "17": (20, 9)}
    cells = [cell(key("tracker_reoffences", age=age), n, persons=p) for age, (n, p) in parts.items()]
    total = cell(key("tracker_reoffences"), 26, persons=10)
    relation = total_of(total.key, tuple(one.key for one in cells))
    wanted = tuple(Wanted(one.key, Count(one.key)) for one in (*cells, total))
    table = CountTable(View("tracker_reoffences", ("age",)), wanted, (*cells, total), (relation,))

    assert figures_of(table)[key("tracker_reoffences", age="16")].status is Status.WITHHELD


def test_those_who_remain_when_a_group_is_taken_from_its_whole_are_protected() -> None:
    # 16 looked after, 14 of them statutory: two children would be known to be neither.
    looked_after = key(care_status="current")
    statutory = key(care_status="current", statutory="yes")
    first = CountTable(View("caseload"), (Wanted(looked_after, Count(looked_after)),), (cell(looked_after, 16),))
    second = CountTable(View("caseload"), (Wanted(statutory, Count(statutory)),), (cell(statutory, 14),))

    figures = figures_of(first, second)

    assert Status.WITHHELD in {figures[looked_after].status, figures[statutory].status}


def test_a_published_number_is_shown_and_its_split_is_not() -> None:
    quarters = one_way("quarter", {"Q1": 1, "Q2": 0, "Q3": 2, "Q4": 1}, measure="custody_count")
    year = key("custody_count")
    table = replace(
        quarters, cells=tuple(replace(one, is_public=True) if one.key == year else one for one in quarters.cells)
    )

    protected = protect((table,), PUBLIC).tables[0]

    assert [figure.shown for figure in protected.figures] == ["4"]
    assert {figure.shown for figure in protected.dropped} == {"[c]"}
    assert protected.replaced


def test_a_local_number_equal_to_the_published_one_is_as_public_as_that() -> None:
    published, local = key("custody_count"), key("custody_count", source="local")
    tables = (
        CountTable(View("custody_rate"), (Wanted(published, Count(published)),), (cell(published, 4, is_public=True),)),
        CountTable(View("custody_count"), (Wanted(local, Count(local)),), (cell(local, 4),)),
    )

    assert figures_of(*tables)[local].shown == "4"


def test_a_local_number_that_differs_from_the_published_one_is_withheld() -> None:
    published, local = key("custody_count"), key("custody_count", source="local")
    tables = (
        CountTable(View("custody_rate"), (Wanted(published, Count(published)),), (cell(published, 4, is_public=True),)),
        CountTable(View("custody_count"), (Wanted(local, Count(local)),), (cell(local, 3),)),
    )

    assert figures_of(*tables)[local].status is Status.WITHHELD


def test_a_published_value_keeps_the_decimals_that_it_came_with() -> None:
    rate = key("custody_rate")
    table = CountTable(View("custody_rate"), (Wanted(rate, Given(Fraction(1, 5), text="0.20")),))

    assert figures_of(table)[rate].shown == "0.20"


def test_a_base_of_nought_makes_a_figure_not_available() -> None:
    assert figures_of(shares({"female": 0, "male": 0}))[key("caseload_share", sex="female")].shown == "[x]"


def test_a_base_under_its_own_limit_is_withheld() -> None:
    strict = replace(PUBLIC, minimum_denominator=20)

    figures = figures_of(shares({"female": 7, "male": 9}), edition=strict)

    assert figures[key("caseload_share", sex="female")].status is Status.WITHHELD


def test_a_missing_figure_says_why() -> None:
    table = CountTable(View("caseload"), (Wanted(key(), Missing("No data was supplied")),))

    figure = figures_of(table)[key()]

    assert (figure.shown, figure.note) == ("[x]", "No data was supplied")


def test_an_edition_that_gives_a_child_away_is_refused() -> None:
    # The whole, 17, and one part, 15, are in the public domain: nothing that we withhold can hide the 2 who remain.
    whole, part = key("custody_count"), key("custody_count", sex="male")
    tables = tuple(
        CountTable(View("custody_count"), (Wanted(at, Count(at)),), (cell(at, n, is_public=True),))
        for at, n in ((whole, 17), (part, 15))
    )
    girls = key("custody_count", sex="female")
    split = CountTable(
        View("custody_count", ("sex",)),
        (Wanted(girls, Count(girls)),),
        (cell(girls, 2),),
        (total_of(whole, (part, girls)),),
    )

    with pytest.raises(DisclosureError) as refused:
        protect((*tables, replace(split, cells=(*split.cells, *tables[0].cells, *tables[1].cells))), PUBLIC)

    assert refused.value.exit_status == 3
    assert "2" not in str(refused.value)


def test_a_change_between_published_shares_has_no_word_without_the_counts_behind_them() -> None:
    before, after = key("reoff_binary"), replace(key("reoff_binary"), area="x")
    given = [Wanted(at, Given(Fraction(n, 10), text=f"{n / 10}")) for at, n in ((before, 304), (after, 310))]
    step = Wanted(replace(after, variety="change"), Change(before, after))
    figures = figures_of(CountTable(View("reoff_binary"), (*given, step)))

    assert figures[step.key].value == Decimal("0.6")
    assert figures[step.key].word == ""


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(st.sampled_from(list("abcdefg")), st.integers(0, 40), min_size=1))
def test_no_count_of_1_to_4_ever_comes_through_the_public_wall(counts: dict[str, int]) -> None:
    for figure in figures_of(one_way("locality", counts)).values():
        assert figure.value is None or figure.value == 0 or figure.value >= 5


def test_everybody_in_one_category_is_warned_of_and_may_stop_the_edition() -> None:
    table = one_way("sex", {"female": 0, "male": 7})

    protected = protect((table,), PUBLIC)

    assert protected.warnings == ("Children on the caseload: everybody has the same sex",)
    with pytest.raises(DisclosureError, match="everybody has the same sex"):
        protect((table,), replace(PUBLIC, group_disclosure="stop"))


def test_a_group_spread_over_two_categories_is_no_group_disclosure() -> None:
    assert protect((one_way("sex", {"female": 5, "male": 7}),), PUBLIC).warnings == ()


def test_a_share_of_two_measures_is_withheld_with_its_complement() -> None:
    # 10 of 13 assessments in time: three were late.
    due, in_time = key("assessments_due", kind="assetplus"), key("assessments_in_time", kind="assetplus")
    cells = (cell(due, 13), cell(in_time, 10))
    share = Wanted(key("assessment_timeliness", kind="assetplus"), Quotient(in_time, due, 100))
    counts = (Wanted(due, Count(due)), Wanted(in_time, Count(in_time)))

    figures = figures_of(CountTable(View("assessment_timeliness"), (share, *counts), cells))

    assert figures[share.key].status is Status.WITHHELD
    assert Status.WITHHELD in {figures[due].status, figures[in_time].status}


def test_those_of_the_caseload_who_were_not_suspended_are_protected_when_they_are_few() -> None:
    # 8 children on the caseload, 6 suspended: 2 were not.
    caseload, suspended = key(locality="a"), key("children_suspended", locality="a")
    cells = (cell(caseload, 8), cell(suspended, 6))
    wanted = tuple(Wanted(one.key, Count(one.key)) for one in cells)
    table = CountTable(View("children_suspended"), wanted, cells, (at_most(suspended, caseload),))

    figures = figures_of(table)

    assert Status.WITHHELD in {figures[caseload].status, figures[suspended].status}


def test_the_day_of_the_last_entry_is_a_month_in_public() -> None:
    at = key("tracker_matures")
    table = CountTable(View("tracker_matures"), (Wanted(at, OnDate(date(2021, 9, 30))),))

    assert figures_of(table)[at].shown == "September 2021"
    assert figures_of(table, edition=BOARD)[at].shown == "30 September 2021"
