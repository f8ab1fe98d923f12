from __future__ import annotations

from pathlib import Path

import pytest
from made_up_books import write_xlsx
from ods_writer import Raw, ods_bytes

from report_builder.importers.hidden import hidden_rows


def test_the_hidden_rows_of_every_sheet_are_counted(tmp_path: Path) -> None:
    rows = [(1,), (2,), (3,)]

    assert hidden_rows(write_xlsx(tmp_path / "a.xlsx", {"A": rows, "B": rows}, hidden=(2, 3))) == 4
    assert hidden_rows(write_xlsx(tmp_path / "b.xlsx", {"A": rows})) == 0


def test_those_of_an_ods_are_counted_too(tmp_path: Path) -> None:
    after = Raw('</table:table-row><table:table-row table:visibility="collapse"><table:table-cell/>')
    (tmp_path / "a.ods").write_bytes(ods_bytes({"A": [[1, after], [2]]}))

    assert hidden_rows(tmp_path / "a.ods") == 1


@pytest.mark.parametrize("content", [b"", b"PK", b"a,b\n1,2\n"])
def test_what_is_no_workbook_has_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)

    assert hidden_rows(tmp_path / "a.xlsx") == 0
    assert hidden_rows(tmp_path / "missing.xlsx") == 0
