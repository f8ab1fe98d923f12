"""Encrypted PDFs: opened by other programs, by nobody without the password, and the same paper inside."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from report_builder.delivery.passwords import NO_PASSWORDS, Password, passwords_in
from report_builder.delivery.sealed_pdf import digest_of, holds, is_sealed, seal, unsealed
from report_builder.errors import DataError

LETTERS = "Wälder über 4 Äcker"
PASSWORD = Password(LETTERS)
KNOWN = passwords_in({"REPORT_BUILDER_PASSWORD_BOARD": LETTERS})


def paper(words: str = "213 children") -> bytes:
    """A page that says something, and whose metadata say something."""
    with pikepdf.new() as file:
        file.add_blank_page()
        file.pages[0].Contents = file.make_stream(f"BT /F1 12 Tf 50 50 Td ({words}) Tj ET".encode())
        file.docinfo["/Title"] = "Restricted performance report"
        with file.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = "Restricted performance report"
        out = io.BytesIO()
        packed = pikepdf.ObjectStreamMode.generate
        file.save(out, deterministic_id=True, object_stream_mode=packed, min_version="1.7")
        return out.getvalue()


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return seal(paper(), PASSWORD)


def test_it_is_encrypted_with_aes_256_for_opening_and_editing_alike(sealed: bytes) -> None:
    with pikepdf.open(io.BytesIO(sealed), password=LETTERS) as file:
        methods = {file.encryption.stream_method, file.encryption.string_method, file.encryption.file_method}
        assert (file.encryption.R, file.encryption.bits) == (6, 256)
        assert methods == {pikepdf.models.EncryptionMethod.aesv3}
        assert (file.owner_password_matched, file.user_password_matched) == (True, True)


def test_screen_readers_are_let_in(sealed: bytes) -> None:
    with pikepdf.open(io.BytesIO(sealed), password=LETTERS) as file:
        assert file.allow.accessibility
        assert file.encryption.P & 1 << 9  # ISO 32000-2:2020, table 22: bit 10, counted from 1


@pytest.mark.parametrize("password", ["", "Walder uber 4 Acker", LETTERS.upper()])
def test_nobody_opens_it_without_the_password(sealed: bytes, password: str) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(sealed), password=password)
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(sealed, password=password or None)


def test_another_program_opens_it_with_the_password(sealed: bytes) -> None:
    document = pypdfium2.PdfDocument(sealed, password=LETTERS)

    assert len(document) == 1
    document.close()


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
def test_poppler_opens_it_with_the_password_alone(sealed: bytes, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(sealed)
    draw = ["pdftoppm", "-r", "10", str(tmp_path / "paper.pdf"), str(tmp_path / "page")]

    locked = subprocess.run(draw, capture_output=True, check=False)
    opened = subprocess.run([draw[0], "-upw", LETTERS, *draw[1:]], capture_output=True, check=False)

    assert (locked.returncode, opened.returncode) == (1, 0)


def test_neither_words_nor_title_stand_in_the_file(sealed: bytes) -> None:
    assert b"Restricted" in paper()
    assert b"Restricted" not in sealed
    assert LETTERS.encode() not in sealed


def test_its_bytes_differ_each_time_and_what_it_holds_does_not(sealed: bytes) -> None:
    again = seal(paper(), PASSWORD)

    assert again != sealed
    assert digest_of(again, PASSWORD) == digest_of(sealed, PASSWORD) == digest_of(paper())


def test_it_holds_another_paper_where_a_word_of_it_is_another(sealed: bytes) -> None:
    assert holds(sealed, digest_of(paper()), PASSWORD)
    assert not holds(sealed, digest_of(paper("214 children")), PASSWORD)


@pytest.mark.parametrize("content", [b"", b"no pdf", paper(), seal(paper(), Password("another password"))])
def test_nothing_else_holds_it(content: bytes) -> None:
    assert not holds(content, digest_of(paper()), PASSWORD)


def test_an_altered_one_does_not_hold_it(sealed: bytes) -> None:
    middle = len(sealed) // 2

    assert not holds(sealed[:middle] + bytes([sealed[middle] ^ 1]) + sealed[middle + 1 :], digest_of(paper()), PASSWORD)


def test_it_is_read_without_its_encryption_where_the_password_is_known(sealed: bytes) -> None:
    plain = unsealed(sealed, KNOWN, where="paper.pdf")

    assert not is_sealed(plain)
    assert digest_of(plain) == digest_of(paper())


def test_one_that_only_its_owner_may_edit_is_read_without_a_password() -> None:
    with pikepdf.open(io.BytesIO(paper())) as file:
        out = io.BytesIO()
        file.save(out, encryption=pikepdf.Encryption(owner="somebody's own", user=""))

    assert not is_sealed(unsealed(out.getvalue(), NO_PASSWORDS, where="theirs.pdf"))


def test_where_no_password_fits_one_sentence_says_so(sealed: bytes) -> None:
    with pytest.raises(DataError) as refused:
        unsealed(sealed, passwords_in({"REPORT_BUILDER_PASSWORD_BOARD": "not the right one"}), where="paper.pdf")

    assert str(refused.value) == (
        "paper.pdf: the PDF asks for a password, and none was given that opens it; set REPORT_BUILDER_PASSWORD_BOARD "
        "or REPORT_BUILDER_PASSWORD_PUBLIC to its password"
    )


@pytest.mark.parametrize("content", [b"", b"a text", b"%PDF-1.7 and then nothing", paper()])
def test_what_is_not_encrypted_is_left_to_its_reader(content: bytes) -> None:
    assert unsealed(content, KNOWN, where="file") == content
