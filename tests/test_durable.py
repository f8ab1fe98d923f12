"""Files that are there whole or not there, however many write at once and whatever a killed one left."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from report_builder.durable import make_folder, write_once


def test_of_many_writers_at_once_each_place_has_one_whole_file(tmp_path: Path) -> None:
    fresh = tmp_path / ".fresh"
    contents = [bytes([number]) * 100_000 for number in range(8)]

    def write(task: tuple[int, bytes]) -> None:
        write_once(task[1], tmp_path / f"place-{task[0]}", fresh=fresh)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, [(place, content) for content in contents for place in range(5)]))

    assert sorted(path.name for path in tmp_path.iterdir()) == [f"place-{number}" for number in range(5)]
    assert all(path.read_bytes() in contents for path in tmp_path.iterdir())


def test_what_a_killed_writer_left_is_written_over(tmp_path: Path) -> None:
    fresh = tmp_path / ".fresh"
    fresh.write_bytes(b"half of something longer")

    write_once(b"whole", tmp_path / "place", fresh=fresh)

    assert (tmp_path / "place").read_bytes() == b"whole"
    assert not fresh.exists()


def test_a_file_that_is_there_is_not_written_over_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "place").write_bytes(b"first")

    write_once(b"second", tmp_path / "place", fresh=tmp_path / ".fresh")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("place", b"first")]


def test_a_file_that_cannot_be_put_in_its_place_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_once(b"whole", tmp_path / "no" / "place", fresh=tmp_path / ".fresh")

    assert list(tmp_path.iterdir()) == []


def test_folders_are_made_for_their_owner_alone_up_to_the_one_that_was_there(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    make_folder(tmp_path / "out" / "paper")

    folders = (tmp_path, tmp_path / "out", tmp_path / "out" / "paper")
    assert [path.stat().st_mode & 0o777 for path in folders] == [0o755, 0o700, 0o700]


@pytest.mark.parametrize("blocked", ["out", "out/paper"])
def test_a_file_in_the_way_of_a_folder_is_refused(tmp_path: Path, blocked: str) -> None:
    (tmp_path / blocked).parent.mkdir(exist_ok=True)
    (tmp_path / blocked).write_bytes(b"mine")

    with pytest.raises(NotADirectoryError):
        make_folder(tmp_path / "out" / "paper")
