"""The letters of a text file in any of the usual encodings, and files that are no text."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.reading.encoding import MOST_LETTERS, decoded
from report_builder.sources.unreadable import UnreadableError

TEXT = "Cash £430,492 \N{EN DASH} the board\N{RIGHT SINGLE QUOTATION MARK}s own"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_the_same_in_every_encoding(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_plain_letters_in_utf_16_need_no_mark(encoding: str) -> None:
    assert decoded(("Custody fell to 4. " * 9).encode(encoding)) == "Custody fell to 4. " * 9


def test_lines_end_alike() -> None:
    assert decoded(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


def test_a_picture_under_the_name_of_a_text_is_refused() -> None:
    junk = random.Random(6).randbytes(20_000)

    with pytest.raises(UnreadableError, match="no text, whatever its name says"):
        decoded(junk)


def test_utf_16_that_was_cut_off_is_refused() -> None:
    with pytest.raises(UnreadableError, match="does not go on"):
        decoded(b"\xff\xfea\x00b")


@pytest.mark.parametrize("letters", [MOST_LETTERS + 1, 4 * MOST_LETTERS + 1])
def test_more_text_than_any_paper_is_refused(letters: int) -> None:
    with pytest.raises(UnreadableError, match="more text than any paper"):
        decoded(b"a" * letters)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(UnreadableError):
        assert "\x00" not in decoded(content)
