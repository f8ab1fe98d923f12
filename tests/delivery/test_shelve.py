"""Files whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from report_builder.delivery import shelve as shelve_module
from report_builder.delivery.shelve import shelve
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


def test_folders_change_names_at_once_or_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "paper" / "public"
    shelve({"report.pdf": b"old"}, place)
    monkeypatch.setattr(shelve_module, "_exchange", lambda *_: False)

    shelve({"report.pdf": b"new"}, place)

    assert (place / "report.pdf").read_bytes() == b"new"
    assert names(place.parent) == [".lock", "public"]


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of a POSIX system")
def test_others_may_read_what_is_on_the_shelf(tmp_path: Path) -> None:
    place = shelve({"report.pdf": b"new"}, tmp_path / "paper" / "public")

    assert place.stat().st_mode & 0o777 == 0o755
