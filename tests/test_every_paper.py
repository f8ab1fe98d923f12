"""Every paper in every form: it is there, its pages conform, and a number is the same wherever it is printed."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from typing import Any

import page as page_validation
import pytest
from every_paper import EDITIONS, FILES, PAPERS, EveryPaper

from report_builder.audit.artefacts import Role
from report_builder.audit.permitted import numbers_in, plain
from report_builder.audit.read import read_artefact
from report_builder.audit.within import own_name

pytestmark = pytest.mark.slow

Numbers = Counter[tuple[str, Decimal]]
BEGINS = {"pdf": b"%PDF-1.7", "html": b"<!DOCTYPE html>", "docx": b"PK", "xlsx": b"PK", "ods": b"PK"}
OTHERS = tuple(one for one in FILES if one[2] != "html")


@pytest.mark.parametrize("config", PAPERS)
def test_the_edition_holds_its_forms_and_records_and_nothing_else(config: str, papers: EveryPaper) -> None:
    paper = PAPERS[config]
    records = {"manifest.json"} if paper.document == "agenda-pack" else {"manifest.json", "figures.json", "archive.zip"}
    forms = {f"{paper.document}.{form}" for form in paper.formats}

    for edition in paper.editions:
        folder = papers.built(config) / edition
        assert {file.name for file in folder.iterdir()} == forms | records
        assert set(json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]) >= forms


@pytest.mark.parametrize(("config", "edition", "form"), FILES)
def test_a_file_is_of_its_form(config: str, edition: str, form: str, papers: EveryPaper) -> None:
    assert papers.read(config, edition, form).lstrip().startswith(BEGINS[form])


@pytest.mark.parametrize(("config", "edition"), EDITIONS)
def test_a_validator_for_accessible_pdf_finds_nothing(config: str, edition: str, papers: EveryPaper) -> None:
    found = page_validation.validate_pdf_bytes(papers.read(config, edition, "pdf"), profile="ua1")

    assert [(failure.rule_id, failure.message) for failure in found.failures] == []
    assert found.is_compliant


def tables(content: bytes, name: str) -> Numbers:
    """How often each number stands in the cells of each block of a file, by the block's name in its own paper."""
    cells = (one for one in read_artefact(name, content).passages if one.role is Role.CELL and one.block)
    return Counter((own_name(cell.block), number) for cell in cells for number in numbers_in(plain(cell.words)))


def figures_of(config: str, edition: str, papers: EveryPaper) -> list[dict[str, Any]]:
    document = json.loads((papers.built(config) / edition / "figures.json").read_text(encoding="utf-8"))
    figures: list[dict[str, Any]] = document["figures"]
    return figures


@pytest.mark.parametrize(("config", "edition", "form"), OTHERS)
def test_a_table_has_the_numbers_that_it_has_on_screen(
    config: str, edition: str, form: str, papers: EveryPaper
) -> None:
    """A workbook has further the numbers behind each chart, and no table that holds words alone."""
    on_screen = tables(papers.read(config, edition, "html"), "paper.html")
    here = tables(papers.read(config, edition, form), f"paper.{form}")
    sheets = {block for block, _ in here}

    assert sum(on_screen.values()) > 20
    if form in {"xlsx", "ods"}:
        of_figures = {own_name(place) for one in figures_of(config, edition, papers) for place in one["where"]}
        on_screen = Counter({one: times for one, times in on_screen.items() if one[0] in of_figures})
        here = Counter({one: times for one, times in here.items() if one[0] in {block for block, _ in on_screen}})
        assert {block for block, _ in on_screen} <= sheets
    assert here == on_screen


@pytest.mark.parametrize(("config", "edition"), [one for one in EDITIONS if PAPERS[one[0]].document != "agenda-pack"])
def test_a_figure_that_is_shown_stands_in_each_table_that_it_belongs_to(
    config: str, edition: str, papers: EveryPaper
) -> None:
    found = tables(papers.read(config, edition, "html"), "paper.html")
    missing = [
        f"{figure['id']} in {place}: {figure['shown']}"
        for figure in figures_of(config, edition, papers)
        for place in map(own_name, figure["where"])
        if figure["status"] == "shown" and place.startswith("table ")
        if not any((place, number) in found for number in numbers_in(plain(figure["shown"])))
    ]

    assert missing == []
