from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ods_writer import ods_bytes
from xlsx_writer import repacked, xlsx_bytes

from report_builder.sources import package
from report_builder.sources.package import sound_package
from report_builder.sources.unreadable import UnreadableError

XLSX, ODS = xlsx_bytes({"S": [["a"], [1]]}), ods_bytes({"S": [["a"], [1]]})
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def renamed(content: bytes, old: str, new: str) -> bytes:
    """A package of which one part has another name."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(written, "w") as copy:
        for name in parts.namelist():
            copy.writestr(new if name == old else name, parts.read(name))
    return written.getvalue()


def encrypted_ods() -> bytes:
    return repacked(ODS, lambda _, part: part.replace(b"/></manifest:manifest>", b"><manifest:encryption-data/></x>"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\x00" * 100, "empty"),
        (b"person_id\np1\n", "another kind of file"),
        (b"  <html><table></table></html>", "web page"),
        (OLE + bytes(5_000), "Excel 97"),
        (OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (encrypted_ods(), "password"),
        (XLSX[: len(XLSX) // 2], "cut off"),
        (b"PK\x03\x04" + bytes(1_000), "cut off"),
        (renamed(XLSX, "xl/workbook.xml", "xl/workbook.bin"), "xlsb"),
        (renamed(XLSX, "xl/workbook.xml", "word/document.xml"), "neither of Excel"),
        (repacked(ODS, lambda name, part: b"text" if name == "mimetype" else part), "neither of Excel"),
    ],
)
def test_what_is_no_workbook_is_called_what_it_is(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        sound_package(content)


@pytest.mark.parametrize("content", [XLSX, ODS])
def test_a_sound_workbook_is_left_alone(content: bytes) -> None:
    assert sound_package(content) is content


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_UNPACKED_BYTES", 1_000)

    with pytest.raises(UnreadableError, match="too large"):
        sound_package(XLSX)


@given(place=st.integers(0, len(XLSX) - 1), bit=st.integers(0, 7))
def test_a_flipped_bit_is_met_with_a_complaint_or_matters_not(place: int, bit: int) -> None:
    flipped = bytearray(XLSX)
    flipped[place] ^= 1 << bit

    with contextlib.suppress(UnreadableError):
        sound_package(bytes(flipped))
