"""The counts of `volume_views` by report-builder: all services, in this process or in several."""

from __future__ import annotations

import os
import resource
import time
from functools import lru_cache
from pathlib import Path

from volume_views import CASELOAD, COHORT, CUSTODY, ENTRANTS, TRACKER, Counts

from report_builder.cases.country.over import Asked, ServiceCounts, counts_over, services_in
from report_builder.configfile.read import read_spec
from report_builder.model.period import Period
from report_builder.model.spec import ReportSpec
from report_builder.model.view import View
from report_builder.running.local import Workers

LOCAL = (("source", "local"),)
BATCH = 16
"""Services in a task of a worker."""
Used = tuple[int, float, float]
"""A process, its processor seconds and its most memory in MB."""


def named_views() -> dict[View, str]:
    """Each view, and what the other sides call it; of several periods the month goes before the categories."""
    return {
        **{
            View("caseload", by, periods=days): f"caseload {days} {by}"
            for days in ("quarter", "year")
            for by in CASELOAD
        },
        View("suspensions", periods="quarter"): "suspensions",
        View("children_suspended", periods="quarter"): "children suspended",
        **{View("custody_count", by, LOCAL, periods="year"): f"custody {by}" for by in CUSTODY},
        View("assessments_due", ("kind",), periods="months"): "assessments due",
        View("assessments_in_time", ("kind",), periods="months"): "assessments in time",
        **{View("fte_count", by, LOCAL, periods="year"): f"entrants {by}" for by in ENTRANTS},
        View("ethnic_count", ("ethnic_group",), periods="year"): "with outcome",
        **{
            View(f"tracker_{whose}", by, periods=COHORT): f"tracker {whose} {by}"
            for whose in ("children", "reoffenders", "reoffences")
            for by in TRACKER
        },
    }


def count(config: Path, jobs: int) -> tuple[dict[str, Counts], list[Used]]:
    """Every count, by its name, and what each process used."""
    if jobs == 1:
        counted = list(counts_over(_spec(config), tuple(named_views())))
        return _by_name(counted), [_used()]
    names = services_in(_spec(config))
    tasks = [(config, names[first : first + BATCH]) for first in range(0, len(names), BATCH)]
    workers = Workers(jobs, preload=("volume_ours", "pyarrow.parquet", "pyarrow.compute"))
    done = list(workers.run(of_services, tasks))
    faults = [one for one in done if one.fault or one.lost]
    if faults:
        raise SystemExit(str(faults[0]))
    of_processes = {used[0]: used for _, used in sorted((one.result for one in done), key=lambda each: each[1][1])}
    return _by_name([each for one in done for each in one.result[0]]), [_used(), *of_processes.values()]


def of_services(task: tuple[Path, tuple[str, ...]]) -> tuple[list[ServiceCounts], Used]:
    """Some services' counts, in a worker."""
    config, services = task
    return list(counts_over(_spec(config), tuple(named_views()), services=services)), _used()


@lru_cache(maxsize=1)
def _spec(config: Path) -> ReportSpec:
    return read_spec(config)


def _used() -> Used:
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    return os.getpid(), time.process_time(), megabytes


def _by_name(counted: list[ServiceCounts]) -> dict[str, Counts]:
    names = named_views()
    found: dict[str, Counts] = {name: {} for name in names.values()}
    for service in counted:
        for asked, counts in service.counts.items():
            within = found[names[asked[0]]]
            within.update({(service.service, *_month(asked), *categories): each for categories, each in counts.items()})
    return found


def _month(asked: Asked) -> tuple[str, ...]:
    view, period = asked
    return (_spell(period),) if view.periods == "months" else ()


def _spell(period: Period) -> str:
    return f"{period.start:%Y-%m}"
