"""What `values` of a config or a map says: columns that there are, and words that can stand in them."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.cases.columns import Column, Kind
from report_builder.cases.contract import CONTRACT
from report_builder.cases.typed import is_read
from report_builder.errors import Complaint, did_you_mean
from report_builder.model.spec import ReportSpec

_COLUMNS = {f"{table.name}.{column.name}": column for table in CONTRACT.values() for column in table.columns}


def faulty_values(spec: ReportSpec) -> Iterator[Complaint]:
    """Complaints of columns that there are not, and of translations that the column does not have.

    Neither word of a translation is repeated: where they stand the wrong way round, either is a word of the export.
    """
    for place, words in spec.values.items():
        column = _COLUMNS.get(place)
        if column is None:
            yield Complaint(
                f"'{place}' is not a column", spec.place_of(f"values.{place}"), did_you_mean(place, _COLUMNS)
            )
            continue
        for old, new in words.items():
            if new.strip() and not column.is_open and not is_read(new, column):
                line = spec.place_of(f"values.{place}.{old}").removesuffix(f".{old}")
                what = "a word is translated into one that this column does not have"
                yield Complaint(what, line, _mend(new, column))


def _mend(new: str, column: Column) -> str:
    allowed = ", ".join(column.allowed)
    order = "write your word, then ours"
    if column.kind is Kind.CATEGORY and allowed:
        return did_you_mean(new, column.allowed) or f"{order}, which is one of: {allowed}"
    return f"{order}, which is {column.kind}" if column.kind is Kind.BOOLEAN else f"{order}, as docs/data.md has them"
