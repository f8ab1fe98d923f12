"""One config made by a worker, which keeps nothing: what comes of it travels to whoever has the out folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder import pipeline
from report_builder.building import Keeper, Line, Order, carry_out

if TYPE_CHECKING:
    from report_builder.model.tables import Finding
    from report_builder.unchanged.reading import Completed

PRELOAD = (
    *("report_builder.batch.parcel", "report_builder.cases.load", "report_builder.configfile.read"),
    *("report_builder.cases.counts.count", "report_builder.earlier.told", "report_builder.audit.vouch"),
    *("report_builder.report.outline", "report_builder.report.compose", "report_builder.disclosure.protect"),
    *("report_builder.drawing.easel", "report_builder.report.formats", "report_builder.report.archive"),
    *("pandas", "pyarrow.csv", "matplotlib.backends.backend_svg", "weasyprint", "pikepdf", "pypdfium2", "highspy"),
)
"""What every build needs: imported once, in the process that the workers of a machine are forked from."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a worker made of a config.

    Attributes:
        status: the worst exit status of its editions.
        report: the name of the report's folder; empty where the work did not come so far.
        lines: what is to be said.
        editions: to be put on the shelf.
        findings: whose rows' keys are to be kept; None where the data were not looked at.
        stamp: that the build need not be made again; None where it has to be.
    """

    status: int
    report: str = ""
    lines: tuple[Line, ...] = ()
    editions: tuple[pipeline.Finished, ...] = ()
    findings: tuple[Finding, ...] | None = None
    stamp: Completed | None = None

    def keep(self, keeper: Keeper) -> str:
        """Put by what was made, and say where the keys of rows are; for the process that has the out folder.

        Raises:
            ReportError: the disk or the ledger refuses.
        """
        said = "" if self.findings is None else keeper.keep_keys(self.findings)
        for edition in self.editions:
            keeper.put(edition)
        if self.stamp is not None:
            keeper.stamp(self.stamp)
        return said


@dataclass(slots=True)
class _Gathered:
    """A parcel while it is packed."""

    order: Order
    report: str = ""
    lines: list[Line] = field(default_factory=list)
    editions: list[pipeline.Finished] = field(default_factory=list)
    findings: tuple[Finding, ...] | None = None
    stamp: Completed | None = None

    def put(self, edition: pipeline.Finished) -> Path:
        self.editions.append(edition)
        return self.order.out / edition.report / edition.shelf

    def keep_keys(self, findings: Iterable[Finding]) -> str:
        self.findings = tuple(findings)
        return ""

    def name(self, report: str) -> None:
        self.report = report

    def note(self, stamp: Completed) -> None:
        self.stamp = stamp


def make(order: Order) -> Parcel:
    """Make what was ordered, with this process's own environment."""
    return make_in(order, order.out)


def make_in(order: Order, room: Path) -> Parcel:
    """The same, reading what was issued from another folder than that in which the papers will lie.

    Such a build gets no stamp, since it did not read what the next call would look at.
    """
    gathered = _Gathered(order)
    if room == order.out:
        keeper = Keeper(gathered.put, gathered.keep_keys, gathered.note)
    else:
        keeper = Keeper(gathered.put, gathered.keep_keys)
    status = carry_out(
        replace(order, out=room),
        environment=os.environ,
        tell=gathered.lines.append,
        claim=gathered.name,
        keeper=keeper,
    )
    return Parcel(
        status,
        gathered.report,
        tuple(gathered.lines),
        tuple(gathered.editions),
        gathered.findings,
        gathered.stamp,
    )
