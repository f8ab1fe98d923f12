"""Standard input, output and error of a call that was started without them, as some schedulers start one."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

_STANDARD = ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w"))


def have_channels() -> None:
    """Let each that is closed lead nowhere.

    Else the next file that we open takes its number, the ledger or a paper perhaps, and whatever a library says on
    standard error is written into that.
    """
    for number, name, mode in _STANDARD:
        if not _is_open(number):
            _lead_nowhere(number)
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nowhere, mode, encoding="utf-8"))


def _is_open(number: int) -> bool:
    with suppress(OSError):
        os.fstat(number)
        return True
    return False


def _lead_nowhere(number: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)  # which may be given the very number
    os.dup2(nowhere, number)
    if nowhere != number:
        os.close(nowhere)
