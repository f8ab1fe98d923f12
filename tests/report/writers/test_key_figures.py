"""The key figures at the head of a paper: what is said of each, and no more than its numbers bear out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from small_specs import asked

from report_builder.model.built import KeyFigure, KeyFigures
from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.spec import (
    Comparators,
    Edition,
    ReportSpec,
)
from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.desk import Desk
from report_builder.report.plan import PlannedKeyFigure, PlannedKeyFigures
from report_builder.report.read_key_figures import read_key_figures
from report_builder.report.writers.key_figures import write_key_figures

BEFORE, NOW = Period(date(2018, 1, 1), date(2018, 12, 31)), Period(date(2019, 1, 1), date(2019, 12, 31))
RATE = View("fte_rate")
SPEC = asked(yot="Northbridge", editions={})
PLANNED = PlannedKeyFigures(
    "Indicators", (PlannedKeyFigure("First time entrants", RATE, moves=True, against="family"),)
)


def figure(value: str | None, period: Period = NOW, *, area: str = "yjs", **other: object) -> Figure:
    """A rate that is shown, or withheld where it has no value."""
    status = Status.SHOWN if value else Status.WITHHELD
    number = None if value is None else Decimal(value)
    key = Key("fte_rate", "Northbridge" if area == "yjs" else "YOT family", area, period)
    made = Figure(key, "rate", number, value or "[c]", "per 100,000", None, None, status)
    return replace(made, **other)


def step(value: str | None, **other: object) -> Figure:
    """The change between the two periods."""
    made = figure(value, **other)
    return replace(made, kind="difference", key=replace(made.key, variety="change"))


Writes = Callable[..., KeyFigure]


@pytest.fixture
def written() -> Writes:
    """Writes one key figure from a figure, the change with the figure before, and the comparator."""

    def write(own: Figure, *, change: Figure, family: Figure | None, spec: ReportSpec = SPEC) -> KeyFigure:
        moved = (figure("200", BEFORE), own, change)
        tables = (
            ProtectedTable(RATE, (own,)),
            ProtectedTable(replace(RATE, variety="change"), moved),
            ProtectedTable(replace(RATE, areas=("family",)), (family,) if family else ()),
        )
        (block,) = write_key_figures(desk(tables, spec), PLANNED)
        assert isinstance(block, KeyFigures)
        return block.figures[0]

    return write


def desk(tables: tuple[ProtectedTable, ...], spec: ReportSpec = SPEC) -> Desk:
    return Desk(spec, Edition("public", 5), lambda _: b"", Book({table.view: table for table in tables}))


FAMILY = figure("180", area="family")


def test_a_fall_that_the_counts_bear_out_is_said_with_its_size_and_where_it_came_from(written: Writes) -> None:
    one = written(figure("150"), change=step("-50", word="fell"), family=FAMILY)

    assert (one.shown, one.unit, one.period) == ("150", "per 100,000", "2019")
    assert one.change == "fell by 50 from 200 in 2018"
    assert one.comparator == "below the family average, 180"
    assert one.spoken == ""


def test_a_difference_within_chance_is_no_clear_change(written: Writes) -> None:
    one = written(figure("195"), change=step("-5", word="no clear change"), family=FAMILY)

    assert one.change == "no clear change from 200 in 2018"
    assert one.comparator == "above the family average, 180"


def test_without_counts_behind_it_the_earlier_number_stands_alone(written: Writes) -> None:
    one = written(figure("150"), change=step("-50", note="the counts behind the figures are not known"), family=FAMILY)

    assert one.change == "was 200 in 2018"


def test_periods_that_overlap_are_not_compared(written: Writes) -> None:
    one = written(figure("150"), change=step("-50", note="the two periods overlap"), family=FAMILY)

    assert one.change == "not compared: the periods overlap"


def test_a_measure_without_new_data_has_no_update_and_no_change(written: Writes) -> None:
    stale = replace(SPEC, no_update={"fte_rate": "the source was closed"})
    one = written(figure("150"), change=step("-50", word="fell"), family=FAMILY, spec=stale)

    assert one.change == "no update since the last report"


def test_a_withheld_number_is_read_as_words_and_nothing_is_said_of_how_it_moved_or_stands(written: Writes) -> None:
    one = written(figure(None), change=step(None), family=FAMILY)

    assert (one.shown, one.spoken) == ("[c]", "withheld to protect individuals")
    assert one.change == ""
    assert one.comparator == "family average: 180"


def test_a_number_with_fewer_decimals_is_not_set_against_another(written: Writes) -> None:
    about = figure("180", shown="about 180")

    assert written(about, change=step("-50", word="fell"), family=FAMILY).comparator == "family average: 180"


def test_equal_numbers_are_the_same(written: Writes) -> None:
    assert written(figure("180"), change=step(None), family=FAMILY).comparator == "the same as the family average"


def test_a_family_of_another_name_is_called_by_it(written: Writes) -> None:
    named = replace(SPEC, comparators=Comparators(family_name="Statistical neighbours"))
    one = written(figure("150"), change=step(None), family=FAMILY, spec=named)

    assert one.comparator == "below the average of its statistical neighbours, 180"


def test_a_comparator_of_another_period_is_not_named(written: Writes) -> None:
    earlier = figure("180", BEFORE, area="family")

    assert written(figure("150"), change=step(None), family=earlier).comparator == ""


def test_what_does_not_exist_is_named_in_the_note_and_has_no_row() -> None:
    there = PlannedKeyFigure("Children on the caseload", View("caseload"))
    key = Key("caseload", "Northbridge", "yjs", NOW)
    children = Figure(key, "count", Decimal(213), "213", "children", None, None, Status.SHOWN)
    tables = (ProtectedTable(View("caseload"), (children,)), ProtectedTable(RATE, (), missing="nothing was supplied"))
    (block,) = write_key_figures(desk(tables), replace(PLANNED, figures=(*PLANNED.figures, there)))

    assert isinstance(block, KeyFigures)
    assert [(one.name, one.shown, one.unit) for one in block.figures] == [
        ("Children on the caseload", "213", "children")
    ]
    assert block.note == "Not available: first time entrants."


def test_with_no_figure_at_all_there_is_no_block() -> None:
    tables = (ProtectedTable(RATE, (), missing="nothing was supplied"),)

    assert write_key_figures(desk(tables), PLANNED) == []


def test_the_place_of_each_figure_is_noted() -> None:
    tables = (
        ProtectedTable(RATE, (figure("150"),)),
        ProtectedTable(replace(RATE, variety="change"), (), missing="none"),
        ProtectedTable(replace(RATE, areas=("family",)), (FAMILY,)),
    )
    paper = desk(tables)
    write_key_figures(paper, PLANNED)

    assert paper.places == {figure("150").key.id: ["key figures"], FAMILY.key.id: ["key figures"]}


ASKED = {"name": "First time entrants", "view": {"measure": "fte_rate"}, "moves": True, "against": "family"}


def test_a_figure_of_a_section_that_is_left_out_is_left_out() -> None:
    wanted = {"title": "T", "figures": [ASKED | {"section": "entrants"}, ASKED | {"section": "custody"}, ASKED]}

    assert len(read_key_figures(wanted, kept=["entrants"]).figures) == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"view": {"measure": "fte_rat"}}, "there is no measure 'fte_rat'; did you mean 'fte_rate'"),
        ({"view": {"measure": "fte_rate", "by": ["sex"]}}, "a key figure is one number"),
        ({"against": "famly"}, "there is no comparator 'famly'; did you mean 'family'"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_key_figures({"title": "T", "figures": [ASKED | wrong]}, kept=[])
