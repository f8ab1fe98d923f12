"""What the headers of an export and the cells under them look like."""

from __future__ import annotations

from report_builder.cases.proposals.headers import Header, headers_of
from report_builder.sources.csv_text import read_csv


def headers(text: str) -> tuple[Header, ...]:
    sheet, _ = read_csv("persons", text.encode())
    assert sheet is not None
    return headers_of(sheet)


def test_a_header_has_the_shares_of_its_filled_cells() -> None:
    (header,) = headers("Date of Birth\n2004-05-17\n17/05/2004\n\n12\n12\n")

    assert (header.place, header.name, header.plain) == (0, "Date of Birth", "date_of_birth")
    assert (header.dates, header.numbers, header.distinct) == (0.5, 0.5, 3)


def test_a_column_without_a_filled_cell_could_hold_anything() -> None:
    _, empty = headers("person_id,Worker\np1,\n")

    assert (empty.is_filled, empty.dates, empty.numbers, empty.distinct) == (False, 1.0, 1.0, 0)


def test_a_column_without_a_header_keeps_the_places_of_the_others() -> None:
    assert [(header.place, header.name) for header in headers("person_id,,sex\np1,x,male\n")] == [
        (0, "person_id"),
        (2, "sex"),
    ]
