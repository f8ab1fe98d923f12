"""A side process from within: it does what it is told, one piece after another, until nobody is there to tell it more.

It ends when its standard input ends, so also when the process that started it was killed; on Linux it is told to end at
that very moment. Ctrl-C is for the process that started it, which then ends this one.
"""

from __future__ import annotations

import atexit
import gc
import os
import pickle
import signal
import sys
import traceback
from typing import BinaryIO, NoReturn

from report_builder.aside.letters import Letter, Reply, read_letter, write_letter

MOST_MADE = 500_000
"""So many objects may be there before those that nobody holds are looked for: what some papers leave behind."""

_TO_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""


def serve() -> None:
    """Answer each letter on standard input with one on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    _end_with_parent()
    gc.disable()  # within a piece of work nearly all that is made is kept until it is done
    letters, replies = _own_channels()
    while (letter := read_letter(letters)) is not None:
        try:
            write_letter(replies, _packed(_done(letter)))
        except BrokenPipeError:  # nobody waits any more
            return
        if gc.get_count()[0] > MOST_MADE:
            gc.collect()


def end_at_once() -> NoReturn:
    """End, once what is temporary is gone, without taking the interpreter apart: somebody waits for the end."""
    atexit._run_exitfuncs()  # noqa: SLF001  Python has no other way to do what is left for the end
    os._exit(0)


def _end(number: int, _frame: object) -> None:
    signal.signal(number, signal.SIG_IGN)  # a second one must not stop the tidying
    raise SystemExit(0)


def _end_with_parent() -> None:
    """Ask Linux to end this process with the one that started it, even in the midst of a piece of work."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415  only here

    ctypes.CDLL(None).prctl(_TO_DIE_WITH_PARENT, signal.SIGTERM)


def _own_channels() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for letters alone: whatever else is printed in this process goes nowhere."""
    letters, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for known in (0, 1, 2):
        os.dup2(nothing, known)
    os.close(nothing)
    return letters, replies


def _done(letter: Letter) -> Reply:
    """Do what a letter asks for. Its faults are for the one who asked, with the lines of source that they came from."""
    try:
        return Reply(letter.do())
    except Exception as fault:  # noqa: BLE001  told to the one who asked
        fault.add_note("in a side process:\n" + "".join(traceback.format_tb(fault.__traceback__)))
        return Reply(fault=fault)


def _packed(reply: Reply) -> bytes:
    """A reply as it travels; a result or a fault that cannot travel is a fault of ours, and is told of by its name."""
    try:
        packed = pickle.dumps(reply, pickle.HIGHEST_PROTOCOL)
        pickle.loads(packed) if reply.fault else None  # noqa: S301  our own, of a moment ago
    except Exception as fault:  # noqa: BLE001  whatever its class thinks of travelling
        what = type(reply.fault or fault).__name__
        packed = pickle.dumps(Reply(fault=RuntimeError(f"{what} in a side process, which cannot be told elsewhere")))
    return packed
