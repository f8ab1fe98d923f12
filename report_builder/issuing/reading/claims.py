"""What a file says of itself, even where it is broken: the fingerprint of the paper that it was made from."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_FINGERPRINT = re.compile(rb"(?<![0-9a-f])([0-9a-f]{64})(?:/([a-z0-9]+(?:-[a-z0-9]+)*))?(?![0-9a-f])")
_STREAM = re.compile(rb"stream\r?\n")
_ENTRY = re.compile(rb"PK\x03\x04.{22}(..)(..)", re.DOTALL)
_MOST_BYTES_OF_A_PIECE = 4_000_000
_MOST_PIECES = 20_000
_ENCRYPTED = re.compile(rb"/Encrypt\b")


@dataclass(frozen=True, slots=True)
class Claims:
    """What was found in a file.

    Attributes:
        fingerprints: all that look like one: 64 hexadecimal digits.
        parts: fingerprint -> the part of the paper that the file says it is.
        is_encrypted: whether most of it can be read with a password alone.
    """

    fingerprints: frozenset[str]
    parts: dict[str, str]
    is_encrypted: bool


def claims_of(content: bytes) -> Claims:
    """What a file claims, found in its bytes and in whatever of it can be unpacked.

    Neither a PDF nor a zip is read by its own table of contents: one changed byte there would hide all the rest.
    """
    found: set[str] = set()
    parts: dict[str, str] = {}
    for piece in _pieces(content):
        for match in _FINGERPRINT.finditer(piece):
            name = match[1].decode()
            found.add(name)
            if match[2]:
                parts[name] = match[2].decode()
    return Claims(frozenset(found), parts, content.startswith(b"%PDF-") and bool(_ENCRYPTED.search(content)))


def _pieces(content: bytes) -> Iterator[bytes]:
    """The bytes themselves, then each stream of a PDF, each entry of a zip, unpacked as far as that goes."""
    yield content
    streams = ((match.end(), zlib.MAX_WBITS) for match in _STREAM.finditer(content))
    entries = (
        (match.end() + int.from_bytes(match[1], "little") + int.from_bytes(match[2], "little"), -zlib.MAX_WBITS)
        for match in _ENTRY.finditer(content)
    )
    for number, (start, bits) in enumerate((*streams, *entries)):
        if number >= _MOST_PIECES:
            return
        yield _unpacked(content, start, bits)


def _unpacked(content: bytes, start: int, bits: int) -> bytes:
    """What was packed from there on, up to where it breaks off."""
    unpack = zlib.decompressobj(bits)
    out = bytearray()
    at = start
    try:
        while at < len(content) and not unpack.eof and len(out) < _MOST_BYTES_OF_A_PIECE:
            out += unpack.decompress(content[at : at + 65_536], _MOST_BYTES_OF_A_PIECE)
            at += 65_536
    except zlib.error:
        pass
    return bytes(out)
