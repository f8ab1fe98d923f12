"""A paper is compared with the issue that it replaces, and once issued always with the same one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from issued_figures import entry
from small_specs import PLAIN

from report_builder.earlier.issue import Issue, issue_before
from report_builder.errors import DataError
from report_builder.report.zipped import zipped
from report_builder.store.frozen import Archive, Frozen

NOW, THEN = "rotherham-2019-20-q4-board-report", "rotherham-2019-20-q3-board-report"
CONFIG = b"yot: Rotherham\nquarter: 2019-20 Q4\nset_aside: []\n"


def put(archive: Archive, name: str, revision: int, fingerprint: str, **figures: Any) -> Frozen:
    quarter = "2019-20 Q4" if name == NOW else "2019-20 Q3"
    manifest = {"fingerprint": fingerprint, "quarter": quarter, "as_at": "2020-07-13"}
    contents = {"manifest.json": manifest, "figures.json": {"figures": [entry()], **figures}}
    files = {file: archive.objects.put(json.dumps(content).encode()) for file, content in contents.items()}
    sources = archive.objects.put(zipped({"config/here/board.yaml": CONFIG, "sources.json": b"{}"}))
    frozen = Frozen(name, "board", revision, "2020-07-14", files, "0" * 64, sources=sources, replaces=revision - 1)
    archive.keep(frozen)
    return frozen


def found(archive: Archive, fingerprint: str) -> Issue | None:
    spec = replace(PLAIN, name="rotherham-2019-20-q4")
    return issue_before(spec, "board", report=NOW, fingerprint=fingerprint, archive=archive)


def test_where_nothing_was_issued_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    assert found(Archive(tmp_path), "f1") is None


def test_another_paper_replaces_the_last_issue(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    put(archive, NOW, 1, "f1")
    put(archive, NOW, 2, "f2")

    issue = found(archive, "f3")

    assert issue is not None
    assert (issue.report, issue.revision, issue.issued_on, issue.is_replaced) == (NOW, 2, "2020-07-14", True)
    assert issue.settings == {"yot": "Rotherham", "quarter": "2019-20 Q4", "set_aside": []}


def test_a_paper_that_was_issued_as_the_first_is_compared_with_nothing(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    put(archive, NOW, 1, "f1")
    put(archive, NOW, 2, "f2", replaced={"report": NOW, "revision": 1, "figures": []})

    assert found(archive, "f1") is None


def test_a_correction_that_was_issued_is_compared_with_what_it_replaced_and_not_with_itself(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    put(archive, NOW, 1, "f1")
    put(archive, NOW, 2, "f2", replaced={"report": NOW, "revision": 1, "figures": []})
    put(archive, NOW, 3, "f3", replaced={"report": NOW, "revision": 2, "figures": []})

    issue = found(archive, "f2")

    assert issue is not None
    assert (issue.revision, issue.is_replaced) == (1, True)


def test_the_first_paper_of_a_quarter_is_compared_with_the_quarter_before_as_it_was_known_then(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    put(archive, THEN, 1, "e1")
    draft = found(archive, "f1")
    put(archive, NOW, 1, "f1", replaced={"report": THEN, "revision": 1, "figures": []})
    put(archive, THEN, 2, "e2")

    again = found(archive, "f1")

    assert draft == again
    assert again is not None
    assert (again.report, again.revision, again.is_replaced) == (THEN, 1, False)


def test_the_issue_of_another_edition_is_none_of_this_one(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    put(archive, NOW, 1, "f1")
    spec = replace(PLAIN, name="rotherham-2019-20-q4")

    assert issue_before(spec, "public", report=NOW, fingerprint="f2", archive=archive) is None


def test_an_archive_that_lost_the_issue_it_names_stops_the_build(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    put(archive, NOW, 2, "f2", replaced={"report": NOW, "revision": 1, "figures": []})

    with pytest.raises(DataError, match="revision 1 of rotherham-2019-20-q4-board-report"):
        found(archive, "f2")


def test_a_config_that_was_put_by_and_altered_is_told_without_its_content(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    frozen = put(archive, NOW, 1, "f1")
    archive.objects.place_of(frozen.sources).chmod(0o600)
    archive.objects.place_of(frozen.sources).write_bytes(b"altered")

    with pytest.raises(DataError, match="altered"):
        found(archive, "f2")
