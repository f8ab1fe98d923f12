"""Every paper in every form: it is there, its pages conform, and a number is the same wherever it is printed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
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
WITH_FIGURES = tuple(one for one in EDITIONS if PAPERS[one[0]].document != "agenda-pack")


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


def tables(content: bytes, name: str, roles: Collection[Role] = (Role.CELL,)) -> Numbers:
    """How often each number stands in the cells of each block of a file, by the block's name in its own paper."""
    cells = (one for one in read_artefact(name, content).passages if one.role in roles and one.block)
    return Counter((own_name(cell.block), number) for cell in cells for number in numbers_in(plain(cell.words)))


def figures_of(config: str, edition: str, papers: EveryPaper) -> list[dict[str, Any]]:
    document = json.loads((papers.built(config) / edition / "figures.json").read_text(encoding="utf-8"))
    figures: list[dict[str, Any]] = document["figures"]
    return figures


@pytest.mark.parametrize(("config", "edition", "form"), [one for one in FILES if one[2] in {"pdf", "docx"}])
def test_a_table_has_the_numbers_that_it_has_on_screen(
    config: str, edition: str, form: str, papers: EveryPaper
) -> None:
    on_screen = tables(papers.read(config, edition, "html"), "paper.html")

    assert sum(on_screen.values()) > 20
    assert tables(papers.read(config, edition, form), f"paper.{form}") == on_screen


@pytest.mark.parametrize(("config", "edition", "form"), [one for one in FILES if one[2] in {"xlsx", "ods"}])
def test_a_sheet_has_the_numbers_that_its_table_has_on_screen(
    config: str, edition: str, form: str, papers: EveryPaper
) -> None:
    """Further sheets have the key figures and the numbers of each chart; words with a number are read as a head."""
    on_screen = tables(papers.read(config, edition, "html"), "paper.html")
    book = papers.read(config, edition, form)
    numbers = tables(book, f"paper.{form}")
    of_tables = Counter({one: times for one, times in numbers.items() if one[0].startswith("table ")})

    assert on_screen - tables(book, f"paper.{form}", {Role.CELL, Role.HEAD}) == Counter()
    assert of_tables - on_screen == Counter()
    assert {block for block, _ in on_screen} & {block for block, _ in of_tables}


@pytest.mark.parametrize(("config", "edition"), WITH_FIGURES)
def test_a_figure_that_is_shown_stands_in_each_table_that_it_belongs_to(
    config: str, edition: str, papers: EveryPaper
) -> None:
    """But for a nought, as a row of noughts is left out."""
    found = tables(papers.read(config, edition, "html"), "paper.html")
    missing = [
        f"{figure['id']} in {place}: {figure['shown']}"
        for figure in figures_of(config, edition, papers)
        for place in map(own_name, figure["where"])
        if figure["status"] == "shown" and figure["value"] and place.startswith("table ")
        if not any((place, number) in found for number in numbers_in(plain(figure["shown"])))
    ]

    assert missing == []
