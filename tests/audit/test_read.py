"""Which files can be taken apart, and what is said of those that cannot."""

from __future__ import annotations

import pytest

from report_builder.audit.artefacts import Role
from report_builder.audit.read import read_artefact
from report_builder.errors import ConfigError, DataError


@pytest.mark.parametrize("name", ["paper.odt", "paper", "paper.png"])
def test_a_file_of_another_kind_is_refused_with_the_kinds_that_can_be_read(name: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_artefact(name, b"x")

    assert ".pdf" in caught.value.complaints[0].mend


@pytest.mark.parametrize("name", ["paper.pdf", "paper.html", "chart.svg", "paper.docx", "tables.xlsx", "figures.json"])
def test_an_empty_file_is_refused(name: str) -> None:
    with pytest.raises(DataError, match="empty"):
        read_artefact(name, b"")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("paper.html", b"<p>\xff\xfe</p>"),
        ("paper.html", b'<img src="data:image/svg+xml;base64,!!!!">'),
        ("paper.html", b'<img src="data:image/svg+xml,<svg>">'),
        ("chart.svg", b"<svg>"),
        ("chart.svg", b"<svg>" + b"<g>" * 5000),
        ("chart.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'),
        ("figures.json", b"{"),
        ("figures.json", b"[" * 200_000),
    ],
)
def test_a_broken_or_hostile_file_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(DataError) as caught:
        read_artefact(name, content)

    assert name in str(caught.value)


def test_each_number_of_a_table_knows_its_heads() -> None:
    table = """<table><tr><th rowspan="2">Area</th><th colspan="2">Children</th></tr><tr><th>2018</th><th>2019</th></tr>
    <tr><th>Maltby</th><td>7</td><td>8</td></tr></table>"""

    cells = [each for each in read_artefact("paper.html", table.encode()).passages if each.role is Role.CELL]

    assert [(cell.words, cell.heads) for cell in cells] == [
        ("7", ("Maltby", "Children", "2018")),
        ("8", ("Maltby", "Children", "2019")),
    ]


def test_prose_belongs_to_the_numbered_paragraph_above_it() -> None:
    prose = '<div class="prose"><ul><li>7 more</li></ul></div>'
    text = f'<section><p id="paragraph-2.4">2.4 So:</p>{prose}</section><p>end</p>'

    passages = read_artefact("paper.html", text.encode()).passages

    blocks = {each.words: each.block for each in passages if each.role is Role.TEXT}
    assert blocks == {"2.4 So:": "para 2.4", "7 more": "para 2.4", "end": ""}
