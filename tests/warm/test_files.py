"""Files of the cache: whole, private, never trusted further than they can be checked; their failures pass unsaid."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from report_builder.warm import files
from report_builder.warm.files import keep, keep_only, read_kept

BODY = b"213 children"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    assert keep(BODY, tmp_path / "cache" / "leeds" / "data.kept")
    return tmp_path / "cache" / "leeds" / "data.kept"


def test_what_was_kept_is_read_again_and_is_for_its_owner_alone(place: Path) -> None:
    assert read_kept(place) == BODY
    assert place.stat().st_mode & 0o777 == 0o600
    assert [one.stat().st_mode & 0o777 for one in (place.parent, place.parent.parent)] == [0o700, 0o700]


def test_a_later_one_takes_the_place_of_what_was_kept_and_leaves_nothing_beside_it(place: Path) -> None:
    place.with_name(f".{place.name}-{os.getpid()}").write_bytes(b"half")

    assert keep(b"57 girls", place)

    assert read_kept(place) == b"57 girls"
    assert list(place.parent.iterdir()) == [place]


@pytest.mark.parametrize("length", [0, 1, 21, 22, 60, 86, 90])
def test_a_file_that_is_cut_off_counts_as_none(place: Path, length: int) -> None:
    place.write_bytes(place.read_bytes()[:length])

    assert read_kept(place) is None


def test_an_altered_file_and_one_of_another_form_count_as_none(place: Path) -> None:
    content = place.read_bytes()
    place.write_bytes(content.replace(b"213", b"214"))
    assert read_kept(place) is None

    place.write_bytes(content.replace(b"kept 1", b"kept 0"))
    assert read_kept(place) is None


def test_a_file_that_others_can_read_or_write_counts_as_none(place: Path) -> None:
    place.chmod(0o620)

    assert read_kept(place) is None


def test_a_link_a_folder_and_a_pipe_count_as_none(place: Path) -> None:
    beside = place.parent
    (beside / "link").symlink_to(place)
    (beside / "folder").mkdir()
    os.mkfifo(beside / "pipe", 0o600)

    assert [read_kept(beside / name) for name in ("link", "folder", "pipe", "nothing")] == [None] * 4


def test_what_cannot_be_written_is_not_kept_and_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder would be")

    assert not keep(BODY, tmp_path / "cache" / "leeds" / "data.kept")


def test_a_full_disk_leaves_what_was_there(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(content: bytes, fresh: Path) -> None:
        fresh.write_bytes(content[:5])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_file", full)

    assert not keep(b"57 girls", place)
    assert read_kept(place) == BODY
    assert list(place.parent.iterdir()) == [place]


def test_nothing_is_kept_that_is_larger_than_the_cap(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 90)

    assert not keep(BODY, place)
    assert read_kept(place) is None


def test_only_what_is_named_stays_in_a_folder(place: Path) -> None:
    for name in ("old.kept", ".new.kept-77"):
        (place.parent / name).touch()

    keep_only(place.parent, {place.name})

    assert list(place.parent.iterdir()) == [place]
