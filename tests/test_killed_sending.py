"""Processes of `send`, each killed at another moment: whoever is mailed has it once, or nobody knows and it is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from after_a_kill import EACH, Tally, faults, kill, restore, strays
from mail_server import PostOffice, post_office
from mailing_service import BOARD, of_board, workspace
from mortal import Mortal

from report_builder.ledger.releases import open_ledger

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PostOffice]:
    with post_office(tmp_path) as opened:
        yield opened


def states(out: Path) -> dict[str, str]:
    """Recipient -> what the ledger knows of the mail to them."""
    with open_ledger(out / "ledger.sqlite") as ledger:
        return {one.recipient: one.state for one in ledger.mailings() if one.stage == "draft"}


def test_a_send_that_is_killed_loses_no_mail_and_doubles_none(
    tmp_path: Path, office: PostOffice, record_property: Callable[[str, object], None]
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
    record_property("tally", str(tally))
    assert tally.killed == EACH
