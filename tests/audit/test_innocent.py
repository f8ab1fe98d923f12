"""Which numbers are innocent, and how little it takes for one not to be."""

from __future__ import annotations

from datetime import date

import pytest
from small_editions import figure

from report_builder.audit.artefacts import Passage, Role
from report_builder.audit.innocent import without_innocents
from report_builder.audit.permitted import Known, Permitted, numbers_in, period_labels, permitted

CATEGORIES = frozenset({"14", "18+", "outcome 22", "2019"})
KNOWN = Permitted({}, CATEGORIES, frozenset(), date(2020, 7, 13))


def left(words: str, role: Role = Role.TEXT, block: str = "") -> list[int]:
    passage = Passage(words, "here", block, role)
    return [int(number) for number in numbers_in(without_innocents(passage, words, KNOWN))]


@pytest.mark.parametrize(
    "words",
    [
        "on 13 July 2020 and on 2020-07-13",
        "in Apr 2019 to Mar 2020",
        "2019-20 Q4, 2019/20, quarter 4",
        "per 1,000 children, for every 100,000",
        "aged 10 to 17, ages 10-14, age 14 and over, aged 18+",
        "the 12 months to March 2020",
        "Chart 1a, tables 4 and 5, Appendix 2, paragraph A2.1, page 2 of 20",
        "the average of 8 of 10 members",
        "Mean of the rates of 9 of 10 members, for want of the numbers behind them",
        "the school year 2023-24 and the calendar year 2024",
        "suspensions per 100 pupils",
        "without Cumberland, Westmorland and Furness (0.8% of the young people)",
        "Its 95% interval allows ranks 2 to 9",
        "Its 95% interval allows no other rank than 1",
        "worked out: rates of 9 regions, weighted by mid-2019 population",
        "worked out: rates of 136 services, without Cumberland, Westmorland and Furness (0.8% of the children)",
        "worked out: rates of Tower Hamlets, without City of London (2.3% of the children)",
        "the 95% confidence interval",
        "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972",
        "paragraphs 1, 2 and 7 of Schedule 12A (section 100A(4)), section 100B(4)(b)",
        "the 2011 census",
        "Outcome 22",
        "in 2019",
        "counts of 1 to 4 persons are withheld",
        "counts of 0 to 9 persons are withheld",
        "counts of 1 person are withheld",
        "1 further offence: none; 5 or more further offences: none",
        "first reoffended 7 to 12 months after entry, others 4 to 6 months",
        "Green means that the local count is within 10% of the published one, amber within 25% of it, and red beyond",
        "Revision 12, replaces revision 11 issued on 14 July 2020",
        "Revision 2, replaces revision 1",
        "This paper replaces revision 1, which was issued on 14 July 2020. No number is printed otherwise.",
        "Revision 12 of this edition, issued on 14 July 2020. Its reference is 123456789012.",
    ],
)
def test_an_innocent_number_is_left_out(words: str) -> None:
    assert left(words) == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("counts of 1 to 2 girls", 2),
        ("there were 3 further offences", 3),
        ("2 further offences: 3", 3),
        ("3 per 1,000", 3),
        ("4 months in custody", 4),
        ("3 members of the family", 3),
        ("14 were girls", 14),
        ("2019 children", 2019),
        ("£2,019", 2019),
        ("1890", 1890),
        ("3 of the 12 months", 3),
        ("aged 14: 3", 3),
        ("outcome 23", 23),
        ("2 to 6 months", 2),
        ("3 of Schedule 12A", 3),
        ("the Act of 3 girls", 3),
        ("section 3 girls, 4", 4),
        ("the local count is within 4% of the published one", 4),
        ("a revision 4 girls asked for", 4),
        ("Revision 4 girls", 4),
        ("what replaces revision 4 girls", 4),
        ("of a child, 3 further offences; 2020", 3),
        ("10 to 17 population, 3", 3),
    ],
)
def test_a_number_that_is_not_innocent_stays(words: str, number: int) -> None:
    assert number in left(words)


@pytest.mark.parametrize(
    ("head", "numbers"),
    [
        ("Children tracked, 1 further offence; the cohort of January 2020", []),
        ("Children tracked, 6 further offences; the cohort of January 2020", [6]),
        ("Share of the 10 to 17 population, White, by the 2011 census; the 12 months to March 2020", []),
        ("Children tracked, 1-14; January 2020", []),
        ("Children tracked, 1-13; January 2020", [1, 13]),
        ("Children tracked, 14; January 2020", [14]),
    ],
)
def test_a_row_is_headed_with_the_groups_of_its_figure(head: str, numbers: list[int]) -> None:
    known = Permitted({}, frozenset({"14", "1 14"}), frozenset(), date(2020, 7, 13))
    passage = Passage(head, "here", "table 19", Role.HEAD)
    assert [int(number) for number in numbers_in(without_innocents(passage, head, known))] == numbers


def test_numbers_of_the_issue_that_is_replaced_may_stand_where_figures_json_places_them_and_nowhere_else() -> None:
    then = figure("caseload", 59, where=["table 19"])
    document = {"as_at": "2020-07-13", "figures": [], "replaced": {"report": "leeds", "figures": [then]}}
    known = permitted(document)

    assert {size for one in known.figures_of("table 19") for size in one.sizes} == {59}
    assert known.figures_of("table 1") == ()


def test_the_number_of_an_exempt_appendix_is_innocent_in_the_name_of_its_file_alone() -> None:
    assert left("board-report-appendix-1-exempt.pdf", Role.NAME) == []
    assert left("board-report-appendix-1-exempt.pdf") == [1]
    assert left("board-report-appendix-1.pdf", Role.NAME) == [1]


def test_the_mark_of_an_item_of_a_list_is_innocent_and_what_follows_it_is_not() -> None:
    assert left("3.", Role.NAME) == []
    assert left("3 girls.", Role.NAME) == [3]
    assert left("3.") == [3]


def test_an_age_is_a_category_only_where_a_row_is_headed_or_a_bar_is_named() -> None:
    assert left("14", Role.HEAD) == []
    assert left("Girls. 14: none") == []
    assert left("14", Role.CELL) == [14]


def test_a_paragraph_s_own_number_is_innocent_at_its_beginning_alone() -> None:
    assert left("5.2 Girls", block="para 5.2") == []
    assert left("Girls were 7", block="para 7") == [7]


def test_periods_are_headed_as_papers_head_them() -> None:
    assert period_labels("2019-01-01/2019-12-31") == ("2019",)
    assert period_labels("2019-04-01/2020-03-31") == ("Apr 2019 to Mar 2020", "2019-20")
    assert period_labels("2019-04-01/2021-03-31") == ("Apr 2019 to Mar 2021",)
    assert period_labels("2019-04-01/2019-04-30") == ("Apr 2019",)


SAID = Known(None, frozenset(), frozenset(), is_withheld=True, instead="1 to 6")
RANGED = Permitted({"para 2.4": (SAID,), "table 1": (SAID,)}, CATEGORIES, frozenset(), date(2020, 7, 13))


@pytest.mark.parametrize(
    ("words", "block", "unborne"),
    [
        ("Girls: 1 to 6; boys: 1 to 6.", "para 2.4", []),
        ("There were 1 to 6 children (the exact number is withheld).", "para 2.4", []),
        ("Girls: 1 to 6, probably 4.", "para 2.4", [4]),
        ("Girls: 1 to 60%; 11 to 6; 6.", "para 2.4", [1, 60, 11, 6, 6]),
        ("1 to 6", "table 1", [1, 6]),
        ("Girls: 1 to 6.", "para 2.5", [1, 6]),
    ],
)
def test_a_range_may_be_said_where_its_mark_is_spoken_of_and_nowhere_else(
    words: str, block: str, unborne: list[int]
) -> None:
    left_over = without_innocents(Passage(words, "here", block, Role.TEXT), words, RANGED)

    assert [int(number) for number in numbers_in(left_over)] == unborne


def test_the_youngest_are_called_under_10_on_an_axis_and_in_its_words() -> None:
    document = {"as_at": "2020-07-13", "figures": [figure("caseload", None, by={"age": "9", "sex": "female"})]}

    assert "under 10" in permitted(document).categories


def test_the_ages_in_the_name_of_a_chart_are_innocent_in_a_name_alone() -> None:
    assert left("headlines-reoffending-15-17-trend", Role.NAME) == []
    assert left("girls-15-17", Role.NAME) != []
    assert left("headlines-reoffending-15-17-trend", Role.UNSEEN) != []


def test_a_part_is_named_after_the_hash_of_its_paper_where_a_file_speaks_of_itself_alone() -> None:
    assert left(f"{'0f' * 32}/chart-13b", Role.UNSEEN) == []
    assert left(f"{'0f' * 32}/chart-13b and 4 girls", Role.UNSEEN) == [4]
    assert left("chart-13b", Role.UNSEEN) != []
