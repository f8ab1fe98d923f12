"""Bytes under their own hash: kept once, whole, private, and never believed unseen."""

from __future__ import annotations

import os
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from report_builder.errors import DataError
from report_builder.store.objects import Objects


def test_what_was_put_by_comes_back_under_its_sha_256(tmp_path: Path) -> None:
    objects = Objects(tmp_path)

    name = objects.put(b"213 children")

    assert name == sha256(b"213 children").hexdigest()
    assert objects.get(name) == b"213 children"
    assert objects.has(name)


def test_the_same_bytes_are_kept_once_and_only_their_owner_may_read_them(tmp_path: Path) -> None:
    objects = Objects(tmp_path)

    first, second = objects.put(b"same"), objects.put(b"same")

    (file,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert first == second == file.name
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o077 == 0


def test_bytes_that_were_altered_are_refused_with_their_place(tmp_path: Path) -> None:
    objects = Objects(tmp_path)
    name = objects.put(b"as it was")
    objects.place_of(name).write_bytes(b"as it is")

    with pytest.raises(DataError, match=f"{name}: a file of the archive was altered"):
        objects.get(name)


def test_bytes_that_are_missing_are_told_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="a file of the archive is missing; put the archive's last copy back"):
        Objects(tmp_path).get("0" * 64)


def test_a_name_that_leads_out_of_the_folder_is_no_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="named for its SHA-256"):
        Objects(tmp_path).get("../" * 20)


def test_bytes_that_are_put_by_again_are_of_today_and_are_not_taken_away(tmp_path: Path) -> None:
    objects = Objects(tmp_path)
    name = objects.put(b"content")
    os.utime(objects.place_of(name), (0, 0))
    assert objects.put_on(name) == date(1970, 1, 1)

    objects.put(b"content")

    assert not objects.take_away(name, before=date(2020, 1, 1))
    assert objects.get(name) == b"content"


def test_old_bytes_are_taken_away_once_and_can_be_put_by_again(tmp_path: Path) -> None:
    objects = Objects(tmp_path)
    name = objects.put(b"content")
    os.utime(objects.place_of(name), (0, 0))

    assert objects.take_away(name, before=date(2020, 1, 1))
    assert (objects.has(name), objects.names(), objects.put_on(name)) == (False, (), None)
    assert objects.put(b"content") == name
