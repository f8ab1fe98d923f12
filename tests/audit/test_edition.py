"""What earlier releases, and those who remain of a whole, give away."""

from __future__ import annotations

from decimal import Decimal

from attacked_editions import Json, by_sex, edition, ranges, refusal
from small_editions import figure

from report_builder.audit.certificate import certify
from report_builder.audit.edition import attack_edition
from report_builder.audit.knowledge import Rules, name_of
from report_builder.audit.places import Claim
from report_builder.model.release import PublishedCell, Release


def test_parts_of_a_published_4_by_quarter_are_narrowed_to_1_or_2() -> None:
    year = {**figure("custody_count", 4, by={"source": "local"}), "period": "2019-04-01/2020-03-31"}
    ends = {"2019-04-01": ("2019-06-30", None), "2019-07-01": ("2019-09-30", 0)}
    ends |= {"2019-10-01": ("2019-12-31", None), "2020-01-01": ("2020-03-31", None)}
    quarters = [
        {**figure("custody_count", number, by={"source": "local"}), "period": f"{start}/{end}"}
        for start, (end, number) in ends.items()
    ]

    assert set(ranges(edition(year, *quarters)).values()) == {(1, 2)}


def test_those_who_remain_of_a_whole_are_small_though_nobody_prints_them() -> None:
    # 16 looked after, 14 of them statutory: 2 are not
    looked_after = {"care_status": "current"}
    figures = (
        figure("caseload", 60),
        figure("caseload", 20, by={"statutory": "yes"}),
        figure("caseload", 16, by=looked_after),
        figure("caseload", 14, by=looked_after, of={"statutory": "yes"}),
    )

    assert "small numbers of: Children on the caseload" in refusal(edition(*figures))


def test_assessments_in_time_give_away_those_that_were_late() -> None:
    due, in_time = figure("assessments_due", 9), figure("assessments_in_time", 7)

    assert "small numbers of: Assessments completed in time" in refusal(edition(due, in_time))


def quarter(period: str, number: int | None) -> Json:
    return {**figure("ete_ended", number), "period": period}


FIRST = edition(quarter("2019-04-01/2019-06-30", 13))


def test_a_year_to_date_less_the_quarter_released_before_gives_the_next() -> None:
    second = edition(quarter("2019-04-01/2019-09-30", 17), quarter("2019-07-01/2019-09-30", None))

    assert list(ranges(second, FIRST).values()) == [(4, 4)]
    assert "work out" in refusal(second, FIRST)
    assert certify(second, Rules()).withheld == 1


def test_a_restated_quarter_proves_nothing_of_the_next() -> None:
    # 17 to date and 13 then: but 12 are printed for the first quarter now, so that 5 is printed rightly
    second = edition(quarter("2019-04-01/2019-09-30", 17), quarter("2019-04-01/2019-06-30", 12))

    assert certify(second, Rules(), earlier=[FIRST]).withheld == 0


def test_cells_of_the_ledger_are_known_like_an_earlier_file() -> None:
    claim = Claim("ete_ended", "Leeds", "yjs", "2019-04-01/2019-06-30")
    cell = PublishedCell(name_of(claim), Decimal(13), Decimal(13), is_withheld=False)
    release = Release("issued", "public", "board-report", "Leeds", "2019-20 Q1", "2019-07-13", "f1", (cell,))
    second = edition(quarter("2019-04-01/2019-09-30", 17), quarter("2019-07-01/2019-09-30", None))

    assert list(ranges(second, release).values()) == [(4, 4)]


def test_what_was_withheld_stays_withheld() -> None:
    before = edition(quarter("2019-04-01/2019-06-30", None))
    now = edition(quarter("2019-04-01/2019-06-30", 6))

    assert "work out" in refusal(now, before)


def test_what_was_withheld_and_is_nought_now_was_restated() -> None:
    before = edition(quarter("2019-04-01/2019-06-30", None))
    now = edition(quarter("2019-04-01/2019-06-30", 0))

    assert certify(now, Rules(), earlier=[before]).exactly_recoverable == 0


def test_the_board_may_be_told_what_the_public_was_not_but_no_number_that_is_small_for_itself() -> None:
    months = ("2019-04-01/2019-06-30", "2019-07-01/2019-09-30")
    public = edition(*(quarter(month, None) for month in months))
    to_date, first = quarter("2019-04-01/2019-09-30", 17), quarter(months[0], 13)

    board = {**edition(to_date, first), "edition": "board"}

    assert certify(board, Rules(threshold=3), earlier=[public]).exactly_recoverable == 0
    assert "small numbers of: " in refusal(board, public, rules=Rules(threshold=5))  # 17 - 13 = 4


def test_a_number_that_is_withheld_since_it_was_restated_is_not_known_from_before() -> None:
    before = edition(figure("caseload", 20), *by_sex(8, 12))
    now = edition(figure("caseload", 15), *by_sex(None, None))

    # 8 and 12 lie within 5 of what they are now: 15 are 3 to 8 and 7 to 12
    assert ranges(now, before) == {"female": (3, 8), "male": (7, 12)}


def test_marks_of_then_and_of_now_differ_where_their_total_was_restated() -> None:
    before = edition(figure("caseload", 6), *by_sex(None, None))
    now = edition(figure("caseload", 9), *by_sex(None, None))
    attacked = attack_edition(now, Rules(), earlier=[before])

    found = {claim.where: attacked.range_of(claim) for claim in attacked.marks}

    assert {(dict(where)["sex"], len(where), each.low, each.high) for where, each in found.items()} == {
        ("female", 1, 1, 8),
        ("male", 1, 1, 8),
        ("female", 2, 1, 5),
        ("male", 2, 1, 5),
    }


def test_a_mark_of_then_is_given_away_by_a_number_of_now_that_policy_ties_it_to() -> None:
    # 15 women now were 10 at the least, so that of 12 the men were 1 or 2; 14 now leave 3 candidates
    before = edition(figure("caseload", 12), *by_sex(None, None))

    assert certify(edition(figure("caseload", 14), *by_sex(14, 0)), Rules(), earlier=[before]).exactly_recoverable == 0
    assert "work out" in refusal(edition(figure("caseload", 15), *by_sex(15, 0)), before)


def test_of_two_earlier_releases_the_later_one_counts() -> None:
    first = edition(quarter("2019-04-01/2019-06-30", 11))
    again = edition(quarter("2019-04-01/2019-06-30", 13))
    second = edition(quarter("2019-04-01/2019-09-30", 17), quarter("2019-07-01/2019-09-30", None))

    assert list(ranges(second, first, again).values()) == [(4, 4)]
