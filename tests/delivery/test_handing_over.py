"""How an edition leaves the house: its forms, and its PDFs."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from report_builder.delivery.handing_over import ENCRYPTED, HandingOver
from report_builder.delivery.passwords import NO_PASSWORDS, Password, passwords_in
from report_builder.delivery.sealed_pdf import digest_of, is_sealed
from report_builder.errors import ConfigError
from report_builder.model.spec import Edition
from report_builder.store.frozen import Archive, Frozen

LETTERS = "harbour lamp cinder oak"
PASSWORDS = passwords_in({"REPORT_BUILDER_PASSWORD_BOARD": LETTERS})
BOARD = Edition("board", 0, encrypt=True)
OPEN = Edition("board", 0)


def page(height: int = 842) -> bytes:
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(595, height))
        out = io.BytesIO()
        file.save(out, deterministic_id=True)
        return out.getvalue()


def leaving(shelf: Path, edition: Edition = BOARD, *asked: str) -> HandingOver:
    return HandingOver.of(edition, shelf, passwords=PASSWORDS, asked=asked or ("pdf", "html"))


def test_an_edition_in_the_clear_leaves_as_it_was_made(tmp_path: Path) -> None:
    made = {"paper.pdf": page(), "paper.html": b"<p>"}

    handed = HandingOver.of(OPEN, tmp_path, passwords=NO_PASSWORDS, asked=("pdf", "html"))

    assert (handed.forms, handed.warnings, handed.files(made)) == (("pdf", "html"), (), (made, {}))


def test_of_an_encrypted_one_every_pdf_is_encrypted_and_nothing_else(tmp_path: Path) -> None:
    made = {"paper.pdf": page(), "paper-appendix-1.pdf": page(500), "figures.json": b"{}", "archive.zip": b"PK"}

    files, stated = leaving(tmp_path).files(made)

    assert {name for name, content in files.items() if is_sealed(content)} == {"paper.pdf", "paper-appendix-1.pdf"}
    assert {name: files[name] for name in ("figures.json", "archive.zip")} == {
        "figures.json": b"{}",
        "archive.zip": b"PK",
    }
    assert stated == {ENCRYPTED: {name: digest_of(made[name]) for name in ("paper.pdf", "paper-appendix-1.pdf")}}


def test_forms_that_cannot_ask_for_a_password_are_not_made_and_named(tmp_path: Path) -> None:
    handed = leaving(tmp_path, BOARD, "pdf", "html", "xlsx")

    assert handed.forms == ("pdf",)
    assert handed.warnings == (
        "not made as html and xlsx: the edition is encrypted, and only a PDF can ask for a password",
    )


def test_where_no_form_is_left_the_call_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="docx cannot ask for a password; add pdf"):
        leaving(tmp_path, BOARD, "docx")


def test_an_edition_without_a_password_is_refused_before_it_is_made(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="REPORT_BUILDER_PASSWORD_BOARD"):
        HandingOver.of(BOARD, tmp_path, passwords=NO_PASSWORDS, asked=("pdf",))


def test_the_file_on_the_shelf_stays_where_it_holds_the_same(tmp_path: Path) -> None:
    first, _ = leaving(tmp_path).files({"paper.pdf": page()})
    (tmp_path / "paper.pdf").write_bytes(first["paper.pdf"])

    assert leaving(tmp_path).files({"paper.pdf": page()}) == (first, {ENCRYPTED: {"paper.pdf": digest_of(page())}})


def test_the_file_of_the_last_issue_comes_back_where_the_shelf_is_empty(tmp_path: Path) -> None:
    shelf = tmp_path / "leeds-board-report" / "board"
    first, _ = leaving(shelf).files({"paper.pdf": page()})
    archive = Archive(tmp_path)
    kept = {name: archive.objects.put(first.get(name, b"{}")) for name in ("paper.pdf", "manifest.json")}
    archive.keep(Frozen("leeds-board-report", "board", 1, "2020-07-20", kept, "d1"))

    assert leaving(shelf).files({"paper.pdf": page()})[0] == first
    assert leaving(shelf).files({"paper.pdf": page(500)})[0] != first


def test_it_is_encrypted_anew_where_the_paper_is_another(tmp_path: Path) -> None:
    first, _ = leaving(tmp_path).files({"paper.pdf": page()})
    (tmp_path / "paper.pdf").write_bytes(first["paper.pdf"])

    second, _ = leaving(tmp_path).files({"paper.pdf": page(500)})

    assert digest_of(second["paper.pdf"], Password(LETTERS)) == digest_of(page(500))


@pytest.mark.parametrize("present", [page(), b"", b"no pdf"])
def test_what_lies_there_in_the_clear_or_broken_does_not_stay(tmp_path: Path, present: bytes) -> None:
    (tmp_path / "paper.pdf").write_bytes(present)

    files, _ = leaving(tmp_path).files({"paper.pdf": page()})

    assert is_sealed(files["paper.pdf"])


def test_with_a_new_password_the_old_file_does_not_stay(tmp_path: Path) -> None:
    first, _ = leaving(tmp_path).files({"paper.pdf": page()})
    (tmp_path / "paper.pdf").write_bytes(first["paper.pdf"])
    changed = passwords_in({"REPORT_BUILDER_PASSWORD_BOARD": "another good password"})

    files, _ = HandingOver.of(BOARD, tmp_path, passwords=changed, asked=("pdf",)).files({"paper.pdf": page()})

    assert digest_of(files["paper.pdf"], Password("another good password")) == digest_of(page())


def test_an_edition_is_handed_over_again_as_its_manifest_says(tmp_path: Path) -> None:
    encrypted = HandingOver.again({"edition": "board", ENCRYPTED: {}}, tmp_path, passwords=PASSWORDS)
    plain = HandingOver.again({"edition": "board"}, tmp_path, passwords=PASSWORDS)

    assert is_sealed(encrypted.files({"part.pdf": page()})[0]["part.pdf"])
    assert plain.files({"part.pdf": page()})[0] == {"part.pdf": page()}


def test_again_without_its_password_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="REPORT_BUILDER_PASSWORD_BOARD"):
        HandingOver.again({"edition": "board", ENCRYPTED: {}}, tmp_path, passwords=NO_PASSWORDS)


def test_it_does_not_show_the_password(tmp_path: Path) -> None:
    assert "harbour" not in repr(leaving(tmp_path))
