"""An HTML paper as a stranger reads it: every text node, seen or hidden, every attribute, every embedded picture."""

from __future__ import annotations

import base64
import binascii
import re
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

from report_builder.audit.artefacts import KEY_FIGURES, Artefact, Collected, Passage, Role
from report_builder.audit.grid import Grid
from report_builder.audit.svg import svg_parts
from report_builder.audit.within import PREFIX, named, own_name
from report_builder.errors import DataError

_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
}
_WITHIN_LINES = {"a", "abbr", "b", "br", "code", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "wbr"}
_TITLES = {"h1", "h2", "h3", "h4", "h5", "h6", "title", "nav"}
_ANCHOR = re.compile(rf"({PREFIX})(paragraph|chart|table)-([A-Z]?\d+(?:\.\d+)?[a-z]?)$")
_KEY_FIGURES = re.compile(rf"({PREFIX})key-figures-[a-z-]+$")
_SPELT = {"paragraph": "para", "chart": "chart", "table": "table"}
_NAMES = {"id", "class", "href", "aria-labelledby", "aria-describedby", "aria-controls", "for", "headers", "name"}
_MODEST = {
    "charset": re.compile(r"utf-8$", re.IGNORECASE),
    "lang": re.compile(r"[a-zA-Z-]+$"),
    "scope": re.compile(r"(?:row|col)(?:group)?$"),
    "role": re.compile(r"[a-z-]+$"),
    "tabindex": re.compile(r"-?[01]$"),
    "aria-hidden": re.compile(r"true$"),
    "data-tag": re.compile(r"[A-Za-z]+$"),
    "style": re.compile(r"width: 170mm$"),
    "start": re.compile(r"1$"),
}
"""Attributes that have no room for a number of the paper."""
_SPANS = {"colspan", "rowspan", "span"}
_VIEWPORT = "width=device-width, initial-scale=1"
_CONTENT = re.compile(r"content\s*:\s*[\"']([^\"']*)[\"']")
_NOTE = re.compile(r"/\*(.*?)\*/", re.DOTALL)
_PROSE = frozenset({"prose", "panel"})
"""Classes of what belongs to the paragraph above it."""

_DATA = re.compile(r"data:([a-z/+.-]*)((?:;[^,;]*)*),(.*)", re.DOTALL | re.IGNORECASE)


def read_html(name: str, content: bytes) -> Artefact:
    """A paper in HTML.

    Raises:
        DataError: it is not UTF-8, or a picture in it is broken.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{name}: it is not UTF-8", mend="give the file as report-builder made it") from error
    reader = _Reader(name)
    reader.feed(text)
    reader.close()
    return reader.finish().as_artefact(name)


class _Reader(HTMLParser):
    """Follows the open elements, and gathers the words between two ends of a line."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.found = Collected()
        self.open: list[tuple[str, str]] = []
        self.paragraph = ""
        self.words: list[str] = []
        self.grids: list[Grid] = []

    @property
    def block(self) -> str:
        """The innermost chart, table or numbered paragraph; prose belongs to the paragraph above it."""
        inner = next((block for _, block in reversed(self.open) if block), "")
        return self.paragraph if inner == "prose" else inner

    @property
    def place(self) -> str:
        """The block, for a person."""
        return self.block.replace("para ", "paragraph ") or "the text"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and read what its attributes say."""
        given = {name: value or "" for name, value in attrs}
        if tag not in _WITHIN_LINES:
            self._end_line()
        if tag not in _VOID:
            self.open.append((tag, self._block_of(given)))
        if tag in {"section", "header", "footer"}:
            self.paragraph = ""
        if tag == "table":
            self.grids.append(Grid())
        if tag == "tr" and self.grids:
            self.grids[-1].begin_row()
        if tag in {"td", "th"} and self.grids:
            self.grids[-1].begin_cell(is_head=tag == "th", across=_span(given, "colspan"), down=_span(given, "rowspan"))
        if tag in {"script", "iframe", "object", "embed", "template"}:
            self.found.faults.append((self.place, f"a <{tag}>, which no paper needs"))
        for name, value in given.items():
            self._read_attribute(tag, name, value)

    def _block_of(self, given: dict[str, str]) -> str:
        anchor = _ANCHOR.match(given.get("id", ""))
        headlines = _KEY_FIGURES.match(given.get("id", ""))
        if headlines:
            return named(headlines[1]) + KEY_FIGURES
        if not anchor:
            return "prose" if _PROSE & set(given.get("class", "").split()) else ""
        block = f"{named(anchor[1])}{_SPELT[anchor[2]]} {anchor[3]}"
        if anchor[2] == "paragraph":
            self.paragraph = block
        return block

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those that were left open in it."""
        if tag not in _WITHIN_LINES:
            self._end_line()
        if tag not in [name for name, _ in self.open]:
            return
        while self.open:
            closed, _ = self.open.pop()
            if closed == "table" and self.grids:
                self.grids.pop()
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        """Words, or what stands in a style."""
        tag = self.open[-1][0] if self.open else ""
        if tag == "style":
            for words in (*_CONTENT.findall(data), *_NOTE.findall(data)):
                self._say(words, "the style", Role.UNSEEN)
        elif tag == "script":
            self._say(data, "a script", Role.UNSEEN)
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        """What is said to nobody."""
        self._say(data, f"a comment in {self.place}", Role.UNSEEN)

    def handle_decl(self, decl: str) -> None:
        """The document type."""
        if decl.lower() != "doctype html":
            self._say(decl, "the document type", Role.UNSEEN)

    def handle_pi(self, data: str) -> None:
        """A processing instruction."""
        self._say(data, "a processing instruction", Role.UNSEEN)

    def unknown_decl(self, data: str) -> None:
        """A marked section."""
        self._say(data, "a marked section", Role.UNSEEN)

    def finish(self) -> Collected:
        """All that was found."""
        self._end_line()
        return self.found

    def _say(self, words: str, place: str, role: Role) -> None:
        self.found.passages.append(Passage(" ".join(words.split()), place, self.block, role))

    def _end_line(self) -> None:
        """The words since the last end of a line, as a passage of what they stand in."""
        words, self.words = " ".join("".join(self.words).split()), []
        if not words:
            return
        tags = [tag for tag, _ in self.open]
        role = Role.TITLE if _TITLES & set(tags) else Role.TEXT
        heads: tuple[str, ...] = ()
        if self.grids and {"td", "th"} & set(tags):
            role, heads = self.grids[-1].fill(words)
            role = (
                Role.TEXT if own_name(self.block) == KEY_FIGURES and role is Role.CELL else role
            )  # a cell holds a clause
        self.found.passages.append(Passage(words, self.place, self.block, role, heads))

    def _read_attribute(self, tag: str, name: str, value: str) -> None:
        modest = _MODEST.get(name)
        if (modest and modest.match(value)) or name in _SPANS or value == _VIEWPORT:
            return
        if name == "src" or value.lower().startswith("data:"):
            self._read_source(value)
        elif name in _NAMES:
            if not value.isascii() or any(letter.isdigit() for letter in value):
                self._say(value, f"{name} of <{tag}> in {self.place}", Role.NAME)
        elif name in {"alt", "title", "aria-label"}:
            self._say(value, f"{name} in {self.place}", Role.TEXT)
        else:
            self._say(value, f"{name} of <{tag}> in {self.place}", Role.UNSEEN)

    def _read_source(self, value: str) -> None:
        """An embedded picture; one that cannot be read is told of where it stands for a chart."""
        data = _DATA.match(value)
        if not data or data[1].lower() != "image/svg+xml":
            if self.block or not data:
                self.found.faults.append((self.place, "a picture whose drawing cannot be read"))
            return
        content = _decoded(data, where=f"{self.name}: {self.place}")
        inside = svg_parts(content, place=self.place, block=self.block, where=f"{self.name}: {self.place}")
        self.found.passages += inside.passages
        self.found.faults += inside.faults
        if self.block:
            self.found.pictures += inside.pictures


def _decoded(data: re.Match[str], where: str) -> bytes:
    if "base64" not in data[2].lower():
        return unquote_to_bytes(data[3])
    try:
        return base64.b64decode(data[3], validate=True)
    except (binascii.Error, ValueError) as error:
        raise DataError(f"{where}: its picture is broken", mend="give the file as report-builder made it") from error


def _span(given: dict[str, str], name: str) -> int:
    """How many columns or rows a cell takes; at most a thousand, as in browsers."""
    value = given.get(name, "1")
    return min(1000, max(1, int(value))) if value.isascii() and value.isdigit() and len(value) < 5 else 1
