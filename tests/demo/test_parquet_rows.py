"""Rows written as Parquet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pyarrow import parquet

from report_builder.demo.parquet_rows import write_parquet
from report_builder.demo.records import Reoffence


def test_cells_keep_their_types_and_what_is_not_known_is_null(tmp_path: Path) -> None:
    decided = Reoffence(
        person_id="a", cohort="c", offence_date=date(2020, 1, 2), outcome_date=date(2020, 3, 4), gravity=3
    )
    undecided = Reoffence(person_id="b", cohort="c", offence_date=date(2020, 1, 3), outcome_date=None, gravity=4)

    write_parquet(tmp_path / "reoffences.parquet", [decided, undecided])
    table = parquet.read_table(tmp_path / "reoffences.parquet")

    assert {field.name: str(field.type) for field in table.schema} == {
        "person_id": "string",
        "cohort": "string",
        "offence_date": "date32[day]",
        "outcome_date": "date32[day]",
        "gravity": "int64",
        "synthetic": "bool",
    }
    assert table.column("outcome_date").to_pylist() == [date(2020, 3, 4), None]
    assert table.column("synthetic").to_pylist() == [True, True]
