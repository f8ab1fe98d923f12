"""Data that only a key opens."""

from __future__ import annotations

import base64

import pytest

from report_builder.errors import ConfigError, DataError
from report_builder.issuing.releasing.locked import ArchiveKey, lock, unlock

KEY = ArchiveKey.said("four words that nobody guesses")


def test_what_was_locked_is_opened_by_the_same_key() -> None:
    assert unlock(lock(b"person_id\n1\n", KEY), KEY, where="here") == b"person_id\n1\n"


def test_the_same_data_look_otherwise_each_time_and_show_nothing() -> None:
    first, second = (lock(b"person_id\n1\n" * 50, KEY) for _ in range(2))

    assert first[-60:] != second[-60:]
    assert b"person_id" not in first


def test_no_time_of_day_is_written() -> None:
    token = lock(b"a", KEY)[len(b"report-builder data 1\n") + 16 :]

    assert base64.urlsafe_b64decode(token)[1:9] == b"\0" * 8  # where the Fernet specification has its timestamp


def test_another_key_is_refused_in_words_that_show_neither() -> None:
    other = ArchiveKey.said("five words that nobody guesses")

    with pytest.raises(ConfigError, match="is not the key with which the data were put by") as refused:
        unlock(lock(b"secret", KEY), other, where="here")
    assert "five" not in str(refused.value)
    assert "five" not in repr(other)


def test_an_altered_object_is_not_opened() -> None:
    locked = bytearray(lock(b"secret", KEY))
    locked[-20] ^= 1

    with pytest.raises(ConfigError):
        unlock(bytes(locked), KEY, where="here")
    with pytest.raises(DataError, match="no data that we put by"):
        unlock(b"something else", KEY, where="here")


@pytest.mark.parametrize("words", ["", "short", "a" * 40, "fifteen letters"])
def test_a_key_that_could_be_guessed_is_refused(words: str) -> None:
    with pytest.raises(ConfigError):
        ArchiveKey.said(words)


def test_a_key_whose_bytes_are_no_text_opens_as_well() -> None:
    strange = ArchiveKey.said("four words and a byte \udcff of none")

    assert unlock(lock(b"a", strange), strange, where="here") == b"a"
