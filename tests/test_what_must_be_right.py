"""Charts, words, names and logs: whatever a withheld number is, a reader sees and hears the same.

Each test takes the ways to leak of the list that this was written from, one by one. The true numbers differ from world
to world, the pattern does not: the cells of ages 13 and 14 are withheld, one of them small, one far above all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_papers import chart, section, table, text
from small_specs import asked
from small_tables import cell, key, one_way, two_way
from spoken_tables import PUBLIC

from report_builder import bundled, pipeline
from report_builder.cli.main import run
from report_builder.disclosure.problem import Pattern, pose
from report_builder.disclosure.protect import protect, through_the_wall
from report_builder.drawing.chart import Boundary, ChartData
from report_builder.drawing.draw import KINDS, draw
from report_builder.drawing.style import read_style
from report_builder.errors import DisclosureError
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.tables import (
    Change,
    Count,
    CountTable,
    ProtectedTable,
    Quotient,
    Relation,
    Wanted,
    at_most,
    total_of,
)
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.compose import Composed, compose
from report_builder.report.pictures import alt_text, chart_data
from report_builder.report.plan import Plan, PlannedChart
from report_builder.report.sentences import sentence
from report_builder.report.speech import Spoken

WORLDS = ({"13": 1, "14": 900}, {"13": 4, "14": 897}, {"13": 450, "14": 451}, {"13": 899, "14": 2})
"""What may stand behind two marks under a total that is not printed either, and three numbers that are."""

SHOWN = {"15": 8, "16": 6, "17": 0}
HIDDEN = frozenset({key(age="13"), key(age="14"), key()})


def walled(*tables: CountTable, withheld: Iterable[Key]) -> tuple[ProtectedTable, ...]:
    """The tables behind the wall, under a pattern that the test chooses."""
    return through_the_wall(pose(tables), Pattern(frozenset(withheld)), edition=PUBLIC)


def ages(world: Mapping[str, int]) -> Book:
    protected = walled(one_way("age", {**world, **SHOWN}), withheld=HIDDEN)
    return Book({one.view: one for one in protected})


def charts(kind: str, **changes: object) -> list[ChartData]:
    """The chart of each world."""
    planned = replace(chart(), kind=kind, **changes)  # type: ignore[arg-type]
    drawn = [chart_data(planned, ages(world), highlight="") for world in WORLDS]
    return [one for one in drawn if one is not None]


def test_the_worlds_of_these_tests_differ_where_nothing_is_withheld() -> None:
    seen = {str(chart_data(chart(), Book({t.view: t}), highlight="")) for w in WORLDS for t in _open(w)}

    assert len(seen) == len(WORLDS)


def _open(world: Mapping[str, int]) -> tuple[ProtectedTable, ...]:
    return walled(one_way("age", {**world, **SHOWN}), withheld=())


# Bar heights, line points, gaps in a stack, axis limits


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"pyramid", "map"}])
def test_a_picture_is_the_same_in_all_worlds_and_its_axis_ends_above_what_is_shown(kind: str) -> None:
    style = read_style(bundled.folder("charts"), bundled.font_files(), {})
    pictures = {draw(one, style) for one in charts(kind)}

    (picture,) = pictures
    numbers = [int(found) for found in re.findall(rb">\s*(\d+)\s*<", picture)]
    assert max(numbers) == 17  # an age; the axis of 8 and 6 ends at 8, and one of 900 would not
    assert {0, 6, 8} <= set(numbers)


def test_a_map_is_the_same_in_all_worlds() -> None:
    style = read_style(bundled.folder("charts"), bundled.font_files(), {})
    areas = tuple(
        Boundary(str(age), (((at, 0.0), (at + 1, 0.0), (at + 1, 1.0), (at, 1.0)),))
        for at, age in enumerate(range(11, 18))
    )

    assert len({draw(one, style) for one in charts("map", boundaries=areas)}) == 1


def test_the_sides_of_a_pyramid_are_the_same_in_all_worlds() -> None:
    style = read_style(bundled.folder("charts"), bundled.font_files(), {})
    pictures = set()
    for girls in (1, 2, 3, 4):
        counts = {"14": {"female": girls, "male": 9 - girls}, "15": {"female": 11, "male": 7}}
        crossed = two_way("age", "sex", counts)
        hidden = [cell.key for cell in crossed.cells if ("age", "15") not in cell.key.by]
        book = Book({one.view: one for one in walled(crossed, withheld=hidden)})
        data = chart_data(replace(chart(view=crossed.view, split="sex"), kind="pyramid"), book, highlight="")
        assert data is not None
        pictures.add(draw(data, style))

    assert len(pictures) == 1


def test_no_kind_of_chart_has_angles() -> None:
    # The angle of a wedge is a share: the others together give the withheld one away.
    assert not {"pie", "doughnut", "wedge"} & set(KINDS)


# [c] between 6 and 5 in a sorted list; top five and the rest


@given(st.permutations([1, 2, 3, 4, 6, 5, 40]))
@settings(deadline=None, max_examples=40)
def test_categories_stand_in_their_own_order_and_none_is_left_out_whatever_their_sizes(sizes: list[int]) -> None:
    names = ("11", "12", "13", "14", "15", "16", "17")
    counted = one_way("age", dict(zip(names, sizes, strict=True)))
    book = Book({one.view: one for one in walled(counted, withheld=[key(age="13"), key(age="16")])})

    data = chart_data(chart(), book, highlight="")

    assert data is not None
    assert data.categories == names


@pytest.mark.parametrize("file", sorted(bundled.folder("charts").glob("*-*.yaml")), ids=lambda file: file.stem)
def test_no_chart_of_ours_is_sorted_by_size_or_cut_off(file: Path) -> None:
    # A chart of a family's published rates may be `ranked`: it is in its own order once a number of it is withheld.
    known = {"number", "kind", "plain", "title", "along", "split", "without_zero", "view", "series", "categories"}
    known |= {"ranked"} if file.stem.endswith("-family") or file.stem == "fte-latest" else set()
    # Words stand in the place of a chart most of whose marks say [c]: the marks alone decide, which every reader sees.
    known |= {"mostly_shown"} if file.stem.startswith("analysis-") else set()
    # A line needs two periods to be one. How many there are is known of every paper, whatever is withheld in them.
    known |= {"least"} if file.stem.endswith("-trend") else set()

    assert set(re.findall(r"(?m)^(\w+):", file.read_text(encoding="utf-8"))) <= known | {"height_mm"}


# Arrows, ranks, "highest", "doubled", "the remaining three"


def _texts_of_ours() -> Iterator[tuple[str, str]]:
    for name in ("templates", "charts"):
        for file in sorted(bundled.folder(name).rglob("*.yaml")):
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                if not line.lstrip().startswith("#"):
                    yield f"{file.name}:{number}", line


TELLING = re.compile(
    r"\b(highest|fewest|smallest|largest|biggest|doubled|halved|trebled|tripled|remaining|the rest of|most of|majority|"
    r"minority of|only one|no other|more than half|a few|several|increased|decreased|up by|down by)\b|[↑↓▲▼→⬆⬇]",
    re.IGNORECASE,
)


HOW_A_CASE_IS_COUNTED = "at the highest kind of"
"""Of several kinds of case that a child has: no word on a number."""


def test_no_text_of_ours_orders_or_sizes_what_may_be_withheld() -> None:
    # Such a word stands only where a figure brings it: a rank, a comparison, a change that the numbers bear out.
    texts = ((place, line.replace(HOW_A_CASE_IS_COUNTED, "")) for place, line in _texts_of_ours())

    assert [place for place, line in texts if TELLING.search(line)] == []


def test_from_or_to_a_withheld_number_no_change_is_told() -> None:
    said = set()
    for before, after in ((1, 4), (4, 1), (2, 2), (1, 900)):
        at, then = key("custody_count"), replace(key("custody_count"), area="Before")
        cells = (cell(then, before), cell(at, after))
        step = Wanted(replace(at, variety="change"), Change(then, at))
        tables = (
            CountTable(View("custody_count"), (Wanted(at, Count(at)),), cells),
            CountTable(View("custody_count", variety="change"), (Wanted(then, Count(then)), step)),
        )
        protected = walled(*tables, withheld=[then])
        said.add(Spoken(Book({one.view: one for one in protected}), View("custody_count")).change)

    hidden = "a number behind it is not shown to protect individuals"
    assert said == {f"the figure is not compared with an earlier period, because {hidden}"}


# "no girls", the singular "child"


@pytest.mark.parametrize("word", ["shown", "counted", "children", "share", "part", "sentence"])
def test_a_withheld_number_has_no_singular_no_plural_and_no_nought_of_its_own(word: str) -> None:
    said = set()
    for girls in (0, 1, 2, 3, 900):
        at, whole = key(sex="female"), key()
        cells = (cell(at, girls), cell(whole, 1000))
        share = Wanted(key("caseload_share", sex="female"), Quotient(at, whole, 100))
        tables = (
            CountTable(View("caseload", fixed=at.by), (Wanted(at, Count(at)),), cells, (at_most(at, whole),)),
            CountTable(View("caseload_share", fixed=at.by), (share,), cells),
        )
        book = Book({one.view: one for one in walled(*tables, withheld=[at])})
        said.add(str(getattr(Spoken(book, View("caseload", fixed=at.by)), word)))

    (words,) = said
    assert "not shown" in words
    assert not re.search(
        r"\d|\bchild\b|\bno children\b", re.sub("to protect individuals|January to March 2020", "", words)
    )


def test_a_sentence_of_a_measure_with_a_verb_is_the_same_for_one_and_for_four() -> None:
    measure = next(name for name, one in MEASURES.items() if one.verb[1] and one.kind == "count")
    said = set()
    for count in (1, 4):
        at = key(measure)
        counted = CountTable(View(measure), (Wanted(at, Count(at)),), (cell(at, count),))
        book = Book({one.view: one for one in walled(counted, withheld=[at])})
        said.add(sentence(book, View(measure)))

    assert len(said) == 1


# Alt text, captions, bookmarks, file names


def papers(world: Mapping[str, int]) -> Composed:
    protected = walled(one_way("age", {**world, **SHOWN}), withheld=HIDDEN)
    caseload = ProtectedTable(View("caseload"), tuple(one for one in protected[0].figures if not one.key.by))
    title = "{{ caseload.counted }} by age"
    blocks = (text("There were {{ caseload.counted }}."), chart(title=title), table(), PLAIN)
    plan = Plan("board-report", "Performance of children", "", (section(*blocks),))
    return compose(
        plan,
        (*protected, caseload),
        asked(),
        edition=PUBLIC,
        draw=lambda data: str(data).encode(),
        is_synthetic=True,
        fingerprint="0f",
    )


PLAIN = chart("9")


def test_headings_captions_alt_texts_and_file_names_are_the_same_in_all_worlds() -> None:
    first, *others = [papers(world) for world in WORLDS]

    assert all(other == first for other in others)
    assert list(first.report.pictures) == ["chart-8.svg", "chart-9.svg"]


@pytest.mark.parametrize("planned", [chart(), chart(title="{{ caseload.counted }}")], ids=["plain", "headline"])
def test_alt_text_has_words_in_the_place_of_a_number(planned: PlannedChart) -> None:
    (said,) = {alt_text(planned, ages(world), plain="Children by age") for world in WORLDS}

    marked = "13: withheld to protect individuals, 14: withheld to protect individuals"
    assert said == f"Bar chart. Children by age. {marked}, 15: 8, 16: 6, 17: 0."


# Logs, messages, debug files, attachments


def test_a_refusal_names_what_it_is_of_and_no_number(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    # 17 and 15 are in the public domain: nothing can hide the 2 who remain.
    whole, boys, girls = (key("custody_count", **by) for by in ({}, {"sex": "male"}, {"sex": "female"}))
    cells = (cell(whole, 17, is_public=True), cell(boys, 15, is_public=True), cell(girls, 2))
    sums: tuple[Relation, ...] = (total_of(whole, (boys, girls)),)
    exposed = CountTable(View("custody_count", ("sex",)), (Wanted(girls, Count(girls)),), cells, sums)
    with pytest.raises(DisclosureError) as refused:
        protect((exposed, CountTable(View("custody_count"), (Wanted(boys, Count(boys)),))), PUBLIC)

    assert not re.search(r"\d", str(refused.value))


def test_a_fault_with_all_its_details_tells_no_number_of_the_data(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise ValueError("3 girls are not 2 girls")

    monkeypatch.setattr(pipeline, "count", failing)

    assert run(["-v", "build", "any.yaml"]) == 70
    said = capsys.readouterr()
    assert "girls are" not in said.err.replace('raise ValueError("3 girls are not 2 girls")', "")
    assert said.out == ""


# "0 of 7 in education", "all 6 were remanded"


def suitable(part: int, whole: int) -> CountTable:
    at, base = key("ete_suitable_count"), key("ete_ended")
    share = Wanted(key("ete_suitable"), Quotient(at, base, 100))
    return CountTable(View("ete_suitable"), (share,), (cell(at, part), cell(base, whole)), (at_most(at, base),))


@pytest.mark.parametrize(
    "told",
    [suitable(0, 7), suitable(7, 7), one_way("accommodation", {"suitable": 0, "unsuitable": 6})],
    ids=["0 of 7 in education", "7 of 7 in education", "all 6 in one place"],
)
def test_what_all_of_a_group_have_in_common_is_warned_of_or_stops_the_edition(told: CountTable) -> None:
    (warning,) = protect((told,), PUBLIC).warnings

    assert not re.search(r"\d", warning)
    with pytest.raises(DisclosureError, match=re.escape(warning)):
        protect((told,), replace(PUBLIC, group_disclosure="stop"))
