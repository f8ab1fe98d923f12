"""What a page repeats, its number and its head, is no part of the text."""

from __future__ import annotations

from report_builder.proof.reading.lines import lines_of


def words(text: str) -> list[str]:
    return [line.words for line in lines_of((f"line {at}", raw) for at, raw in enumerate(text.split("\n"), 1))]


def test_page_numbers_are_left_out() -> None:
    assert words("One\n\nPage 6 of 31\n\nTwo\n\n- 7 -\n\nThree\n\n205\n\nFour") == ["One", "Two", "Three", "Four"]


def test_a_count_within_a_line_is_kept() -> None:
    assert words("There were\n205\nchildren") == ["There were", "205", "children"]


def test_a_head_that_stands_on_three_pages_is_left_out() -> None:
    page = "\fYouth Justice Plan {0}\nText {1} which goes on.\nAnd {1} more.\nSo it {1} is.\nIt {1} ends.\nFoot {0}"
    text = "\n".join(page.format(number, name) for number, name in ((1, "a"), (2, "b"), (3, "c")))

    assert "Youth Justice Plan 1" not in words(text)
    assert "Foot 3" not in words(text)
    assert words(text).count("And b more.") == 1


def test_a_head_that_stands_on_two_pages_stays() -> None:
    assert words("\fCaseload\nOne\n\fCaseload\nTwo") == ["Caseload", "One", "Caseload", "Two"]


def test_every_line_of_a_page_may_bear_the_page_s_name() -> None:
    lines = [("page 1", "\fHead"), ("page 1", "One"), ("page 2", "\fHead"), ("page 2", "Two"), ("page 3", "\fHead")]

    assert [line.words for line in lines_of([*lines, ("page 3", "Three")])] == ["One", "Two", "Three"]
