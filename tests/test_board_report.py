"""The demonstration board report from config to PDF: its figures, its bytes, its accessibility, its silence."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from every_paper import FORMATS, EveryPaper

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / "config" / "rotherham-2019-20-q4.yaml"
EXPECTED = ROOT / "tests" / "expected" / "rotherham_2019_20_q4.csv"
NAME = "rotherham-2019-20-q4-board-report"


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "report_builder", *arguments]
    return subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)


@dataclass(frozen=True)
class Shelf:
    folder: Path

    def read(self, edition: str, file: str) -> bytes:
        return (self.folder / NAME / edition / file).read_bytes()

    def figures(self, edition: str) -> list[dict[str, Any]]:
        return json.loads(self.read(edition, "figures.json"))["figures"]


@pytest.fixture(scope="session")
def shelf(papers: EveryPaper) -> Shelf:
    return Shelf(papers.built(CONFIG.stem).parent)


def place(figure: dict[str, Any]) -> tuple[object, ...]:
    """Where a figure belongs. A count of a group is the same number on whichever side the group stands."""
    labels, of = figure["by"], figure["of"]
    if figure["kind"] == "count":
        labels, of = {**of, **labels}, {}
    area = (figure["kind"] == "rank", figure["measure"], figure["area_type"], figure["area"], figure["period"])
    return (*area, tuple(sorted(labels.items())), tuple(sorted(of.items())))


def expected_rows() -> Iterator[dict[str, Any]]:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {**row, "by": json.loads(row["by"]), "of": json.loads(row["of"])}


def test_the_board_figures_are_those_of_the_paper_of_july_2020_with_its_slips_mended(shelf: Shelf) -> None:
    derived = ("/change", "/one")  # of the same measure, but not its number
    found = {place(figure): figure for figure in shelf.figures("board") if not figure["id"].endswith(derived)}
    wrong = []
    for row in expected_rows():
        figure = found.get(place(row))
        if figure is None:
            wrong.append(f"missing: {row['measure']} {row['area']} {row['period']} {row['by']} {row['of']}")
        elif figure["value"] != pytest.approx(float(row["value"]), abs=1e-9):
            wrong.append(f"{figure['id']}: {figure['value']}, expected {row['value']}")
        elif row["numerator"] and figure["numerator"] not in {None, float(row["numerator"])}:
            wrong.append(f"{figure['id']}: {figure['numerator']} of {figure['denominator']}")

    assert wrong == []


def test_the_corrected_slips_print_as_they_should(shelf: Shelf) -> None:
    shown = {place(figure): figure["shown"] for figure in shelf.figures("board")}
    quarter = "2020-01-01/2020-03-31"

    def share(of: tuple[tuple[str, str], ...] = (), **labels: str) -> str:
        return shown[False, "caseload_share", "yjs", "Rotherham", quarter, tuple(sorted(labels.items())), of]

    assert share(sex="female") == "26.8%"
    assert share(sex="male", age="14-18") == "48.4%"
    assert share(age="14-15", of=(("sex", "female"),)) == "50.9%"


def test_figures_json_on_stdout_is_the_file_that_build_wrote(shelf: Shelf) -> None:
    printed = command("figures", str(CONFIG), "--edition", "board", "--json", "-q")

    assert printed.stdout.encode() == shelf.read("board", "figures.json")


def test_the_manifest_vouches_for_every_file(shelf: Shelf) -> None:
    manifest = json.loads(shelf.read("public", "manifest.json"))

    forms = {f"board-report.{form}" for form in FORMATS}
    assert set(manifest["files"]) == forms | {"archive.zip", "figures.json"}
    for name, digest in manifest["files"].items():
        assert hashlib.sha256(shelf.read("public", name)).hexdigest() == digest


def test_no_plain_hash_of_a_private_file_is_written(shelf: Shelf) -> None:
    data = ROOT / "data" / "rotherham-2019-20-q4"
    plain = {hashlib.sha256(file.read_bytes()).hexdigest() for file in data.iterdir()}

    for file in (shelf.folder / NAME / "public").iterdir():
        assert not [digest for digest in plain if digest.encode() in file.read_bytes()]


@pytest.mark.parametrize("edition", ["board", "public"])
def test_the_pdf_passes_as_pdf_ua_1(shelf: Shelf, edition: str) -> None:
    import page as page_validation  # type: ignore[import-untyped]  # the module of the package page-validation

    assert page_validation.is_pdf_compliant_bytes(shelf.read(edition, "board-report.pdf"), profile="ua1")


CHARTS = [*["2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "14", "15", "16", "17"], "1a", "1b", "13a", "13b"]


def test_the_board_paper_has_every_chart_and_section(shelf: Shelf) -> None:
    page = shelf.read("board", "board-report.html").decode()

    assert set(re.findall(r'id="chart-([0-9]+[ab]?)"', page)) == set(CHARTS)
    for title in ("Introduction", "First time entrants", "Reoffending", "Use of custody", "The local picture"):
        assert title in page
    for title in ("Ethnicity", "Live tracker", "Staffing and budget", "Appendix 1", "Appendix 2", "Inspection"):
        assert title in page


class Reading(HTMLParser):
    """What a reader of the page sees: its words, its table cells, its alternative texts and its pictures' words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.cells: list[str] = []
        self.alts: list[str] = []
        self.labels: dict[str, list[str]] = {}
        self._chart = ""
        self._in_cell = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "figure":
            self._chart = str(found.get("id"))
        if tag == "td":
            self._in_cell = True
        if tag == "img":
            self.alts.append(str(found["alt"]))
            picture = base64.b64decode(str(found["src"]).partition("base64,")[2]).decode()
            self.labels[self._chart] = re.findall(r"<text[^>]*>([^<]*)</text>", picture)

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._in_cell and data.strip():
            self.cells.append(data.strip())


PUBLISHED = {
    "custody_count/yjs/2019-04-01/2020-03-31",
    "custody_count/yjs/2019-04-01/2020-03-31/source=local",
}
"""Small counts that equal a published row: four custodial sentences, which 0.16 per 1,000 of 25,157 gives anyway."""

NOT_OF_PERSONS_IN_CASES = ("budget", "population", "published")


def small_counts(shelf: Shelf) -> set[str]:
    """The ids of the true counts of 1 to 4, which the board's edition shows."""
    return {
        figure["id"]
        for figure in shelf.figures("board")
        if figure["kind"] == "count" and figure["status"] == "shown" and 1 <= figure["value"] <= 4
    }


def test_every_small_count_of_the_cases_is_withheld_in_public(shelf: Shelf) -> None:
    public = {figure["id"]: figure for figure in shelf.figures("public")}
    small = small_counts(shelf)

    assert len(small) > 40  # the demonstration has many: else this test would prove nothing
    for figure in small - PUBLISHED:
        assert figure not in public or public[figure]["status"] == "withheld", figure
    assert {public[figure]["value"] for figure in PUBLISHED} == {4}


def test_a_withheld_figure_has_neither_value_nor_parts_nor_reason(shelf: Shelf) -> None:
    for figure in shelf.figures("public"):
        if figure["status"] == "withheld":
            assert (figure["value"], figure["numerator"], figure["denominator"]) == (None, None, None)
            assert figure["shown"] == "[c]"


def test_no_part_of_a_shown_quotient_is_a_small_number_of_children(shelf: Shelf) -> None:
    for figure in shelf.figures("public"):
        if figure["kind"] in {"share", "mean", "ratio"} and figure["numerator"] is not None:
            if figure["measure"] == "population_share":
                continue
            assert not 1 <= figure["numerator"] <= 4, figure["id"]
            if figure["kind"] == "share":
                assert not 1 <= figure["denominator"] - figure["numerator"] <= 4, figure["id"]


SAID_SMALL = re.compile(
    r"(?<![\d.])\b(?:[1-4]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our) (?:of \d+ )?(?:child|children|girls?|boys?|reoffen\w+|"
    r"first time entrants?|members? of staff|suspensions?)\b"
)
"""A small number and what it counts; section numbers stand before capital letters, paragraph numbers behind a dot."""


def test_no_sentence_or_alternative_text_of_the_public_paper_says_a_small_number(shelf: Shelf) -> None:
    reading = Reading(shelf.read("public", "board-report.html").decode())
    board = Reading(shelf.read("board", "board-report.html").decode())

    assert SAID_SMALL.search(" ".join(board.words))  # what the public paper must not say, the board's does
    assert SAID_SMALL.findall(" ".join(reading.words)) == []
    assert SAID_SMALL.findall(" ".join(reading.alts)) == []


def test_no_cell_of_a_public_table_is_a_small_whole_number(shelf: Shelf) -> None:
    reading = Reading(shelf.read("public", "board-report.html").decode())

    assert [cell for cell in reading.cells if cell in {"1", "2", "3", "4"}] == []


OF_CASES = ("7", "8", "9", "11", "12", "14", "15", "16", "17")


def test_no_label_of_a_public_chart_of_counts_is_a_small_number(shelf: Shelf) -> None:
    """Axis figures come in even steps from nought; charts of counts here step by 5 or more, so no 1 to 4 may stand."""
    reading = Reading(shelf.read("public", "board-report.html").decode())
    drawn = {f"chart-{number}" for number in OF_CASES} & set(reading.labels)

    assert len(drawn) >= 6
    for chart in drawn:
        assert [label for label in reading.labels[chart] if label.strip() in {"1", "2", "3", "4"}] == [], chart


def test_the_public_pdf_says_no_more_than_the_public_page(shelf: Shelf) -> None:
    import pymupdf  # type: ignore[import-untyped]

    document = pymupdf.open(stream=shelf.read("public", "board-report.pdf"), filetype="pdf")
    text = " ".join(" ".join(page.get_text().split()) for page in document)
    metadata = " ".join(str(value) for value in document.metadata.values())

    assert SAID_SMALL.findall(text) == []
    assert SAID_SMALL.findall(metadata + (document.get_xml_metadata() or "")) == []
    assert "Synthetic data" in text
    assert all("Synthetic data" in page.get_text() for page in document)
    assert "OFFICIAL-SENSITIVE" not in text


def test_the_board_paper_is_marked_on_every_page(shelf: Shelf) -> None:
    import pymupdf

    document = pymupdf.open(stream=shelf.read("board", "board-report.pdf"), filetype="pdf")

    assert all("OFFICIAL-SENSITIVE" in page.get_text() for page in document)


def test_the_paper_claims_no_rise_or_fall_for_indicators_without_new_data(shelf: Shelf) -> None:
    words = " ".join(Reading(shelf.read("board", "board-report.html").decode()).words)

    assert "no rise or fall is claimed" in words
    assert "continues to fall" not in words
