"""A YAML file edited at the exact places where its values stand: comments, order and spelling stay as they are.

PyYAML tells where each value begins and ends in the text, so that no library is needed which writes YAML anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from report_builder.marked_yaml.fault import KeyPath


@dataclass(frozen=True, slots=True)
class Edit:
    """The characters from `start` up to `end` give way to `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A key, or an item of a list, and its value in the text.

    Attributes:
        begins: where the key begins; of an item where its value does.
        start, end: where the value begins and ends; a text of several lines ends with its last letter.
        style: of a scalar: '"', "'", "|", ">" or empty for a plain one; "{" and "[" in brackets; "" otherwise.
        is_scalar: whether it is a single value.
        is_in_brackets: whether the mapping around it is written in brackets.
    """

    begins: int
    start: int
    end: int
    style: str
    is_scalar: bool
    is_in_brackets: bool


def entries_of(text: str) -> dict[KeyPath, Entry]:
    """Every key and item of a file that `strict_yaml.load` found good; () is the mapping of the whole file."""
    root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    found: dict[KeyPath, Entry] = {}
    _walk(root, (), found=found, text=text, begins=root.start_mark.index, is_in_brackets=False)
    return found


def _walk(
    node: Any, path: KeyPath, *, found: dict[KeyPath, Entry], text: str, begins: int, is_in_brackets: bool
) -> None:
    is_scalar = isinstance(node, yaml.ScalarNode)
    is_flow = not is_scalar and bool(node.flow_style)
    start = node.start_mark.index
    style = (node.style or "") if is_scalar else text[start] if is_flow else ""
    found[path] = Entry(begins, start, _end_of(node, text), style, is_scalar, is_in_brackets)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            way = (*path, key.value)
            _walk(value, way, found=found, text=text, begins=key.start_mark.index, is_in_brackets=is_flow)
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            way = (*path, place)
            _walk(value, way, found=found, text=text, begins=value.start_mark.index, is_in_brackets=is_flow)


def _end_of(node: Any, text: str) -> int:
    """Where the last letter of a value stands; comments below the last item of a mapping are not of it."""
    start, end = node.start_mark.index, node.end_mark.index
    if not isinstance(node, yaml.ScalarNode):
        if node.flow_style:
            return int(end)
        last = node.value[-1]
        return _end_of(last[1] if isinstance(last, tuple) else last, text)
    return int(start) + len(text[start:end].rstrip())


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made.

    Raises:
        ValueError: two edits overlap: a fault of ours.
    """
    limit = len(text)
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        if edit.end > limit:
            raise ValueError("two edits of a file overlap")
        text, limit = text[: edit.start] + edit.text + text[edit.end :], edit.start
    return text


def rewritten(entry: Entry, word: str) -> Edit:
    """Another word in the place of a single value, in the quotation marks that it has."""
    mark = entry.style if entry.style in {'"', "'"} else ""
    return Edit(entry.start, entry.end, f"{mark}{word}{mark}")


def taken_out(text: str, entry: Entry) -> Edit:
    """A key and its value out of the mapping: with its whole lines, or in brackets with one comma."""
    if not entry.is_in_brackets:
        return Edit(_line_start(text, entry.begins), _line_end(text, entry.end), "")
    after = re.compile(r"\s*,[ \t]*").match(text, entry.end)
    before = re.search(r",\s*$", text[: entry.begins])
    if after:
        return Edit(entry.begins, after.end(), "")
    return Edit(before.start() if before else entry.begins, entry.end, "")


def put_in(text: str, entries: Mapping[KeyPath, Entry], path: KeyPath, *, word: str) -> Edit:
    """A key that the file does not have yet, as the first of its mapping, which may be missing as well."""
    parent, name = path[:-1], path[-1]
    if parent not in entries:
        return put_in(text, entries, parent, word=f"{{{name}: {word}}}")
    around = entries[parent]
    children = [one for way, one in entries.items() if way[:-1] == parent and len(way) == len(path)]
    if not children:
        space = "" if text[around.start - 1 : around.start].isspace() else " "
        return Edit(around.start, around.end, f"{space}{{{name}: {word}}}")
    first = min(children, key=lambda one: one.begins)
    if first.is_in_brackets:
        return Edit(first.begins, first.begins, f"{name}: {word}, ")
    indent = text[_line_start(text, first.begins) : first.begins]
    return Edit(first.begins, first.begins, f"{name}: {word}\n{indent}")


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _line_end(text: str, place: int) -> int:
    """Where the next line begins."""
    found = text.find("\n", place)
    return len(text) if found < 0 else found + 1


def line_of(text: str, place: int) -> str:
    """The rest of the line from a place on."""
    return text[place : _line_end(text, place)].rstrip("\r\n")
