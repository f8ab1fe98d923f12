"""Asking for work, and fetching its answer later. Who asks need not know where the work is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec, Protocol, TypeVar

Asked = ParamSpec("Asked")
Result = TypeVar("Result")
Found_co = TypeVar("Found_co", covariant=True)


class Answer(Protocol[Found_co]):
    """What was asked for, sooner or later."""

    def get(self) -> Found_co:
        """The result, waited for; however often it is fetched, the work is done once.

        Raises:
            Exception: whatever the work raised.
        """


class Aside(Protocol):
    """Where work may go on while the one who asked for it does something else."""

    def ask(self, work: Callable[Asked, Result], *arguments: Asked.args, **named: Asked.kwargs) -> Answer[Result]:
        """Ask for a piece of work.

        Args:
            work: a function of a module, which depends on its arguments alone.
            arguments: of the work; they may travel, as may its result and what it raises.
            named: likewise.
        """


class Later(Generic[Result]):
    """An answer that is worked out where it is fetched, when it is fetched for the first time."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work: Callable[[], Result] | None = work
        self._results: list[Result] = []

    def get(self) -> Result:
        """As `Answer.get`; work that raised is done again where it is fetched again, and raises again."""
        if self._work is not None:
            self._results.append(self._work())
            self._work = None
        return self._results[0]


class Here:
    """No process but this one. What is never fetched is never done."""

    def ask(self, work: Callable[Asked, Result], *arguments: Asked.args, **named: Asked.kwargs) -> Later[Result]:
        """As `Aside.ask`."""
        return Later(lambda: work(*arguments, **named))


HERE = Here()
"""What is meant wherever nothing else is said: tests, workers of a batch, machines of one core."""
