"""An edition that is read while another is put in its place, and one between whose two names a build was killed."""

from __future__ import annotations

import threading
from pathlib import Path

from small_editions import SHOWN, figure, put_edition

from report_builder.delivery.shelve import shelve
from report_builder.issuing.issued import read_issued


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_an_edition_is_read_whole_while_builds_put_others_in_its_place(tmp_path: Path) -> None:
    place = put_edition(tmp_path / "out")
    editions = [
        files_of(put_edition(tmp_path / str(number), figures=(SHOWN, figure("caseload", number, by={"sex": "male"}))))
        for number in range(2)
    ]
    ended = threading.Event()

    def build() -> None:
        while not ended.is_set():
            for files in editions:
                shelve(files, place)

    building = threading.Thread(target=build)
    building.start()
    try:
        seen = {len(read_issued(place).figures["figures"]) for _ in range(200)}
    finally:
        ended.set()
        building.join()

    assert seen <= {2, 3}


def test_an_edition_between_whose_two_names_a_build_was_killed_is_read_and_stands_again(tmp_path: Path) -> None:
    place = put_edition(tmp_path)
    place.rename(place.parent / ".public-ab_12xyz-new")

    read_issued(place)

    assert (place / "manifest.json").is_file()
