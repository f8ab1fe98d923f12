"""What goes between a process and a side process of its own: pickles over a pipe that nobody else holds an end of."""

from __future__ import annotations

import pickle
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO


@dataclass(frozen=True, slots=True)
class Letter:
    """A piece of work: a function, or its name ("package.module:function") where the sender has not imported it."""

    work: Callable[..., Any] | str
    arguments: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)

    def do(self) -> Any:
        """Do it, in whichever process this is."""
        work = pkgutil.resolve_name(self.work) if isinstance(self.work, str) else self.work
        return work(*self.arguments, **self.named)


@dataclass(frozen=True, slots=True)
class Reply:
    """The result, or what was raised instead."""

    result: Any = None
    fault: Exception | None = None


def packed(letter: Letter) -> bytes:
    """A letter as it travels."""
    return pickle.dumps(letter, pickle.HIGHEST_PROTOCOL)


def write_letter(channel: BinaryIO, content: bytes) -> None:
    """Send what was packed.

    Raises:
        OSError: nobody reads at the other end.
    """
    channel.write(content)
    channel.flush()


def read_letter(channel: BinaryIO) -> Any:
    """The next one that was sent; None where there will be none.

    Raises:
        pickle.UnpicklingError, EOFError: the sender died in the midst of it.
    """
    if not channel.peek(1):  # type: ignore[attr-defined]  # both ends are buffered readers
        return None
    return pickle.load(channel)  # noqa: S301  from our own process, over a pipe without a name
