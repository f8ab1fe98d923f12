"""A proposed map as YAML: ready to be used under `map`, with a mark on every line that somebody should look at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from report_builder.cases.columns import Kind
from report_builder.cases.contract import CONTRACT
from report_builder.cases.headers import plain_header
from report_builder.cases.proposals.proposal import Proposal, ProposedColumn, ProposedTable

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?: [A-Za-z0-9_()]+)*")
_NOT_TEXT = frozenset({"null", "true", "false"})


def proposal_text(proposal: Proposal, *, about: str, values_from: str) -> str:
    """The YAML of a map.

    Args:
        proposal: its headers and words are written down, so that the text is for those alone who may see the cases.
        about: a sentence for the first line.
        values_from: the ready map whose words hold beneath.
    """
    lines = [
        f"# {about}",
        "# Look at every line that is not marked sure. Lines that begin with # do nothing: complete or delete them.",
        "# The words of an export may say something of a child: keep this file as private as the export.",
        "",
        f"values_from: {values_from}",
        *_tables(proposal),
        *_columns(proposal),
        *_words(proposal),
        *(f"# {_word(name)} was not read [{why}]" for name, why in proposal.unreadable.items()),
        *(f"# {_word(name)} seems to be no table of the contract" for name in proposal.unused),
    ]
    return "\n".join(lines) + "\n"


def _tables(proposal: Proposal) -> Iterator[str]:
    yield from ("", "tables:")
    for each in proposal.tables:
        if _is_renamed(each):
            yield f"  {each.table}: {_word(each.name)}"


def _is_renamed(proposed: ProposedTable) -> bool:
    return PurePath(proposed.name).stem.lower() != proposed.table


def _columns(proposal: Proposal) -> Iterator[str]:
    yield from ("", "columns:")
    for each in proposal.tables:
        renamed = _renamed(each)
        if renamed or each.unmatched or each.lacking:
            yield f"  {each.table}:" if renamed else f"  # {each.table}:"
            yield from _aligned((f"    {_word(one.header)}: {one.column}", str(one.sureness)) for one in renamed)
        yield from (f"    # {_word(header)}: ?" for header in each.unmatched)
        if each.lacking:
            needed = [column.name for column in CONTRACT[each.table].columns if column.is_required]
            lacking = [f"{name} (needed)" if name in needed else name for name in each.lacking]
            yield f"    # no header was found for: {', '.join(lacking)}"


def _renamed(proposed: ProposedTable) -> list[ProposedColumn]:
    return [one for one in proposed.columns if plain_header(one.header) != one.column]


def _words(proposal: Proposal) -> Iterator[str]:
    yield from ("", "values:")
    for each in proposal.tables:
        columns = {column.name: column for column in CONTRACT[each.table].columns}
        for column, words in each.words.items():
            if any(word.new for word in words):
                yield f"  {each.table}.{column}:"
            else:
                yield f"  # {each.table}.{column}:"
            yield from _aligned((f"    {_word(word.old)}: {_word(word.new)}", "likely") for word in words if word.new)
            unknown = [word for word in words if not word.new]
            yield from (f"    # {_word(word.old)}: ?" for word in unknown)
            if unknown:
                yield f"    # allowed: {_allowed(columns[column].kind, columns[column].allowed)}"
        for column in each.crowded:
            yield f"  # {each.table}.{column} has too many unknown words to list them: is it the right column?"


def _allowed(kind: Kind, allowed: Iterable[str]) -> str:
    if kind is Kind.BOOLEAN:
        return "yes, no"
    if kind is Kind.ETHNICITY:
        return "White, Mixed, Asian, Black, Other, Not stated, or a label of the census"
    return ", ".join(allowed)


def _aligned(lines: Iterable[tuple[str, str]]) -> list[str]:
    """Lines with their marks one under the other."""
    marked = list(lines)
    width = max((len(line) for line, _ in marked), default=0)
    return [f"{line:<{width}}  # {mark}" for line, mark in marked]


def _word(text: str) -> str:
    """A text as YAML reads it back: in quotes unless it is plain words."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT:
        return text
    return json.dumps("".join(letter if letter.isprintable() else " " for letter in text), ensure_ascii=False)
