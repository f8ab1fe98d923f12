"""The manager's Markdown: in the config, or in .md files beside it, with the line on which each text begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.configfile.entries import EDITIONS
from report_builder.configfile.source import Source
from report_builder.marked_yaml.fault import Fault, FaultsError, KeyPath, Place, fault, nearest_place, quoted
from report_builder.marked_yaml.text import decode, read_bytes
from report_builder.model.spec import Commentary

_FILE_NAME = re.compile(r"\S[^\n]{0,180}\.(md|docx)", re.IGNORECASE)
_HEADING = re.compile(r"##[ \t]+(.+?)[ \t]*#*[ \t]*")
_TITLE = re.compile(r"#[ \t]+.*")
_FENCE = re.compile(r" {0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Words:
    """A text, `file:line` of its first line, and the bytes of the file where it stands in one of its own."""

    text: str
    where: str
    content: bytes | None = None


def read_words(text: str, path: KeyPath, source: Source) -> Words:
    """The text of a key, or of the file that it names.

    Raises:
        FaultsError: the file is missing, not text, or of a kind that is not read; paths count from the key.
    """
    if not _FILE_NAME.fullmatch(text.strip()):
        return Words(text, nearest_place(path, source.places).of_text)
    name = text.strip()
    if name.lower().endswith(".docx"):
        raise fault(f"'{quoted(name)}': Word files are not read yet", "save the text as Markdown, with the ending .md")
    file = source.path.parent / name
    try:
        content = read_bytes(file)
    except FaultsError as error:
        raise fault(f"'{quoted(name)}': {error.faults[0].what}", error.faults[0].mend) from None
    return Words(decode(content, file=str(file)), f"{file}:1", content)


def read_commentary(asked: str | Mapping[str, str | dict[str, str]], source: Source) -> list[tuple[Commentary, Words]]:
    """The commentary of every section, each with the text that it was read from.

    Raises:
        FaultsError: all that is wrong with the files; paths count from `commentary`.
    """
    if isinstance(asked, str):
        words = read_words(asked, ("commentary",), source)
        if words.content is None:
            raise fault("should be text by section, or the name of an .md file", "write 'section: text' on each line")
        return [(note, words) for note in split_sections(words)]
    notes: list[tuple[Commentary, Words]] = []
    faults: list[Fault] = []
    for section, text in asked.items():
        try:
            notes += _section(section, text, source)
        except FaultsError as error:
            faults += [one.under((section,)) for one in error.faults]
    if faults:
        raise FaultsError(*faults)
    return notes


def _section(section: str, text: str | dict[str, str], source: Source) -> Iterator[tuple[Commentary, Words]]:
    """One entry for both editions, or one for each, since each has a line of its own."""
    path: KeyPath = ("commentary", section)
    if isinstance(text, str):
        words = read_words(text, path, source)
        yield Commentary(section, dict.fromkeys(EDITIONS, words.text), words.where), words
        return
    for edition, own in text.items():
        try:
            words = read_words(own, (*path, edition), source)
        except FaultsError as error:
            raise FaultsError(*(one.under((edition,)) for one in error.faults)) from None
        yield Commentary(section, {edition: words.text}, words.where), words


def split_sections(words: Words) -> list[Commentary]:
    """A file of all sections, split at its headings: what follows '## First time entrants' is of that section.

    A line '# ...' above the first heading is the file's title, and left out.

    Raises:
        FaultsError: words above the first heading, or a section that has two headings, with their line in the file.
    """
    file = words.where.rpartition(":")[0]
    starts: list[tuple[str, int]] = []
    faults: list[Fault] = []
    is_code = False
    lines = words.text.splitlines()
    for number, line in enumerate(lines, start=1):
        is_code ^= bool(_FENCE.match(line))
        heading = None if is_code else _HEADING.fullmatch(line)
        if heading:
            section = re.sub(r"[^a-z0-9]+", "-", heading[1].lower()).strip("-")
            if section in dict(starts):
                faults.append(
                    Fault((), f"a second heading '{quoted(section)}'", "join the two", Place(file, number, 1))
                )
            starts.append((section, number))
        elif not starts and not faults and line.strip() and not _TITLE.fullmatch(line):
            mend = "write the section's id above it: ## introduction"
            faults.append(Fault((), "this text stands above the first heading", mend, Place(file, number, 1)))
    if faults:
        raise FaultsError(*faults)
    ends = [number - 1 for _, number in starts[1:]] + [len(lines)]
    return [
        Commentary(section, dict.fromkeys(EDITIONS, "\n".join(lines[start:end]) + "\n"), f"{file}:{start + 1}")
        for (section, start), end in zip(starts, ends, strict=True)
    ]
