"""A composed report as one HTML page: for a reader's browser, or as what WeasyPrint turns into pages.

The templates lay out and decide nothing; this room hands them the report and four small questions about it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from report_builder import bundled
from report_builder.model.built import CoverLine, KeyFigures, Panel, Paragraph, Picture, Prose, Report, SetTable
from report_builder.report.anchors import anchor_of
from report_builder.report.house import house_style, logo_address
from report_builder.report.lettering import with_letters
from report_builder.report.markdown import clean_markup
from report_builder.report.papers import pictures_of
from report_builder.report.whole import (
    insist_each_id_once,
    insist_links_lead_somewhere,
    insist_no_heading_skipped,
    insist_whole,
)
from report_builder.report.workspace import insist_at_rest, own_faults

PICTURES = "memory:picture/"
"""Where the print version looks for its pictures: only our own fetcher knows this address."""

SMALL_TABLE_ROWS = 15
"""A table of no more rows than this is kept on one page."""


def to_html(report: Report, *, for_print: bool, folders: tuple[Path, ...] = ()) -> str:
    """The report as HTML.

    Args:
        report: what to lay out.
        for_print: the version for WeasyPrint, whose pictures lie in memory; else one file that asks for nothing else.
        folders: template folders that are looked in before our own.

    Raises:
        ValueError: the report is not whole (a fault of ours): a missing picture, an empty alternative text, a ragged
            table, a skipped heading.
        ConfigError: the commentary links to a place that the paper does not have, or a template of the workspace's
            own is at fault.
    """
    insist_whole(report)
    environment = _environment(report, for_print=for_print, folders=folders)
    with own_faults(folders):
        page = environment.get_template("shared/report.html.jinja").render(report=report, for_print=for_print)
        insist_no_heading_skipped(page)
        insist_each_id_once(page)
        insist_at_rest(page)
    insist_links_lead_somewhere(page)
    return page


class _Compiled(BytecodeCache):
    """The templates that this process has compiled, by their names and texts: a build sets four papers from them."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template's code, where there is some."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        assert bucket.code is not None  # noqa: S101  it has just been compiled
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def _environment(report: Report, *, for_print: bool, folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([*folders, bundled.folder("templates")]),
        autoescape=True,
        bytecode_cache=_COMPILED,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def stylesheet(name: str) -> Markup:
        text, _, _ = FileSystemLoader([*folders, bundled.folder("templates")]).get_source(environment, name)
        if "</" in text:
            raise RuntimeError(f"the stylesheet {name} would close its own element")
        return Markup(text)  # noqa: S704  (a stylesheet of ours or of the workspace, looked at above)

    environment.globals.update(stylesheet=stylesheet, symbols_in=symbols_in, heading=_heading, anchor=_anchor)
    environment.globals.update(inline=_inline, markup=_markup, house_style=house_style)
    environment.globals.update(_addresses(report, for_print=for_print))
    environment.filters.update(is_small=is_small, is_even=is_even)
    environment.tests.update({name: _asking_for(kind) for name, kind in _KINDS.items()})
    return environment


_KINDS = {"paragraph": Paragraph, "prose": Prose, "picture": Picture, "key_figures": KeyFigures, "panel": Panel}
"""What a template asks of a block -> its type; what is none of them is a table."""


def _asking_for(kind: type) -> Callable[[object], bool]:
    return lambda block: isinstance(block, kind)


def _addresses(report: Report, *, for_print: bool) -> dict[str, Callable[..., str]]:
    """Where a page finds a chart and the logo: in our own memory in print, in the page itself on screen."""
    pictures = pictures_of(report)
    lettered = {} if for_print else with_letters(pictures)

    def address(picture: Picture, paper: Report) -> str:
        name = paper.prefix + picture.file
        return PICTURES + name if for_print else _data_address(lettered[name])

    def logo(paper: Report) -> str:
        return logo_address(paper.house, for_print=for_print)

    return {"address": address, "logo_address": logo}


def _heading(level: int) -> int:
    """The level of a heading; HTML has six."""
    return min(level, 6)


def _anchor(block: Paragraph | Picture | SetTable | KeyFigures, paper: Report) -> str:
    return paper.prefix + anchor_of(block)


def _inline(html: str, paper: Report) -> Markup:
    return Markup(_with_prefix(clean_markup(html, is_inline=True), paper))  # noqa: S704  (cleaned)


def _markup(html: str, paper: Report, depth: int) -> Markup:
    """Clean markup whose headings lie as much deeper as its paper does."""
    cleaned = _HEADING.sub(lambda tag: f"{tag[1]}{_heading(int(tag[2]) + depth)}", clean_markup(html))
    return Markup(_with_prefix(cleaned, paper))  # noqa: S704  (cleaned)


_HEADING = re.compile(r"(</?h)([1-6])(?=>)")
_LINK_WITHIN = re.compile(r'(<a href="#)(?=[^"])')


def _with_prefix(html: str, paper: Report) -> str:
    """The same with links that stay within its paper, where several stand in one page."""
    return _LINK_WITHIN.sub(lambda link: link[1] + paper.prefix, html)


def _data_address(picture: bytes) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(picture).decode("ascii")


def symbols_in(table: SetTable, symbols: tuple[CoverLine, ...]) -> tuple[CoverLine, ...]:
    """Those of the paper's symbols that stand in a table, so that they are explained beneath it."""
    shown = {word for row in table.rows for cell in row.cells for word in cell.shown.split()}
    return tuple(symbol for symbol in symbols if symbol.label in shown)


def is_small(table: SetTable) -> bool:
    """Whether a table should be kept on one page; one of words alone may go on between its rows."""
    cells = [cell for row in table.rows for cell in row.cells]
    return len(table.rows) <= SMALL_TABLE_ROWS and any(cell.is_number or cell.value is not None for cell in cells)


def is_even(table: SetTable) -> bool:
    """Whether all columns of a table hold numbers, and few enough, so that they may have one width."""
    return len(table.heads) <= 8 and all(cell.is_number for row in table.rows for cell in row.cells)
