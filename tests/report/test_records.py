"""What stands beside a document: figures.json in its fixed form, and a manifest that vouches for the files."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from small_specs import asked
from spoken_tables import BOARD, PUBLIC, count, protected

from report_builder.model.spec import Edition
from report_builder.model.tables import Cases, Finding, Input
from report_builder.report.records import figures_json, manifest_json

PLAIN_HASH = sha256(b"person_id\n1\n").hexdigest()
FINDINGS = tuple(
    Finding("late-row", table, "", (4,), "1 row is late", "look at it", stops=False) for table in ("episodes", "budget")
)
CASES = Cases({}, findings=FINDINGS, inputs=(Input("custody.csv", PLAIN_HASH),))
KEY = b"0123456789abcdef"
FILES = {"board-report.pdf": b"%PDF-1.7 ...", "board-report.html": b"<!doctype html>"}


def figures(edition: Edition = BOARD) -> bytes:
    (table,) = protected(count(213), edition=edition)
    return figures_json(asked(), table.figures, edition=edition, cases=CASES, places={}, key=KEY)


def manifest(edition: Edition = BOARD, *, key: bytes = KEY) -> bytes:
    return manifest_json(
        asked(digest="cc"),
        FILES,
        edition=edition,
        cases=CASES,
        versions={"pandas": "3.1.1"},
        key=key,
        fingerprint="0f" * 32,
        vouched={"certificate": {"withheld": 3}, "rules": {"threshold": 5}, "protected_with": "ee"},
    )


def read(record: bytes) -> dict[str, Any]:
    return json.loads(record)


def test_figures_json_has_exactly_the_keys_of_the_interface_in_their_order() -> None:
    record = read(figures())

    assert list(record) == [
        "document",
        "edition",
        "yot",
        "quarter",
        "as_at",
        "inputs",
        "figures",
        "findings",
        "commentary",
    ]
    assert list(record.values())[:5] == ["board-report", "board", "Rotherham", "2019-20 Q4", "2020-07-13"]


@pytest.mark.parametrize(("terminology", "told"), [("current", None), ("legacy-2020", "legacy-2020")])
def test_words_of_2020_are_told_of_and_those_of_today_need_no_telling(terminology: str, told: str | None) -> None:
    spec = asked(terminology=terminology)

    assert read(figures_json(spec, (), edition=BOARD, cases=CASES, places={}, key=KEY)).get("terminology") == told


def test_an_input_is_a_name_and_a_digest_that_is_no_plain_hash() -> None:
    (given,) = read(figures())["inputs"]

    assert list(given) == ["file", "digest"]
    assert given["file"] == "custody.csv"
    assert len(given["digest"]) == 64


@pytest.mark.parametrize("edition", [BOARD, PUBLIC], ids=["board", "public"])
def test_no_record_holds_the_plain_hash_of_an_input(edition: Edition) -> None:
    assert PLAIN_HASH.encode() not in figures(edition) + manifest(edition)


def test_a_record_is_the_same_twice_and_ends_with_a_line() -> None:
    assert figures() == figures()
    assert figures().endswith(b"}\n")


@pytest.mark.parametrize("name", ["public", "partners"])
def test_the_records_of_a_protected_edition_say_nothing_of_rows_or_cases(name: str) -> None:
    assert read(figures(Edition(name, 5)))["findings"] == [
        {"name": "late-row", "table": "budget", "column": "", "stops": False}
    ]
    assert read(manifest(PUBLIC))["checks"] == read(figures(PUBLIC))["findings"]


def test_a_name_of_another_alphabet_is_written_as_it_is() -> None:
    (table,) = protected(count(213))
    record = figures_json(asked(yot="Ynys M\u00f4n"), table.figures, edition=BOARD, cases=CASES, places={}, key=KEY)

    assert "Ynys M\u00f4n" in record.decode("utf-8")


def test_the_manifest_vouches_for_every_file_by_its_hash() -> None:
    # Whoever holds a file can hash it anyway: a plain hash of what is issued gives nothing away.
    assert read(manifest())["files"] == {
        "board-report.html": sha256(b"<!doctype html>").hexdigest(),
        "board-report.pdf": sha256(b"%PDF-1.7 ...").hexdigest(),
    }


def test_the_manifest_holds_the_certificate_and_what_it_was_reckoned_with() -> None:
    said = read(manifest())

    assert said["certificate"] == {"withheld": 3}
    assert said["rules"] == {"threshold": 5}
    assert said["protected_with"] == "ee"


def test_the_manifest_names_what_it_was_made_of_and_no_time_of_day() -> None:
    record = read(manifest())

    assert set(record) == {
        "document",
        "edition",
        "yot",
        "quarter",
        "as_at",
        "fingerprint",
        "config",
        "inputs",
        "checks",
        "certificate",
        "rules",
        "protected_with",
        "versions",
        "files",
    }
    assert record["fingerprint"] == "0f" * 32
    assert record["versions"] == {"pandas": "3.1.1"}
    assert record["inputs"] == read(figures())["inputs"]


def test_the_config_s_digest_is_keyed() -> None:
    assert read(manifest())["config"] not in {"cc", sha256(b"cc").hexdigest(), read(manifest(key=b"another"))["config"]}
