"""A ledger of which a table is gone is told as damaged, whatever is asked of it, and not as a fault of ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from report_builder.errors import DataError
from report_builder.ledger.file import create
from report_builder.ledger.releases import open_ledger


@pytest.mark.parametrize("table", ["releases", "cells", "looks", "steps", "files", "deliveries"])
def test_a_ledger_without_one_of_its_tables_is_damaged(tmp_path: Path, table: str) -> None:
    file = tmp_path / "ledger.sqlite"
    create(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"DROP TABLE {table}")

    with pytest.raises(DataError, match="the ledger is damaged: a table of it is missing"), open_ledger(file) as ledger:
        ledger.steps()


def test_a_way_to_a_ledger_that_leads_round_in_a_circle_is_none(tmp_path: Path) -> None:
    circle = tmp_path / "ledger.sqlite"
    circle.symlink_to(circle)

    with open_ledger(circle) as ledger:
        assert ledger.steps() == ()
