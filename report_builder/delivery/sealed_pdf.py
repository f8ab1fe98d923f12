"""PDFs that ask for a password: AES-256 as ISO 32000-2:2020, 7.6.4 has it (revision 6), for whoever opens or edits.

The owner's password is the reader's: a second one that nobody keeps would be lost in ten years, and against somebody
who can open the file it protects nothing. Screen readers are let in (ISO 14289-1:2014, 7.16). Title and other metadata
are encrypted as well: who has no password is not to learn what the paper is, and no reader needs them before it opens.
"""

from __future__ import annotations

import io
from hashlib import sha256

import pikepdf

from report_builder.delivery.passwords import Password, Passwords
from report_builder.errors import Complaint, DataError

_BROKEN = (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, RecursionError)


def seal(pdf: bytes, password: Password) -> bytes:
    """Encrypt a PDF of ours. The bytes differ each time, since salts and key are drawn anew."""
    letters = password.letters
    allowed = pikepdf.Permissions(accessibility=True)
    encryption = pikepdf.Encryption(owner=letters, user=letters, R=6, aes=True, metadata=True, allow=allowed)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        out = io.BytesIO()
        packed = pikepdf.ObjectStreamMode.generate
        file.save(out, encryption=encryption, object_stream_mode=packed, min_version="1.7")
        return out.getvalue()


def digest_of(pdf: bytes, password: Password | None = None) -> str:
    """The SHA-256 of what a PDF holds: the same before and after encryption, with whatever password.

    Raises:
        pikepdf.PasswordError: it asks for another password.
        pikepdf.PdfError: it is broken.
    """
    return sha256(_plain(pdf, password.letters if password else "")).hexdigest()


def holds(content: bytes, digest: str, password: Password) -> bool:
    """Whether this is an encrypted PDF that opens with the password, and holds what has the digest."""
    if not is_sealed(content):
        return False
    try:
        return digest_of(content, password) == digest
    except (pikepdf.PasswordError, *_BROKEN):
        return False


def is_sealed(content: bytes) -> bool:
    """Whether a PDF asks for a password; not where it cannot be read at all."""
    try:
        with pikepdf.open(io.BytesIO(content)) as file:
            return bool(file.is_encrypted)
    except pikepdf.PasswordError:
        return True
    except _BROKEN:
        return False


def unsealed(content: bytes, passwords: Passwords, *, where: str) -> bytes:
    """A file without its encryption: what is no encrypted PDF comes back as it is, for its reader to judge.

    Args:
        content: of any file.
        passwords: what the environment holds; each is tried.
        where: names the file.

    Raises:
        DataError: it asks for a password, and none fits.
    """
    if b"%PDF" not in content[:1024] or not is_sealed(content):
        return content
    for letters in ("", *(one.letters for one in passwords.every())):
        try:
            return _plain(content, letters)
        except pikepdf.PasswordError:
            continue
        except _BROKEN as error:
            raise DataError(Complaint("the PDF is broken", where, "build the paper again")) from error
    mend = "set REPORT_BUILDER_PASSWORD_BOARD or REPORT_BUILDER_PASSWORD_PUBLIC to its password"
    raise DataError(Complaint("the PDF asks for a password, and none was given that opens it", where, mend))


def _plain(content: bytes, letters: str) -> bytes:
    """A PDF in one spelling, whether it was encrypted or not: the same paper, the same bytes."""
    with pikepdf.open(io.BytesIO(content), password=letters) as file:
        if "/Extensions" in file.Root:
            del file.Root.Extensions  # AES-256 came to PDF 1.7 as one; the encrypted file has to name it
        out = io.BytesIO()
        apart = pikepdf.ObjectStreamMode.disable  # packed together, objects change places from one save to the next
        file.save(out, deterministic_id=True, object_stream_mode=apart, compress_streams=False, min_version="1.7")
        return out.getvalue()
