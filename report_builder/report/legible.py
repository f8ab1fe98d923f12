"""Words of the config that the paper's font cannot print, found before anything is drawn, with their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from report_builder.errors import Complaint
from report_builder.model.pack import PackSpec
from report_builder.model.registers import Registers
from report_builder.model.spec import ReportSpec
from report_builder.report.fonts import unprintable, with_stand_ins


def illegible(spec: ReportSpec) -> Iterator[Complaint]:
    """A complaint for each line that holds a character for which the font has no glyph."""
    return _complaints(_texts(spec))


def illegible_pack(pack: PackSpec) -> Iterator[Complaint]:
    """The same of an agenda pack's own words; those of its papers are looked at with the papers."""
    meeting = ("council", "body", "time", "venue", "contact", "notices")
    yield from _complaints((f"{pack.source.name}: {key}", getattr(pack, key)) for key in meeting)
    yield from _complaints((f"{pack.source.name}: membership", member) for member in pack.membership)
    for item in pack.items:
        interest = item.exemption.interest if item.exemption else ""
        yield from _complaints((item.place, " ".join(text.split())) for text in (item.title, item.text, interest))


def illegible_text(text: str, *, where: str, first_line: int) -> Iterator[Complaint]:
    """The same of a text of a chart or an outline, by the lines of its file."""
    return _complaints([(f"{where}:{first_line}", text)])


def _complaints(texts: Iterable[tuple[str, str]]) -> Iterator[Complaint]:
    for where, text in texts:
        for number, line in enumerate(text.splitlines()):
            lacking = unprintable(with_stand_ins(line))
            if lacking:
                others = f", and {len(lacking) - 1} more of this line" if len(lacking) > 1 else ""
                yield Complaint(lacking[0] + others, _further(where, number), "write it in words")


def illegible_rows(registers: Registers, printed: Iterable[str]) -> Iterator[Complaint]:
    """The same of the governance tables that a paper prints; a row is numbered as in its file, the head being row 1."""
    for table in sorted(printed):
        for number, row in enumerate(getattr(registers, table) or (), start=2):
            texts = {one.name: getattr(row, one.name) for one in fields(row)}
            for column, text in texts.items():
                lacking = unprintable(with_stand_ins(text)) if isinstance(text, str) else ()
                if lacking:
                    yield Complaint(lacking[0], f"{table}: row {number}, {column}", "write it in words")


def _texts(spec: ReportSpec) -> Iterator[tuple[str, str]]:
    """Place -> text, of all that a config has printed."""
    meeting = spec.meeting
    for key, text in (
        ("yot", spec.yot),
        ("comparators.pcc", spec.comparators.pcc),
        ("comparators.region", spec.comparators.region),
        *(("comparators.family", member.name) for member in spec.comparators.family),
        *((f"editions.{name}.marking", edition.marking) for name, edition in spec.editions.items()),
        ("meeting.body", meeting.body),
        ("meeting.lead_officer", meeting.lead_officer),
        ("meeting.prepared_by", meeting.prepared_by),
        ("meeting.data_source", meeting.data_source),
        ("meeting.venue", meeting.venue),
        ("meeting.time", meeting.time),
        *((f"sections.titles.{name}", title) for name, title in spec.sections.titles.items()),
        *((f"sections.add.{number}.title", added.title) for number, added in enumerate(spec.sections.add, 1)),
        *((f"case_types.groups.{name}", name) for name in spec.case_types.groups),
        *((f"no_update.{measure}", reason) for measure, reason in spec.no_update.items()),
        *((f"set_aside.{number}.reason", one.reason) for number, one in enumerate(spec.set_aside, 1)),
        *((f"corrections.{number}.reason", one.reason) for number, one in enumerate(spec.corrections, 1)),
    ):
        yield spec.place_of(key), text
    yield from ((spec.place_of(key), text) for key, text in (*_of_committee(spec), *_of_plan(spec)))
    yield from ((part.where, part.text) for part in spec.committee.header)
    for added in spec.sections.add:
        yield added.where, added.text
    for note in spec.commentary:
        for text in dict.fromkeys(note.by_edition.values()):
            yield note.where, text


def _of_committee(spec: ReportSpec) -> Iterator[tuple[str, str]]:
    """Key -> words that a committee's paper prints besides the texts of its header."""
    committee = spec.committee
    yield "committee.reference", committee.reference
    yield "committee.late", committee.late
    if committee.exemption is not None:
        yield "committee.exempt.interest", committee.exemption.interest
    for name, exemption in committee.exempt_appendices.items():
        yield f"committee.exempt_appendices.{name}.interest", exemption.interest
    for number, added in enumerate(spec.sections.add, 1):
        yield f"sections.add.{number}.by", added.by
        yield f"sections.add.{number}.consent", added.consent


def _of_plan(spec: ReportSpec) -> Iterator[tuple[str, str]]:
    """Key -> acronyms with their meanings, and the posts that sign."""
    yield from ((f"glossary.{acronym}", f"{acronym} {meaning}") for acronym, meaning in spec.glossary.items())
    yield from ((f"signatures.{number}", post) for number, post in enumerate(spec.signatures, 1))


def _further(where: str, lines: int) -> str:
    """`file:line` some lines further down; a place that is no such is left as it is."""
    file, _, line = where.rpartition(":")
    return f"{file}:{int(line) + lines}" if line.isdigit() else where
