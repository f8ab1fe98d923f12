"""Rows of national tables as CSV text and back, with the contract's columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Generic, TypeVar

from report_builder.errors import Complaint, OutsideError
from report_builder.model.national import PopulationRow, PublishedRow
from report_builder.model.rounding import exact_decimal

Row = TypeVar("Row")
Key = tuple[str | int | date, ...]


@dataclass(frozen=True, slots=True)
class Form(Generic[Row]):
    """How rows of one kind are written.

    Attributes:
        columns: in order.
        cells: the text of a row, column by column.
        row: the row of a record of text; ValueError where a cell is none of ours.
        key: what a row is of: of two rows with one key the later holds.
        order: by what rows are sorted.
    """

    columns: tuple[str, ...]
    cells: Callable[[Row], tuple[str, ...]]
    row: Callable[[Mapping[str, str]], Row]
    key: Callable[[Row], Key]
    order: Callable[[Row], Key]


def text(rows: Iterable[Row], form: Form[Row]) -> str:
    """Rows as CSV, sorted: the same rows give the same text."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(form.columns)
    writer.writerows(form.cells(row) for row in sorted(rows, key=form.order))
    return sheet.getvalue()


def read(path: Path, form: Form[Row], complaints: list[Complaint]) -> tuple[Row, ...]:
    """The rows of a file that an import wrote; none where there is no file.

    Args:
        path: the file.
        form: what its rows are.
        complaints: is given every place that is not as an import writes it.

    Raises:
        OutsideError: the file cannot be opened.
    """
    if path.exists() and not path.is_file():  # a pipe or a device would be read for ever
        raise OutsideError(Complaint("is not a file", str(path), "move it, or choose another folder with --out"))
    try:
        with path.open(encoding="utf-8-sig", newline="") as sheet:
            reader = csv.DictReader(sheet, strict=True)
            if tuple(reader.fieldnames or ()) != form.columns:
                what = f"its columns are not those that an import writes ({', '.join(form.columns)})"
                complaints.append(Complaint(what, str(path), "import into another folder with --out"))
                return ()
            return tuple(_rows(reader, form, path=path, complaints=complaints))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise OutsideError(Complaint(f"cannot be opened: {error.strerror}", str(path), "look at its rights")) from error
    except (UnicodeDecodeError, csv.Error):
        complaints.append(Complaint("is no CSV file in UTF-8", str(path), "import into another folder with --out"))
        return ()


def _rows(reader: csv.DictReader[str], form: Form[Row], *, path: Path, complaints: list[Complaint]) -> list[Row]:
    rows: list[Row] = []
    for record in reader:
        try:
            if None in record or None in record.values():
                raise ValueError("the row has more or fewer cells than the header")
            rows.append(form.row(record))
        except (ValueError, InvalidOperation):
            what = "the row is not as an import writes it"
            complaints.append(Complaint(what, f"{path}:{reader.line_num}", "mend it, or import into another folder"))
    return rows


def _published_cells(row: PublishedRow) -> tuple[str, ...]:
    return (
        row.measure,
        row.area,
        row.area_type,
        row.period_start.isoformat(),
        row.period_end.isoformat(),
        _exact(row.numerator),
        _exact(row.denominator),
        row.value,
        row.unit,
        row.source,
        row.published_on.isoformat() if row.published_on else "",
    )


def _published_row(record: Mapping[str, str]) -> PublishedRow:
    return PublishedRow(
        record["measure"],
        record["area"],
        record["area_type"],
        date.fromisoformat(record["period_start"]),
        date.fromisoformat(record["period_end"]),
        _fraction(record["numerator"]),
        _fraction(record["denominator"]),
        record["value"],
        record["unit"],
        record["source"],
        date.fromisoformat(record["published_on"]) if record["published_on"] else None,
    )


def _population_row(record: Mapping[str, str]) -> PopulationRow:
    return PopulationRow(
        record["area"],
        int(record["year"]),
        record["source"],
        record["age"],
        int(record["population"]),
        record["sex"],
        record["ethnic_group"],
    )


def _exact(number: Fraction | None) -> str:
    return "" if number is None else format(exact_decimal(number), "f")


def _fraction(cell: str) -> Fraction | None:
    return Fraction(Decimal(cell)) if cell else None


def _published_key(row: PublishedRow) -> Key:
    return (row.measure, row.area_type, row.area, row.period_start, row.period_end, row.source)


def _published_order(row: PublishedRow) -> Key:
    """Of two sources of one figure the one with more decimals stands last: of equals papers take the last."""
    decimals = len(row.value.partition(".")[2])
    *figure, source = _published_key(row)
    return (*figure, row.published_on or date.min, decimals, source)


def _population_key(row: PopulationRow) -> Key:
    return (row.area, row.year, row.source, row.age, row.sex, row.ethnic_group)


PUBLISHED: Form[PublishedRow] = Form(
    (
        "measure",
        "area",
        "area_type",
        "period_start",
        "period_end",
        "numerator",
        "denominator",
        "value",
        "unit",
        "source",
        "published_on",
    ),
    _published_cells,
    _published_row,
    _published_key,
    _published_order,
)
POPULATION: Form[PopulationRow] = Form(
    ("area", "year", "source", "age", "sex", "ethnic_group", "population"),
    lambda row: (row.area, str(row.year), row.source, row.age, row.sex, row.ethnic_group, str(row.population)),
    _population_row,
    _population_key,
    _population_key,
)
