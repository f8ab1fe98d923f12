"""One side process from without: a thread gives it one piece of work after another and waits for each."""

from __future__ import annotations

import pickle
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO, cast

from report_builder.aside.letters import Letter, Reply, packed, read_letter, write_letter

PATIENCE = 5.0
"""Seconds that a process has to tidy up in, once it was told to end."""


class LostError(Exception):
    """The process died before it had answered."""


class Worker:
    """A side process and the thread that speaks with it."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        preparation: Sequence[Letter],
        *,
        turns: AbstractContextManager[object],
        done: Callable[[Worker], None],
    ) -> None:
        """Take charge of a process.

        Args:
            process: one that runs `side.serve`.
            preparation: what it begins with; nobody waits for it, and a fault of it will be told by who needs it.
            turns: held while it prepares, so that those who prepare leave this process its core.
            done: called by the thread when the process has prepared, has done what it was given, or died.
        """
        self.is_alive = True
        self._process = process
        self._preparation = preparation
        self._turns = turns
        self._done = done
        self._given: SimpleQueue[tuple[Letter, Future[Any]] | None] = SimpleQueue()
        self._thread = Thread(target=self._speak, daemon=True)
        self._thread.start()

    def give(self, letter: Letter, future: Future[Any]) -> None:
        """Let it do something when it has done what it was given before."""
        self._given.put((letter, future))

    def stop(self) -> None:
        """Tell the process to end."""
        self._given.put(None)
        self._process.terminate()

    def wait(self) -> None:
        """Wait until it has ended, and end it by force where it does not."""
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._thread.join(PATIENCE)
        for channel in self._channels:
            with suppress(OSError):  # what was left to be written has no reader
                channel.close()

    @property
    def _channels(self) -> tuple[BinaryIO, BinaryIO]:
        return cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)

    def _speak(self) -> None:
        with self._turns:
            for letter in self._preparation:
                self._settle(letter, Future())
        self._done(self)
        while (given := self._given.get()) is not None:
            self._settle(*given)
            self._done(self)

    def _settle(self, letter: Letter, future: Future[Any]) -> None:
        """Have a letter answered, whatever comes of it: somebody waits for the future."""
        try:
            reply = self._reply_to(letter)
        except LostError as lost:
            self.is_alive = False
            self._process.terminate()
            future.set_exception(lost)
        except Exception as fault:  # noqa: BLE001  it cannot travel: told to the one who asked
            future.set_exception(fault)
        else:
            if reply.fault is None:
                future.set_result(reply.result)
            else:
                future.set_exception(reply.fault)

    def _reply_to(self, letter: Letter) -> Reply:
        """What the process says.

        Raises:
            LostError: it died.
            Exception: whatever the letter's parts think of travelling.
        """
        letters, replies = self._channels
        content = packed(letter)
        try:
            write_letter(letters, content)
            reply = read_letter(replies)
        except (OSError, ValueError, EOFError, pickle.UnpicklingError) as error:
            raise LostError from error
        if not isinstance(reply, Reply):
            raise LostError
        return reply
