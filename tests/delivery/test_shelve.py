"""Files whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from report_builder.delivery.shelve import made_whole, shelve
from report_builder.errors import OutsideError


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_second_run_replaces_the_folder_as_a_whole(tmp_path: Path) -> None:
    place = tmp_path / "paper" / "public"
    shelve({"old.pdf": b"old", "figures.json": b"{}"}, place)

    shelve({"new.pdf": b"new"}, place)

    assert names(place) == ["new.pdf"]
    assert names(place.parent) == [".lock", "public"]


def test_what_stood_there_stays_when_a_file_cannot_be_written(tmp_path: Path) -> None:
    place = tmp_path / "paper" / "public"
    shelve({"report.pdf": b"old"}, place)

    with pytest.raises(OutsideError) as failed:
        shelve({"report.pdf": b"new", "no/such/folder.html": b"x"}, place)

    assert (place / "report.pdf").read_bytes() == b"old"
    assert names(place.parent) == [".lock", "public"]
    assert failed.value.exit_status == 4


def test_a_full_disk_is_named_and_loses_nothing(tmp_path: Path) -> None:
    place = tmp_path / "paper" / "public"
    shelve({"report.pdf": b"old"}, place)
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from report_builder.delivery.shelve import shelve\n"
        "from report_builder.errors import OutsideError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "try:\n    shelve({'report.pdf': b'x' * 1000}, Path(sys.argv[1]))\n"
        "except OutsideError as error:\n    print(error)\n"
    )

    # What coverage writes at the end would be cut short as well.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}

    said = subprocess.run(
        [sys.executable, "-c", program, str(place)], capture_output=True, text=True, check=True, env=unmeasured
    ).stdout

    assert "could not be saved" in said
    assert (place / "report.pdf").read_bytes() == b"old"
    assert names(place.parent) == [".lock", "public"]


def test_runs_at_once_leave_one_whole_edition(tmp_path: Path) -> None:
    place = tmp_path / "paper" / "public"
    editions = [{f"{name}.pdf": bytes([n]), f"{name}.html": bytes([n])} for n, name in enumerate("abcdefgh")]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda files: shelve(files, place), editions))

    assert len(names(place)) == 2
    assert len({Path(name).stem for name in names(place)}) == 1


def test_what_a_killed_run_left_is_cleared_away_and_nothing_else(tmp_path: Path) -> None:
    place = tmp_path / "paper" / "public"
    shelve({"report.pdf": b"old"}, place)
    for left in (".public-ab_12xyz", ".public-custody-ab_12xyz", ".publicity"):
        (place.parent / left).mkdir()
        (place.parent / left / "report.pdf").write_bytes(b"half")

    shelve({"report.pdf": b"new"}, place)

    assert (place / "report.pdf").read_bytes() == b"new"
    assert names(place.parent) == [".lock", ".public-custody-ab_12xyz", ".publicity", "public"]


def test_an_edition_that_a_killed_run_had_moved_aside_comes_back_before_anything_is_written(tmp_path: Path) -> None:
    place = tmp_path / "paper" / "public"
    shelve({"report.pdf": b"old"}, place)
    place.rename(place.parent / ".public-ab_12xyz-old")

    with pytest.raises(OutsideError):
        shelve({"no/such/folder.html": b"x"}, place)

    assert (place / "report.pdf").read_bytes() == b"old"
    assert names(place.parent) == [".lock", "public"]


def test_only_its_owner_may_read_what_is_on_the_shelf(tmp_path: Path) -> None:
    umask = os.umask(0)
    try:
        place = shelve({"report.pdf": b"new"}, tmp_path / "out" / "paper" / "public")
    finally:
        os.umask(umask)

    folders = [place, place.parent, place.parent.parent]
    assert [path.stat().st_mode & 0o777 for path in folders] == [0o700, 0o700, 0o700]
    assert [path.stat().st_mode & 0o777 for path in place.iterdir()] == [0o600]


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)

    shelve({"report.pdf": b"new"}, tmp_path / "paper" / "public")

    assert tmp_path.stat().st_mode & 0o777 == 0o750


def test_a_folder_that_is_a_link_stays_one_and_leads_to_the_new_edition(tmp_path: Path) -> None:
    elsewhere = shelve({"report.pdf": b"old"}, tmp_path / "elsewhere" / "public")
    place = tmp_path / "paper" / "public"
    place.parent.mkdir()
    place.symlink_to(elsewhere)

    shelve({"report.pdf": b"new"}, place)

    assert place.is_symlink()
    assert (elsewhere / "report.pdf").read_bytes() == b"new"
    assert names(elsewhere.parent) == [".lock", "public"]


ODD = [
    "Kinder & Jugend (1)",
    "a[b]*?.+",
    "ünïcode\u202e",
    "with\nline",
    "-rf",
    "\udcff of bytes",
    "$HOME `x` 'y' \"z\"",
]


@pytest.mark.parametrize("name", ODD)
def test_a_name_with_odd_letters_is_a_name(tmp_path: Path, name: str) -> None:
    place = tmp_path / name / name

    for content in (b"old", b"new"):
        shelve({name: content}, place)

    assert (place / name).read_bytes() == b"new"
    assert names(place.parent) == sorted([".lock", name])


def test_an_edition_that_may_only_be_read_is_replaced_and_leaves_nothing_behind(tmp_path: Path) -> None:
    place = shelve({"report.pdf": b"old"}, tmp_path / "paper" / "public")
    (place / "report.pdf").chmod(0o400)
    place.chmod(0o500)

    shelve({"report.pdf": b"new"}, place)

    assert (place / "report.pdf").read_bytes() == b"new"
    assert names(place.parent) == [".lock", "public"]


@pytest.mark.parametrize("blocked", ["out", "out/paper", "out/paper/public"])
def test_a_file_where_a_folder_should_be_stays_and_is_told(tmp_path: Path, blocked: str) -> None:
    file = tmp_path / blocked
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"mine")

    with pytest.raises(OutsideError, match="could not be saved: not a directory; make room or choose another folder"):
        shelve({"report.pdf": b"new"}, tmp_path / "out" / "paper" / "public")

    assert file.read_bytes() == b"mine"


@pytest.mark.parametrize("parts", [("paper", "p" * 256), ("p" * 256, "public"), ("paper", "p" * 250)])
def test_a_name_that_is_too_long_is_told(tmp_path: Path, parts: tuple[str, str]) -> None:
    with pytest.raises(OutsideError, match="could not be saved: file name too long"):
        shelve({"report.pdf": b"new"}, tmp_path.joinpath(*parts))


def test_reading_an_edition_of_which_nothing_was_left_changes_nothing(tmp_path: Path) -> None:
    place = shelve({"report.pdf": b"old"}, tmp_path / "paper" / "public")
    (place.parent / ".lock").unlink()

    assert made_whole(place) == place
    assert made_whole(tmp_path / "nothing" / "here") == tmp_path / "nothing" / "here"
    assert names(place.parent) == ["public"]


def test_an_edition_that_somebody_put_there_meanwhile_stays(tmp_path: Path) -> None:
    place = shelve({"manifest.json": b"newer"}, tmp_path / "paper" / "public")

    shelve({"manifest.json": b"final"}, place, instead_of=sha256(b"draft").hexdigest())
    assert (place / "manifest.json").read_bytes() == b"newer"

    shelve({"manifest.json": b"final"}, place, instead_of=sha256(b"newer").hexdigest())
    assert (place / "manifest.json").read_bytes() == b"final"
