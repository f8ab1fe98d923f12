"""An encrypted edition from the build to its readers, with a small paper made by hand."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pytest
from small_papers import section, text
from small_specs import asked
from spoken_tables import count

from report_builder.counting import Counts
from report_builder.delivery.passwords import NO_PASSWORDS, passwords_in
from report_builder.delivery.sealed_pdf import is_sealed, unsealed
from report_builder.errors import ConfigError
from report_builder.issuing.issued import read_issued
from report_builder.issuing.reading.appendix import regenerate
from report_builder.issuing.reading.verify import verify
from report_builder.issuing.reading.witnesses import witnesses
from report_builder.model.spec import Edition
from report_builder.model.tables import Cases, Input
from report_builder.packing import BuiltEdition
from report_builder.pipeline import Counted, Written, build
from report_builder.pipeline_appendix import read_edition
from report_builder.pipeline_pack import pack
from report_builder.pipeline_proof import proof
from report_builder.report.plan import Plan

LETTERS = "harbour lamp cinder oak"
VARIABLE = "REPORT_BUILDER_PASSWORD_BOARD"
PASSWORDS = passwords_in({VARIABLE: LETTERS})
EDITIONS = {"board": Edition("board", 0, encrypt=True), "public": Edition("public", 5)}


def counted() -> Counted:
    """A paper of two sections that speaks of 213 children."""
    tables = (count(213),)
    sections = (
        section(text("There were {{ caseload.counted }}."), id_="introduction"),
        section(text("Nobody was sentenced."), id_="custody"),
    )
    cases = Cases({}, inputs=(Input("episodes.csv", "aa" * 32),), is_synthetic=True)
    plan = Plan("board-report", "Performance report", "", sections, views=tuple(table.view for table in tables))
    return Counted(asked(editions=EDITIONS), plan, cases, Counts(tables), {"pandas": "3.1.1"}, b"key")


def built(out: Path, *formats: str, editions: tuple[str, ...] = ("board",)) -> list[Written]:
    return build(counted(), editions=editions, formats=formats or ("pdf",), out=out, passwords=PASSWORDS)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("out")
    built(place, "pdf", "html", editions=("board", "public"))
    return place


@pytest.fixture(scope="module")
def board(out: Path) -> Path:
    return out / "board-board-report" / "board"


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return found


def command(*arguments: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "report_builder", *arguments]
    kept = {name: value for name, value in os.environ.items() if name != VARIABLE}
    return subprocess.run(call, env={**kept, **environment}, capture_output=True, text=True, check=False)


def test_the_encrypted_edition_is_made_as_pdf_alone_and_the_other_in_every_form(out: Path, board: Path) -> None:
    made = {folder.name: {file.name for file in folder.iterdir()} for folder in (board, board.parent / "public")}
    beside = {"archive.zip", "figures.json", "manifest.json"}

    assert made == {
        "board": {"board-report.pdf", *beside},
        "public": {"board-report.pdf", "board-report.html", *beside},
    }
    assert is_sealed((board / "board-report.pdf").read_bytes())
    assert not is_sealed((board.parent / "public" / "board-report.pdf").read_bytes())


def test_what_was_not_made_is_warned_of(tmp_path: Path) -> None:
    (written,) = built(tmp_path, "pdf", "html")

    assert written.warnings == ("not made as html: the edition is encrypted, and only a PDF can ask for a password",)


def test_the_manifest_vouches_for_the_encrypted_file_and_says_that_it_is(board: Path) -> None:
    pdf = (board / "board-report.pdf").read_bytes()

    assert manifest(board)["files"]["board-report.pdf"] == sha256(pdf).hexdigest()
    assert list(manifest(board)["encrypted"]) == ["board-report.pdf"]
    assert "encrypted" not in manifest(board.parent / "public")


def test_decrypted_it_is_as_accessible_as_any(board: Path) -> None:
    plain = unsealed((board / "board-report.pdf").read_bytes(), PASSWORDS, where="paper")

    found = page_validation.validate_pdf_bytes(plain, profile="ua1")

    assert [str(failure) for failure in found.failures] == []
    assert found.is_compliant


def test_with_the_password_its_title_is_shown_and_its_tags_stand(board: Path) -> None:
    with pikepdf.open(io.BytesIO((board / "board-report.pdf").read_bytes()), password=LETTERS) as file:
        assert bool(file.Root.MarkInfo.Marked)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_built_again_with_nothing_changed_every_file_is_the_same(tmp_path: Path) -> None:
    first = {file.name: file.read_bytes() for one in built(tmp_path) if one.folder for file in one.folder.iterdir()}
    second = {file.name: file.read_bytes() for one in built(tmp_path) if one.folder for file in one.folder.iterdir()}

    assert len(first) == 4
    assert first == second


def test_built_elsewhere_it_differs_and_holds_the_same(board: Path, tmp_path: Path) -> None:
    built(tmp_path)
    other = tmp_path / "board-board-report" / "board"

    assert (other / "board-report.pdf").read_bytes() != (board / "board-report.pdf").read_bytes()
    assert manifest(other)["encrypted"] == manifest(board)["encrypted"]
    assert (other / "figures.json").read_bytes() == (board / "figures.json").read_bytes()


@pytest.mark.parametrize("said", [{}, {VARIABLE: "short"}])
def test_without_a_good_password_it_is_not_made_and_the_other_is(tmp_path: Path, said: dict[str, str]) -> None:
    board, public = build(
        counted(), editions=("board", "public"), formats=("pdf",), out=tmp_path, passwords=passwords_in(said)
    )

    assert isinstance(board.error, ConfigError)
    assert VARIABLE in str(board.error)
    assert (public.error, public.folder) == (None, tmp_path / "board-board-report" / "public")
    assert not (tmp_path / "board-board-report" / "board").exists()


def test_the_password_stands_in_no_file_of_the_out_folder(out: Path) -> None:
    files = [file for file in out.rglob("*") if file.is_file()]

    assert len(files) > 7
    assert not any(LETTERS.encode() in file.read_bytes() for file in files)


def test_a_part_of_it_is_encrypted_as_well(board: Path) -> None:
    made = regenerate(read_issued(board), "custody", formats=("pdf", "html"), passwords=PASSWORDS)

    assert [(name, is_sealed(content)) for name, content in made.files.items()] == [
        ("board-report-section-2.pdf", True)
    ]
    assert made.warnings[0].startswith("not made as html")


def test_without_the_password_no_part_of_it_is_set(board: Path) -> None:
    with pytest.raises(ConfigError, match=VARIABLE):
        regenerate(read_issued(board), "custody", formats=("pdf",), passwords=NO_PASSWORDS)


def test_the_whole_of_it_is_given_as_it_lies_and_needs_no_password(board: Path) -> None:
    made = regenerate(read_issued(board), "whole", formats=("pdf",), passwords=NO_PASSWORDS)

    assert made.files == {"board-report.pdf": (board / "board-report.pdf").read_bytes()}


def test_it_is_read_through_with_the_password_as_the_one_in_the_clear_is(board: Path, tmp_path: Path) -> None:
    plain = tmp_path / "board-report.pdf"
    plain.write_bytes(unsealed((board / "board-report.pdf").read_bytes(), PASSWORDS, where="paper"))

    figures = board / "figures.json"
    sealed = board / "board-report.pdf"
    assert proof(sealed, figures, passwords=PASSWORDS) == proof(plain, figures)


def test_audit_takes_the_password_from_the_environment(board: Path) -> None:
    call = ("audit", str(board / "board-report.pdf"), "--against", str(board / "figures.json"))

    opened, locked = command(*call, environment={VARIABLE: LETTERS}), command(*call, environment={VARIABLE: "wrong"})

    assert (opened.returncode, opened.stdout) == (0, "0 exposed, 0 to look at.\n")
    assert locked.returncode == 1
    assert "the PDF asks for a password, and none was given that opens it" in locked.stderr
    assert "Traceback" not in locked.stderr


def test_proof_says_in_one_sentence_that_the_password_is_missing(board: Path) -> None:
    done = command("-q", "proof", str(board / "board-report.pdf"), environment={})

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "the PDF asks for a password" in done.stderr


def altered(file: Path, to: Path) -> Path:
    """A copy of which one byte is another."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    to.write_bytes(content)
    return to


def test_whoever_has_the_password_is_told_that_a_copy_was_altered_and_others_that_nobody_can_say(
    out: Path, board: Path, tmp_path: Path
) -> None:
    copy = altered(board / "board-report.pdf", tmp_path / "copy.pdf")
    known = replace(witnesses(out / "ledger.sqlite", (out,)), passwords=PASSWORDS)

    assert verify(board / "board-report.pdf", known).verdict == "genuine"
    assert verify(copy, known).verdict == "altered"
    assert verify(copy, replace(known, passwords=NO_PASSWORDS)).verdict == "unknown"


def test_a_part_of_it_is_known_by_what_it_holds(out: Path, board: Path, tmp_path: Path) -> None:
    made = regenerate(read_issued(board), "custody", formats=("pdf",), passwords=PASSWORDS)
    part = tmp_path / "part.pdf"
    part.write_bytes(*made.files.values())
    known = replace(witnesses(out / "ledger.sqlite", (out,)), passwords=PASSWORDS)

    assert verify(part, known).verdict == "genuine"


@pytest.fixture
def agenda(board: Path, tmp_path: Path) -> Path:
    """A pack that takes the paper as it was built."""
    file = tmp_path / "pack.yaml"
    item = f"items:\n  - title: Performance\n    paper: {board}\n"
    file.write_text(f"body: Management Board\ndate: 2020-07-28\nedition: board\n{item}", encoding="utf-8")
    return file


def test_a_pack_that_holds_it_is_encrypted_as_well(agenda: Path, tmp_path: Path) -> None:
    packed = pack(agenda, out=tmp_path / "out", read_built=read_built, environment={VARIABLE: LETTERS})

    assert {file.name for file in packed.folder.iterdir()} == {"agenda-pack.pdf", "manifest.json"}
    assert is_sealed((packed.folder / "agenda-pack.pdf").read_bytes())
    assert list(manifest(packed.folder)["encrypted"]) == ["agenda-pack.pdf"]
    assert packed.warnings[0].startswith("not made as html")


def test_without_the_password_no_pack_holds_it(agenda: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=VARIABLE):
        pack(agenda, out=tmp_path / "out", read_built=read_built)

    assert not list(tmp_path.glob("out/*pack*"))


def read_built(folder: Path) -> BuiltEdition:
    issued = read_issued(folder)
    return BuiltEdition(read_edition(issued.folder, issued.manifest, issued.figures), issued.rules)
