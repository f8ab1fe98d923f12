"""The styles of a Word document: the council's where its own document has them, ours for the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from report_builder.report.word.xml import element

FONT = "Arial"
"""On every office's machine, and a plain sans as councils' guidance on accessible documents asks for."""

HEAD, TEXT, QUIET, ALERT = "12436D", "1F2328", "4A4F55", "801650"
"""Colours of the house, each with 4.5:1 or more on white."""

TABLE = "Report Table"


@dataclass(frozen=True, slots=True)
class Look:
    """How a style of paragraphs looks; sizes and gaps in points, `left` in millimetres."""

    size: float = 11
    colour: str = TEXT
    is_bold: bool = False
    before: float = 0
    after: float = 6
    keeps_next: bool = False
    left: float = 0


LOOKS = {
    "Normal": Look(),
    "Title": Look(26, HEAD, is_bold=True, before=12, after=6),
    "Subtitle": Look(14, QUIET, after=12),
    "Heading 1": Look(18, HEAD, is_bold=True, before=18, after=8, keeps_next=True),
    "Heading 2": Look(14, HEAD, is_bold=True, before=12, after=6, keeps_next=True),
    "Heading 3": Look(12, HEAD, is_bold=True, before=10, after=4, keeps_next=True),
    "Heading 4": Look(11, HEAD, is_bold=True, before=8, after=4, keeps_next=True),
    "Heading 5": Look(11, HEAD, before=8, after=4, keeps_next=True),
    "TOC Heading": Look(18, HEAD, is_bold=True, before=12, after=8, keeps_next=True),
    "TOC 1": Look(11, after=3),
    "TOC 2": Look(11, after=3, left=6),
    "Caption": Look(11, HEAD, is_bold=True, before=10, after=4, keeps_next=True),
    "List Bullet": Look(after=3),
    "List Number": Look(after=3),
    "Quote": Look(11, QUIET, left=12, after=6),
    "Header": Look(9, QUIET, after=2),
    "Footer": Look(9, QUIET, after=2),
    "Numbered Paragraph": Look(after=8),
    "Organisation": Look(12, QUIET, is_bold=True),
    "Cover Line": Look(after=4),
    "Marking": Look(11, ALERT, is_bold=True, after=8),
    "Notice": Look(10, TEXT, is_bold=True, after=6),
    "Chart": Look(after=2, keeps_next=True),
    "Source Note": Look(9, QUIET, after=4),
    "Table Text": Look(10, after=1, before=1),
    "Panel Title": Look(11, HEAD, is_bold=True, before=8, after=3, keeps_next=True, left=12),
    "Panel Text": Look(11, TEXT, after=4, left=12),
}


def prepare_styles(document: Document, *, is_councils: bool) -> None:
    """See that every style that a paper needs is there; a council's own keep their looks."""
    known = {style.name for style in document.styles}
    for name, look in LOOKS.items():
        if name not in known:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith(("TOC", "Heading")))
        if name not in known or not is_councils:
            _dress(document.styles[name], look, has_own_font=not is_councils)
    if TABLE not in known:
        document.styles.element.append(parse_xml(_TABLE_STYLE))
    _link_look(document)
    _set_language(document)


def _dress(style: Any, look: Look, *, has_own_font: bool) -> None:
    """Give a style its looks; beside a council's own styles ours take the council's font."""
    font, spacing = style.font, style.paragraph_format
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    if has_own_font:
        fonts = dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), FONT)
        properties.insert(0, element("w:rFonts", **fonts))
    font.size, font.bold, font.italic = Pt(look.size), look.is_bold, False
    font.color.rgb = RGBColor.from_string(look.colour)
    spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
    spacing.keep_with_next, spacing.left_indent = look.keeps_next, Mm(look.left)
    for old in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(old)


def _link_look(document: Document) -> None:
    """Links are blue and underlined, as readers know them."""
    if "Hyperlink" not in {style.name for style in document.styles}:
        style = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
        style.font.color.rgb, style.font.underline = RGBColor.from_string(HEAD), True


def _set_language(document: Document) -> None:
    """The language of all text is British English, by the defaults and whatever style says otherwise."""
    root: Any = document.styles.element
    for language in root.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    defaults = root.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = element("w:docDefaults")
        root.insert(0, defaults)
    if not list(defaults.iter(qn("w:lang"))):
        holder = _within(_within(defaults, "w:rPrDefault"), "w:rPr")
        holder.append(element("w:lang", val="en-GB"))


def _within(parent: Any, tag: str) -> Any:
    found = parent.find(qn(tag))
    if found is None:
        found = element(tag)
        parent.append(found)
    return found


_TABLE_STYLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ReportTable">
<w:name w:val="{TABLE}"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{HEAD}"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{HEAD}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="B9C3CC"/></w:tblBorders>
<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{HEAD}"/></w:rPr></w:tblStylePr>
<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>
</w:style>"""
