"""What people wrote, held against the figures without making a paper: for the command `check`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.counting import Counted, count_cases, folders
from report_builder.errors import Complaint, DisclosureError, ReportError
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Cases
from report_builder.pipeline import compose_edition, lint_edition, protect_edition, readers_of

if TYPE_CHECKING:
    from report_builder.linting import Lint, Remark


@dataclass(frozen=True, slots=True)
class CommentaryRemark:
    """A finding of the commentary, and the editions that have it.

    Attributes:
        kind: its class; empty of what stops an edition before its words are read.
        complaint: what, where and how to mend it.
        stops: whether one of the editions would not be built.
        editions: their names.
    """

    kind: str
    complaint: Complaint
    stops: bool
    editions: tuple[str, ...] = ()

    def __str__(self) -> str:
        return str(self.complaint)


@dataclass(frozen=True, slots=True)
class Commentary:
    """What was found in the commentary of all editions, what stops first."""

    remarks: tuple[CommentaryRemark, ...]


def commentary_of(spec: ReportSpec, cases: Cases, *, out: Path) -> Commentary:
    """Read the commentary of every edition through, as the edition would print it.

    Args:
        spec: what was asked for.
        cases: checked, with no finding that stops.
        out: where the ledger lies, which says what the readers hold.
    """
    from report_builder.linting import unanswered  # noqa: PLC0415  kept from --help
    from report_builder.report.outline import make_plan  # noqa: PLC0415

    plan = make_plan(spec, templates=folders(spec, "templates"), charts=folders(spec, "charts"))
    try:
        counted = count_cases(spec, plan, cases)
        lints = lint_all(counted, out=out)
    except ReportError as error:
        return Commentary(tuple(CommentaryRemark("", one, stops=True) for one in error.complaints))
    found = list(_joined(lints))
    if len(lints) == len(spec.editions):
        found += [CommentaryRemark("", one, stops=False) for one in unanswered(spec, lints.values())]
    return Commentary(tuple(sorted(found, key=lambda one: not one.stops)))


def lint_all(counted: Counted, *, out: Path) -> dict[str, Lint]:
    """The commentary of every edition that can be protected, read through without a drawing.

    Args:
        counted: the document.
        out: where the ledger lies, which says what the readers hold.
    """
    found = {}
    for name, edition in counted.spec.editions.items():
        try:
            protected = protect_edition(counted, edition, known=readers_of(counted, edition, out=out))
        except DisclosureError:  # the build will say so
            continue
        found[name] = lint_edition(counted, protected, compose_edition(counted, protected, is_drawn=False))
    return found


def _joined(lints: dict[str, Lint]) -> Iterable[CommentaryRemark]:
    """What two editions have in common is told once."""
    joined: dict[tuple[str, str, str], list[tuple[str, Remark]]] = {}
    for name, lint in lints.items():
        for one in lint.remarks:
            joined.setdefault((one.kind, one.complaint.where, one.says), []).append((name, one))
    for same in joined.values():
        stops = any(one.level != "warning" for _, one in same)
        yield CommentaryRemark(
            same[0][1].kind, same[0][1].complaint, stops, tuple(dict.fromkeys(name for name, _ in same))
        )


def commentary_json(found: Commentary | None) -> dict[str, Any]:
    """The findings for programs; `null` where the commentary was not read, as the data have errors."""
    if found is None:
        return {"commentary": None}
    return {
        "commentary": [
            {
                "class": one.kind,
                "stops": one.stops,
                "editions": list(one.editions),
                "where": one.complaint.where,
                "what": one.complaint.what,
                "mend": one.complaint.mend,
            }
            for one in found.remarks
        ]
    }
