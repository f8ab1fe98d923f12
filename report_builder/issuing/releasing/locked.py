"""Bytes that only a key opens: encrypted and signed with Fernet, whose key is stretched from words by scrypt.

Fernet is AES-128 with HMAC-SHA256. The cost of scrypt is 64 megabytes a guess; a fresh salt stands in each object,
so that equal data do not look alike. No time of day is written.
"""

from __future__ import annotations

import base64
import hashlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from report_builder.errors import Complaint, ConfigError, DataError

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

VARIABLE = "REPORT_BUILDER_ARCHIVE_KEY"
FEWEST_LETTERS = 16
_FORM = b"report-builder data 1\n"
_SALT_BYTES = 16
_COST, _BLOCK, _LANES = 2**16, 8, 1
_MOST_MEMORY = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ArchiveKey:
    """The words from which keys are made; nothing shows them."""

    words: str = field(repr=False)

    @classmethod
    def said(cls, words: str) -> Self:
        """The key that the environment holds.

        Raises:
            ConfigError: there is none, or it is too short; it is not repeated.
        """
        if not words:
            mend = "set it to words that nobody would guess, and keep them where the service keeps such things"
            raise ConfigError(Complaint(f"{VARIABLE} is not set, and encrypts data that are kept", VARIABLE, mend))
        if len(words) < FEWEST_LETTERS or len(set(words)) < FEWEST_LETTERS // 2:
            mend = f"take {FEWEST_LETTERS} letters or more: four words that have no connection"
            raise ConfigError(Complaint("the key is too short, or all of a few letters", VARIABLE, mend))
        return cls(words)


def lock(content: bytes, key: ArchiveKey) -> bytes:
    """Encrypt bytes; the outcome differs each time."""
    salt = os.urandom(_SALT_BYTES)
    return _FORM + salt + _fernet(key, salt).encrypt_at_time(content, 0)


def unlock(locked: bytes, key: ArchiveKey, *, where: str) -> bytes:
    """Decrypt them.

    Raises:
        ConfigError: the key is another.
        DataError: they were not encrypted by us.
    """
    from cryptography.fernet import InvalidToken  # noqa: PLC0415  kept from --help

    if not locked.startswith(_FORM):
        raise DataError(Complaint("these are no data that we put by", where, "put the archive's last copy back"))
    salt, token = locked[len(_FORM) :][:_SALT_BYTES], locked[len(_FORM) + _SALT_BYTES :]
    try:
        return _fernet(key, salt).decrypt(token)
    except InvalidToken as error:
        what = f"{VARIABLE} is not the key with which the data were put by"
        raise ConfigError(Complaint(what, where, "set it to the key of that day")) from error


def _fernet(key: ArchiveKey, salt: bytes) -> Fernet:
    from cryptography.fernet import Fernet  # noqa: PLC0415  kept from --help

    words = key.words.encode("utf-8", "surrogateescape")
    stretched = hashlib.scrypt(words, salt=salt, n=_COST, r=_BLOCK, p=_LANES, maxmem=_MOST_MEMORY, dklen=32)
    return Fernet(base64.urlsafe_b64encode(stretched))
