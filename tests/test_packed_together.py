"""What the readers of a pack hold besides: a paper that was built, and is not safe beside that, stops the pack."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from any_service import write_service
from attacked_editions import by_sex
from small_editions import figure, put_edition

from report_builder import pipeline
from report_builder.cli.main import run
from report_builder.ledger.releases import open_ledger
from report_builder.model.built import Report
from report_builder.model.release import Known, Release
from report_builder.readers import LEDGER
from report_builder.report.archive import NAME, Archived, archive_of

HIDDEN = (figure("caseload", 62), *by_sex(None, None))
EMPTY = Report(
    title="Paper",
    subtitle="",
    organisation="Leeds",
    edition="public",
    marking="",
    cover=(),
    sections=(),
    date_words="",
    fingerprint="f1",
)


def built(out: Path, name: str, figures: tuple[dict[str, Any], ...], **manifest: object) -> Path:
    """An edition of these figures with an archive, in a folder of its own."""
    folder = put_edition(out / name, figures=figures, **manifest)
    (folder / NAME).write_bytes(archive_of(Archived(EMPTY)))
    record = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    record["files"][NAME] = sha256((folder / NAME).read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def pack(out: Path, *papers: Path) -> int:
    """Pack editions that were built, in this order, under words that hold numbers of their own."""
    items = [{"title": f"Paper {at}", "paper": str(paper)} for at, paper in enumerate(papers, 1)]
    words = {"body": "Board", "date": "2020-09-22", "venue": "Room 3", "notices": "Ring **01709 123456**, line 2."}
    file = out / "pack.yaml"
    file.write_text(yaml.safe_dump({**words, "items": items}), encoding="utf-8")
    return run(["pack", str(file), "--out", str(out)])


def test_a_paper_is_not_packed_if_another_went_out_after_it_was_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = built(tmp_path, "stale", HIDDEN, protected_with=Known("public").digest)
    with open_ledger(tmp_path / "stale" / LEDGER) as ledger:
        ledger.record(Release("issued", "public", "headlines", "Leeds", "2019-20 Q4", "2020-07-14", "f0", ()))

    assert pack(tmp_path, stale) == 3
    assert "other papers were released to the public that this paper was not protected with" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (by_sex(7, 55), "a reader could work out withheld numbers"),
        (by_sex(3, 59), "numbers"),
    ],
)
def test_a_paper_is_not_packed_if_it_tells_what_one_before_it_withholds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], second: tuple[dict[str, Any], ...], said: str
) -> None:
    rules = {"threshold": 5, "zeros_shown": True}
    first = built(tmp_path, "first", HIDDEN, rules=rules)
    later = built(tmp_path, "later", (HIDDEN[0], *second), rules=rules, as_at="2020-07-14")

    assert pack(tmp_path, first, later) == 3
    assert said in capsys.readouterr().err


def test_papers_that_withhold_the_same_are_packed(tmp_path: Path) -> None:
    papers = [built(tmp_path, name, HIDDEN, protected_with=Known("public").digest) for name in ("first", "later")]

    assert pack(tmp_path, *papers) == 0


def test_a_paper_that_went_out_is_made_for_a_pack_as_its_readers_have_it(tmp_path: Path) -> None:
    """Protected with the papers of a pack alone, it could withhold other numbers than it did when it went out."""
    config = write_service(tmp_path / "service", children=6, seed=3, config={"document": "scrutiny-briefing"})
    counted = pipeline.count(config)
    edition = counted.spec.editions["public"]
    alone, _, composed = pipeline.protected_paper(counted, edition, out=tmp_path)
    spec = counted.spec
    words = ("issued", "public", spec.document, spec.yot, str(spec.quarter), spec.as_at.isoformat())
    with open_ledger(tmp_path / LEDGER) as ledger:
        ledger.record(Release(*words, composed.report.fingerprint, ()))
    beside = Release("issued", "public", "headlines", spec.yot, str(spec.quarter), "2022-09-01", "", ())

    again, _, _ = pipeline.protected_paper(counted, edition, out=tmp_path)
    packed, _, _ = pipeline.protected_paper(counted, edition, out=tmp_path, beside=(beside,))

    assert alone.own == ()
    assert [one.document for one in again.earlier] == []
    assert sorted(one.document for one in packed.earlier) == ["headlines", "scrutiny-briefing"]
