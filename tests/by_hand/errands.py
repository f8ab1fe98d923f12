"""Tasks for workers, as simple as can be: some fail, some end their process, some take their time."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path


class UnknownError(Exception):
    """An exception whose message must not be told."""


@dataclass(frozen=True)
class Errand:
    """What to do with a number, and where to leave a note of each time that it was begun."""

    number: int
    do: str = "double"
    notes: Path | None = None


def run_errand(errand: Errand) -> object:
    """Do it."""
    if errand.notes is not None:
        (errand.notes / f"{errand.number}-{os.getpid()}").touch()
    _end(errand)
    match errand.do:
        case "fail":
            raise UnknownError("the secret name of a child")
        case "refuse":
            raise PermissionError(13, "Permission denied", "/somewhere")
        case "wait":
            time.sleep(60)
        case "lambda":
            return lambda: errand
        case "process":
            return os.getpid()
    return 2 * errand.number


def _end(errand: Errand) -> None:
    """End the process, where that is what to do."""
    begun = len(list(errand.notes.glob(f"{errand.number}-*"))) if errand.notes else 0
    if errand.do == "die" or (errand.do == "die once" and begun == 1):
        os.kill(os.getpid(), signal.SIGKILL)
    if errand.do == "exit":
        os._exit(7)
