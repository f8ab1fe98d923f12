"""Each figure once: stated twice alike it is said, stated twice differently it is an error with both places."""

from __future__ import annotations

from collections.abc import Iterable

from report_builder.errors import Complaint
from report_builder.importers.repeats import Found, Identity, identity
from report_builder.importers.tally import Tally
from report_builder.model.national import PublishedRow


def kept_once(found: Iterable[Found], tally: Tally) -> tuple[tuple[PublishedRow, ...], list[Complaint]]:
    """The rows, each figure (measure, area and period) once.

    Args:
        found: the rows with their places.
        tally: told of each row that stands there again.

    Returns:
        The rows in their order, and an error for each that contradicts another.
    """
    first: dict[Identity, Found] = {}
    complaints: list[Complaint] = []
    for each in found:
        row, known = each.row, first.setdefault(identity(each.row), each)
        if known is each:
            continue
        if _stated(known.row) == _stated(row):
            tally.say(each.where, f"the same figure stands at {known.where}: counted once", is_fault=True)
        else:
            days = f"{row.period_start.isoformat()} to {row.period_end.isoformat()}"
            what = f"the {row.measure} of {row.area} for {days} contradicts the one at {known.where}"
            complaints.append(Complaint(what, each.where, "give the file that is right, alone"))
    return tuple(each.row for each in first.values()), complaints


def _stated(row: PublishedRow) -> tuple[object, ...]:
    return (row.numerator, row.denominator, row.value)
