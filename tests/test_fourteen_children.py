"""A service with fourteen children: its public paper withholds nearly all, says truly why, and is still a paper."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from any_service import write_service

from report_builder import pipeline
from report_builder.model.built import Paragraph, Picture, Report, SetTable
from report_builder.model.measure import MEASURES
from report_builder.report.silence import all_withheld

CONFIG = {"appendices": ["scorecard"], "commentary": {"tracker": "The tracker is looked at each week."}}


@dataclass(frozen=True)
class Made:
    """The public edition: its report, its files and the figures beside it."""

    report: Report
    files: dict[str, bytes]

    @property
    def figures(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.files["figures.json"])["figures"]
        return found

    @property
    def paragraphs(self) -> list[str]:
        return [block.html for block in self.blocks if isinstance(block, Paragraph)]

    @property
    def blocks(self) -> list[object]:
        return [block for one in self.report.sections for part in one.parts for block in part.blocks]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("fourteen")
    counted = pipeline.count(write_service(folder / "service", children=14, seed=14, config=CONFIG))
    (written,) = pipeline.build(counted, editions=["public"], formats=("pdf", "html"), out=folder / "out")
    assert written.folder is not None
    files = {file.name: file.read_bytes() for file in written.folder.iterdir()}
    protected = pipeline.protect_edition(counted, counted.spec.editions["public"])
    return Made(pipeline.compose_edition(counted, protected).report, files)


def test_fourteen_children_are_on_the_caseload(made: Made) -> None:
    (whole,) = [one for one in made.figures if one["measure"] == "caseload" and not one["by"] and not one["of"]]

    assert (whole["value"], whole["shown"]) == (14, "14")


def test_the_introduction_says_why_numbers_are_missing(made: Made) -> None:
    (introduction,) = [section for section in made.report.sections if section.id == "introduction"]
    said = [block.html for part in introduction.parts for block in part.blocks if isinstance(block, Paragraph)]

    assert said[-1] == (
        "So that no child can be identified, counts of 1 to 4 persons are withheld in this edition, and so are the "
        "rates, shares and averages that rest on them. Further numbers are withheld wherever a reader could otherwise "
        "work those out: a number that is withheld is not necessarily small. It is marked [c], or left out of the "
        "text. Figures that were published elsewhere are shown as they were published."
    )


def test_what_it_says_is_true(made: Made) -> None:
    own = [
        one for one in made.figures if not MEASURES[one["measure"]].is_published or one["by"].get("source") == "local"
    ]
    persons = [one for one in own if MEASURES[one["measure"]].counts == "persons" and one["status"] == "shown"]
    numbers = [one["value"] if MEASURES[one["measure"]].kind == "count" else one["numerator"] for one in persons]

    assert not {1, 2, 3, 4} & set(numbers)
    assert any(one["status"] == "withheld" for one in own)


def test_a_part_of_which_nothing_can_be_shown_is_a_sentence(made: Made) -> None:
    parts = [part for one in made.report.sections for part in one.parts if part.title]
    silent = [part for part in parts if [getattr(block, "html", "") for block in part.blocks] == [all_withheld("part")]]

    assert silent
    assert not [block for part in silent for block in part.blocks if isinstance(block, (Picture, SetTable))]


def test_no_chart_is_all_but_empty_and_no_table_is_marks_alone(made: Made) -> None:
    for block in made.blocks:
        if isinstance(block, Picture):
            assert block.alt.count("withheld to protect") <= 2 * len(re.findall(r": [\d.]*[1-9]", block.alt)), (
                block.title
            )
        if isinstance(block, SetTable):
            assert {cell.shown for row in block.rows for cell in row.cells if not row.is_total} - {"[c]", "0"}


def test_no_two_paragraphs_say_the_same_but_for_whole_parts(made: Made) -> None:
    said = [words for words in made.paragraphs if words not in {all_withheld("part"), all_withheld("section")}]

    assert len(said) == len(set(said))


def test_the_manager_s_words_are_in_the_paper(made: Made) -> None:
    assert "The tracker is looked at each week." in made.paragraphs


def test_nothing_but_the_paper_and_its_records_is_written(made: Made) -> None:
    written = {name for name in made.files if not name.startswith(".")}

    assert written == {"board-report.pdf", "board-report.html", "archive.zip", "figures.json", "manifest.json"}


def test_the_pages_have_no_attachment_and_no_metadata_of_numbers(made: Made, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(made.files["board-report.pdf"])
    with pikepdf.open(tmp_path / "paper.pdf") as pdf:
        assert not pdf.attachments
        assert "/AF" not in pdf.Root
        told = {str(name): str(value) for name, value in pdf.docinfo.items() if str(name) != "/Fingerprint"}

    assert [name for name, value in told.items() if re.search(r"\b(14|children)\b", value)] == []
