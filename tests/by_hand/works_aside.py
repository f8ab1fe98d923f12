"""Work for side processes, which import it by its name."""

from __future__ import annotations

import os
import signal
import time

from report_builder.errors import Complaint, ConfigError


def doubled(number: int) -> int:
    return 2 * number


def own_process() -> int:
    return os.getpid()


def refused() -> None:
    raise ConfigError([Complaint("no such colour", "a.yaml:3:1", "take blue"), Complaint("no such part")])


def divided(number: int) -> float:
    return number / 0


def killed_unless_in(process: int) -> str:
    """Die in any process but one."""
    if os.getpid() != process:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done here"


def slept(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def printed(text: str) -> str:
    os.write(1, text.encode())
    os.write(2, text.encode())
    return text


def unpackable() -> object:
    return lambda: None


def litter(pieces: int) -> None:
    """Leave so many objects that hold themselves, and that nobody else holds."""
    for _ in range(pieces):
        piece: list[object] = []
        piece.append(piece)
