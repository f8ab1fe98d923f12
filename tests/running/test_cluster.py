"""A cluster that loses all it has, told of by a client that says so at once: nobody waits for ever."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

from report_builder.running import cluster
from report_builder.running.cluster import LOOKS, Cluster


class Current:
    """What `Client.as_current` gives."""

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


@dataclass(eq=False)
class Promise:
    """A task that a scheduler has taken."""

    status: str = "pending"

    def release(self) -> None: ...


@dataclass
class Scheduler:
    """A client of a scheduler that takes every task and has none done; its workers are gone after so many looks.

    Attributes:
        workers: how many are told of after each wait, the last for ever.
        goes_after: so many waits after which it does not answer any more.
    """

    workers: list[int]
    goes_after: int = 1000
    waits: int = 0
    status: str = "running"
    cancelled: list[Promise] = field(default_factory=list)

    def scheduler_info(self, **_: object) -> dict[str, Any]:
        here = self.workers[min(self.waits, len(self.workers) - 1)]
        return {"workers": dict.fromkeys(range(here))}

    def submit(self, *_: object, **__: object) -> Promise:
        return Promise()

    def cancel(self, promises: list[Promise], **_: object) -> None:
        self.cancelled += promises

    def as_current(self) -> Current:
        return Current()

    def wait(self, *_: object, **__: object) -> None:
        self.waits += 1
        if self.waits == self.goes_after:
            self.status = "closed"
        raise TimeoutError


def run_with(scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch, items: Sequence[int] = (1, 2, 3)) -> list[Any]:
    distributed = ModuleType("distributed")
    distributed.__dict__.update(CancelledError=KeyError, wait=scheduler.wait)
    told = ModuleType("distributed.scheduler")
    told.__dict__["KilledWorker"] = OSError
    monkeypatch.setitem(sys.modules, "distributed", distributed)
    monkeypatch.setitem(sys.modules, "distributed.scheduler", told)
    monkeypatch.setattr(cluster, "_client", lambda _: scheduler)
    return sorted(Cluster("tcp://here:1").run(len, items), key=lambda done: done.index)


def test_where_no_worker_is_left_for_a_minute_all_that_is_not_made_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    scheduler = Scheduler([1, 0])

    told = run_with(scheduler, monkeypatch)

    assert scheduler.waits == LOOKS
    assert [done.index for done in told] == [0, 1, 2]
    assert all("it has no workers left" in done.lost for done in told)


def test_workers_that_come_back_in_time_are_waited_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    scheduler = Scheduler([1, *[0] * (LOOKS - 1), 1, 0])

    told = run_with(scheduler, monkeypatch, items=(1,))

    assert scheduler.waits == (LOOKS - 1) + 1 + LOOKS
    assert len(told) == 1


def test_a_scheduler_that_goes_loses_what_was_not_begun_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    scheduler = Scheduler([1], goes_after=2)

    told = run_with(scheduler, monkeypatch, items=range(20))

    assert scheduler.waits == 2
    assert [done.index for done in told] == list(range(20))
    assert all("its scheduler does not answer" in done.lost for done in told)
    assert all(done.mend.startswith("start it again") for done in told)
