"""Side processes: started early, so that they have imported what is heavy by the time that they are asked.

Each is a fresh interpreter rather than a copy of this one. So it holds nothing of ours, no end of a pipe that would
keep it alive after us, and no lock of a thread that it does not have; it costs a hundredth of a second here, and its
own start goes by while this process reads.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from threading import Lock, Semaphore
from typing import Any, Generic

from report_builder.aside.asking import HERE, Answer, Aside, Asked, Later, Result
from report_builder.aside.letters import Letter
from report_builder.aside.worker import LostError, Worker

Preparation = Sequence[Letter]
"""What a side process begins with: work by name, which imports what it will need."""

_WIDTH = 1 << 20
"""Bytes of a pipe: a whole paper goes through at once, without a change of process for every 64 kB."""


@contextmanager
def side_processes(preparations: Sequence[Preparation], *, cores: int | None = None) -> Iterator[Aside]:
    """Side processes while this is open; none of them is left afterwards, whatever happens.

    Args:
        preparations: of each process what it begins with. The first is asked first.
        cores: how many this process may use; None for what the machine says. With one, all is done here.

    Yields:
        Where to ask. Where no process can be started, or all have died, what is asked for is done here.
    """
    if (cores or usable_cores()) < 2 or not sys.executable:
        yield HERE
        return
    processes = Processes(at_once=(cores or usable_cores()) - 1)
    try:
        for preparation in preparations:
            processes.start(preparation)
        yield processes
    finally:
        processes.close()


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _widen(process: subprocess.Popen[bytes]) -> None:
    """Give the pipes of a process room for a whole paper; where the machine refuses, or is no Linux, they stay."""
    if sys.platform != "linux":
        return
    for channel in filter(None, (process.stdin, process.stdout)):
        with suppress(OSError):
            fcntl.fcntl(channel, fcntl.F_SETPIPE_SZ, _WIDTH)


class Processes:
    """Gives what is asked for to the first process that has nothing to do, or to the next that is done."""

    def __init__(self, *, at_once: int) -> None:
        """None yet; `at_once` so many will prepare at a time."""
        self._turns = Semaphore(at_once)
        self._workers: list[Worker] = []
        self._idle: list[Worker] = []
        self._waiting: deque[tuple[Letter, Future[Any]]] = deque()
        self._lock = Lock()

    def start(self, preparation: Preparation) -> None:
        """Start one more, and let it prepare; where the machine refuses, there is one less."""
        command = [sys.executable, "-P", "-m", "report_builder.aside"]
        try:
            process = subprocess.Popen(  # noqa: S603  our own interpreter
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError:
            return
        _widen(process)
        with self._lock:
            self._workers.append(Worker(process, preparation, turns=self._turns, done=self._next))

    def ask(self, work: Callable[Asked, Result], *arguments: Asked.args, **named: Asked.kwargs) -> Answer[Result]:
        """As `Aside.ask`."""
        letter, future = Letter(work, arguments, named), Future[Result]()
        with self._lock:
            if not any(worker.is_alive for worker in self._workers):
                return HERE.ask(work, *arguments, **named)
            self._waiting.append((letter, future))
            self._hand_out()
        return _Awaited(letter, future)

    def close(self) -> None:
        """End them all, in the midst of their work if need be, and wait until they are gone."""
        with self._lock:
            self._waiting.clear()
        for worker in self._workers:
            worker.stop()
        for worker in self._workers:
            worker.wait()

    def _next(self, worker: Worker) -> None:
        """A process is ready, has done what it was given, or died."""
        with self._lock:
            if worker.is_alive:
                self._idle.append(worker)
                self._idle.sort(key=self._workers.index)
            self._hand_out()

    def _hand_out(self) -> None:
        """Give what waits to those that are idle; where nobody is left, to nobody."""
        while self._waiting and self._idle:
            letter, future = self._waiting.popleft()
            self._idle.pop(0).give(letter, future)
        if not any(worker.is_alive for worker in self._workers):
            while self._waiting:
                self._waiting.popleft()[1].set_exception(LostError())


class _Awaited(Generic[Result]):
    """The answer of a side process; where that has died the work is done here, so that nothing is lost."""

    def __init__(self, letter: Letter, future: Future[Result]) -> None:
        self._letter: Letter | None = letter
        self._future = future
        self._instead: Later[Result] | None = None

    def get(self) -> Result:
        """As `Answer.get`."""
        if self._instead is not None:
            return self._instead.get()
        try:
            result = self._future.result()
        except LostError:
            assert self._letter is not None  # noqa: S101  kept until there is a result
            self._instead = Later(self._letter.do)
            return self._instead.get()
        self._letter = None
        return result
