"""Builds, releases and sends of one paper at once: as if one had come after the other, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from after_a_kill import digest, faults, strays
from mail_server import post_office
from mailing_service import BOARD, of_board, workspace
from small_editions import FIGURES, figure, put_edition

from report_builder.delivery.shelve import shelve
from report_builder.keeping import note_built
from report_builder.ledger.releases import open_ledger
from report_builder.store.frozen import Archive

REPORT = "leeds-board-report"


def begun(*call: str, environment: dict[str, str] | None = None) -> subprocess.Popen[str]:
    """A process of the command."""
    program = [sys.executable, "-m", "report_builder", "-q", *call]
    return subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def ended(*processes: subprocess.Popen[str]) -> list[tuple[int, str]]:
    """(status, what went wrong) of each."""
    said = [one.communicate(timeout=60)[1] for one in processes]
    return [(one.returncode, text) for one, text in zip(processes, said, strict=True)]


def draft(folder: Path, number: int) -> dict[str, bytes]:
    """The files of a draft with another figure."""
    place = put_edition(folder / str(number), figures=(*FIGURES, figure("exits", number)), fingerprint=f"f{number}")
    return {file.name: file.read_bytes() for file in place.iterdir()}


def build(out: Path, files: dict[str, bytes]) -> Path:
    """What a build does to the disk once the paper is made."""
    edition = json.loads(files["manifest.json"])["edition"]
    note_built(out / "ledger.sqlite", report=REPORT, files=files, kept="")
    return shelve(files, out / REPORT / edition)


def test_of_builds_with_other_data_at_once_one_stands_whole_and_the_ledger_knows_each(tmp_path: Path) -> None:
    out = tmp_path / "out"
    drafts = [draft(tmp_path, number) for number in range(10, 18)]
    out.mkdir()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda files: build(out, files), drafts))

    hashes = {sha256(files["manifest.json"]).hexdigest() for files in drafts}
    assert digest(out / REPORT / "public") in {one[:12] for one in hashes}
    assert faults(out) == strays(out) == []
    with open_ledger(out / "ledger.sqlite") as ledger:
        assert sorted(one.manifest for one in ledger.steps()) == sorted(hashes)


def test_releases_of_one_edition_at_once_issue_it_once(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    folder = build(out, draft(tmp_path, 10))

    outcomes = ended(*(begun("release", str(folder), "--on", "2020-07-14") for _ in range(3)))

    assert [status for status, _ in outcomes] == [0, 0, 0]
    assert [one.revision for one in Archive(out).every()] == [1]
    with open_ledger(out / "ledger.sqlite") as ledger:
        assert [one.kind for one in ledger.steps()] == ["built", "issued"]
        assert len(ledger.releases()) == 1
    assert faults(out) == strays(out) == []


def test_releases_of_two_editions_at_once_issue_both(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    editions = [put_edition(tmp_path / name, edition=name, fingerprint=name) for name in ("board", "public")]
    folders = [build(out, {file.name: file.read_bytes() for file in one.iterdir()}) for one in editions]

    first = ended(*(begun("release", str(folder), "--on", "2020-07-14") for folder in folders))

    # The board holds what the public has: whichever came second may have to be made with the first in mind.
    assert all(status in {0, 3} for status, _ in first), first
    assert 0 in {status for status, _ in first}
    issued = sum(status == 0 for status, _ in first)
    assert len(Archive(out).every()) == issued
    assert faults(out) == strays(out) == []


def test_a_draft_that_is_built_during_a_release_is_there_afterwards(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    folder = build(out, draft(tmp_path, 10))
    newer = draft(tmp_path, 11)

    releasing = begun("release", str(folder), "--on", "2020-07-14")
    build(out, newer)
    ((status, said),) = ended(releasing)

    assert (folder / "manifest.json").read_bytes() == newer["manifest.json"]
    assert status == 0 or "built" in said
    assert faults(out) == strays(out) == []


@pytest.mark.slow
def test_sends_at_once_mail_everybody_once(tmp_path: Path) -> None:
    with post_office(tmp_path) as office:
        folder = workspace(tmp_path, office)

        outcomes = ended(*(begun("send", str(folder), environment=dict(office.environment)) for _ in range(4)))

        assert [status for status, _ in outcomes] == [0, 0, 0, 0], outcomes
        assert dict(of_board(office)) == dict.fromkeys(BOARD, 1)
    assert faults(tmp_path / "out") == strays(tmp_path / "out") == []
