"""Tables and charts: order, totals, marks, and nothing in a chart that depends on what is withheld."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

from small_specs import asked
from small_tables import cell, key, one_way, two_way
from spoken_tables import BOARD, PUBLIC, book, protected, published

from report_builder.model.built import SetTable
from report_builder.model.tables import Count, CountTable, ProtectedTable, Status, Wanted
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.desk import Desk
from report_builder.report.pictures import alt_text, chart_data
from report_builder.report.plan import PlannedChart, PlannedSeries, PlannedTable, Text
from report_builder.report.rows import set_table

AGES = {"14": 3, "15": 30, "16": 7, "17": 0}


def by_age(**changes: object) -> PlannedChart:
    view = View("caseload", ("age",))
    series = (PlannedSeries("", view),)
    settings = {"kind": "bars", "along": "age", **changes}
    return PlannedChart("age", "8", plain=Text(("Ages",)), title=Text(()), series=series, **settings)  # type: ignore[arg-type]


def ages_table() -> PlannedTable:
    return PlannedTable("Ages", "age", (PlannedSeries("Children", View("caseload", ("age",))),))


def rows_of(table: SetTable | None) -> list[tuple[str, list[str]]]:
    assert table is not None
    return [(row.head, [cell.shown for cell in row.cells]) for row in table.rows]


def test_a_table_ends_with_its_total_in_bold() -> None:
    table = set_table(ages_table(), book(one_way("age", AGES)), number="1")

    assert rows_of(table) == [("14", ["3"]), ("15", ["30"]), ("16", ["7"]), ("17", ["0"]), ("All", ["40"])]
    assert table is not None
    assert [row.is_total for row in table.rows] == [False, False, False, False, True]


def test_a_withheld_cell_is_read_aloud_as_words() -> None:
    table = set_table(ages_table(), book(one_way("age", AGES), edition=PUBLIC), number="1")

    assert table is not None
    assert (table.rows[0].cells[0].shown, table.rows[0].cells[0].spoken) == ("[c]", "withheld to protect individuals")


def test_a_table_that_is_to_be_mostly_shown_gives_way_where_more_is_withheld_than_shown() -> None:
    # 3, 3 and one of the others withheld; 30 and perhaps 7 shown: set without the wish, and with it in the board's.
    table = replace(ages_table(), mostly_shown=True)
    counted = one_way("age", {"14": 3, "15": 30, "16": 3, "17": 4})

    assert set_table(ages_table(), book(counted, edition=PUBLIC), number="1") is not None
    assert set_table(table, book(counted, edition=PUBLIC), number="1") is None
    assert set_table(table, book(counted, edition=BOARD), number="1") is not None


def test_a_table_of_nothing_but_marks_is_not_set() -> None:
    assert (
        set_table(ages_table(), book(one_way("age", {"14": 2, "15": 3, "16": 0}), edition=PUBLIC), number="1") is None
    )


def test_a_table_of_noughts_is_set() -> None:
    assert rows_of(set_table(ages_table(), book(one_way("age", {"14": 0})), number="1"))[0] == ("14", ["0"])


def test_columns_spread_a_view_with_its_margin_as_total() -> None:
    view = View("caseload", ("age", "sex"))
    planned = PlannedTable("Ages", "age", (PlannedSeries("", view),), columns="sex")
    counts = {"14": {"female": 6, "male": 7}, "15": {"female": 8, "male": 9}}

    table = set_table(planned, book(two_way("age", "sex", counts)), number="1")

    assert table is not None
    assert table.heads == ("Age", "Girls", "Boys", "Total")
    assert rows_of(table) == [("14", ["6", "7", "13"]), ("15", ["8", "9", "17"]), ("All", ["14", "16", "30"])]


STAFF = {
    ("manager", "female"): {"white": 2, "black": 0},
    ("manager", "male"): {"white": 0, "black": 0},
    ("officer", "female"): {"white": 3, "black": 4},
    ("officer", "male"): {"white": 5, "black": 6},
}


def staff(**changes: Any) -> list[tuple[str, list[str]]]:
    """The rows of a table of staff by role, split by sex, with a column for each ethnic group."""
    names = {"role": ("manager", "officer"), "sex": ("female", "male"), "ethnic_group": ("white", "black")}
    places = list(product(*((*found, "") for found in names.values())))
    keys = [
        key("staffing_headcount", **{name: each for name, each in zip(names, at, strict=True) if each}) for at in places
    ]
    counts = [
        sum(
            number
            for (role, sex), by_group in STAFF.items()
            for group, number in by_group.items()
            if all(asked in {"", own} for asked, own in zip(at, (role, sex, group), strict=True))
        )
        for at in places
    ]
    view = View("staffing_headcount", tuple(names))
    cells = tuple(cell(at, number) for at, number in zip(keys, counts, strict=True))
    counted = CountTable(view, tuple(Wanted(at, Count(at)) for at in keys), cells)
    planned = PlannedTable("Staff", "role", (PlannedSeries("", view),), columns="ethnic_group", within="sex", **changes)
    return rows_of(set_table(planned, book(counted), number="1"))


def test_rows_may_be_split_by_a_further_dimension_each_with_its_own_total() -> None:
    assert staff() == [
        ("Manager: women", ["2", "0", "2"]),
        ("Manager: men", ["0", "0", "0"]),
        ("Manager: all", ["2", "0", "2"]),
        ("Officer: women", ["3", "4", "7"]),
        ("Officer: men", ["5", "6", "11"]),
        ("Officer: all", ["8", "10", "18"]),
        ("All: women", ["5", "4", "9"]),
        ("All: men", ["5", "6", "11"]),
        ("All", ["10", "10", "20"]),
    ]


def test_parts_of_rows_that_are_of_nobody_may_be_left_out() -> None:
    assert "Manager: men" not in dict(staff(without_zero=True))
    assert len(staff(without_zero=True)) == 8


def test_a_row_of_which_nothing_is_available_may_be_left_out() -> None:
    view, year = View("custody_rate", areas=("own", "family")), "2019-01-01/2019-12-31"
    table = published(view, {("yjs", "Rotherham", year): "0.16", ("family", "YOT family", year): "-"})
    planned = PlannedTable("Custody", "area", (PlannedSeries("Rate", view),))

    assert [head for head, _ in rows_of(set_table(planned, book(table), number="1"))] == ["Rotherham", "YOT family"]
    with_less = set_table(replace(planned, without_gaps=True), book(table), number="1")
    assert [head for head, _ in rows_of(with_less)] == ["Rotherham"]


def test_a_row_that_the_first_column_does_not_have_may_be_left_out() -> None:
    views, year = (View("custody_rate"), View("fte_rate", areas=("own", "family"))), "2019-01-01/2019-12-31"
    rates = {("yjs", "Rotherham", year): "169", ("family", "YOT family", year): "195"}
    tables = published(views[0], {("yjs", "Rotherham", year): "0.16"}), published(views[1], rates)
    planned = PlannedTable("Rates", "area", (PlannedSeries("Custody", views[0]), PlannedSeries("Entrants", views[1])))

    assert rows_of(set_table(planned, book(*tables), number="1"))[1] == ("YOT family", ["[z]", "195"])
    with_less = set_table(replace(planned, rows_of_first=True), book(*tables), number="1")
    assert rows_of(with_less) == [("Rotherham", ["0.16", "169"])]


def test_a_column_that_nothing_could_protect_is_withheld_and_not_without_meaning() -> None:
    ages, shares = View("caseload", ("age",)), View("caseload_share", ("age",))
    (safe,) = protected(one_way("age", AGES))
    whole = [figure for figure in safe.figures if not figure.key.by]
    parts = [replace(one, status=Status.WITHHELD, value=None, shown="[c]") for one in safe.figures if one.key.by]
    hidden = ProtectedTable(shares, tuple(whole), dropped=tuple(parts))
    planned = PlannedTable("Ages", "age", (PlannedSeries("Children", ages), PlannedSeries("Share", shares)))

    table = set_table(planned, Book({ages: safe, shares: hidden}), number="1")

    assert [cells[1] for _, cells in rows_of(table)] == ["[c]", "[c]", "[c]", "[c]", "40"]


def test_two_spread_views_stand_under_group_heads() -> None:
    years = ("2016-04-01/2017-03-31", "2017-04-01/2018-03-31")
    views = (View("reoff_binary"), View("reoff_per_reoffender"))
    values = (("30.4", "31.0"), ("3.29", "4.92"))
    tables = [
        published(view, {("yjs", "Rotherham", year): value for year, value in zip(years, pair, strict=True)})
        for view, pair in zip(views, values, strict=True)
    ]
    series = (PlannedSeries("Reoffended", views[0]), PlannedSeries("Per reoffender", views[1]))

    table = set_table(PlannedTable("Reoffending", "area", series, columns="period"), book(*tables), number="1")

    assert table is not None
    assert [(group.title, group.span) for group in table.groups] == [("Reoffended", 2), ("Per reoffender", 2)]
    assert rows_of(table) == [("Rotherham", ["30.4%", "31.0%", "3.29", "4.92"])]


def test_a_withheld_bar_has_no_value_at_all() -> None:
    data = chart_data(by_age(), book(one_way("age", AGES), edition=PUBLIC), highlight="")

    assert data is not None
    assert [mark.value for mark in data.series[0].marks] == [None, 30.0, None, 0.0]
    assert [mark.is_withheld for mark in data.series[0].marks] == [True, False, True, False]


def test_noughts_may_be_left_out_of_a_chart() -> None:
    data = chart_data(by_age(without_zero=True), book(one_way("age", AGES)), highlight="")

    assert data is not None
    assert data.categories == ("14", "15", "16")


def test_a_chart_without_one_number_is_not_drawn() -> None:
    assert chart_data(by_age(), book(one_way("age", {"14": 2, "15": 3}), edition=PUBLIC), highlight="") is None


def test_alt_text_says_every_number_and_words_for_what_is_withheld() -> None:
    said = alt_text(by_age(), book(one_way("age", AGES), edition=PUBLIC), plain="Ages of the children")

    assert said == (
        "Bar chart. Ages of the children. 14: withheld to protect individuals, 15: 30, "
        "16: withheld to protect individuals, 17: 0."
    )


def test_the_same_chart_in_the_board_edition_shows_its_numbers() -> None:
    data = chart_data(by_age(), book(one_way("age", AGES), edition=BOARD), highlight="")

    assert data is not None
    assert [mark.label for mark in data.series[0].marks] == ["3", "30", "7", "0"]


def test_a_ranked_chart_runs_from_the_lowest_to_the_highest_unless_a_number_of_it_is_withheld() -> None:
    counts = one_way("age", {"14": 9, "15": 2, "16": 7, "17": 1, "18+": 30})

    ranked = chart_data(by_age(is_ranked=True), book(counts), highlight="")
    guarded = chart_data(by_age(is_ranked=True), book(counts, edition=PUBLIC), highlight="")

    assert ranked is not None
    assert guarded is not None
    assert ranked.categories == ("17", "15", "16", "14", "18+")
    assert guarded.categories == ("14", "15", "16", "17", "18+")


def test_a_note_of_one_column_alone_names_it() -> None:
    year = "2019-04-01/2020-03-31"
    views = (View("fte_rate", areas=("own",)), View("custody_rate", areas=("own",)))
    tables = [
        published(view, {("yjs", "Rotherham", year): value}) for view, value in zip(views, ("169", "0.16"), strict=True)
    ]
    noted = [replace(tables[0], notes=("Shared.", "Of one.", "And more.")), replace(tables[1], notes=("Shared.",))]
    heads = ("Entrants", "Custody")
    series = tuple(PlannedSeries(head, view) for head, view in zip(heads, views, strict=True))

    table = set_table(PlannedTable("Rates", "area", series), book(*noted), number="1")

    assert table is not None
    assert table.notes == ("Shared.", "Entrants: Of one. And more.")


def test_a_table_whose_first_column_is_shown_is_explained_by_the_first_that_is_not() -> None:
    shown, hidden = one_way("age", {"14": 13, "15": 30}), one_way("sex", {"female": 3, "male": 40})
    desk = Desk(asked(), PUBLIC, lambda _: b"", book(shown, hidden, edition=PUBLIC))
    views = [shown.view, hidden.view]

    assert desk.first_hidden(views) == hidden.view
    assert desk.first_hidden(views[:1]) == shown.view


def test_a_line_without_one_known_point_is_not_named_as_if_it_stood_at_nought() -> None:
    years = ("2018-01-01/2018-12-31", "2019-01-01/2019-12-31")
    view = View("custody_rate", areas=("own", "national"), periods="five-years")
    shown = dict(zip((("yjs", "Rotherham", year) for year in years), ("0.16", "0.12"), strict=True))
    table = published(view, {**shown, **{("national", "England", year): "-" for year in years}})
    chart = PlannedChart(
        "custody", "5", plain=Text(("Custody",)), title=Text(()), kind="lines", along="period", split="area",
        series=(PlannedSeries("", view),),
    )  # fmt: skip

    drawn = chart_data(chart, book(table), highlight="")

    assert drawn is not None
    assert [(one.name, [mark.value for mark in one.marks]) for one in drawn.series] == [("Rotherham", [0.16, 0.12])]
