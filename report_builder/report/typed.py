"""Numbers of charts, tables and appendices that people typed into their commentary: each must be in the edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.built import Picture, Report, SetTable
from report_builder.report.plan import PlannedCommentary, PlannedPanel, PlannedSection

_ITEM = r"\d{1,3}[a-z]?"
_SOMEBODY_ELSES = r"(?!,? (?:of|in) (?!this\b))"
"""What follows tells that it is of another paper: table 3 of the national statistics."""

_ONE = re.compile(rf"\b(chart|table|appendix) ({_ITEM})\b{_SOMEBODY_ELSES}", re.IGNORECASE)
_SEVERAL = re.compile(
    rf"\b(charts|tables|appendices) ({_ITEM}(?:(?:, | and | or | to ){_ITEM})*)\b{_SOMEBODY_ELSES}", re.IGNORECASE
)
_SINGULAR = {"charts": "chart", "tables": "table", "appendices": "appendix"}


def numbers_of(report: Report) -> dict[str, None]:
    """All that a typed reference may name: "chart 6", "table 4", "appendix 1"."""
    blocks = [block for section in report.sections for part in section.parts for block in part.blocks]
    found = [f"chart {block.number}" for block in blocks if isinstance(block, Picture)]
    found += [f"table {block.number}" for block in blocks if isinstance(block, SetTable)]
    found += [section.number.lower() for section in report.sections if section.is_appendix]
    return dict.fromkeys([*found, *(one.number.lower() for one in report.attached)])


def insist_typed_numbers(
    sections: Iterable[PlannedSection], report: Report, apart: Iterable[Report], *, place: Callable[[str], str] = str
) -> None:
    """Stop where commentary names what its edition does not have.

    Args:
        sections: as they were planned.
        report: one edition, written.
        apart: its exempt appendices, which are files of their own.
        place: what a line of commentary is called for the reader, where it came from Word.

    Raises:
        ConfigError: naming each, with its line and the nearest that there is.
    """
    known = {**numbers_of(report), **{name: None for one in apart for name in numbers_of(one)}}
    faults = list(typed_faults(sections, report.edition, known))
    if faults:
        raise ConfigError(dict.fromkeys(replace(one, where=place(one.where)) for one in faults))


def typed_faults(sections: Iterable[PlannedSection], edition: str, known: Mapping[str, None]) -> Iterator[Complaint]:
    """A complaint for each number that an edition's commentary names and the edition does not have.

    Args:
        sections: as they were planned.
        edition: whose commentary is read.
        known: from `numbers_of`, those of exempt appendices included where the edition has them.
    """
    for text in _texts(sections, edition):
        file, _, first = text.where.rpartition(":")
        for offset, line in enumerate(text.text.splitlines()):
            for typed in _typed_in(re.sub(r"\{\{.*?\}\}", " ", line)):
                if typed not in known:
                    where = f"{file}:{int(first) + offset}" if first.isdigit() else text.where
                    mend = did_you_mean(typed, known) or "mend the number."
                    what = f"the {edition} edition has no {typed}"
                    yield Complaint(what, where, f"{mend} Its id is safer: {{{{ see('custody-family') }}}}")


def _texts(sections: Iterable[PlannedSection], edition: str) -> Iterator[PlannedCommentary]:
    for section in sections:
        for block in section.blocks:
            text = block.text if isinstance(block, PlannedPanel) else block
            if not isinstance(text, PlannedCommentary) or (section.exemption and edition == "public"):
                continue
            if text.edition == edition:
                yield text


def _typed_in(line: str) -> Iterator[str]:
    for found in _ONE.finditer(line):
        yield f"{found[1].lower()} {found[2].lower()}"
    for found in _SEVERAL.finditer(line):
        kind = _SINGULAR[found[1].lower()]
        yield from (f"{kind} {number.lower()}" for number in re.findall(_ITEM, found[2]))
