"""An archive is read as a stranger would: a number in any place of it that no figure bears out is found."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from three_localities import packed, printed_at

from report_builder.audit.archive import RECORD
from report_builder.audit.artefacts import Leak
from report_builder.audit.compare import compare
from report_builder.audit.read import read_artefact
from report_builder.errors import DataError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><text x="5" y="9">Locality</text></svg>'


FIGURES = printed_at("table 1", "para 1.1", "key figures")


def cell(shown: str, value: str = "", spoken: str = "") -> dict[str, Any]:
    decimal = {"decimal": value} if value else None
    return {
        "is": "TableCell",
        "shown": shown,
        "spoken": spoken,
        "is_number": True,
        "value": decimal,
        "unit": "children",
    }


def row(head: str, *cells: dict[str, Any]) -> dict[str, Any]:
    return {"is": "TableRow", "head": head, "cells": list(cells), "is_total": False}


def record() -> dict[str, Any]:
    """A paper with a table, a paragraph and its key figures, as an archive holds it."""
    table = {
        "is": "SetTable",
        "number": "1",
        "title": "Children by locality",
        "heads": ["Locality", "Children"],
        "rows": [row("Maltby", cell("20", "20")), row("Clifton", cell("[c]")), row("All", cell("31", "31"))],
        "source": "",
        "notes": [],
        "groups": [],
        "id": "localities",
    }
    paragraph = {"is": "Paragraph", "number": "1.1", "html": "There were <strong>31</strong> children."}
    headline = {
        "is": "KeyFigure",
        "name": "Children",
        "shown": "31",
        "unit": "children",
        "period": "2020",
        "change": "",
    }
    headlines = {"is": "KeyFigures", "title": "Now", "figures": [headline], "note": ""}
    part = {"is": "Subsection", "title": "", "blocks": [paragraph, table, headlines]}
    section = {"is": "Section", "id": "local", "number": "1", "title": "Local", "parts": [part], "is_appendix": False}
    house = {"is": "House", "logo": {"part": ""}, "logo_alt": "", "fonts": {"mapping": []}}
    report = {
        "is": "Report",
        "title": "Report",
        "cover": [{"is": "CoverLine", "label": "Date", "text": "13 July 2020"}],
        "sections": [section],
        "pictures": {"mapping": []},
        "house": house,
        "attached": [],
        "fingerprint": "0f" * 32,
    }
    return {"form": "report-builder archive 1", "report": report, "exempt": []}


def archived(told: dict[str, Any], **parts: str) -> bytes:
    record = json.dumps(told, ensure_ascii=False, indent=0)
    return packed({RECORD: record, **{name.replace("__", "/"): content for name, content in parts.items()}})


def leaks(content: bytes) -> list[Leak]:
    return [leak for leak in compare([read_artefact("archive.zip", content)], FIGURES) if leak.is_certain]


def planted(change: Callable[[dict[str, Any], dict[str, Any]], object]) -> bytes:
    told = record()
    change(told["report"], told["report"]["sections"][0]["parts"][0])
    return archived(told)


def test_an_honest_archive_tells_no_more_than_its_figures() -> None:
    assert leaks(archived(record())) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda report, part: report.update(title="Eleven, or 11, in Clifton"),
        lambda report, part: report.update(organisation="11 in Clifton"),
        lambda report, part: report.update(prefix="clifton-11-"),
        lambda report, part: report["cover"][0].update(text="Clifton: 11"),
        lambda report, part: report["house"].update(logo_alt="11 in Clifton"),
        lambda report, part: report.update(nobody_reads_this=11),
        lambda report, part: part.update(title="The 11 of Clifton"),
        lambda report, part: part["blocks"][0].update(html="There were 11 in Clifton."),
        lambda report, part: part["blocks"][0].update(html="There were 31 children.<!-- 11 -->"),
        lambda report, part: part["blocks"][0].update(html='There were <a href="#clifton-11">31</a> children.'),
        lambda report, part: part["blocks"][1].update(title="Children by locality, 11 in Clifton"),
        lambda report, part: part["blocks"][1].update(id="clifton-11"),
        lambda report, part: part["blocks"][1].update(notes=["Clifton: 11."]),
        lambda report, part: part["blocks"][1]["heads"].append("11"),
        lambda report, part: part["blocks"][1]["rows"][1].update(cells=[cell("11", "11")]),
        lambda report, part: part["blocks"][1]["rows"][1].update(cells=[cell("20", "20")]),
        lambda report, part: part["blocks"][1]["rows"][1].update(cells=[cell("[c]", "11")]),
        lambda report, part: part["blocks"][1]["rows"][1].update(cells=[cell("[c]", spoken="withheld: 11")]),
        lambda report, part: part["blocks"][2]["figures"][0].update(change="up from 11"),
        lambda report, part: part["blocks"].append({"is": "Panel", "title": "", "html": "<p>11 girls</p>"}),
    ],
)
def test_a_number_is_found_wherever_it_is_planted_in_an_archive(change: Callable[[Any, Any], object]) -> None:
    assert leaks(planted(change))


def test_a_picture_that_stands_nowhere_in_the_paper_is_found() -> None:
    told = record()
    told["report"]["pictures"] = {"mapping": [["chart.svg", {"part": "paper/chart.svg"}]]}

    assert any(
        "stands nowhere" in leak.what for leak in leaks(archived(told, paper__chart=SVG, **{"paper/chart.svg": SVG}))
    )


@pytest.mark.parametrize("name", ["cases.csv", "more.json", "paper/hidden.svg"])
def test_a_part_that_no_paper_refers_to_is_found(name: str) -> None:
    assert any("no paper refers to" in leak.what for leak in leaks(archived(record(), **{name: "11"})))


def test_words_between_the_lines_of_the_record_are_found() -> None:
    text = json.dumps(record(), ensure_ascii=False, indent=0).replace('"exempt": []', '"exempt": [11], "exempt": []')
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr(RECORD, text)

    assert any("no reader of the record sees" in leak.what for leak in leaks(kept.getvalue()))


@pytest.mark.parametrize("content", [b"PK", b"", archived({"report": {}, "exempt": []}), archived({"form": "x"})])
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    with pytest.raises(DataError):
        read_artefact("archive.zip", content)
