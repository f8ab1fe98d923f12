"""How the cells of an ODS look, and how its XML is put together. No name of a style holds a digit.

The audit reads every name in the file, and a digit in one could be a number of the paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
MILLIMETRES_A_CHARACTER = 2.5
"""Of Arial at 12 points."""
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    **{name: f"{_OASIS}{name}:1.0" for name in ("office", "style", "text", "table", "meta", "config", "manifest")},
    "number": f"{_OASIS}datastyle:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ooo": "http://openoffice.org/2004/office",
}
_LEFT = '<style:paragraph-properties fo:text-align="start"/>'
_RIGHT = '<style:paragraph-properties fo:text-align="end"/>'
_BOLD = '<style:text-properties fo:font-weight="bold"/>'
_LINK = '<style:text-properties fo:color="#12436d" style:text-underline-style="solid"/>'
_TITLE = '<style:text-properties fo:font-weight="bold" fo:font-size="14pt"/>'
_WRAPPED = {"fo:wrap-option": "wrap", "style:vertical-align": "top"}
_RULED = {**_WRAPPED, "fo:border-bottom": "0.5pt solid #3d3d3d"}
_DECIMALS = ("none", "one", "two", "three", "four", "five", "six")


def element(name: str, attributes: Mapping[str, str], inside: str = "") -> str:
    """An element; `inside` is markup already."""
    given = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>"


def namespaces(*names: str) -> dict[str, str]:
    """The declarations of namespaces for a root element."""
    return {f"xmlns:{name}": _NAMESPACES[name] for name in names}


def number_style(decimals: int) -> str:
    """The name of the style of a number with so many decimals: "decimals-one"."""
    return f"decimals-{_DECIMALS[decimals]}"


def content_styles(widths: Mapping[str, float], decimals: Sequence[int]) -> str:
    """The styles that cells, rows, columns and sheets refer to.

    Args:
        widths: name of a column's style -> its width in millimetres.
        decimals: how many decimals numbers are printed with.
    """
    made = [
        _style("sheet", "table", '<style:table-properties table:display="true"/>', {"style:master-page-name": "page"}),
        _style("row", "table-row", '<style:table-row-properties style:use-optimal-row-height="true"/>'),
    ]
    for name, width in widths.items():
        made.append(_style(name, "table-column", f'<style:table-column-properties style:column-width="{width:g}mm"/>'))
    made += [
        _cell("title", _WRAPPED, _LEFT + _TITLE),
        _cell("words", _WRAPPED, _LEFT),
        _cell("words-bold", _WRAPPED, _LEFT + _BOLD),
        _cell("link", _WRAPPED, _LEFT + _LINK),
        _cell("head", _RULED, _LEFT + _BOLD),
        _cell("head-of-numbers", _RULED, _RIGHT + _BOLD),
        _cell("mark", _WRAPPED, _RIGHT),
        _cell("mark-bold", _WRAPPED, _RIGHT + _BOLD),
    ]
    for places in decimals:
        name = number_style(places)
        made.append(_number_format(f"format-{name}", places))
        data = {"style:data-style-name": f"format-{name}"}
        made += [_cell(name, _WRAPPED, _RIGHT, data), _cell(f"{name}-bold", _WRAPPED, _RIGHT + _BOLD, data)]
    return element("office:automatic-styles", {}, "".join(made))


def _style(name: str, family: str, inside: str, further: Mapping[str, str] | None = None) -> str:
    return element("style:style", {"style:name": name, "style:family": family, **(further or {})}, inside)


def _cell(name: str, looks: Mapping[str, str], inside: str, further: Mapping[str, str] | None = None) -> str:
    further = {"style:parent-style-name": "Default", **(further or {})}
    looks = {**looks, "style:text-align-source": "fix"}
    return _style(name, "table-cell", element("style:table-cell-properties", looks) + inside, further)


def _number_format(name: str, places: int) -> str:
    inside = element(
        "number:number",
        {
            "number:decimal-places": str(places),
            "number:min-decimal-places": str(places),
            "number:min-integer-digits": "1",
            "number:grouping": "true",
        },
    )
    return element("number:number-style", {"style:name": name}, inside)


def styles_xml(language: str) -> str:
    """The font, the language and the page: A4 on its side."""
    tongue, _, country = language.partition("-")
    spoken = {"fo:font-family": "Arial", "fo:font-size": "12pt", "fo:language": tongue, "fo:country": country or "none"}
    text = element("style:text-properties", spoken)
    default = element("style:default-style", {"style:family": "table-cell"}, text)
    usual = element("style:style", {"style:name": "Default", "style:family": "table-cell"})
    paper = element(
        "style:page-layout-properties",
        {
            "fo:page-width": "297mm",
            "fo:page-height": "210mm",
            "style:print-orientation": "landscape",
            "fo:margin": "15mm",
            "style:scale-to-X": "1",
            "style:scale-to-Y": "0",
        },
    )
    layout = element("style:page-layout", {"style:name": "landscape"}, paper)
    master = element("style:master-page", {"style:name": "page", "style:page-layout-name": "landscape"})
    inside = (
        element("office:styles", {}, default + usual)
        + element("office:automatic-styles", {}, layout)
        + element("office:master-styles", {}, master)
    )
    given = {**namespaces("office", "style", "fo", "table"), "office:version": "1.3"}
    return element("office:document-styles", given, inside)
