"""A zip of ours comes back; one that is broken, swollen or leads elsewhere is told as none."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from report_builder.store.unzipped import unzipped


def packed(**parts: bytes) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def test_what_was_packed_comes_back() -> None:
    assert unzipped(packed(**{"a.txt": b"1", "b/c.txt": b""})) == {"a.txt": b"1", "b/c.txt": b""}


def test_only_what_is_wanted_is_read() -> None:
    content = packed(**{"config/a": b"1", "b": b"2"})

    assert unzipped(content, wanted=lambda name: name.startswith("config/")) == {"config/a": b"1"}


@pytest.mark.parametrize("name", ["/a", "../a", "a/../b", "a//b", "a/", "./a", "a/.", ".."])
def test_a_name_that_is_no_place_below_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        unzipped(packed(**{name: b"1"}))


def test_more_than_was_ever_written_is_refused_before_it_is_read() -> None:
    with pytest.raises(ValueError, match="larger"):
        unzipped(packed(a=b"\0" * 1000, b=b"\0" * 1000), most=1999)


def test_bytes_that_were_damaged_are_told_as_no_zip_of_ours() -> None:
    content = packed(a=b"abcabcabcabc" * 50)
    at = content.index(b"a", 30) + 1

    for damaged in (b"", b"no zip", content[:-30], content[:at] + b"\xff" * 8 + content[at + 8 :]):
        with pytest.raises(ValueError, match="not a zip of ours"):
            unzipped(damaged)


def test_an_encrypted_part_is_told_as_no_zip_of_ours() -> None:
    content = bytearray(packed(a=b"1"))
    content[6] |= 1  # of the part's head, as APPNOTE.TXT 4.4.4 has it
    content[content.index(b"PK\x01\x02") + 8] |= 1  # and of the listing

    with pytest.raises(ValueError, match="not a zip of ours"):
        unzipped(bytes(content))
