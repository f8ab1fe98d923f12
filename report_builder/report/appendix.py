"""A part of an issued paper as a paper of its own: an appendix, a section, a chart or a table, numbered as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.built import (
    Attached,
    Block,
    CoverLine,
    KeyFigures,
    Paragraph,
    Picture,
    Report,
    Section,
    SetTable,
    Subsection,
)
from report_builder.model.period import spell_date
from report_builder.model.release import PUBLIC
from report_builder.report.archive import Archived
from report_builder.report.exempt import file_name, without_links_outside


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper.

    Attributes:
        name: as it is called in the paper: "Chart 13b", "Appendix 1".
        names: all by which it may be asked for, the first as it is shown in a list.
        report: the whole paper with nothing but the part.
        places: the numbered paragraphs, charts and tables of it, as figures.json spells them.
        file: what the edition's own file of it adds to the name of the paper's, where it is a file of its own.
    """

    name: str
    names: tuple[str, ...]
    report: Report
    places: tuple[str, ...]
    file: str = ""

    @property
    def slug(self) -> str:
        """The name as a file may bear it: "chart-13b"."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a part is taken from.

    Attributes:
        edition: board or public.
        manifest: the SHA-256 of the edition's manifest.json.
        revision: which issue of the edition, from 1; 0 where it was not issued.
        issued_on: the day, where it was noted.
    """

    edition: str
    manifest: str
    revision: int = 0
    issued_on: date | None = None

    @property
    def words(self) -> str:
        """What the part says of it; a reader calls the beginning of the manifest's SHA-256 its reference."""
        day = f" on {spell_date(self.issued_on)}" if self.issued_on else ""
        which = (
            f"Revision {self.revision} of this edition, issued{day}" if self.revision else "The paper as it was built"
        )
        return f"{which}. Its reference is {self.manifest[:12]}. The numbers here are the same as there."


def part_of(archived: Archived, wanted: str, *, where: str) -> Part:
    """The part that somebody asks for, by its name in the paper or by its id.

    Args:
        archived: the papers of an edition.
        wanted: "custody", "Appendix 1", "chart 13b", "table 4", "Appendix 2, chart 7", or the id of a chart.
        where: the edition, for complaints.

    Raises:
        ConfigError: the edition has no such part; the nearest are named.
    """
    parts = [part for paper in archived.papers for part in _parts(paper)]
    apart = {paper.sections[0].id: file_name(paper) for paper in archived.exempt}
    named: dict[str, Part] = {}
    for part in parts:
        for name in (*part.names, part.slug):
            named.setdefault(_folded(name), replace(part, file=apart.get(part.names[0], "")))
    found = named.get(_folded(wanted))
    if found is None:
        known = [part.names[0] for part in parts]
        mend = did_you_mean(_folded(wanted), named) or f"there are: {', '.join(known)}"
        raise ConfigError(Complaint(f"this edition has no part '{wanted}'", where, mend))
    return found


def _folded(name: str) -> str:
    return " ".join(name.lower().replace("_", "-").split())


def _parts(paper: Report) -> Iterator[Part]:
    """Every part of a paper: sections, then their charts and tables, then the papers that it carries and theirs."""
    for section in paper.sections:
        yield _section_part(paper, section)
        for block in _numbered(section):
            yield _block_part(paper, section, block)
        yield from _headlines(paper, section)
    for attached in paper.attached:
        names = tuple(name for name in (attached.number, attached.document) if name)
        alone = replace(paper, sections=(), attached=(attached,))
        yield Part(attached.number, names, alone, tuple(_places(alone)))
        for inner in _parts(attached.report):
            yield _within(paper, attached, inner)


def _section_part(paper: Report, section: Section) -> Part:
    alone = replace(paper, sections=(section,), attached=())
    number = section.number if section.is_appendix else f"Section {section.number}"
    names = (section.id, number) if section.number else (section.id,)
    return Part(number if section.number else section.title, names, alone, tuple(_places(alone)))


def _block_part(paper: Report, section: Section, block: Picture | SetTable) -> Part:
    """A chart or a table under the head of its section."""
    name = f"{'Chart' if isinstance(block, Picture) else 'Table'} {block.number}"
    names = (name.lower(), block.id) if block.id else (name.lower(),)
    return Part(name, names, _only(paper, section, (block,)), (name.lower(),))


def _headlines(paper: Report, section: Section) -> Iterator[Part]:
    """The key figures of a section, all of them."""
    blocks = tuple(block for part in section.parts for block in part.blocks if isinstance(block, KeyFigures))
    if blocks:
        yield Part("Key figures", ("key figures",), _only(paper, section, blocks), ("key figures",))


def _only(paper: Report, section: Section, blocks: tuple[Block, ...]) -> Report:
    """The paper with nothing but some blocks of a section, under its head."""
    return replace(paper, sections=(replace(section, parts=(Subsection("", blocks),)),), attached=())


def _within(paper: Report, attached: Attached, inner: Part) -> Part:
    """A part of a paper that stands within another, under the name that it has there."""
    alone = replace(paper, sections=(), attached=(replace(attached, report=inner.report),))
    name = f"{attached.number}, {inner.name[0].lower()}{inner.name[1:]}"
    names = tuple(f"{attached.number}, {one}" for one in inner.names)
    return Part(name, names, alone, tuple(f"{attached.number}, {place}" for place in inner.places))


def _numbered(section: Section) -> Iterator[Picture | SetTable]:
    for part in section.parts:
        yield from (block for block in part.blocks if isinstance(block, Picture | SetTable))


def _places(report: Report) -> Iterator[str]:
    """Where a figure may stand in a report, as figures.json spells it."""
    for section in report.sections:
        for part in section.parts:
            yield from (place for place in map(_place_of, part.blocks) if place)
    for attached in report.attached:
        yield from (f"{attached.number}, {place}" for place in _places(attached.report))


def _place_of(block: Block) -> str:
    words = {Paragraph: "para", Picture: "chart", SetTable: "table"}
    if isinstance(block, KeyFigures):
        return "key figures"
    return f"{words[type(block)]} {block.number}" if isinstance(block, Paragraph | Picture | SetTable) else ""


def standalone(part: Part, origin: Origin) -> Report:
    """The part as a paper of its own, which says whence it comes; its numbers, marks and banners are the paper's.

    What the file says of itself names the part after the paper's fingerprint: fingerprint/chart-13b.
    """
    paper = part.report
    lines = (
        CoverLine("Taken from", paper.title),
        CoverLine("Part", part.name),
        *(line for line in paper.cover if line.label in _KEPT),
        CoverLine("Edition", "Public" if origin.edition == PUBLIC else "Management board"),
        CoverLine("Issue", origin.words),
    )
    made = replace(
        paper,
        title=f"{paper.title}: {part.name}",
        cover=tuple({line.label: line for line in lines}.values()),
        front="header",
        agenda=(),
        notices="",
        pictures=_drawn_in(paper),
        fingerprint=f"{paper.fingerprint}/{part.slug}" if paper.fingerprint else "",
    )
    return without_links_outside(made)


_KEPT: Sequence[str] = ("Report to", "Date", "Period", "Figures as known on")
"""Lines of the paper's cover that a part of it keeps."""


def _drawn_in(paper: Report) -> dict[str, bytes]:
    files = {block.file for section in paper.sections for block in _numbered(section) if isinstance(block, Picture)}
    return {name: content for name, content in paper.pictures.items() if name in files}
