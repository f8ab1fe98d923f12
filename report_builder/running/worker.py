"""A worker process of this machine: does one task after another until nobody gives it any."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pickle import PicklingError

from report_builder.running.executor import Done, Fault, Task, attempt

SECONDS_TO_TIDY = 5
TOLD_TO_END = 143


def serve(channel: Connection, task: Task) -> None:
    """Do what comes through the channel, (index, item), and answer each; end when it is closed, or with the parent.

    Ctrl-C reaches every process of a terminal and is left to the parent, which ends its workers with SIGTERM: that
    ends this one as an error would, so that temporary files go and locks are let go of.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(20_000, 3, 2)  # the pages of one edition go before those of the next are set
    while True:
        try:
            index, item = channel.recv()
        except EOFError:
            return
        _answer(channel, attempt(task, index, item))
        del item
        gc.collect()


def _answer(channel: Connection, done: Done) -> None:
    try:
        channel.send(done)
    except (PicklingError, TypeError, AttributeError) as error:  # as pickle says that something cannot travel
        channel.send(Done(done.index, fault=Fault.of(error)))
    except BrokenPipeError:  # the parent has gone
        raise SystemExit(TOLD_TO_END) from None


def _end(number: int, _frame: object) -> None:
    signal.signal(number, signal.SIG_IGN)  # a second one must not stop the tidying
    sys.unraisablehook = lambda _: None  # where it ends a finalizer, nobody need hear of it
    raise SystemExit(TOLD_TO_END)


def _end_with_parent() -> None:
    """Wait for the parent's death; then end this process too, however busy it is."""
    parent = parent_process()
    if parent is None:
        return
    wait([parent.sentinel])
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_TIDY)
    os._exit(TOLD_TO_END)
