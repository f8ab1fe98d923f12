"""Definitions, charts and outlines, of ours or of a workspace's: read strictly, and every text knows its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from report_builder.errors import Complaint, ConfigError
from report_builder.marked_yaml.fault import Fault, FaultsError, KeyPath, in_order, placed
from report_builder.marked_yaml.strict_yaml import Document, Tree, load
from report_builder.marked_yaml.text import read_bytes

BEGIN = "compare it with the program's own file of that name"


class MarkedText(str):
    """A text of a definition.

    Attributes:
        where: `file:line` of its first words.
        unfolded: the same with a line end wherever YAML folded one, so that lines can be counted in it.
    """

    where: str
    unfolded: str


class MarkedKeys(dict[str, Any]):
    """A mapping of a definition; `where` is its `file:line`, and `lines` that of each key."""

    where: str
    lines: Mapping[str, str]

    def __missing__(self, key: str) -> Any:
        raise MissingKeyError(key, self.where)


class MissingKeyError(KeyError):
    """A key that a definition should have, and the `file:line` of the mapping that lacks it."""

    def __init__(self, key: str, where: str) -> None:
        super().__init__(key)
        self.where = where


def place_of(value: object, otherwise: object) -> str:
    """Where a part of a definition stands; the other place for what bears none."""
    return str(getattr(value, "where", otherwise))


def find(name: str, folders: Sequence[Path]) -> Path:
    """The first of the folders' files of that name.

    Raises:
        ConfigError: none has it.
    """
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise ConfigError(Complaint(f"there is no '{name}'", " or ".join(str(folder) for folder in folders)))


def read_document(file: Path) -> Document:
    """A file's keys with their places, and the faults of its YAML.

    Raises:
        FaultsError: it cannot be read at all.
    """
    return load(read_bytes(file), file=str(file), begin=BEGIN)


def read_definition(file: Path) -> MarkedKeys:
    """A definition as plain data, whose texts and mappings know where they stand.

    Raises:
        ConfigError: it is not YAML, not a mapping, or has a repeated key, an anchor or a tag; all faults at once.
    """
    try:
        document = read_document(file)
    except FaultsError as error:
        raise ConfigError(complaints_of(error.faults, Document({}, {}))) from None
    if document.faults:
        raise ConfigError(complaints_of(document.faults, document))
    marked: MarkedKeys = _marked(document.tree, (), document)
    return marked


def complaints_of(faults: Iterable[Fault], document: Document) -> list[Complaint]:
    """The faults of a file as the user reads them, from top to bottom, each with its line."""
    return [fault.complaint for fault in in_order(placed(faults, document.places))]


def _marked(value: Tree, path: KeyPath, document: Document) -> Any:
    """A value and all within it, with their places."""
    if isinstance(value, str):
        text = MarkedText(value)
        text.where = document.places[path].of_text
        text.unfolded = document.folded.get(path, value)
        return text
    if isinstance(value, list):
        return [_marked(one, (*path, number), document) for number, one in enumerate(value)]
    if isinstance(value, dict):
        keys = MarkedKeys({key: _marked(one, (*path, key), document) for key, one in value.items()})
        place = document.places[path]
        keys.where = f"{place.file}:{place.line}"
        keys.lines = {key: f"{place.file}:{document.places[(*path, key)].line}" for key in value}
        return keys
    return value
