"""Each number that is printed otherwise has one line and one cause, and no other number has a line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from issued_figures import BEFORE, QUARTER, entry

from report_builder.earlier.causes import Circumstances, changes
from report_builder.model.changed import Cause, is_printed_alike

ID = f"caseload/yjs/{QUARTER}"
SAME = Circumstances(programs=("1.0", "1.0"), tables_of=lambda _: frozenset({"persons", "episodes"}))


def cause(before: dict[str, Any] | None, after: dict[str, Any] | None, known: Circumstances = SAME) -> tuple[str, str]:
    (one,) = changes([before] if before else [], [after] if after else [], known, months=0)
    return one.cause, one.detail


def known(**changes_: Any) -> Circumstances:
    return Circumstances(**{"programs": ("1.0", "1.0"), "tables_of": SAME.tables_of, **changes_})


def test_where_nothing_else_changed_the_records_did() -> None:
    assert cause(entry(shown="62"), entry(shown="64")) == (Cause.RECORDS, "")


def test_the_table_is_named_where_the_others_are_proved_to_be_the_same() -> None:
    assert cause(entry(shown="62"), entry(shown="64"), known(unchanged=frozenset({"persons"}))) == (
        Cause.RECORDS,
        "in the table episodes",
    )


def test_a_mark_on_one_side_says_so_and_nothing_else() -> None:
    with_correction = known(corrected={ID: ID}, settings=None)
    assert cause(entry(shown="[c]"), entry(shown="64"), with_correction) == (Cause.WITHHELD_BEFORE, "")
    assert cause(entry(shown="62"), entry(shown="[c]"), with_correction) == (Cause.WITHHELD_NOW, "")
    assert cause(entry(shown="20.4%"), entry(shown="about 20%"), with_correction) == (Cause.WITHHELD_NOW, "")
    assert cause(entry(shown="about 20%"), entry(shown="20.4%"), with_correction) == (Cause.WITHHELD_BEFORE, "")


def test_a_figure_that_one_paper_lacks_is_new_or_gone() -> None:
    assert cause(None, entry()) == (Cause.NEW, "")
    assert cause(entry(), None) == (Cause.GONE, "")


def test_a_correction_goes_before_records_and_says_what_the_number_is_made_of() -> None:
    assert cause(entry(shown="62"), entry(shown="64"), known(corrected={ID: ID})) == (Cause.CORRECTION, "")
    assert cause(entry(shown="62"), entry(shown="64"), known(corrected={ID: "other"}))[1] == "it is made of other"


@pytest.mark.parametrize(
    ("settings", "by", "expected"),
    [
        (("case_types",), {"statutory": "yes"}, Cause.DEFINITION),
        (("case_types",), {"sex": "female"}, Cause.RECORDS),
        (("comparators",), {"sex": "female"}, Cause.RECORDS),
        (("values",), {"sex": "female"}, Cause.DEFINITION),
    ],
)
def test_a_setting_is_the_cause_only_where_it_bears_on_the_figure(
    settings: tuple[str, ...], by: dict[str, str], expected: Cause
) -> None:
    assert cause(entry(shown="62", **by), entry(shown="64", **by), known(settings=settings))[0] is expected


def test_where_the_config_of_then_is_lost_the_cause_is_not_known() -> None:
    said, detail = cause(entry(shown="62"), entry(shown="64"), known(settings=None))
    assert said is Cause.UNKNOWN
    assert "config of the issue was not put by" in detail


def test_another_program_is_the_definition_only_where_the_data_are_proved_to_be_the_same() -> None:
    other, tables = ("1.0", "1.1"), frozenset({"persons", "episodes"})
    assert cause(entry(shown="62"), entry(shown="64"), known(programs=other))[0] is Cause.UNKNOWN
    assert cause(entry(shown="62"), entry(shown="64"), known(programs=other, unchanged=tables)) == (
        Cause.DEFINITION,
        "the program was version 1.0, and is 1.1",
    )


def test_a_published_figure_whose_row_has_no_later_day_is_not_called_a_late_record() -> None:
    published = known(tables_of=lambda _: frozenset({"published"}))
    assert cause(entry(shown="0.46"), entry(shown="0.47"), published)[0] is Cause.UNKNOWN
    again = known(tables_of=lambda _: frozenset({"published"}), published_again=lambda _: "on 1 August 2020")
    assert cause(entry(shown="0.46"), entry(shown="0.47"), again) == (Cause.PUBLISHED_AGAIN, "on 1 August 2020")


def test_days_after_the_issue_make_it_a_late_record() -> None:
    late = known(came_later=lambda _: "its table assessments holds days after 13 July 2020")
    assert cause(entry(shown="62"), entry(shown="64"), late)[0] is Cause.LATE_RECORD


def test_a_later_quarter_is_a_new_period() -> None:
    (one,) = changes([entry(period=BEFORE)], [entry(shown="64")], SAME, months=3)
    assert (one.then, one.now, one.cause) == ("62", "64", Cause.NEW_PERIOD)
    assert one.detail == "before it was of October to December 2019"


def test_the_words_tell_two_services_and_a_rate_from_a_count() -> None:
    rate = {**entry("custody_rate", "0.27", area="yjs=wigan"), "unit": "per 1,000 children aged 10 to 17"}
    (one,) = changes([rate], [{**rate, "shown": "0.31"}], SAME, months=0)
    assert one.words == "Custodial sentences, Wigan, per 1,000 children aged 10 to 17; January to March 2020"


SHOWN = st.sampled_from(["0", "5", "62", "[c]", "[x]", "about 20%", "1,032"])
PAPERS = st.dictionaries(st.sampled_from(["10", "11", "12", "13", "14", "15", "16", "17"]), SHOWN)
KNOWN = st.builds(
    known,
    settings=st.sampled_from([None, (), ("case_types",), ("values", "set_aside")]),
    programs=st.sampled_from([("1.0", "1.0"), ("1.0", "1.1"), ("", "1.1")]),
    unchanged=st.sampled_from([frozenset(), frozenset({"persons"}), frozenset({"persons", "episodes"})]),
)


def paper(ages: dict[str, str], period: str = QUARTER) -> list[dict[str, Any]]:
    return [entry(shown=shown, period=period, age=age) for age, shown in ages.items()]


@given(PAPERS, PAPERS, KNOWN)
def test_each_changed_number_has_one_line_and_no_other_number_has_any(
    then: dict[str, str], now: dict[str, str], circumstances: Circumstances
) -> None:
    before, after = paper(then), paper(now)
    found = changes(before, after, circumstances, months=0)

    old, new = ({one["id"]: one for one in figures} for figures in (before, after))
    changed = {id_ for id_ in old | new if id_ not in old or id_ not in new or not is_printed_alike(old[id_], new[id_])}
    assert sorted(one.id for one in found) == sorted(changed)


@given(PAPERS, KNOWN)
def test_a_paper_compared_with_itself_has_no_line(now: dict[str, str], circumstances: Circumstances) -> None:
    assert changes(paper(now), paper(now), circumstances, months=0) == ()


@given(PAPERS, PAPERS)
def test_in_the_next_quarter_each_figure_of_now_has_at_most_one_line(then: dict[str, str], now: dict[str, str]) -> None:
    found = changes(paper(then, BEFORE), paper(now), SAME, months=3)
    assert len({one.id for one in found}) == len(found)
    moved = {age for age in then.keys() & now.keys() if then[age] != now[age]}
    assert sum(one.before is not None and one.after is not None for one in found) == len(moved)
