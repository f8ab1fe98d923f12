"""Worker processes of this machine, each with a pipe of its own, so that the death of one is nobody else's.

`concurrent.futures.ProcessPoolExecutor` and loky give up all that is under way when one worker dies, and the workers of
Pebble take their tasks from one pipe under one lock, which a worker killed in waiting never lets go of. On a machine
that runs out of memory it is just workers that die.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import Counter, deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from typing import Any

from report_builder.errors import OutsideError
from report_builder.running.executor import Done, Task
from report_builder.running.worker import SECONDS_TO_TIDY, serve

TRIES = 2
"""How often a task is begun whose workers die."""
AHEAD = 8
"""So many tasks for each worker are begun beyond the first that is not done: the caller may have to keep as many."""


@dataclass(slots=True, eq=False)
class _Worker:
    process: Any
    channel: Connection
    index: int | None = None
    begun: int = 0

    def give(self, index: int, item: object) -> None:
        """Have it do a task; a worker that has died meanwhile is met when it is listened to."""
        self.index, self.begun = index, self.begun + 1
        with suppress(BrokenPipeError, ConnectionResetError):
            self.channel.send((index, item))

    def heard(self) -> Done | None:
        """What came of its task; None where the worker died."""
        try:
            done: Done = self.channel.recv()
        except (EOFError, OSError):
            return None
        self.index = None
        return done

    def dismiss(self) -> None:
        """Give it nothing more, upon which it ends."""
        self.channel.close()
        self.process.join(SECONDS_TO_TIDY)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


@dataclass(slots=True)
class Workers:
    """So many processes, forked from one that has imported what they all need.

    Attributes:
        count: of processes at work at once.
        preload: the modules that the tasks need.
        tasks_each: after so many tasks a worker ends and another has its place: what libraries hoard goes with it.
    """

    count: int
    preload: tuple[str, ...] = ()
    tasks_each: int = 25
    _crew: list[_Worker] = field(default_factory=list, init=False)

    def run(self, task: Task, items: Sequence[Any]) -> Generator[Done, None, None]:
        """Do all, as `Executor.run` has it; a task whose worker dies is begun once more, and then given up.

        Raises:
            OutsideError: the machine lets us start no process.
        """
        waiting = deque(range(len(items)))
        done: set[int] = set()
        deaths: Counter[int] = Counter()
        try:
            while len(done) < len(items):
                self._give_out(task, items, waiting, done=done)
                for worker in self._ready():
                    told = worker.heard() or self._of_dead(worker, waiting, deaths)
                    if told is not None:
                        done.add(told.index)
                        yield told
        finally:
            self._end()

    def _give_out(self, task: Task, items: Sequence[Any], waiting: deque[int], *, done: set[int]) -> None:
        """Let whoever is idle begin what comes next, unless that is too far ahead of the first that is not done."""
        first = next(index for index in range(len(items)) if index not in done)
        while waiting and waiting[0] < first + AHEAD * self.count:
            worker = self._idle(task)
            if worker is None:
                return
            index = waiting.popleft()
            worker.give(index, items[index])

    def _idle(self, task: Task) -> _Worker | None:
        """A worker without a task, a new one where there may be one more; None where all are busy."""
        for worker in [one for one in self._crew if one.index is None]:
            if worker.begun < self.tasks_each:
                return worker
            self._crew.remove(worker)
            worker.dismiss()
        return self._hire(task) if len(self._crew) < self.count else None

    def _hire(self, task: Task) -> _Worker | None:
        """One more process; None where the machine has no room for it, and others are at work."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([*self.preload, "report_builder.running.ready"])
        with _deaf():
            forkserver.ensure_running()
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, task), daemon=True)
        try:
            process.start()
        except (OSError, EOFError) as error:
            ours.close()
            if self._crew:
                return None
            mend = "close other programs, or ask for fewer workers with --jobs"
            raise OutsideError("the machine lets us start no worker process", mend=mend) from error
        finally:
            theirs.close()
        worker = _Worker(process, ours)
        self._crew.append(worker)
        return worker

    def _ready(self) -> list[_Worker]:
        """Those who have something to say, or died; waits for the first."""
        by_channel = {one.channel: one for one in self._crew if one.index is not None}
        return [by_channel[channel] for channel in wait(list(by_channel)) if isinstance(channel, Connection)]

    def _of_dead(self, worker: _Worker, waiting: deque[int], deaths: Counter[int]) -> Done | None:
        """What is told of the task of a worker that died; None where it is begun once more."""
        self._crew.remove(worker)
        worker.dismiss()
        assert worker.index is not None  # noqa: S101 - only those with a task are listened to
        deaths[worker.index] += 1
        if deaths[worker.index] < TRIES:
            waiting.appendleft(worker.index)
            return None
        return Done(worker.index, lost=_how(worker.process.exitcode))

    def _end(self) -> None:
        """Leave no worker behind, whatever it is at; an idle one ends when it is dismissed."""
        for worker in self._crew:
            if worker.index is not None:
                worker.process.terminate()
        for worker in self._crew:
            worker.dismiss()
        self._crew.clear()


@contextmanager
def _deaf() -> Iterator[None]:
    """Let a process that is begun meanwhile, which has all signals from us, never hear Ctrl-C: it is left to us."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _how(status: int | None) -> str:
    """How a process ended, in words."""
    if status == -signal.SIGKILL:
        return "its process was killed, as a machine does that runs out of memory"
    if status is not None and status < 0:
        return f"its process was ended by signal {-status} ({signal.Signals(-status).name})"
    return f"its process ended with status {status}"
