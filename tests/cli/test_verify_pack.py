"""A pack is known as its papers are, wherever there is a ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from small_editions import put_edition
from small_issues import note

from report_builder.cli.main import run


@pytest.mark.parametrize("has_ledger", [True, False])
def test_a_pack_is_genuine_and_says_whether_a_ledger_confirms_it(
    tmp_path: Path, has_ledger: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    if has_ledger:
        note(put_edition(out), "built")
    file = tmp_path / "pack.yaml"
    items = [{"title": "Apologies"}, {"title": "Any other business"}]
    file.write_text(yaml.safe_dump({"body": "Board", "date": "2020-09-22", "items": items}), encoding="utf-8")
    assert run(["-q", "pack", str(file), "--out", str(out)]) == 0
    (folder,) = out.glob("board-2020-09-22-agenda-pack/public")
    capsys.readouterr()

    assert run(["verify", str(folder)]) == 0
    said = capsys.readouterr().out
    assert ("no ledger confirms it" in said) is not has_ledger
    assert "agenda-pack, Board" in said or not has_ledger

    page = folder / "agenda-pack.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Apologies", "Apology"), encoding="utf-8")
    assert run(["verify", str(folder)]) == run(["verify", str(page)]) == 1
