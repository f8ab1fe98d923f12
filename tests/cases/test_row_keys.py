from __future__ import annotations

import pandas as pd

from report_builder.cases.row_keys import keys_of_rows, with_keys
from report_builder.model.findings import FindingsError, stop
from report_builder.model.tables import Input
from report_builder.sources.sheet import ReadTable, Sheet

CELLS = pd.DataFrame({0: ["zq-wyvern", "zq-drake"]}, dtype="string")
ROWS = pd.Series([1, 3], dtype="Int64")
FOUND = stop("missing-cell", "persons sex", what="2 rows without this cell", mend="fill it in", rows=(3, 2))


def read(keys: pd.Series | None) -> ReadTable:
    return ReadTable(Sheet(("person_id",), CELLS, ROWS, keys), [], Input("persons", "00"))


def test_a_finding_gets_the_keys_of_its_rows_and_loses_their_numbers_on_screen() -> None:
    keys = keys_of_rows("persons", read("person_id = " + CELLS[0]))

    (finding,) = with_keys([FOUND], keys)

    assert finding.keys == ("person_id = zq-drake", "(a row without a filled cell)")
    assert str(finding) == "persons sex: 2 rows without this cell [missing-cell]; fill it in"
    assert "zq-" not in repr(finding) + str(FindingsError([finding]))


def test_rows_that_have_numbers_keep_them() -> None:
    (finding,) = with_keys([FOUND], keys_of_rows("persons", read(None)))

    assert finding is FOUND
    assert str(finding).startswith("persons:3, 2 sex: ")
