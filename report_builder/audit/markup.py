"""XML from a file that may be hostile: no entities, no endless depth, no endless size."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from report_builder.errors import DataError

DEEPEST = 200
MOST_BYTES = 60_000_000


def parse(content: bytes, where: str) -> Element:
    """The root element. Comments are elements whose tag is "!", so that what they say is read as well.

    Raises:
        DataError: it is no XML, declares entities (which can grow without end), or is too deep or too large.
    """
    if len(content) > MOST_BYTES:
        raise _refused(where, "it is larger than any paper")
    builder, depth = TreeBuilder(), 0
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _refused(where, f"its elements are nested more than {DEEPEST} deep")
        builder.start(_local(tag), {_local(name): value for name, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(tag))

    def comment(words: str) -> None:
        if depth:
            start("!", {})
            builder.data(words)
            end("!")

    def entity(*_: object) -> None:
        raise _refused(where, "it declares entities")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.CommentHandler = builder.data, comment
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(content, True)  # noqa: FBT003 - positional in expat
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise _refused(where, "it is not well-formed XML") from error
    return builder.close()


def words_in(element: Element) -> str:
    """All the text below an element, comments left out, spaces joined."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> list[str]:
    found = [element.text or ""] if element.tag != "!" else []
    for child in element:
        found += [*_texts(child), child.tail or ""]
    return found


def _local(name: str) -> str:
    """The name without its namespace."""
    return name.rpartition("}")[2]


def _refused(where: str, what: str) -> DataError:
    return DataError(f"{where}: {what}", mend="give the file as report-builder made it")
