"""Processes of the command that die at a moment of one's choosing.

A server imports the program once and forks for each call, so that a call costs no start. A call can be let stand before
its first change of a folder; from there it is forked again and again, and each time killed at another moment: before
the n-th thing it does to the disk or the ledger, after so many seconds, or when a file grows beyond a size. Each of
these is a process of its own that ends by a signal, with files, locks and connections as any killed process has them.
"""

from __future__ import annotations

import importlib
import json
import mmap
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, TextIO

CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.truncate", "os.chmod", "socket.connect"}
SQLITE = sqlite3.connect
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Mortal:
    """The server, from the side of a test."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        # Coverage would write its own files, and would make every step slow.
        unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
        self._server = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=unmeasured | dict(environment or {}),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._server.communicate("", timeout=60)

    def ask(self, **order: Any) -> dict[str, Any]:
        """Have an order done, and return what came of it."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps(order) + "\n")
        self._server.stdin.flush()
        answer: dict[str, Any] = json.loads(self._server.stdout.readline())
        return answer

    def warm(self, *call: str) -> None:
        """Import all that a call needs, by making it once."""
        self.ask(do="warm", call=call)

    def run(self, *call: str, after: float | None = None) -> tuple[int, str]:
        """(exit status, what was said) of a call, the status of a killed one negative, as `subprocess` has it."""
        done = self.ask(do="run", call=call, after=after)
        return done["status"], done["said"]

    def stand(self, out: Path, *call: str) -> None:
        """Let a call come as far as its first change under a folder, and stand there."""
        stood = self.ask(do="stand", call=call, out=str(out))
        assert stood["stands"], stood

    def fall(self, *, at: int | None = None, after: float | None = None, limit: int | None = None) -> dict[str, Any]:
        """Let the standing call go on to its death, or to its end.

        Args:
            at: before the n-th thing that it does.
            after: so many seconds.
            limit: bytes, beyond which no file may grow.

        Returns:
            Its status, what it said, and how many seconds and things it did.
        """
        return self.ask(do="fall", at=at, after=after, limit=limit)

    def leave(self) -> None:
        """Be done with the call that stands."""
        self.ask(do="leave")


class Watch:
    """Counts what a process does to the disk and the ledger, in the process itself, and ends it at a number."""

    def __init__(self, out: str, stand: Callable[[], int | None]) -> None:
        self.done = mmap.mmap(-1, 8)  # which the process that waits for this one reads too
        self._out, self._stand = out, stand
        self._is_busy = self._is_past = False
        self._dies_at: int | None = None
        sys.addaudithook(self._hear)
        for name in ("write", "fsync", "ftruncate"):
            self._count_calls(name)
        sqlite3.connect = self._connect  # type: ignore[assignment]

    def _count_calls(self, name: str) -> None:
        real = getattr(os, name)

        def counted(*arguments: Any) -> Any:
            self._met(is_change=False)
            return real(*arguments)

        setattr(os, name, counted)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        is_opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES != 0
        if is_opened or event in CHANGES:
            self._met(is_change=(is_opened or event == "os.mkdir") and self._is_ours(arguments[0]))

    def _connect(self, *arguments: Any, **named: Any) -> sqlite3.Connection:
        connection = SQLITE(*arguments, **named)
        connection.set_trace_callback(lambda statement: self._met(is_change=statement.startswith("BEGIN IMMEDIATE")))
        return connection

    def _is_ours(self, path: object) -> bool:
        return isinstance(path, str | bytes | os.PathLike) and os.fsdecode(path).startswith(self._out)

    def _met(self, *, is_change: bool) -> None:
        if self._is_busy or not (self._is_past or is_change):
            return
        if not self._is_past:
            self._is_busy = True
            self._dies_at = self._stand()
            self._is_busy, self._is_past = False, True
        done = int.from_bytes(self.done[:8]) + 1
        self.done[:8] = done.to_bytes(8)
        if done == self._dies_at:
            os.kill(os.getpid(), signal.SIGKILL)


class Standing:
    """A call that stands before its first change, from the side of the server."""

    def __init__(self, call: list[str], out: str) -> None:
        orders, self._orders = os.pipe()
        answers, answer = os.pipe()

        def work() -> int:
            os.close(self._orders)  # else the end of the server would not be the end of this
            return come(call, out, orders=os.fdopen(orders), answers=os.fdopen(answer, "w"))

        self._process, _ = forked(work)
        os.close(orders)
        os.close(answer)
        self._answers = os.fdopen(answers)

    def answer(self) -> dict[str, Any]:
        """What it says next; that it does not stand, where it ended without a change."""
        line = self._answers.readline()
        answer: dict[str, Any] = json.loads(line) if line else {"stands": False}
        return answer

    def ask(self, order: dict[str, Any]) -> dict[str, Any]:
        """Have it fall once."""
        os.write(self._orders, (json.dumps(order) + "\n").encode())
        return self.answer()

    def leave(self) -> None:
        """Have it end."""
        os.close(self._orders)
        os.waitpid(self._process, 0)
        self._answers.close()


def come(call: list[str], out: str, *, orders: TextIO, answers: TextIO) -> int:
    """Make a call up to its first change; there each order forks the process, and the fork goes on."""

    def say(answer: dict[str, Any]) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    def stand() -> int | None:
        say({"stands": True})
        for line in iter(orders.readline, ""):
            order = json.loads(line)
            watch.done[:8] = bytes(8)
            process, said = fork()
            if process == 0:
                set_limit(order["limit"])
                at: int | None = order["at"]
                return at
            ended = end(process, said, after=order["after"])
            say({**ended, "done": int.from_bytes(watch.done[:8])})
        os._exit(0)

    watch = Watch(out, stand)
    return make(call)


def set_limit(limit: int | None) -> None:
    """Let the process die as soon as a file of it grows beyond a size."""
    if limit is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def make(call: list[str]) -> int:
    """Do what the command `report-builder` does."""
    from report_builder.cli.main import run

    return run(call)


def fork() -> tuple[int, BinaryIO]:
    """(process, file of what it says); the process is 0 in the fork."""
    said = tempfile.TemporaryFile()  # noqa: SIM115 - whoever waits for the process reads it
    process = os.fork()
    if process == 0:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    return process, said


def forked(work: Callable[[], int]) -> tuple[int, BinaryIO]:
    """A fork that does some work and ends."""
    process, said = fork()
    if process == 0:
        status = work()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return process, said


def end(process: int, said: BinaryIO, *, after: float | None) -> dict[str, Any]:
    """Wait for a process, or kill it after so many seconds."""
    start = time.monotonic()
    if after is not None:
        time.sleep(after)
        os.kill(process, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    seconds = time.monotonic() - start
    with said:
        said.seek(0)
        return {"status": status, "said": said.read().decode(), "seconds": seconds}


def warm(call: list[str]) -> None:
    """Import what a fork imports that makes a call."""
    told, tell = os.pipe()

    def work() -> int:
        make(call)
        os.write(tell, json.dumps(list(sys.modules)).encode())
        return 0

    process, said = forked(work)
    os.close(tell)
    with os.fdopen(told) as names:
        for name in json.load(names):
            with suppress(ImportError):  # a name that a library made for itself
                importlib.import_module(name)
    end(process, said, after=None)


def serve() -> None:
    """Do the orders of standard input, one a line."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    standing: Standing | None = None
    for line in sys.stdin:
        order = json.loads(line)
        answer: dict[str, Any] = {}
        match order.pop("do"):
            case "warm":
                warm(order["call"])
            case "run":
                answer = end(*forked(partial(make, order["call"])), after=order["after"])
            case "stand":
                standing = Standing(order["call"], order["out"])
                answer = standing.answer()
            case "fall" if standing:
                answer = standing.ask(order)
            case "leave" if standing:
                standing.leave()
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve()
