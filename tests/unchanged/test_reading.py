"""A build while it goes on: what it reads is all in its stamp, and what moved meanwhile leaves it without one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from small_workspace import PAPER, build, call_of, put_workspace

from report_builder import bundled
from report_builder.building import carry_out
from report_builder.cli.main import run
from report_builder.configfile.read import read_spec
from report_builder.model.order import Order
from report_builder.model.period import Quarter
from report_builder.model.place import DataPlace, PlaceKind
from report_builder.unchanged.looks import Contents, Place
from report_builder.unchanged.reading import Asked, Reading, Reads
from report_builder.unchanged.reads import may_be_told, places_of
from report_builder.unchanged.stamp import place_of, read_stamp, unchanged

LISTENER = """
import os, sys
seen = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def hear(event, arguments):
    path = arguments[0] if arguments else None
    other = os.O_WRONLY | os.O_RDWR | os.O_DIRECTORY  # a folder is opened by itself to have the disk keep it
    reads = event in {"os.listdir", "os.scandir"} or (event == "open" and not arguments[2] & other)
    if reads and isinstance(path, (str, bytes, os.PathLike)):
        os.write(seen, (os.path.abspath(os.fsdecode(path)) + chr(10)).encode())
sys.addaudithook(hear)
from report_builder.cli.main import run
sys.exit(run(["-q", *sys.argv[2:]]))
"""


def order_of(config: Path) -> Order:
    return Order(config, config.parent.parent / "out", "board", ("html",))


def is_covered(path: Path, places: tuple[Place, ...]) -> bool:
    trees = {Path(place.path) for place in places if not place.is_listing}
    return bool(trees & {path, *path.parents}) or Place(str(path), is_listing=True) in places


def test_a_build_opens_no_file_of_the_workspace_or_of_ours_that_its_stamp_does_not_name(tmp_path: Path) -> None:
    config = put_workspace(tmp_path / "workspace")
    heard = tmp_path / "heard"
    call = [sys.executable, "-c", LISTENER, str(heard), *call_of(config)]
    assert subprocess.run(call, check=False, capture_output=True).returncode == 0
    stamp = read_stamp(place_of(order_of(config)))
    assert stamp is not None

    out = config.parent.parent / "out"
    ours = [config.parent.parent, *(bundled.folder(name) for name in bundled.FOLDERS)]
    opened = {Path(line) for line in heard.read_text(encoding="utf-8").splitlines()}
    inside = {path for path in opened if set(ours) & {path, *path.parents} and out not in {path, *path.parents}}

    assert {config, config.parent / "words.md", tmp_path / "workspace/data/brindle/persons.csv"} <= inside
    assert [path for path in sorted(inside) if not is_covered(path, stamp.read)] == []


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return put_workspace(tmp_path)


def made(config: Path, meanwhile: Callable[[Reads], None]) -> bool:
    """Whether a build has a stamp in whose midst something happened."""
    order = order_of(config)
    assert carry_out(order, environment={}, tell=lambda _: None, heed=meanwhile) == 0
    return unchanged(order, environment={}, contents=Contents()) is not None


def test_what_is_saved_in_the_midst_of_a_build_leaves_it_without_a_stamp(config: Path) -> None:
    def save(_: Reads) -> None:
        words = config.parent / "words.md"
        words.write_text(words.read_text(encoding="utf-8").replace("small", "large"), encoding="utf-8")

    assert not made(config, save)
    assert made(config, lambda _: None)


def test_another_build_s_paper_on_the_shelf_is_not_taken_for_this_one_s(config: Path) -> None:
    order = order_of(config)
    reading = Reading(order, Asked({}))
    reading.begin(read_spec(config))
    assert build(config) == 0
    place = place_of(order)
    stamp = read_stamp(place)
    assert stamp is not None
    place.unlink()

    finished = reading.finished([], stamp.told)
    assert finished is not None
    replace(finished, made=(_made(order, "0" * 64),)).keep({})
    assert not place.exists()
    replace(finished, made=(_made(order, stamp.manifests[0]),)).keep({})
    assert place.exists()


def _made(order: Order, manifest: str):  # type: ignore[no-untyped-def]
    from report_builder.unchanged.reading import Made

    return Made(order.out / PAPER / "board", manifest)


def test_a_full_or_closed_folder_of_stamps_is_no_fault_of_a_build(config: Path) -> None:
    (config.parent.parent / "out/cache").mkdir(parents=True)
    (config.parent.parent / "out/cache/stamps").write_text("in the way", encoding="utf-8")

    assert build(config) == 0


def test_no_stamp_is_kept_of_a_build_that_failed(config: Path) -> None:
    (config.parent / "words.md").write_text("## no-such-section\n\nText.\n", encoding="utf-8")

    assert build(config) == 2
    assert read_stamp(place_of(order_of(config))) is None


def test_after_its_release_a_paper_is_built_again_without_the_word_draft(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = config.parent.parent / "out" / PAPER / "board"
    page = folder / "scrutiny-briefing.html"
    assert build(config) == 0
    assert "DRAFT" in page.read_text(encoding="utf-8")
    assert run(["-q", "release", str(folder), "--on", "2019-07-21"]) == 0
    capsys.readouterr()

    assert build(config) == 0
    assert "nothing has changed" not in capsys.readouterr().out
    assert "DRAFT" not in page.read_text(encoding="utf-8")
    assert build(config) == 0
    assert "nothing has changed" in capsys.readouterr().out


def test_again_builds_although_nothing_has_changed(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(config) == 0
    capsys.readouterr()

    assert build(config, "--again") == 0
    assert "nothing has changed" not in capsys.readouterr().out


def test_data_behind_an_address_are_never_told_to_be_as_they_were(config: Path) -> None:
    spec = read_spec(config)
    behind = replace(spec, data=DataPlace(PlaceKind.DATABASE, url="postgresql+psycopg://host/cases"))

    assert may_be_told(spec)
    assert not may_be_told(behind)
    reading = Reading(order_of(config), Asked({}))
    reading.begin(behind)
    assert reading.finished([], []) is None


def test_a_database_s_unfinished_business_lies_beside_it_and_counts(config: Path) -> None:
    file = config.parent / "cases.sqlite"
    spec = replace(read_spec(config), data=DataPlace(PlaceKind.DATABASE, file))

    places = places_of(spec, config, out=config.parent / "out")

    assert {Place(f"{file}{ending}") for ending in ("", "-wal", "-journal")} <= set(places)


def test_another_service_s_partition_is_not_looked_into(config: Path) -> None:
    folder = config.parent.parent / "cases"
    for name in ("episodes/service=Brindle", "episodes/service=Colne", "service=Colne", "persons.parquet"):
        (folder / name).mkdir(parents=True)
    spec = replace(read_spec(config), data=replace(DataPlace.folder(folder), service="brindle"))

    places = [place for place in places_of(spec, config, out=config.parent / "out") if str(folder) in place.path]

    assert places == [
        Place(str(folder), is_listing=True),
        Place(str(folder / "episodes"), is_listing=True),
        Place(str(folder / "episodes/service=Brindle")),
        Place(str(folder / "persons.parquet")),
    ]


def test_a_variable_that_was_asked_for_is_noted_whether_or_not_it_is_set() -> None:
    asked = Asked({"CASES": "cases", "HOME": "/home"})

    assert (asked["CASES"], asked.get("KEY", ""), "POST" in asked, len(asked)) == ("cases", "", False, 2)
    assert asked.names == {"CASES", "KEY", "POST"}


def test_the_folder_of_the_data_that_a_variable_names_is_another_when_the_variable_is(config: Path) -> None:
    text = config.read_text(encoding="utf-8").replace("../data/brindle", "${CASES}")
    config.write_text(text, encoding="utf-8")
    order, here = order_of(config), {"CASES": str(config.parent.parent / "data/brindle")}
    assert carry_out(order, environment=here, tell=lambda _: None) == 0

    assert unchanged(order, environment=here, contents=Contents()) is not None
    assert unchanged(order, environment={"CASES": os.fspath(config.parent)}, contents=Contents()) is None
    assert unchanged(order, environment={}, contents=Contents()) is None


@pytest.mark.parametrize(("quarter", "is_told"), [(Quarter(2019, 1), True), (Quarter(2018, 4), False)])
def test_the_latest_quarter_of_a_build_has_to_be_that_of_the_data_that_its_stamp_looks_at(
    config: Path, quarter: Quarter, is_told: bool
) -> None:
    text = config.read_text(encoding="utf-8").replace("quarter: 2019-20 Q1", "quarter: latest")
    config.write_text(text, encoding="utf-8")
    reading = Reading(order_of(config), Asked({}))

    reading.begin(read_spec(config, latest_quarter=lambda _: quarter))  # as tables were that are not there any more

    assert (reading.finished([], []) is not None) is is_told


def test_a_quarter_that_is_named_is_not_looked_for_in_the_data_because_some_sentence_says_latest(config: Path) -> None:
    text = config.read_text(encoding="utf-8").replace("quarter: 2019-20 Q1", "quarter: 2018-19 Q4  # not the latest")
    config.write_text(text, encoding="utf-8")
    reading = Reading(order_of(config), Asked({}))

    reading.begin(read_spec(config))  # the data reach a quarter further

    assert reading.finished([], []) is not None


def test_the_day_of_the_call_goes_before_the_config_s(config: Path) -> None:
    order = replace(order_of(config), as_at=date(2019, 7, 20))
    assert carry_out(order, environment={}, tell=lambda _: None) == 0

    assert unchanged(order, environment={}, contents=Contents()) is not None
    assert unchanged(order_of(config), environment={}, contents=Contents()) is None
