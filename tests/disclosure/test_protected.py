"""What is printed of counts that stand in no table."""

from __future__ import annotations

import subprocess
import sys

from report_builder.disclosure.protected import lone_count
from report_builder.model.spec import Edition

PUBLIC = Edition("public", 5)
BOARD = Edition("board", 0)


def test_a_lone_count_is_printed_only_where_it_is_large_enough() -> None:
    assert lone_count(4, PUBLIC) == "a number that is not shown"
    assert lone_count(5, PUBLIC) == "5"
    assert lone_count(1, BOARD) == "1"


def test_who_only_holds_a_protected_edition_needs_no_numpy() -> None:
    told = "import sys, report_builder.disclosure.protected, report_builder.warm.kept; sys.exit('numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0
