"""Many configs, made by workers and kept by this process: the one writer of the shelf, the archive and the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from report_builder.batch.parcel import Parcel
from report_builder.batch.progress import Progress
from report_builder.building import Keeper, Level, Line, Order, Tell
from report_builder.counting import Say
from report_builder.errors import Complaint, ConfigError, OutsideError, ReportError
from report_builder.running.executor import Done, Executor, Fault, Task

KeeperOf = Callable[[Order], Keeper]


@dataclass(frozen=True, slots=True)
class Failure:
    """A config of which not all could be made.

    Attributes:
        config: the YAML file.
        status: as the command would end with it alone; where there is a fault that says it.
        complaints: each in words.
        fault: what the program or the machine did wrong; None where the complaints say all.
    """

    config: Path
    status: int
    complaints: tuple[str, ...] = ()
    fault: Fault | None = None


@dataclass(slots=True)
class Batch:
    """Many orders under way.

    Attributes:
        keeper_of: keeps what is made of an order.
        tell: hears each answer and warning, in the order of the orders.
        say: hears how far it has come.
        clock: seconds, only forward.
        claimed: name of a report -> the config that made it, of those before these.
    """

    keeper_of: KeeperOf
    tell: Tell
    say: Say
    clock: Callable[[], float]
    claimed: dict[str, Path] = field(default_factory=dict)

    def build(self, orders: Sequence[Order], executor: Executor, *, task: Task, items: Sequence[Any]) -> list[Failure]:
        """Have every order made, and keep each in its turn: of two that make one report the first has it.

        Args:
            orders: what is wanted.
            executor: who makes it.
            task: makes a `Parcel` of an item.
            items: one for each order.

        Returns:
            Those that failed, in the order of the orders.

        Raises:
            OutsideError: there are no workers.
        """
        progress, began = Progress(len(orders)), self.clock()
        failures: list[Failure] = []
        self.say(progress.told(0))
        with closing(executor.run(task, items)) as told:
            for order, done, is_last in _in_turn(orders, told):
                lines, failure = self._kept(order, done)
                for line in lines:
                    self.tell(line)
                failures += [failure] if failure else []
                progress.note(is_failure=failure is not None)
                if is_last:
                    self.say(progress.told(self.clock() - began))
        return failures

    def _kept(self, order: Order, done: Done) -> tuple[list[Line], Failure | None]:
        """What is to be said of an order at once, and what at the end."""
        if done.lost:
            return [], Failure(order.config, OutsideError.exit_status, (f"not made: {done.lost}; {done.mend}",))
        if done.fault is not None:
            return [], Failure(order.config, 0, fault=done.fault)
        parcel: Parcel = done.result
        try:
            self._claim(parcel.report, order.config)
        except ConfigError as error:
            return [], Failure(order.config, error.exit_status, tuple(map(str, error.complaints)))
        complaints = [line.text for line in parcel.lines if line.level is Level.ERROR]
        lines = [line.of(order.config) for line in parcel.lines if line.level is not Level.ERROR]
        status = parcel.status
        try:
            said = parcel.keep(self.keeper_of(order))
        except ReportError as error:
            complaints += map(str, error.complaints)
            status, lines = max(status, error.exit_status), [line for line in lines if line.level is Level.WARNING]
        except OSError as error:
            return [], Failure(order.config, 0, fault=Fault.of(error))
        else:
            lines += [Line(Level.WARNING, said).of(order.config)] if said else []
        return lines, Failure(order.config, status, tuple(dict.fromkeys(complaints))) if status else None

    def _claim(self, report: str, config: Path) -> None:
        """Have the folder of a report for a config.

        Raises:
            ConfigError: another config of this call has it.
        """
        if report in self.claimed:
            what = f"this config makes '{report}', as {self.claimed[report]} does"
            raise ConfigError(Complaint(what, str(config), "build it by itself, with another --out"))
        if report:
            self.claimed[report] = config


def _in_turn(orders: Sequence[Order], told: Iterator[Done]) -> Iterator[tuple[Order, Done, bool]]:
    """What was done in the order of the orders, and whether it is the last that can be given at once."""
    held: dict[int, Done] = {}
    turn = 0
    for done in told:
        held[done.index] = done
        while turn in held:
            now, turn = held.pop(turn), turn + 1
            yield orders[now.index], now, turn not in held
