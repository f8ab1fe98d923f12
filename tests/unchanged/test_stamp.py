"""Whether a call may say that nothing has changed: never after any change of what a build reads or made."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest
from small_workspace import PAPER, build, put_workspace

from report_builder.model.order import Order
from report_builder.unchanged import stamp as stamps
from report_builder.unchanged.looks import Contents
from report_builder.unchanged.stamp import Stamp, place_of, read_stamp, unchanged


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = put_workspace(tmp_path_factory.mktemp("workspace"))
    assert build(made) == 0
    return made


def order_of(config: Path, **further: object) -> Order:
    wanted = {"edition": "board", "formats": ("html",)} | further
    return Order(config, config.parent.parent / "out", **wanted)  # type: ignore[arg-type]


def still(order: Order, **environment: str) -> Stamp | None:
    return unchanged(order, environment=environment, contents=Contents())


@contextmanager
def spoiled(file: Path, content: bytes | None) -> Iterator[None]:
    """Another content in a file's place for a while, or none, or a file where there was none."""
    before = file.read_bytes() if file.exists() else None
    marks = file.stat() if file.exists() else None
    try:
        if content is None:
            file.unlink()
        else:
            file.parent.mkdir(exist_ok=True, parents=True)
            file.write_bytes(content)
            if marks is not None:
                os.utime(file, ns=(marks.st_atime_ns, marks.st_mtime_ns))
        yield
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)


def test_a_call_that_was_just_built_would_change_nothing(config: Path) -> None:
    stamp = still(order_of(config))

    assert stamp is not None
    assert stamp.report == PAPER
    assert [line.text for line in stamp.told if line.level == "answer"] == [
        f"board: {order_of(config).out}/{PAPER}/board/scrutiny-briefing.html"
    ]


def test_only_the_owner_may_read_a_stamp(config: Path) -> None:
    place = place_of(order_of(config))

    assert (place.stat().st_mode & 0o777, place.parent.stat().st_mode & 0o777) == (0o600, 0o700)


READ = (
    "config/brindle.yaml",
    "config/words.md",
    "config/logo.svg",
    "config/families.yaml",
    "data/brindle/episodes.csv",
)
FURTHER = ("data/brindle/offences.csv", "templates/shared/more.jinja", "charts/another.yaml")
PLACES_LOOKED_IN = ("config/templates/house.css", "config/charts/fte-trend.yaml")
MADE = (f"out/{PAPER}/board/scrutiny-briefing.html", f"out/{PAPER}/board/figures.json")


@pytest.mark.parametrize("name", [*READ, *MADE, "templates/notes.txt", "charts/notes.txt"])
def test_a_file_of_another_content_is_a_change_though_its_time_and_length_are_the_same(config: Path, name: str) -> None:
    file = config.parent.parent / name
    content = file.read_bytes()

    with spoiled(file, bytes([content[0] ^ 1]) + content[1:]):
        assert still(order_of(config)) is None
    assert still(order_of(config)) is not None


@pytest.mark.parametrize("name", [*READ, *MADE, f"out/{PAPER}/board/archive.zip", "out/ledger.sqlite"])
def test_a_file_that_is_gone_is_a_change(config: Path, name: str) -> None:
    with spoiled(config.parent.parent / name, None):
        assert still(order_of(config)) is None
    assert still(order_of(config)) is not None


@pytest.mark.parametrize("name", [*FURTHER, *PLACES_LOOKED_IN, f"out/{PAPER}/board/more.html"])
def test_a_file_that_came_to_be_there_is_a_change(config: Path, name: str) -> None:
    file = config.parent.parent / name
    folder = file.parent
    was_there = folder.exists()

    with spoiled(file, b"x"):
        assert still(order_of(config)) is None
    if not was_there:
        shutil.rmtree(folder)
    assert still(order_of(config)) is not None


def test_what_was_put_by_of_the_build_and_is_gone_is_a_change(config: Path) -> None:
    objects = [file for file in (config.parent.parent / "out/archive/objects").rglob("*") if file.is_file()]
    assert len(objects) == 1

    with spoiled(objects[0], None):
        assert still(order_of(config)) is None


def test_a_spreadsheet_that_is_open_is_no_change(config: Path) -> None:
    with spoiled(config.parent.parent / "data/brindle/~$episodes.xlsx", b"x"):
        assert still(order_of(config)) is not None


@pytest.mark.parametrize(
    "other",
    [{"edition": "all"}, {"formats": ("pdf",)}, {"only": "custody"}, {"as_at": date(2019, 7, 19)}],
    ids=lambda other: next(iter(other)),
)
def test_another_call_is_not_told_by_this_one_s_stamp(config: Path, other: dict[str, object]) -> None:
    assert still(order_of(config, **other)) is None


@pytest.mark.parametrize(
    "name", ["REPORT_BUILDER_KEY", "REPORT_BUILDER_PASSWORD_BOARD", "REPORT_BUILDER_PASSWORD_PUBLIC"]
)
def test_a_variable_that_a_build_asks_for_is_a_change_when_it_is_set(config: Path, name: str) -> None:
    assert still(order_of(config), **{name: "a secret of twelve letters"}) is None


def test_a_variable_that_no_build_asks_for_is_no_change(config: Path) -> None:
    assert still(order_of(config), HOME="/elsewhere") is not None


def test_another_program_or_library_is_a_change(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "program", lambda: "another")

    assert still(order_of(config)) is None


RELEASE = "INSERT INTO releases VALUES (NULL, 'issued', 'public', 'd', ?, 'q', '2019-07-20', 'f', 'c', '')"


@pytest.mark.parametrize(("yot", "is_change"), [("Brindle", True), ("Colne", False)])
def test_what_went_out_is_a_change_for_the_papers_of_its_service_alone(config: Path, yot: str, is_change: bool) -> None:
    ledger = config.parent.parent / "out/ledger.sqlite"
    before = ledger.read_bytes()
    try:
        with closing(sqlite3.connect(ledger)) as connection, connection:
            connection.execute(RELEASE, (yot,))
        assert (still(order_of(config)) is None) is is_change
    finally:
        ledger.write_bytes(before)


def test_a_workspace_behind_a_link_that_leads_elsewhere_now_is_a_change_though_it_holds_the_same(
    config: Path, tmp_path: Path
) -> None:
    other = put_workspace(tmp_path / "other")
    link = tmp_path / "link"
    link.symlink_to(config.parent.parent)
    order = Order(link / "config/brindle.yaml", tmp_path / "out", "board", ("html",))
    assert build(order.config, "--out", str(order.out)) == 0
    assert still(order) is not None

    link.unlink()
    link.symlink_to(other.parent.parent)

    assert still(order) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told | {"form": "report-builder stamp 0"},
        lambda told: told | {"told": []},
        lambda told: told | {"read": told["read"][1:]},
        lambda told: told | {"read": 3},
        lambda told: told | {"made": ["../../etc"]},
        lambda told: told | {"told": [{"level": "shout", "text": "x"}]},
        lambda told: {name: value for name, value in told.items() if name != "digest"},
        lambda told: [told],
    ],
)
def test_a_stamp_that_was_altered_says_nothing(config: Path, spoil: Callable[[dict[str, object]], object]) -> None:
    place = place_of(order_of(config))

    with spoiled(place, json.dumps(spoil(json.loads(place.read_bytes()))).encode()):
        assert still(order_of(config)) is None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, None])
def test_a_stamp_that_is_none_says_nothing(config: Path, content: bytes | None) -> None:
    place = place_of(order_of(config))

    with spoiled(place, content):
        assert read_stamp(place) is None
        assert still(order_of(config)) is None


def test_a_stamp_holds_no_digest_of_a_table_alone(config: Path) -> None:
    told = place_of(order_of(config)).read_text(encoding="utf-8")

    for table in (config.parent.parent / "data/brindle").iterdir():
        assert hashlib.sha256(table.read_bytes()).hexdigest() not in told
