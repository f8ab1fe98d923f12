"""The words of a paragraph in Word, run by run, with what is bold or in italics and where links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

_GONE = {"del", "moveFrom", "pPr", "txbxContent", "Fallback", "rt"}
_OFF = {"0", "false", "off"}
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)"', re.IGNORECASE)
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `address` is where they lead."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    address: str = ""


def read_runs(paragraph: Element, addresses: Mapping[str, str]) -> tuple[Run, ...]:
    """The runs of a paragraph, insertions kept and deletions left out; of a field what it shows, not how it is made."""
    reader = _Reader(addresses)
    return tuple(reader.runs(paragraph, ""))


@dataclass(slots=True)
class _Reader:
    """`fields` are the fields that have begun: whether each is at its result, and the link that it is."""

    addresses: Mapping[str, str]
    fields: list[tuple[bool, str]] | None = None

    def runs(self, element: Element, address: str) -> Iterator[Run]:
        for each in element:
            if each.tag == "r":
                yield from self._run(each, address)
            elif each.tag == "hyperlink":
                anchor = f"#{each.get('anchor')}" if each.get("anchor") else ""
                yield from self.runs(each, self.addresses.get(each.get("id", ""), "") or anchor)
            elif each.tag not in _GONE:
                yield from self.runs(each, address)

    def _run(self, element: Element, address: str) -> Iterator[Run]:
        look = next((each for each in element if each.tag == "rPr"), ())
        is_bold, is_italic = _is_on(look, "b"), _is_on(look, "i")
        if _is_on(look, "vanish"):
            return
        for each in element:
            self._follow_field(each)
            text = (each.text or "") if each.tag == "t" else _sign(each)
            if text and all(is_result for is_result, _ in self.fields or ()):
                within = next((link for _, link in reversed(self.fields or ()) if link), address)
                yield Run(text, is_bold, is_italic, within)

    def _follow_field(self, element: Element) -> None:
        open_fields = self.fields if self.fields is not None else []
        self.fields = open_fields
        kind = element.get("fldCharType", "") if element.tag == "fldChar" else ""
        if kind == "begin":
            open_fields.append((False, ""))
        elif kind == "separate" and open_fields:
            open_fields[-1] = (True, open_fields[-1][1])
        elif kind == "end" and open_fields:
            open_fields.pop()
        elif element.tag == "instrText" and open_fields:
            found = _LINK.match(element.text or "")
            open_fields[-1] = (open_fields[-1][0], found[1] if found else open_fields[-1][1])


def _sign(element: Element) -> str:
    """What a sign that is no letter stands for; a break of the page is none of the text."""
    if element.tag == "br" and element.get("type") in {"page", "column"}:
        return " "
    return _SIGNS.get(element.tag, "")


def _is_on(look: Element | tuple[()], name: str) -> bool:
    return any(each.tag == name and each.get("val", "1") not in _OFF for each in look)


def joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The same words in as few runs as their looks allow: Word cuts runs wherever somebody typed at another time."""
    found: list[Run] = []
    for run in runs:
        if found and replace(found[-1], text="") == replace(run, text=""):
            found[-1] = replace(run, text=found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)
