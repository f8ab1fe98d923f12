"""An edition's archive as a stranger reads it: every word of its record, every picture beside it.

The record is a composed paper as JSON. What is of a kind that is known is read in its place, as in the paper; whatever
else it holds is words that nobody sees.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from report_builder.audit.artefacts import KEY_FIGURES, Artefact, Collected, Passage, Role
from report_builder.audit.grid import Grid
from report_builder.audit.html import read_html
from report_builder.audit.office import unpack
from report_builder.audit.permitted import numbers_in, plain
from report_builder.audit.svg import svg_parts
from report_builder.errors import DataError

RECORD = "report.json"
_OF_LAYOUT = {"width_mm", "span", "first_page", "last_page"}
_NAMES = {"id", "file", "prefix", "front", "language", "logo_type", "font_family", "document", "edition", "is", "form"}
_TITLES = {"title", "subtitle", "number", "name"}
_OF_HOUSE = ("logo", "fonts")

Told = Mapping[str, Any]


def read_zip(name: str, content: bytes) -> Artefact:
    """An archive of ours.

    Raises:
        DataError: it is no zip, is locked, unpacks without measure, or is no archive of ours.
    """
    found, parts = Collected(), unpack(name, content)
    try:
        text = parts[RECORD].decode("utf-8")
        record = json.loads(text)
        papers = [record["report"], *record["exempt"]]
        reading = _Reading(name, parts, found)
        for paper in papers:
            reading.paper(paper, "")
        further = {key: value for key, value in record.items() if key not in {"report", "exempt", "form"}}
        reading.words(further, "", "the record")
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise DataError(f"{name}: it is not an archive of ours", mend="build the paper again") from error
    if json.dumps(record, ensure_ascii=False, indent=0) != text:
        found.faults.append((RECORD, "words that no reader of the record sees"))
    found.faults += [(part, "a part that no paper refers to") for part in parts if part not in {RECORD, *reading.used}]
    return found.as_artefact(name)


@dataclass(slots=True)
class _Reading:
    """What is read of an archive: its parts, and those that a paper refers to."""

    name: str
    parts: Mapping[str, bytes]
    found: Collected
    used: set[str]

    def __init__(self, name: str, parts: Mapping[str, bytes], found: Collected) -> None:
        self.name, self.parts, self.found, self.used = name, parts, found, set()

    def paper(self, told: Told, within: str) -> None:
        """A paper: its sections, the papers that it carries, and whatever else it says."""
        pictures = dict(told["pictures"]["mapping"])
        drawn = dict(_pictures(told))
        for file, part in pictures.items():
            self._picture(part["part"], f"{within}chart {drawn[file]}" if file in drawn else "")
        for key in _OF_HOUSE:
            self._of_house(told["house"][key])
        for section in told["sections"]:
            self._say(section["title"], "a heading", role=Role.TITLE)
            number = section["number"]
            self._say(number if number.startswith("Appendix ") else f"section {number}", "a heading", role=Role.TITLE)
            self._say(f"section-{section['id']}", "a heading", role=Role.NAME)
            read = {"title", "number", "id", "parts"}
            self.words({key: value for key, value in section.items() if key not in read}, "", "a section")
            for part in section["parts"]:
                self._part(part, within)
        for attached in told["attached"]:
            self.paper(attached["report"], f"{within}{attached['number']}, ")
            self.words({key: value for key, value in attached.items() if key != "report"}, "", "an appendix")
        elsewhere = {"pictures", "sections", "attached"} | (
            {"pages_received"} if not told.get("pages_received") else set()
        )
        further = {key: value for key, value in told.items() if key not in elsewhere}
        house = {key: value for key, value in told["house"].items() if key not in _OF_HOUSE}
        self.words({**further, "house": house}, "", "the front")

    def _part(self, told: Told, within: str) -> None:
        """The blocks of a part; prose belongs to the paragraph above it."""
        self._say(told["title"], "a heading", role=Role.TITLE)
        paragraph = ""
        for block in told["blocks"]:
            kind = block["is"]
            if kind == "Paragraph":
                paragraph = f"{within}para {block['number']}"
                self._markup(block["html"], paragraph)
                self.words(
                    {key: value for key, value in block.items() if key not in {"html", "number"}}, paragraph, paragraph
                )
            elif kind == "Picture":
                self._chart(block, f"{within}chart {block['number']}")
            elif kind == "SetTable":
                self._table(block, f"{within}table {block['number']}")
            elif kind == "KeyFigures":
                self.words(block, f"{within}{KEY_FIGURES}", KEY_FIGURES)
            else:
                self._markup(block.get("html", ""), paragraph if kind in {"Prose", "Panel"} else "")
                self.words({key: value for key, value in block.items() if key != "html"}, "", "the text")

    def _chart(self, told: Told, block: str) -> None:
        if told["numbers"]:
            self._table(told["numbers"], block)
        self.words({key: value for key, value in told.items() if key not in {"numbers", "number"}}, block, block)

    def _table(self, told: Told, block: str) -> None:
        """Each cell with its heads; the value that goes with what is printed counts where it is another number."""
        grid = Grid()
        self._heads(told, grid, block)
        for row in told["rows"]:
            grid.begin_row()
            self._cell(grid, row["head"], block, is_head=True)
            for cell in row["cells"]:
                shown, value = cell["shown"], (cell["value"] or {}).get("decimal", "")
                is_other = value and not set(numbers_in(value)) <= set(numbers_in(plain(shown)))
                self._cell(grid, f"{shown} {value}" if is_other else shown, block, is_head=False)
                self.words({key: each for key, each in cell.items() if key not in {"shown", "value"}}, block, block)
            self.words({key: each for key, each in row.items() if key not in {"head", "cells"}}, block, block)
        further = {key: each for key, each in told.items() if key not in {"rows", "heads", "groups", "number"}}
        self.words(further, block, block)

    def _heads(self, told: Told, grid: Grid, block: str) -> None:
        if told["groups"]:
            grid.begin_row()
            grid.begin_cell(is_head=True)
            for group in told["groups"]:
                grid.begin_cell(is_head=True, across=group["span"])
                self._filled(grid, group["title"], block)
        grid.begin_row()
        for head in told["heads"]:
            self._cell(grid, head, block, is_head=True)

    def _cell(self, grid: Grid, words: str, block: str, *, is_head: bool) -> None:
        grid.begin_cell(is_head=is_head)
        if words:
            self._filled(grid, words, block)

    def _filled(self, grid: Grid, words: str, block: str) -> None:
        role, heads = grid.fill(words)
        self.found.passages.append(Passage(words, block, block, role, heads))

    def _markup(self, html: str, block: str) -> None:
        for passage in read_html(self.name, html.encode("utf-8")).passages:
            self.found.passages.append(replace(passage, place=block or "the text", block=block))

    def _picture(self, part: str, block: str) -> None:
        """A chart; its drawing is read in its place, and one that stands nowhere is a fault."""
        self.used.add(part)
        if not block:
            self.found.faults.append((part, "a picture that stands nowhere in the paper"))
        inside = svg_parts(self.parts[part], place=block or part, block=block, where=f"{self.name}: {part}")
        self.found.passages += inside.passages
        self.found.faults += inside.faults
        self.found.pictures += inside.pictures if block else []

    def _of_house(self, told: Told) -> None:
        """A logo and fonts, which are the council's own: a drawing of words is read."""
        for one in [told] if "part" in told else [pair[1] for pair in told["mapping"]]:
            part = one["part"]
            self.used.add(part)
            if part and self.parts[part].lstrip()[:1] == b"<":
                self.found.passages += svg_parts(
                    self.parts[part], place=part, block="", where=f"{self.name}: {part}"
                ).passages

    def words(self, told: object, block: str, place: str, key: str = "") -> None:
        """Whatever is said below a value, names of fields among it where they are none of ours."""
        if isinstance(told, Mapping):
            for name, value in told.items():
                if not (name in _OF_LAYOUT and isinstance(value, int)):
                    self.words(value, block, place, name)
        elif isinstance(told, list):
            for value in told:
                self.words(value, block, place, key)
        elif isinstance(told, str) and told:
            self._field(key, told, block, place)
        elif isinstance(told, int | float) and not isinstance(told, bool):
            self._say(str(told), place, role=Role.UNSEEN, block=block)

    def _field(self, key: str, words: str, block: str, place: str) -> None:
        if "<" in words and ">" in words:
            self._markup(words, block)
        elif key in _NAMES or key == "fingerprint":
            stem = words.removesuffix(".svg")
            self._say(stem, place, role=Role.UNSEEN if key == "fingerprint" else Role.NAME, block=block)
        else:
            self._say(words, place, role=Role.TITLE if key in _TITLES and not block else Role.TEXT, block=block)

    def _say(self, words: str, place: str, *, role: Role, block: str = "") -> None:
        if words:
            self.found.passages.append(Passage(" ".join(words.split()), place, block, role))


def _pictures(told: Told) -> Iterator[tuple[str, str]]:
    """File -> the number of the chart that it is."""
    for section in told["sections"]:
        for part in section["parts"]:
            yield from ((block["file"], block["number"]) for block in part["blocks"] if block["is"] == "Picture")
