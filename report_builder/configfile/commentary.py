"""The manager's words: Markdown in the config, .md or Word files beside it, with the line on which each text begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from report_builder.configfile.entries import EDITIONS
from report_builder.configfile.source import Source
from report_builder.configfile.words import Words, with_braces
from report_builder.marked_yaml.fault import Fault, FaultsError, KeyPath, Place, fault, nearest_place, quoted
from report_builder.marked_yaml.text import decode, read_bytes
from report_builder.model.spec import Commentary

_FILE_NAME = re.compile(r"\S[^\n]{0,180}\.(md|docx)", re.IGNORECASE)
_HEADING = re.compile(r"##[ \t]+(.+?)[ \t]*#*[ \t]*")
_TITLE = re.compile(r"#[ \t]+.*")
_FENCE = re.compile(r" {0,3}(```|~~~)")


def names_file(text: str) -> bool:
    """Whether words of a config are the name of the file that holds them."""
    return _FILE_NAME.fullmatch(text.strip()) is not None


def read_words(text: str, path: KeyPath, source: Source) -> Words:
    """The text of a key, or of the file that it names.

    Raises:
        FaultsError: the file is missing, not text, or of a kind that is not read; paths count from the key.
    """
    if not names_file(text):
        return Words(with_braces(text), nearest_place(path, source.places).of_text)
    name = text.strip()
    file = source.path.parent / name
    if _is_word(name):
        from report_builder.configfile.word_commentary import read_word_words  # noqa: PLC0415  few configs have one

        return read_word_words(file)
    try:
        content = read_bytes(file)
    except FaultsError as error:
        raise fault(f"'{quoted(name)}': {error.faults[0].what}", error.faults[0].mend) from None
    return Words(with_braces(decode(content, file=str(file))), f"{file}:1", content)


def read_commentary(asked: str | Mapping[str, str | dict[str, str]], source: Source) -> list[tuple[Commentary, Words]]:
    """The commentary of every section, each with the text that it was read from.

    Raises:
        FaultsError: all that is wrong with the files; paths count from `commentary`.
    """
    if isinstance(asked, str):
        return _file(asked, EDITIONS, ("commentary",), source)
    notes: list[tuple[Commentary, Words]] = []
    faults: list[Fault] = []
    for section, text in asked.items():
        try:
            if section in EDITIONS and isinstance(text, str):
                notes += _file(text, (section,), ("commentary", section), source)
            else:
                notes += _section(section, text, source)
        except FaultsError as error:
            faults += [one.under((section,)) for one in error.faults]
    if faults:
        raise FaultsError(*faults)
    return notes


def _file(name: str, editions: Iterable[str], path: KeyPath, source: Source) -> list[tuple[Commentary, Words]]:
    """A file of all commentary, of both editions or of one."""
    name = name.strip()
    if _FILE_NAME.fullmatch(name) and _is_word(name):
        from report_builder.configfile.word_commentary import read_word_sections  # noqa: PLC0415  few configs have one

        return read_word_sections(source.path.parent / name, editions)
    words = read_words(name, path, source)
    if words.content is None:
        mend = "write 'section: text' on each line"
        raise fault("should be text by section, or the name of an .md or .docx file", mend)
    return [(note, words) for note in split_sections(words, editions)]


def _is_word(name: str) -> bool:
    return name.lower().endswith(".docx")


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


def split_sections(words: Words, editions: Iterable[str] = EDITIONS) -> list[Commentary]:
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
        Commentary(section, dict.fromkeys(editions, "\n".join(lines[start:end]) + "\n"), f"{file}:{start + 1}")
        for (section, start), end in zip(starts, ends, strict=True)
    ]
