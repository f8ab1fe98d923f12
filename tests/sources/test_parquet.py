from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from report_builder.sources import limits
from report_builder.sources.csv_text import read_csv
from report_builder.sources.parquet import read_parquet


def names(path: Path) -> list[str]:
    return [finding.name for finding in read_parquet("persons", path)[1]]


def test_a_frame_of_pandas_reads_as_its_csv_file_does(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "person_id": ["007", "p2", "p3"],
            "date_of_birth": pd.to_datetime(["2004-02-29", None, "2005-01-31"]),
            "age_at_entry": [15.0, None, 17.0],
            "days_lost": [0.5, 2.0, None],
            "sex": pd.Categorical(["male", None, "female"]),
            "out_of_area": pd.array([True, None, False], dtype="boolean"),
        }
    )
    frame.to_parquet(tmp_path / "persons.parquet")

    from_parquet, findings = read_parquet("persons", tmp_path / "persons.parquet")
    from_csv, _ = read_csv(
        "persons",
        b"person_id,date_of_birth,age_at_entry,days_lost,sex,out_of_area\n"
        b"007,2004-02-29,15,0.5,male,true\np2,,,2,,\np3,2005-01-31,17,,female,false\n",
    )

    assert findings == []
    assert from_parquet is not None
    assert from_csv is not None
    assert from_parquet.headers == from_csv.headers
    pd.testing.assert_frame_equal(from_parquet.cells, from_csv.cells)
    pd.testing.assert_series_equal(from_parquet.rows, from_csv.rows)


def test_a_blank_record_is_left_out_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"person_id": ["p1", " ", None, "p4"]}), tmp_path / "p.parquet")

    sheet, findings = read_parquet("persons", tmp_path / "p.parquet")

    assert sheet is not None
    assert sheet.rows.to_list() == [2, 5]
    assert [(finding.name, finding.rows) for finding in findings] == [("blank-row", (3, 4))]


def test_columns_that_hold_no_text_are_named_and_left_out(tmp_path: Path) -> None:
    columns = {"person_id": ["p1"], "photo": [b"\x89"], "notes": [["a", "b"]], "address": [{"street": "x"}]}
    parquet.write_table(pa.table(columns), tmp_path / "p.parquet")

    sheet, findings = read_parquet("persons", tmp_path / "p.parquet")

    assert sheet is not None
    assert sheet.headers == ("person_id",)
    assert [finding.name for finding in findings] == ["binary-columns"]
    assert "photo, notes, address" in findings[0].what


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1PAR1", b"person_id\np1\n", b"PAR1" + bytes(1_000) + b"PAR1"])
def test_what_is_no_parquet_file_is_said_to_be_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "p.parquet").write_bytes(content)

    assert names(tmp_path / "p.parquet") == ["unreadable-parquet"]


def test_parts_of_other_columns_are_not_put_together(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"person_id": ["p1"], "sex": ["male"]}), tmp_path / "1.parquet")
    parquet.write_table(pa.table({"sex": ["male"], "person_id": ["p2"]}), tmp_path / "2.parquet")

    assert names(tmp_path) == ["parts-differ"]


def test_parts_may_hold_one_column_in_other_types(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"gravity": [3]}), tmp_path / "1.parquet")
    parquet.write_table(pa.table({"gravity": [4.0]}), tmp_path / "2.parquet")

    sheet, _ = read_parquet("offences", tmp_path)

    assert sheet is not None
    assert sheet.cells[0].to_list() == ["3", "4"]


def test_a_folder_without_a_part_is_empty(tmp_path: Path) -> None:
    assert names(tmp_path) == ["empty-file"]


def test_a_file_without_columns_is_empty(tmp_path: Path) -> None:
    parquet.write_table(pa.table({}), tmp_path / "p.parquet")

    assert names(tmp_path / "p.parquet") == ["empty-file"]


def test_more_columns_than_a_table_may_have_are_not_read(tmp_path: Path) -> None:
    parquet.write_table(pa.table({f"column {number}": [1] for number in range(2_001)}), tmp_path / "p.parquet")

    assert names(tmp_path / "p.parquet") == ["too-many-columns"]


@pytest.mark.parametrize(("bound", "value"), [("MOST_CELLS", 9), ("MOST_TEXT_BYTES", 999)])
def test_much_in_little_room_is_not_unpacked(
    bound: str, value: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet.write_table(pa.table({"person_id": ["x" * 100] * 10}), tmp_path / "p.parquet")
    monkeypatch.setattr(limits, bound, value)

    assert names(tmp_path / "p.parquet") == ["too-many-cells"]


def parquet_bytes() -> bytes:
    written = pa.BufferOutputStream()
    columns = {"person_id": ["p1", "p2", None], "sex": pa.array(["male", "male", None]).dictionary_encode()}
    parquet.write_table(pa.table({**columns, "n": [0.5, 1, None], "d": pd.to_datetime(["2020-03-31"] * 3)}), written)
    return written.getvalue().to_pybytes()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, len(parquet_bytes()) - 1), byte=st.integers(0, 255), is_cut=st.booleans())
def test_a_broken_file_is_read_or_complained_of(place: int, byte: int, is_cut: bool, tmp_path: Path) -> None:
    content = bytearray(parquet_bytes())
    content[place] = byte
    (tmp_path / "p.parquet").write_bytes(bytes(content[:place] if is_cut else content))

    sheet, findings = read_parquet("persons", tmp_path / "p.parquet")

    assert sheet is not None or any(finding.stops for finding in findings)
