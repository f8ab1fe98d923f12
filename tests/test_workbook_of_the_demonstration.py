"""The demonstration's workbook in both editions: every number is a figure of its table, and every figure is there."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from report_builder import bundled, pipeline
from report_builder.audit.compare import compare
from report_builder.audit.read import read_artefact
from report_builder.model.built import Report
from report_builder.report.workbook.front import workbook_of
from report_builder.report.workbook.ods import to_ods
from report_builder.report.workbook.xlsx import to_xlsx
from report_builder.report.zipped import zipped

Made = tuple[Report, dict[str, Any]]
Cells = dict[str, list[list[Any]]]


@pytest.fixture(scope="module")
def counted() -> pipeline.Counted:
    config = bundled.folder("config") / "rotherham-2019-20-q4.yaml"
    return pipeline.count(config, environment=os.environ)


@pytest.fixture(scope="module", params=["board", "public"])
def made(request: pytest.FixtureRequest, counted: pipeline.Counted, tmp_path_factory: pytest.TempPathFactory) -> Made:
    out: Path = tmp_path_factory.mktemp("out")
    edition = counted.spec.editions[request.param]
    _, protected, composed = pipeline.protected_paper(counted, edition, out=out)
    return composed.report, json.loads(pipeline.figures_document(counted, protected, composed))


def cells(content: bytes) -> Cells:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}  # type: ignore[misc]


def figures_in(document: dict[str, Any], place: str) -> Iterator[dict[str, Any]]:
    yield from (figure for figure in document["figures"] if place in figure["where"])


def test_xlsx_and_ods_hold_the_same_in_every_cell(made: Made) -> None:
    workbook = workbook_of(made[0])

    assert cells(to_xlsx(workbook)) == cells(to_ods(workbook))


def test_every_number_of_a_sheet_is_a_figure_of_its_table_or_chart(made: Made) -> None:
    report, document = made
    read = cells(to_ods(workbook_of(report)))
    looked_at = 0

    for tab, rows in read.items():
        values = [figure["value"] for figure in figures_in(document, tab[0].lower() + tab[1:])]
        numbers = [cell for row in rows for cell in row if isinstance(cell, float)]
        if tab.startswith(("Chart", "Table")):
            assert [number for number in numbers if number not in values] == []
            looked_at += len(numbers)
        elif not tab.startswith("Key figures"):
            assert numbers == []
    assert looked_at > 300


def test_every_figure_of_a_table_stands_on_its_sheet_and_what_is_withheld_is_a_mark(made: Made) -> None:
    report, document = made
    read = cells(to_xlsx(workbook_of(report)))
    tables = [tab for tab in read if tab.startswith("Table")]

    assert len(tables) >= 9
    for tab in tables:
        said = [cell for row in read[tab] for cell in row]
        for figure in figures_in(document, f"t{tab[1:]}"):
            if figure["value"] == 0:
                continue  # a row of noughts may be left out
            if figure["status"] == "shown":
                assert figure["value"] in said or figure["shown"] in said
            else:
                assert figure["shown"] in said


@pytest.mark.parametrize("write", [to_xlsx, to_ods])
def test_the_audit_finds_nothing_in_it(made: Made, write: Any) -> None:
    report, document = made
    name = f"board-report.{write.__name__.removeprefix('to_')}"

    assert compare([read_artefact(name, write(workbook_of(report)))], document) == ()


def test_a_number_in_the_place_of_a_mark_is_found(made: Made) -> None:
    report, document = made
    withheld = [one for one in document["figures"] if one["status"] == "withheld" and "table 4" in one["where"]]
    if not withheld:
        pytest.skip("this edition withholds nothing there")
    told = replaced_in(to_ods(workbook_of(report)), "content.xml")

    assert any(leak.is_certain for leak in compare([read_artefact("board-report.ods", told)], document))


def replaced_in(content: bytes, part: str) -> bytes:
    """The workbook with a number in the place of the first mark of table 4."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before, title, after = parts[part].rpartition(b"<text:p>Table 4:")
    return zipped({**parts, part: before + title + after.replace(b"<text:p>[c]<", b"<text:p>3<", 1)})
