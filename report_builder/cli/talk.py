"""How a command speaks: answers on stdout, everything else on stderr, and how much of it."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

import click

CLEAR_LINE = "\r\x1b[K"


@dataclass(slots=True)
class Talk:
    """What the person wants to hear; `-q` and `-v` change it while the call is read.

    Attributes:
        is_quiet: only the answer and the errors.
        is_verbose: how long each step took to reach, and a traceback for a fault of ours.
        began: when the call began, in seconds of a clock that only moves forward.
    """

    is_quiet: bool = False
    is_verbose: bool = False
    began: float = field(default_factory=time.monotonic)

    def answer(self, text: str) -> None:
        """Print what was asked for, on stdout."""
        click.echo(text)

    def progress(self, text: str) -> None:
        """Say which step is at work: one line that changes on a terminal; plain lines elsewhere, or with the time."""
        if self.is_quiet:
            return
        if self.is_verbose:
            click.echo(f"{time.monotonic() - self.began:6.1f} s  {printable(text)}", err=True)
        elif sys.stderr.isatty():
            click.echo(f"{CLEAR_LINE}{printable(text)}", err=True, nl=False)
        else:
            click.echo(printable(text), err=True)

    def done(self) -> None:
        """Clear the line of progress from a terminal, so that what follows starts afresh."""
        if not self.is_quiet and sys.stderr.isatty():
            click.echo(CLEAR_LINE, err=True, nl=False)

    def warn(self, text: str) -> None:
        """Say what does not stop the work but should be looked at."""
        if not self.is_quiet:
            self.done()
            click.echo(f"Warning: {printable(text)}", err=True)

    def error(self, text: str) -> None:
        """Say what went wrong; never silenced."""
        self.done()
        click.echo(f"Error: {printable(text)}", err=True)


def printable(text: str) -> str:
    """The text without characters that could steer a terminal; line breaks stay."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}" for letter in text)


def talk() -> Talk:
    """The running command's Talk."""
    return click.get_current_context().ensure_object(Talk)
