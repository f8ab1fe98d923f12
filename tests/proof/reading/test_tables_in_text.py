"""Tables in plain text: their rows, their empty cells, and heads that came apart."""

from __future__ import annotations

from report_builder.proof.reading.plain import passages_of
from report_builder.proof.reading.table_rows import cells_of, evened, heads_of


def rows_in(text: str) -> list[tuple[tuple[str, ...], ...]]:
    lines = ((f"line {at}", line) for at, line in enumerate(text.split("\n"), 1))
    return [each.rows for each in passages_of(lines) if each.rows]


def test_two_spaces_between_numbers_are_an_empty_cell() -> None:
    assert cells_of("Cash £430,492 £295,556  £153,000") == ("Cash", "£430,492", "£295,556", "", "£153,000")


def test_a_sentence_that_ends_in_a_number_is_no_row() -> None:
    assert cells_of("The service worked in all with 213") == ()
    assert cells_of("It was so in each of the years 2017 2018") == ()
    assert cells_of("Youth Justice Plan 2020 - 2023") == ()


def test_rows_that_have_too_many_cells_lose_their_empty_ones() -> None:
    rows = (("A", "1", "2"), ("B", "3", "4"), ("C", "5", "", "6"))

    assert evened(rows) == (("A", "1", "2"), ("B", "3", "4"), ("C", "5", "6"))


def test_a_label_alone_is_a_row_of_empty_cells() -> None:
    assert rows_in("White 1 2 \nMixed      \nAll 1 2 ") == [(("White", "1", "2"), ("Mixed", "", ""), ("All", "1", "2"))]


def test_a_label_over_two_lines_is_one() -> None:
    text = "Rotherham 0.46 0.25\nSouth Yorkshire \nPCC 0.35 0.28\n\nTotal \n\nexpenditure 1.20 0.53"

    assert [row[0] for row in rows_in(text)[0]] == ["Rotherham", "South Yorkshire PCC", "Total expenditure"]


def test_periods_scattered_over_the_lines_above_are_the_heads() -> None:
    text = "Rate of Custody\nApr15-Mar \n16\n\nApr16-Mar \n17\n\nRotherham 0.46 0.25\nNational 0.41 0.44"

    assert rows_in(text) == [
        (
            ("Rate of Custody", "Apr15-Mar 16", "Apr16-Mar 17"),
            ("Rotherham", "0.46", "0.25"),
            ("National", "0.41", "0.44"),
        )
    ]


def test_two_measures_over_the_same_periods_stand_over_two_columns_each() -> None:
    heads = heads_of(["Binary rate", "Frequency", "Apr 16 - Mar 17", "Apr 17 - Mar 18"] + ["Apr 16 - Mar 17"] * 2, 4)

    assert heads == (
        ("", "Binary rate", "Binary rate", "Frequency", "Frequency"),
        ("", "Apr 16 - Mar 17", "Apr 17 - Mar 18", "Apr 16 - Mar 17", "Apr 16 - Mar 17"),
    )


def test_heads_that_cannot_be_told_apart_name_at_least_the_total() -> None:
    assert heads_of(["Youth Justice Board", "Local Authority Police", "Total"], 4) == (
        ("Youth Justice Board Local Authority Police", "", "", "", "Total"),
    )


def test_cells_on_lines_of_their_own_are_the_rest_of_their_row() -> None:
    assert rows_in("Rate 1.13 1.25 0.82\n \n0.71\n \n1.37") == [(("Rate", "1.13", "1.25", "0.82", "0.71", "1.37"),)]


def test_the_scale_of_a_chart_is_no_part_of_a_row() -> None:
    assert rows_in("Rate 2.14 1.91\n\n0.00\n\n0.50\n\n1.00\n\n1.50\n\n2.00") == [(("Rate", "2.14", "1.91"),)]


def test_rows_after_cells_that_came_apart_are_no_whole_table() -> None:
    text = "Police £1 £2\n\nLocal Authority:\nReserve\n\n£298,303\n\n£144,629\n\nGrant £4 £4\n\nTotal £8 £9"

    assert rows_in(text) == [(("Police", "£1", "£2"),)]
