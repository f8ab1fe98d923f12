"""Bytes under their own hash: kept once, whole, private, and never believed unseen."""

from __future__ import annotations

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
