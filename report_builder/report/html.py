"""A composed report as one HTML page: for a reader's browser, or as what WeasyPrint turns into pages.

The templates lay out and decide nothing; this room hands them the report and four small questions about it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from report_builder import bundled
from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.built import Block, CoverLine, Paragraph, Picture, Prose, Report, SetTable
from report_builder.report.anchors import anchor_of
from report_builder.report.lettering import with_letters
from report_builder.report.markdown import clean_markup
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
    _insist_whole(report)
    environment = _environment(report, for_print=for_print, folders=folders)
    with own_faults(folders):
        page = environment.get_template("shared/report.html.jinja").render(report=report, for_print=for_print)
        _insist_no_heading_skipped(page)
        insist_at_rest(page)
    _insist_links_lead_somewhere(page)
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

    lettered = {} if for_print else with_letters(report.pictures)

    def address(picture: Picture) -> str:
        return PICTURES + picture.file if for_print else _data_address(lettered[picture.file])

    environment.globals.update(stylesheet=stylesheet, address=address, symbols_in=symbols_in)
    environment.filters.update(anchor=anchor_of, is_small=is_small, is_even=is_even, inline=_inline, markup=_markup)
    environment.tests.update(
        paragraph=lambda block: isinstance(block, Paragraph),
        prose=lambda block: isinstance(block, Prose),
        picture=lambda block: isinstance(block, Picture),
    )
    return environment


def _inline(html: str) -> Markup:
    return Markup(clean_markup(html, is_inline=True))  # noqa: S704  (cleaned)


def _markup(html: str) -> Markup:
    return Markup(clean_markup(html))  # noqa: S704  (cleaned)


def _data_address(picture: bytes) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(picture).decode("ascii")


def symbols_in(table: SetTable, symbols: tuple[CoverLine, ...]) -> tuple[CoverLine, ...]:
    """Those of the paper's symbols that stand in a table, so that they are explained beneath it."""
    shown = {word for row in table.rows for cell in row.cells for word in cell.shown.split()}
    return tuple(symbol for symbol in symbols if symbol.label in shown)


def is_small(table: SetTable) -> bool:
    """Whether a table should be kept on one page."""
    return len(table.rows) <= SMALL_TABLE_ROWS


def is_even(table: SetTable) -> bool:
    """Whether all columns of a table hold numbers, and few enough, so that they may have one width."""
    return len(table.heads) <= 8 and all(cell.is_number for row in table.rows for cell in row.cells)


def _blocks(report: Report) -> Iterator[Block]:
    for section in report.sections:
        for part in section.parts:
            yield from part.blocks


def _insist_whole(report: Report) -> None:
    for block in _blocks(report):
        if isinstance(block, Picture):
            if block.file not in report.pictures:
                raise ValueError(f"chart {block.number} has no picture")
            if not block.alt.strip():
                raise ValueError(f"chart {block.number} has no alternative text")
        if isinstance(block, SetTable):
            _insist_even(block)


def _insist_even(table: SetTable) -> None:
    columns = len(table.heads) - 1
    if any(len(row.cells) != columns for row in table.rows):
        raise ValueError(f"table {table.number} has a row that is not as wide as its head")
    if table.groups and sum(group.span for group in table.groups) != columns:
        raise ValueError(f"the groups of table {table.number} are not as wide as its columns")


def _insist_no_heading_skipped(page: str) -> None:
    before = 0
    for level in map(int, re.findall(r"<h([1-6])[ >]", page)):
        if level > before + 1:
            raise ValueError(f"a heading of level {level} follows one of level {before}")
        before = level


def _insist_links_lead_somewhere(page: str) -> None:
    places = set(re.findall(r' id="([^"]*)"', page))
    wrong = sorted(set(re.findall(r' href="#([^"]*)"', page)) - places)
    if wrong:
        raise ConfigError(
            Complaint(f"a link leads to '#{name}', which the paper does not have", mend=did_you_mean(name, places))
            for name in wrong
        )
