"""How a call ends: the exit status of every kind of error, and what stderr says of it."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable

import click

from report_builder.cli.talk import Talk
from report_builder.errors import ReportError
from report_builder.running.executor import Fault

USAGE = 2
OUTSIDE = 4
FAULT = 70
INTERRUPTED = 130
PIPE_CLOSED = 141
TOLD_TO_END = 143

SIDE_FRAMES = "__notes__"
"""Where a fault of a side process has the frames that it came through there, which hold no values either."""

_DISK_ERRORS = frozenset(
    {
        *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM, errno.EMFILE),
        *(errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ELOOP),
    }
)
"""What a disk, its rights, the machine's limits or the way to a file say no with, wherever they are met."""


def status_of(work: Callable[[], int], talk: Talk) -> int:
    """Do the work and return its exit status, having told the person of any error.

    Args:
        work: does all and returns the status of its own choice.
        talk: says the errors; with `-v` a fault of ours keeps its traceback, which shows lines of source and no values.

    Returns:
        0, or as `docs/every-quarter.md` lists: 1 data, 2 config or call, 3 disclosure, 4 outside, 70 a fault of ours;
        130 when interrupted and 141 when the reader of a pipe has gone. A process that is told to end (SIGTERM) does so
        with 143, once what is temporary is gone: `end_tidily`.
    """
    try:
        status = work()
        sys.stdout.flush()
    except ReportError as error:
        return _tell_complaints(error, talk)
    except (click.ClickException, click.Abort, KeyboardInterrupt) as ending:
        return _end_call(ending, talk)
    except BrokenPipeError:
        return _close_pipe()
    except Exception as fault:  # noqa: BLE001 - the outermost frame: whatever is left must end with a status of its own
        return tell_fault(Fault.of(fault), talk)
    return status


def end_tidily() -> None:
    """From now on let SIGTERM end the process as an error would, so that temporary files go and locks are let go of."""
    signal.signal(signal.SIGTERM, _end)


def _end(number: int, _frame: object) -> None:
    signal.signal(number, signal.SIG_IGN)  # a second one must not stop the tidying
    raise SystemExit(TOLD_TO_END)


def _tell_complaints(error: ReportError, talk: Talk) -> int:
    for complaint in error.complaints:
        talk.error(str(complaint))
    return error.exit_status


def _end_call(ending: BaseException, talk: Talk) -> int:
    """The call was wrong, or somebody pressed Ctrl-C."""
    talk.done()
    if isinstance(ending, click.ClickException):
        ending.show()
        return USAGE
    talk.error("interrupted")
    return INTERRUPTED


def tell_fault(fault: Fault, talk: Talk, *, of: str = "") -> int:
    """Say that the program is at fault, unless it is the disk that is, and return the exit status.

    Args:
        fault: what an exception was; with `-v` its frames are shown, which are lines of source.
        talk: says it.
        of: the config that it befell, where there are several.
    """
    before = f"{of}: " if of else ""
    if fault.refusal is not None and fault.refusal[0] in _DISK_ERRORS:
        _, words, file = fault.refusal
        place = f"{before}{file}: " if file else before
        talk.error(f"{place}{words}; make room, look at the rights or choose another folder, then run it again")
        return OUTSIDE
    if talk.is_verbose:
        talk.done()
        click.echo(fault.frames + fault.kind, err=True)
    advice = "" if talk.is_verbose else "; run it again with -v and send what it prints to the maintainers"
    talk.error(f"{before}this is a fault of the program ({fault.kind}), not of your config or data{advice}")
    return FAULT


def _close_pipe() -> int:
    """Point stdout at nothing, so that the interpreter's own last flush does not complain as well."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
    return PIPE_CLOSED
