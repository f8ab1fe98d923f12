"""What is withheld leaves no trace: data that print the same, marks included, make the same bytes in every file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import pytest
from any_service import write_service
from hypothesis import given, settings
from hypothesis import strategies as st
from small_papers import chart, section, table, text
from small_specs import asked
from small_tables import key, two_way
from spoken_tables import PUBLIC
from swapped_rows import Swap
from withheld_pairs import Print, cells_of, printed_of

from report_builder import bundled, pipeline
from report_builder.cli.main import run
from report_builder.disclosure.complements import with_complements
from report_builder.disclosure.groups import group_disclosures
from report_builder.disclosure.primary import small_cells
from report_builder.disclosure.problem import Pattern, Problem, pose
from report_builder.disclosure.protect import through_the_wall
from report_builder.disclosure.protected import Protected
from report_builder.drawing.draw import draw
from report_builder.drawing.style import read_style
from report_builder.errors import ReportError
from report_builder.model.key import Key
from report_builder.model.tables import Cell, CountTable
from report_builder.report.compose import compose
from report_builder.report.html import to_html
from report_builder.report.plan import Plan

SWAPS = (
    Swap("tracker", "age_at_entry", 5, 0),
    Swap("tracker", "entry_tier", 1, 6),
    Swap("episodes", "type", 2, 8),
    Swap("episodes", "type", 4, 1),
    Swap("persons", "care_status", 8, 7),
    Swap("persons", "ethnicity", 10, 6),
    Swap("persons", "locality", 9, 10),
)
"""Of two children each, found by trying; whether one moves withheld counts alone is for the program to say."""


@dataclass(frozen=True)
class Pair:
    """A swap that moves true counts and changes nothing of what is printed."""

    swap: Swap
    moved: int


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The config of a service of fourteen children."""
    folder = tmp_path_factory.mktemp("fourteen")
    return write_service(folder / "service", children=14, seed=14, config={"appendices": ["scorecard"]})


@pytest.fixture(scope="module")
def pairs(service: Path) -> list[Pair]:
    """The swaps after which the public edition prints the same, though other numbers are withheld in it."""
    counted = pipeline.count(service)
    public = counted.spec.editions["public"]
    before, cells = printed_of(pipeline.protect_edition(counted, public)), cells_of(counted.tables)
    found = []
    for swap in SWAPS:
        with swap.made(service.parent / "data"):
            swapped = pipeline.count(service)
        moved = sum(cells.get(key) != value for key, value in cells_of(swapped.tables).items())
        try:
            is_same = moved and printed_of(pipeline.protect_edition(swapped, public)) == before
        except ReportError:
            continue
        if is_same:
            found.append(Pair(swap, moved))
    return found


def test_enough_pairs_agree_for_these_tests_to_mean_something(pairs: list[Pair]) -> None:
    assert len(pairs) >= 3
    assert len({(pair.swap.table, pair.swap.column) for pair in pairs}) >= 2


def built(config: Path, out: Path, *, edition: str = "public") -> dict[str, bytes]:
    """Every file of an edition, its digests keyed by a secret, without its pages: those have a test of their own."""
    counted = pipeline.count(config, environment={"REPORT_BUILDER_KEY": "of the service"})
    pipeline.build(counted, editions=[edition], formats=("html", "docx"), out=out)
    return {str(file.relative_to(out)): file.read_bytes() for file in sorted(out.rglob("*")) if file.is_file()}


def test_pairs_that_print_the_same_have_the_same_web_page_and_records(
    service: Path, pairs: list[Pair], tmp_path: Path
) -> None:
    first = built(service, tmp_path / "first")
    for number, pair in enumerate(pairs[::2]):
        with pair.swap.made(service.parent / "data"):
            assert built(service, tmp_path / str(number)) == first, pair.swap


def test_the_board_reads_from_its_digests_that_the_data_differ(
    service: Path, pairs: list[Pair], tmp_path: Path
) -> None:
    first = built(service, tmp_path / "first", edition="board")
    with pairs[0].swap.made(service.parent / "data"):
        second = built(service, tmp_path / "second", edition="board")

    assert all(first[name] != second[name] for name in first if name.endswith((".json", ".html")))


def knows_the_data(name: str) -> bool:
    """Whether a file of the cache says of which data it was made; those in an edition's own folder there do not."""
    return name.startswith("out/cache/") and "/public/" not in name


def test_a_pair_has_the_same_pages_the_same_words_on_the_screen_and_the_same_log(
    service: Path,
    pairs: list[Pair],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.delenv("REPORT_BUILDER_KEY", raising=False)

    def all_of_it(place: str) -> tuple[dict[str, bytes], str]:
        (tmp_path / place).mkdir()
        monkeypatch.chdir(tmp_path / place)
        assert run(["-v", "build", str(service), "--edition", "public", "--out", "out"]) == 0
        said = capsys.readouterr()
        files = {str(file): file.read_bytes() for file in sorted(Path("out").rglob("*")) if file.is_file()}
        files = {name: content for name, content in files.items() if not knows_the_data(name)}
        return files, said.out + re.sub(r"(?m)^ *[\d.]+ s  ", "", said.err)

    first = all_of_it("first")
    with pairs[-1].swap.made(service.parent / "data"):
        second = all_of_it("second")

    assert {Path(name).suffix for name in first[0]} >= {".pdf", ".html", ".json", ".kept"}
    assert first == second


# The wall


class Untouchable(Cell):
    """A cell that nobody may read the number of."""

    @property
    def count(self) -> Fraction:  # type: ignore[override]
        raise AssertionError("a withheld count was read")

    @property
    def persons(self) -> int:  # type: ignore[override]
        raise AssertionError("the persons behind a withheld count were counted")

    def __init__(self, cell: Cell) -> None:
        object.__setattr__(self, "key", cell.key)
        object.__setattr__(self, "is_public", cell.is_public)


def poisoned(problem: Problem, pattern: Pattern) -> Problem:
    cells = {key: Untouchable(cell) if key in pattern.withheld else cell for key, cell in problem.cells.items()}
    return replace(problem, cells=cells)


def test_nothing_behind_the_wall_reads_a_withheld_count(service: Path) -> None:
    counted = pipeline.count(service)
    edition = replace(counted.spec.editions["public"], minimum_denominator=10)
    problem = with_complements(pose(counted.tables))
    pattern = Pattern(frozenset(small_cells(problem, edition)), {3: 1, 5: 2})

    told = through_the_wall(problem, pattern, edition=edition), group_disclosures(problem, pattern)
    blind = poisoned(problem, pattern)

    assert len(pattern.withheld) > 50
    assert (through_the_wall(blind, pattern, edition=edition), group_disclosures(blind, pattern)) == told


def test_the_poison_of_these_tests_works(service: Path) -> None:
    problem = pose(pipeline.count(service).tables)
    withheld = frozenset(small_cells(problem, PUBLIC))

    with pytest.raises(AssertionError, match="a withheld count was read"):
        through_the_wall(poisoned(problem, Pattern(withheld)), Pattern(), edition=PUBLIC)


# Whole papers, made by hand

AGES, SEXES = ("13", "14", "15"), ("female", "male", "unknown")
Counts = dict[str, dict[str, int]]


@st.composite
def two_papers(draw: Callable[..., int]) -> tuple[Counts, Counts]:
    """Children by age and sex, twice: two of them have changed places across a rectangle of small cells."""
    small, any_size = st.integers(1, 4), st.integers(0, 30)
    first = {age: {sex: draw(any_size) for sex in SEXES} for age in AGES}
    for age, sex in (("13", "female"), ("13", "male"), ("14", "female"), ("14", "male")):
        first[age][sex] = draw(small)
    second = {age: dict(row) for age, row in first.items()}
    for age, sex, step in (("13", "female", 1), ("13", "male", -1), ("14", "female", -1), ("14", "male", 1)):
        second[age][sex] += step
    return first, second


SAID = (
    "There were {{ caseload.counted }}.",
    "Girls were {{ caseload.by(sex='female').counted }}.",
    "Of them {{ caseload.by(age='13', sex='female').counted }} were 13.",
)


RECTANGLE = tuple(key(age=age, sex=sex) for age in AGES[:2] for sex in SEXES[:2])


def paper(counts: Counts, *, withheld: tuple[Key, ...] = RECTANGLE) -> tuple[Print, str, list[bytes]]:
    """What is printed, the web page and the pictures of a paper in which these cells are withheld."""
    crossed = two_way("age", "sex", counts)
    views = [reference for one in text(*SAID).references for reference in one.views]
    tables = (crossed, *(_one_of(crossed, view) for view in dict.fromkeys(views)))
    protected = through_the_wall(pose(tables), Pattern(frozenset(withheld)), edition=PUBLIC)
    blocks = (text(*SAID), chart(view=crossed.view, split="sex"), table(view=crossed.view))
    made = compose(
        Plan("board-report", "Performance of children", "", (section(*blocks),)),
        protected,
        asked(),
        edition=PUBLIC,
        draw=lambda data: draw(data, STYLE),
        is_synthetic=True,
        fingerprint="0f",
    )
    pictures = list(made.report.pictures.values())
    return printed_of(Protected(PUBLIC, protected)), to_html(made.report, for_print=False), pictures


STYLE = read_style(bundled.folder("charts"), bundled.font_files(), {})


def _one_of(crossed: CountTable, view: object) -> CountTable:
    """The view of a single number of a crossing."""
    fixed = getattr(view, "fixed", ())
    wanted = next(one for one in crossed.wanted if one.key.by == fixed)
    cells = tuple(cell for cell in crossed.cells if cell.key == wanted.key)
    return CountTable(replace(crossed.view, dimensions=(), fixed=fixed), (wanted,), cells)


@settings(deadline=None, max_examples=25)
@given(two_papers())
def test_papers_that_print_the_same_are_set_and_drawn_the_same(papers: tuple[Counts, Counts]) -> None:
    first, second = papers

    assert paper(first) == paper(second)


def test_without_the_marks_those_papers_differ() -> None:
    first = {age: dict.fromkeys(SEXES, 2) for age in AGES}
    second = {**first, "13": {**first["13"], "female": 3, "male": 1}, "14": {**first["14"], "female": 1, "male": 3}}

    assert paper(first, withheld=()) != paper(second, withheld=())
