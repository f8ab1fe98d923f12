"""`report-builder build` of many configs: by worker processes of this machine, or of a cluster."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from report_builder.cli.ending import tell_fault
from report_builder.cli.talk import talk
from report_builder.errors import Complaint, ConfigError

if TYPE_CHECKING:
    from report_builder.batch.many import Batch, Failure
    from report_builder.building import Tell
    from report_builder.model.order import Order

AUTO = "auto"
"""As many workers as the call may use processors."""


class Jobs(click.ParamType[int]):
    """How many worker processes: a number from 1, or `auto`."""

    name = "jobs"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; that of the processors for `auto`."""
        if isinstance(value, int):
            return value
        if value == AUTO:
            return len(os.sched_getaffinity(0))
        if not value.isdecimal() or int(value) < 1:
            self.fail(f"'{value}' is not a number of workers: 1 or more, or {AUTO}", param, ctx)
        return int(value)


def build_many(orders: Sequence[Order], *, jobs: int, scheduler: str, tell: Tell, claimed: dict[str, Path]) -> int:
    """Have workers make the papers, keep them here, and return the worst exit status; failures are told at the end.

    Args:
        orders: what is wanted.
        jobs: how many processes of this machine.
        scheduler: the address of that of a cluster, as tls://10.0.0.5:8786, which works in their place; or empty.
        tell: says a line.
        claimed: name of a report -> the config of this call that has made it already.

    Raises:
        ConfigError: a part of a paper is asked for, which an issue's own files may answer: that is not for workers;
            or a cluster is to make papers beside totals.
        OutsideError: there are no workers.
    """
    option = "--scheduler" if scheduler else "--jobs"
    if any(order.only for order in orders):
        what = f"a part of a paper is laid out by one process, and {option} asks for others"
        raise ConfigError(Complaint(what, "--only", f"leave out {option}"))
    if scheduler and any(order.beside for order in orders):
        what = "a cluster's machines do not see the folder of the totals"
        raise ConfigError(Complaint(what, "--beside", "leave out --scheduler, and use --jobs"))
    if scheduler:
        return _build_away(orders, _batch(tell, claimed), scheduler)
    return _build_here(orders, _batch(tell, claimed), jobs)


def _build_here(orders: Sequence[Order], batch: Batch, jobs: int) -> int:
    from report_builder.batch.parcel import PRELOAD, make  # noqa: PLC0415  heavy
    from report_builder.running.local import Workers  # noqa: PLC0415

    workers = Workers(min(jobs, len(orders)), PRELOAD)
    return _told_at_the_end(batch.build(orders, workers, task=make, items=orders))


def _build_away(orders: Sequence[Order], batch: Batch, scheduler: str) -> int:
    from report_builder.batch.away import make_away, sent  # noqa: PLC0415  heavy
    from report_builder.running.cluster import Cluster  # noqa: PLC0415

    with Cluster(scheduler) as cluster, sent(orders, cluster) as errands:
        return _told_at_the_end(batch.build(orders, cluster, task=make_away, items=errands))


def _batch(tell: Tell, claimed: dict[str, Path]) -> Batch:
    from report_builder.batch.many import Batch  # noqa: PLC0415  heavy
    from report_builder.building import Keeper  # noqa: PLC0415

    keeper_of = partial(Keeper.here, environment=os.environ)
    return Batch(keeper_of, tell, talk().progress, time.monotonic, claimed)


def _told_at_the_end(failures: Sequence[Failure]) -> int:
    """Tell each failure with its config, and return the worst exit status."""
    talk().done()
    return max(map(_tell_failure, failures), default=0)


def _tell_failure(failure: Failure) -> int:
    if failure.fault is not None:
        return tell_fault(failure.fault, talk(), of=str(failure.config))
    for complaint in failure.complaints:
        before = "" if complaint.startswith(str(failure.config)) else f"{failure.config}: "
        talk().error(f"{before}{complaint}")
    return failure.status
