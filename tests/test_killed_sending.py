"""Processes of `send`, each killed at another moment: whoever is mailed has it once, or nobody knows and it is said."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from after_a_kill import EACH, Tally, faults, kill, restore, strays
from mail_server import PostOffice, post_office
from mailed_editions import put_mailed
from mortal import Mortal

from report_builder.keeping import note_built
from report_builder.ledger.releases import open_ledger

pytestmark = pytest.mark.slow

REPORT = "leeds-2019-20-q4-board-report"
BOARD = ("chair@example.gov.uk", "clerk@example.gov.uk")
CONFIG = """
document: board-report
yot: Leeds
quarter: 2019-20 Q4
as_at: 2020-07-13
data: ../data
delivery:
  to: {{board: [{board}]}}
  from: yot@example.gov.uk
  owner: manager@example.gov.uk
  smtp: {{host: localhost, port: {port}, tls: starttls}}
  allowed_domains: [example.gov.uk]
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PostOffice]:
    with post_office(tmp_path) as opened:
        yield opened


def workspace(folder: Path, office: PostOffice) -> Path:
    """A service with one draft that was built and goes to two members of the board; the draft's folder."""
    for name in ("config", "data", "out"):
        (folder / name).mkdir()
    text = CONFIG.format(board=", ".join(BOARD), port=office.port)
    (folder / "config" / "leeds.yaml").write_text(text, encoding="utf-8")
    place = put_mailed(folder / "out", edition="board").parent.rename(folder / "out" / REPORT) / "board"
    files = {file.name: file.read_bytes() for file in place.iterdir()}
    note_built(folder / "out" / "ledger.sqlite", report=REPORT, files=files, kept="")
    return place


def states(out: Path) -> dict[str, str]:
    """Recipient -> what the ledger knows of the mail to them."""
    with open_ledger(out / "ledger.sqlite") as ledger:
        return {one.recipient: one.state for one in ledger.mailings() if one.stage == "draft"}


def of_board(office: PostOffice) -> Counter[str]:
    """Recipient -> how often the paper came."""
    return Counter(to for _, to in office.tally().elements() if to in BOARD)


def test_a_send_that_is_killed_loses_no_mail_and_doubles_none(
    tmp_path: Path, office: PostOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = workspace(tmp_path, office)
    base, out = tmp_path / "base", tmp_path / "out"
    shutil.copytree(out, base)
    call = ("-q", "send", str(folder))
    tally = Tally("send")

    with Mortal(office.environment) as mortal:
        mortal.warm(*call)
        restore(base, out)
        mortal.stand(out, *call)
        whole = mortal.fall()
        assert whole["status"] == 0, whole

        def fall(moment: dict[str, Any]) -> int:
            restore(base, out)
            office.received.clear()
            return int(mortal.fall(**moment)["status"])

        def look(_: int) -> str:
            assert faults(out) == []
            had = of_board(office).total()
            status, said = mortal.run(*call)
            after = states(out)
            assert set(after) == set(BOARD)
            assert set(after.values()) <= {"sent", "unknown"}
            came = of_board(office)
            assert {to for to in BOARD if came[to] != 1 and after[to] == "sent"} == set()
            assert max(office.tally().values()) == 1
            unknown = {to for to in BOARD if after[to] == "unknown"}
            assert {to: came[to] for to in unknown if came[to] > 1} == {}
            assert all(to in said for to in unknown)
            assert status == (4 if unknown else 0)
            assert faults(out) == strays(out) == []
            before = of_board(office)
            mortal.run(*call)
            assert of_board(office) == before
            return f"with {had} mailed" + (f", {len(unknown)} unknown" if unknown else "")

        kill(fall, tally, look, whole=whole, most=EACH)
        mortal.leave()
    with capsys.disabled():
        sys.stdout.write(f"\n{tally}\n")
    assert tally.killed == EACH
