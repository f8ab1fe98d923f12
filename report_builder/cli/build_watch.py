"""`build --watch`: builds, then again at each save, in one process, so that what is imported once stays so."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.ending import INTERRUPTED, PIPE_CLOSED, status_of
from report_builder.cli.still import tell_again
from report_builder.cli.talk import printable, talk
from report_builder.errors import Complaint, ConfigError
from report_builder.model.order import Line, Order
from report_builder.unchanged.looks import Contents, glance
from report_builder.unchanged.stamp import place_of, read_stamp, unchanged

if TYPE_CHECKING:
    from report_builder.unchanged.reading import Reads
    from report_builder.watching import Built

SECONDS_BETWEEN_LOOKS = 0.25
"""Two looks that find the same begin a build: half a second after a save."""
_MOST_NAMES = 3
"""Of what was saved, in one line."""


def build_watch(orders: Sequence[Order], *, again: bool, tell: Callable[[Line], None]) -> int:
    """Build all and wait for saves, until Ctrl-C.

    Args:
        orders: what is wanted.
        again: whether to begin with a build where nothing has changed.
        tell: hears what is said of each build.

    Returns:
        The worst status of the last builds. Ctrl-C is how this is meant to end, and no fault; in the midst of a build
        it is one, since that paper is not made: then the status is 130.
    """
    from report_builder.watching import watch  # noqa: PLC0415  heavy, and few calls have it

    turns = _Turns(tell, again)
    status = watch(orders, build=turns.build, tell=turns.say, pause=lambda: time.sleep(SECONDS_BETWEEN_LOOKS))
    talk().done()
    return status


@dataclass(slots=True)
class _Turns:
    """One build after the other, each told with what was saved before it and how long it took."""

    tell: Callable[[Line], None]
    again: bool
    came: str = ""
    _made: dict[str, Path] = field(default_factory=dict)

    def build(self, order: Order, saved: Sequence[str]) -> Built:
        began = time.monotonic()
        still = None if self.again and not saved else self._still(order)
        built = still or self._built(order)
        did = "looked at" if still else "not built" if built.status else "built"
        self.came = f"{did} in {time.monotonic() - began:.1f} s"
        return built

    def say(self, order: Order, saved: Sequence[str], _: Built) -> None:
        talk().done()
        click.echo(printable(f"{_names(saved) or order.config}: {self.came}; waiting for the next save, Ctrl-C to end"))

    def _still(self, order: Order) -> Built | None:
        """The last build, where nothing has changed since."""
        from report_builder.unchanged.reading import Reads  # noqa: PLC0415  heavy
        from report_builder.watching import Built  # noqa: PLC0415  likewise

        stamp = read_stamp(place_of(order))
        if stamp is None:
            return None
        with suppress(OSError, ValueError):
            reads = Reads(stamp.read, glance(stamp.read))
            if unchanged(order, environment=os.environ, contents=Contents()) == stamp:
                tell_again(stamp, order, self.tell)
                return Built(0, reads)
        return None

    def _built(self, order: Order) -> Built:
        from report_builder.building import carry_out  # noqa: PLC0415  heavy
        from report_builder.watching import Built  # noqa: PLC0415  likewise

        reads: list[Reads] = []

        def claim(name: str) -> None:
            self._claim(name, order.config)

        def work() -> int:
            return carry_out(
                order,
                environment=os.environ,
                tell=self.tell,
                say=talk().progress,
                claim=claim,
                heed=reads.append,
            )

        status = status_of(work, talk())
        if status in {INTERRUPTED, PIPE_CLOSED}:
            raise click.exceptions.Exit(status)
        return Built(status, reads[-1] if reads else None)

    def _claim(self, name: str, config: Path) -> None:
        """Let no two configs write into one folder by turns."""
        self._made = {made: other for made, other in self._made.items() if other != config}
        if name in self._made:
            what = f"this config makes '{name}', as {self._made[name]} does"
            raise ConfigError(Complaint(what, str(config), "build it by itself, with another --out"))
        self._made[name] = config


def _names(saved: Sequence[str]) -> str:
    """What was saved, as far as one line has room for it."""
    if not saved:
        return ""
    names = [Path(one).name for one in saved[:_MOST_NAMES]]
    more = f" and {len(saved) - _MOST_NAMES} more" if len(saved) > _MOST_NAMES else ""
    return f"saved {', '.join(names)}{more}"
