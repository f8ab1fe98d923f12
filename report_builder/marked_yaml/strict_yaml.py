"""A strict reading of YAML that remembers where each key stands.

No repeated keys, anchors, aliases or tags; YAML 1.2 booleans; whole numbers become numbers, and every other plain
word (`NO`, `12:30`, `0777`, `1.10`, `2020-07-13`) stays the text that was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from report_builder.marked_yaml.fault import Fault, FaultsError, KeyPath, Place, quoted
from report_builder.marked_yaml.syntax import explain
from report_builder.marked_yaml.text import UNPRINTABLE, decode

DEEPEST = 16
"""Levels. The deepest key of a config stands on the fifth."""

Tree = str | int | bool | None | list["Tree"] | dict[str, "Tree"]

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file that was read.

    Attributes:
        tree: its keys and values.
        places: where each key and item stands; () is the beginning of the file.
        faults: what was wrong with it, placed.
        given_up: ways to values that could not be read, of which no more is to be said.
        content: its bytes.
        folded: of texts that YAML folds from several lines into one, the same text with its line ends.
    """

    tree: dict[str, Tree]
    places: dict[KeyPath, Place]
    faults: tuple[Fault, ...] = ()
    given_up: frozenset[KeyPath] = frozenset()
    content: bytes = b""
    folded: dict[KeyPath, str] = field(default_factory=dict)


CONFIG_BEGINS = "begin with 'document: board-report'"


def load(content: bytes, *, file: str, begin: str = CONFIG_BEGINS) -> Document:
    """Read the bytes of a YAML file.

    Args:
        content: the bytes.
        file: its name for complaints.
        begin: how to mend a file that holds no keys.

    Raises:
        FaultsError: it cannot be read at all: not text, not YAML, empty, or not a mapping of keys.
    """
    walk = _Walk(file, begin)
    try:
        tree = walk.document(decode(content, file=file))
    except yaml.YAMLError as error:
        raise FaultsError(explain(error, file)) from None
    except (ValueError, OverflowError) as error:
        if isinstance(error, FaultsError):
            raise
        # PyYAML lets these through for an escape such as "\UFFFFFFFF" or a YAML version of 5,000 digits.
        what = "this is not YAML: an escape or a version number is out of range"
        raise FaultsError(Fault((), what, "look at text with a backslash in it", Place(file, 1, 1))) from None
    return Document(tree, walk.places, tuple(walk.faults), frozenset(walk.given_up), content, walk.folded)


@dataclass(slots=True)
class _Walk:
    """One walk over the events of a file."""

    file: str
    begin: str
    text: str = ""
    places: dict[KeyPath, Place] = field(default_factory=dict)
    folded: dict[KeyPath, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    given_up: set[KeyPath] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)
    events: Iterator[yaml.Event] = field(default_factory=lambda: iter(()))

    def document(self, text: str) -> dict[str, Tree]:
        """The only document of the file."""
        self.places[()] = Place(self.file, 1, 1)
        self.text = text
        self.events = iter(yaml.parse(text, Loader=yaml.SafeLoader))
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise FaultsError(Fault((), "the file is empty", self.begin, self.places[()]))
        event = next(self.events)
        tree = self._value(event, ())
        next(self.events)
        after = next(self.events)
        if isinstance(after, yaml.DocumentStartEvent):
            self._complain((), "a second document begins here", "keep one document in a file", at=self._place(after))
            list(self.events)
        if not isinstance(tree, dict):
            what = "the file is not a mapping of keys"
            raise FaultsError(*self.faults or [Fault((), what, self.begin, self._place(event))])
        return tree

    def _value(self, event: yaml.Event, path: KeyPath) -> Tree:
        if len(path) > DEEPEST:
            mend = "take some brackets or indentation away"
            raise FaultsError(Fault((), f"values are nested more than {DEEPEST} deep", mend, self._place(event)))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, path)
        self._refuse_marks(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return self._scalar(event, path) if isinstance(event, yaml.ScalarEvent) else self._sequence(path)

    def _mapping(self, path: KeyPath) -> Tree:
        mapping: dict[str, Tree] = {}
        for key in iter(lambda: next(self.events), None):
            if isinstance(key, yaml.MappingEndEvent):
                break
            if not isinstance(key, yaml.ScalarEvent) or not key.value.strip() or UNPRINTABLE.search(key.value):
                mend = "put a key, or a text that begins with { or [, in quotes"
                self._complain(path, "a key must be a word", mend, at=self._place(key))
                self.given_up.add(path)
                self._skip(key)
                self._skip(next(self.events))
                continue
            self._entry(key, mapping, path)
        return mapping

    def _entry(self, key: yaml.ScalarEvent, mapping: dict[str, Tree], path: KeyPath) -> None:
        way = (*path, key.value)
        self._refuse_marks(key, way)
        value = next(self.events)
        if key.value in mapping:
            what = f"the key is repeated; it stands in line {self.places[way].line} already"
            self._complain(way, what, "keep one of the two", at=self._place(key))
            self._skip(value)
            return
        is_block = isinstance(value, yaml.ScalarEvent) and value.style in ("|", ">")
        self.places[way] = replace(self._place(key), text_line=self._place(value).line + is_block)
        mapping[key.value] = self._value(value, way)

    def _sequence(self, path: KeyPath) -> Tree:
        items: list[Tree] = []
        for event in iter(lambda: next(self.events), None):
            if isinstance(event, yaml.SequenceEndEvent):
                break
            way = (*path, len(items))
            is_block = isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">")
            self.places[way] = replace(self._place(event), text_line=self._place(event).line + is_block)
            items.append(self._value(event, way))
        return items

    def _scalar(self, event: yaml.ScalarEvent, path: KeyPath) -> Tree:
        text: str = event.value
        if UNPRINTABLE.search(text):
            self._complain(path, "the text holds a character that cannot be printed", "delete it")
            self.given_up.add(path)
            return None
        mark: Any = event
        if event.style != "|" and mark.end_mark.line > mark.start_mark.line:
            self.folded[path] = unfolded(text, self.text[mark.start_mark.index : mark.end_mark.index])
        if event.style is not None:
            return text
        if text in _NOTHING:
            return None
        if text in _BOOLEANS:
            return _BOOLEANS[text]
        return int(text) if _WHOLE.fullmatch(text) else text

    def _alias(self, event: yaml.AliasEvent, path: KeyPath) -> Tree:
        if event.anchor not in self.anchors:
            mend = "put a text that begins with * in quotes, or write the value out"
            self._complain(path, f"'*{quoted(str(event.anchor))}' is an alias, which is not read", mend)
        self.given_up.add(path)
        return None

    def _refuse_marks(self, event: Any, path: KeyPath) -> None:
        """Complain of an anchor (all its aliases are one fault with it) and of a tag."""
        if event.anchor is not None:
            mend = "write the value out where it is needed"
            self._complain(
                path, f"'&{quoted(event.anchor)}' is an anchor, which is not read", mend, at=self._place(event)
            )
            self.anchors.add(event.anchor)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            mend = "take it away, or put a text that begins with ! in quotes"
            self._complain(path, f"'{quoted(tag)}' is a tag, which is not read", mend, at=self._place(event))
            self.given_up.add(path)

    def _skip(self, event: yaml.Event) -> None:
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth == 0:
                return
            event = next(self.events)

    def _place(self, event: yaml.Event) -> Place:
        mark: Any = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1, mark.line + 1)

    def _complain(self, path: KeyPath, what: str, mend: str, *, at: Place | None = None) -> None:
        self.faults.append(Fault(path, what, mend, at or self.places[path]))


def unfolded(text: str, written: str) -> str:
    """A text with a line end wherever one was folded into a space; as it is from an escape on, which hides the rest.

    Args:
        text: as it was read.
        written: as it stands in the file, quotation marks and indentation included.
    """
    lines = written[written.index("\n") + 1 :] if written[:1] in (">", "|") else written.lstrip("\"'")
    so_far = at = 0
    pieces = []
    for line in lines.split("\n"):
        words = line.strip().rstrip("\"'")
        if not words or not text.startswith(words, at):
            break
        at += len(words)
        if text[at : at + 1] != " ":
            break
        pieces.append(text[so_far:at])
        so_far = at = at + 1
    return "\n".join([*pieces, text[so_far:]])
