"""What holds up a draft: tables that do not reach the quarter's end, findings that stop."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.errors import ReportError
from report_builder.model.reach import Reach
from report_builder.model.spec import ReportSpec


@dataclass(frozen=True, slots=True)
class Looked:
    """What a report's data are found to be like.

    Attributes:
        reach: how far each table goes.
        faults: what stops a build, a sentence each.
        error: what the data could not even be looked at for.
    """

    reach: tuple[Reach, ...] = ()
    faults: tuple[str, ...] = ()
    error: ReportError | None = None

    @property
    def short(self) -> tuple[str, ...]:
        """The tables that do not reach the quarter's end, in words."""
        return tuple(str(one) for one in self.reach if not one.is_reached)

    @property
    def blocks(self) -> tuple[str, ...]:
        """All that holds the draft up."""
        return (*self.short, *self.faults)


def look_at(spec: ReportSpec) -> Looked:
    """Read and check the data of a report, as far as that can be done."""
    from report_builder.cases.load import read_and_check  # noqa: PLC0415  pandas is heavy
    from report_builder.cases.reach import reach_of  # noqa: PLC0415
    from report_builder.counting import needed_tables  # noqa: PLC0415

    try:
        needed = needed_tables(spec)
        cases = read_and_check(spec, needed=needed)
    except ReportError as error:
        return Looked(faults=tuple(map(str, error.complaints)), error=error)
    faults = tuple(str(finding) for finding in cases.findings if finding.stops)
    return Looked(reach_of(cases, spec, needed), faults)
