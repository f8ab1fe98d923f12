"""Who does many tasks of one kind: processes of this machine or workers of a cluster, which callers need not know."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Task = Callable[[Any], Any]
"""A function of a module, which every worker can import by its name."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An exception that a task did not expect; its message stays behind, since it may hold a value from a case.

    Attributes:
        kind: the name of its class.
        frames: where it arose, in lines of source.
        refusal: (number, words, file) where the machine refused something; None where the program is at fault.
    """

    kind: str
    frames: str
    refusal: tuple[int, str, str] | None = None

    @classmethod
    def of(cls, error: BaseException) -> Fault:
        """What may be told of an exception."""
        frames = "".join(traceback.format_tb(error.__traceback__))
        if isinstance(error, OSError) and error.errno is not None:
            return cls(type(error).__name__, frames, (error.errno, error.strerror or "", str(error.filename or "")))
        return cls(type(error).__name__, frames)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one task: its result, a fault in it, or how it was lost with the workers that had it.

    `mend` is what to do about one that was lost.
    """

    index: int
    result: Any = None
    fault: Fault | None = None
    lost: str = ""
    mend: str = "build it by itself, or with fewer workers at once"


class Executor(Protocol):
    """Does a task for each of many items."""

    def run(self, task: Task, items: Sequence[Any]) -> Generator[Done, None, None]:
        """Do all, and yield each as it comes; whoever stops asking, or is interrupted, ends the rest.

        Args:
            task: given an item; task, items and results are pickled on their way.
            items: begun in their order.

        Raises:
            OutsideError: there are no workers.
        """
        ...


def attempt(task: Task, index: int, item: object) -> Done:
    """Do one task, so that no fault in it ends its worker."""
    try:
        return Done(index, task(item))
    except Exception as error:  # noqa: BLE001 - the outermost frame of a worker: the others' tasks go on
        return Done(index, fault=Fault.of(error))
