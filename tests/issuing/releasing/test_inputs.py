"""Tables that are kept as CSV where they were no files of a folder, and what is refused when they come back."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from report_builder.errors import DataError
from report_builder.issuing.releasing.inputs import _as_csv, unpacked_inputs
from report_builder.report.zipped import zipped
from report_builder.sources.sheet import Sheet

CELLS = some.text(some.characters(blacklist_categories=["Cs", "Cc"]), max_size=8)


@given(some.lists(some.tuples(CELLS, CELLS), max_size=6))
def test_each_cell_of_a_sheet_comes_back_and_a_blank_one_is_empty(rows: list[tuple[str, str]]) -> None:
    cells = pd.DataFrame(rows, columns=range(2), dtype="string").replace("", pd.NA)
    sheet = Sheet(("person_id", "a, b"), cells, pd.Series(range(len(rows)), dtype="Int64"))

    told = list(csv.reader(io.StringIO(_as_csv(sheet).decode("utf-8"), newline="")))

    assert told == [["person_id", "a, b"], *map(list, rows)]


def test_what_was_packed_comes_back() -> None:
    assert unpacked_inputs(zipped({"persons.csv": b"person_id\n"}), where="here") == {"persons.csv": b"person_id\n"}


@pytest.mark.parametrize("content", [b"no zip", zipped({"../persons.csv": b""}), zipped({"a/persons.csv": b""})])
def test_what_would_lead_elsewhere_is_refused(content: bytes) -> None:
    with pytest.raises(DataError):
        unpacked_inputs(content, where="here")
