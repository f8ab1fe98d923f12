"""Our frozen values as text and back: what is kept is data, and reading it can make nothing but these values."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.registers import Action, MeetingItem, Registers, Risk
from report_builder.model.tables import Figure, Finding, ProtectedTable, Status
from report_builder.model.view import View

KINDS: Mapping[str, type[Any]] = {
    kind.__name__: kind
    for kind in (Action, Figure, Finding, Key, MeetingItem, Period, ProtectedTable, Registers, Risk, Status, View)
}
"""The only classes of which reading makes values; each is made anew, so that a key's hash is that of this process."""

UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What reading a text that is none of ours may raise."""

_PLAIN = frozenset({type(None), bool, int, float, str})
_AS_TEXT: Mapping[type[Any], tuple[str, Callable[[Any], str]]] = {
    date: ("day", date.isoformat),
    Decimal: ("decimal", str),
    Fraction: ("fraction", str),
}
_FROM_TEXT: Mapping[str, Callable[[str], Any]] = {"day": date.fromisoformat, "decimal": Decimal, "fraction": Fraction}


def to_text(value: object) -> bytes:
    """A value as JSON, from which `from_text` makes the very same.

    Raises:
        TypeError: it holds a value of another kind, such as one of numpy's.
    """
    return json.dumps(_written(value, KINDS.__contains__), ensure_ascii=False, separators=(",", ":")).encode()


def from_text(text: bytes) -> Any:
    """What `to_text` wrote.

    Raises:
        ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError: it is none of ours.
    """
    return _read(json.loads(text))


def told(value: object) -> bytes:
    """A value of any of our classes as text, for a digest: other values have another text.

    Raises:
        TypeError: it holds something of which two that differ might be written alike.
    """
    return json.dumps(_written(value, lambda _: True), ensure_ascii=False, separators=(",", ":")).encode()


def _written(value: Any, is_known: Callable[[str], bool]) -> Any:  # noqa: PLR0911  a line for each kind
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_written(one, is_known) for one in value]
    if kind in _AS_TEXT:
        name, write = _AS_TEXT[kind]
        return {name: write(value)}
    if isinstance(value, Mapping):
        return {"map": [[_written(name, is_known), _written(one, is_known)] for name, one in value.items()]}
    if is_known("path") and isinstance(value, Path):
        return {"path": str(value)}
    if is_known("set") and isinstance(value, frozenset):
        return {"set": sorted(value)}
    if is_known(kind.__name__) and isinstance(value, Enum):
        return {kind.__name__: value.value}
    if is_known(kind.__name__) and is_dataclass(kind):
        return {kind.__name__: [_written(getattr(value, one), is_known) for one in _names(kind)]}
    if isinstance(value, str) and not isinstance(value, Enum):
        return str(value)  # a text that knows its place in a file, by which nothing is counted
    raise TypeError(kind.__name__)


@lru_cache(maxsize=128)
def _names(kind: type[Any]) -> tuple[str, ...]:
    """What a value is made with."""
    known: tuple[Field[Any], ...] = fields(kind)
    return tuple(one.name for one in known if one.init)


def _read(written: Any) -> Any:
    if isinstance(written, list):
        return tuple([_read(one) for one in written])
    if not isinstance(written, dict):
        return written
    ((name, held),) = written.items()
    if name in _FROM_TEXT:
        return _FROM_TEXT[name](held)
    if name == "map":
        return {_read(key): _read(one) for key, one in held}
    kind = KINDS[name]
    if issubclass(kind, Enum):
        return kind(held)
    return kind(*[_read(one) for one in held])
