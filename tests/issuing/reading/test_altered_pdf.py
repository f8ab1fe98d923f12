"""One changed byte anywhere in an issued PDF is found, in its folder and as a copy under another name elsewhere."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from small_editions import put_edition
from small_issues import issue
from small_papers import commentary, composed, section

from report_builder.issuing.reading.claims import claims_of
from report_builder.issuing.reading.verify import verify
from report_builder.issuing.reading.witnesses import Witnesses, witnesses
from report_builder.report.typeset import to_pdf

FINGERPRINT = sha256(b"a paper").hexdigest()


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an issued edition with a PDF."""
    folder = put_edition(tmp_path_factory.mktemp("issued") / "out", fingerprint=FINGERPRINT)
    words = commentary("The partnership met each month.\n\nIt looked at what helps children.")
    report = replace(composed(section(words)).report, fingerprint=FINGERPRINT)
    pdf = to_pdf(report)
    (folder / "board-report.pdf").write_bytes(pdf)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"]["board-report.pdf"] = sha256(pdf).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    issue(folder)
    return folder


@pytest.fixture(scope="module")
def ledger(issued: Path) -> Witnesses:
    out = issued.parent.parent
    return witnesses(out / "ledger.sqlite", (out,))


@pytest.fixture(scope="module")
def pdf(issued: Path) -> bytes:
    return (issued / "board-report.pdf").read_bytes()


def places(pdf: bytes) -> list[int]:
    """Hundreds of positions at random, and each of those that hold the file's structure and its fingerprint."""
    chance = random.Random(7)
    told = {chance.randrange(len(pdf)) for _ in range(400)}
    told |= {*range(12), *range(len(pdf) - 60, len(pdf))}
    at = pdf.find(FINGERPRINT.encode())
    told |= {*range(at, at + 64, 5)} if at >= 0 else set()
    return sorted(told)


def test_a_copy_with_one_changed_byte_is_altered_wherever_the_byte_is(
    pdf: bytes, ledger: Witnesses, tmp_path: Path
) -> None:
    copy = tmp_path / "renamed.pdf"
    copy.write_bytes(pdf)
    assert verify(copy, ledger).verdict == "genuine"

    chance, missed = random.Random(11), []
    for place in places(pdf):
        changed = bytearray(pdf)
        changed[place] ^= chance.randrange(1, 256)
        copy.write_bytes(changed)
        if verify(copy, ledger).verdict != "altered":
            missed.append(place)
    assert missed == []


def test_a_changed_byte_in_the_editions_folder_is_altered(
    pdf: bytes, issued: Path, ledger: Witnesses, tmp_path: Path
) -> None:
    folder = tmp_path / "elsewhere" / "public"
    shutil.copytree(issued, folder)

    for place in places(pdf)[::10]:
        changed = bytearray(pdf)
        changed[place] ^= 1
        (folder / "board-report.pdf").write_bytes(changed)
        assert verify(folder / "board-report.pdf", ledger).verdict == "altered"
        assert verify(folder, ledger).verdict == "altered"


@pytest.mark.parametrize("cut", [1, 10, 500, -200])
def test_a_pdf_that_was_cut_short_or_made_longer_is_altered(
    pdf: bytes, ledger: Witnesses, tmp_path: Path, cut: int
) -> None:
    copy = tmp_path / "cut.pdf"
    copy.write_bytes(pdf[:-cut] if cut > 0 else pdf + b" " * -cut)

    assert verify(copy, ledger).verdict == "altered"


def test_a_pdf_that_another_program_saved_is_altered(pdf: bytes, ledger: Witnesses, tmp_path: Path) -> None:
    (tmp_path / "board-report.pdf").write_bytes(pdf)
    with pikepdf.open(tmp_path / "board-report.pdf") as opened:
        opened.save(tmp_path / "saved.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable, linearize=True)

    assert verify(tmp_path / "saved.pdf", ledger).verdict == "altered"


def test_the_fingerprint_is_found_twice_so_that_a_byte_of_one_hides_nothing(pdf: bytes) -> None:
    assert claims_of(pdf).fingerprints == {FINGERPRINT}
    assert claims_of(pdf.replace(FINGERPRINT.encode(), b"?" * 64)).fingerprints == {FINGERPRINT}


@pytest.mark.parametrize("content", [b"stream\n", b"PK\x03\x04", b"PK\x03\x04" * 1000, b"stream\r\n\x78\x9c" * 1000])
def test_what_only_looks_like_a_pdf_or_a_zip_claims_nothing(content: bytes) -> None:
    assert claims_of(content).fingerprints == frozenset()
