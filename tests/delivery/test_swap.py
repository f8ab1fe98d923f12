"""One folder in the place of another, on a disk that can exchange two names, on one that cannot, and on layers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from small_disks import no_layers, on_a_layered_disk

from report_builder.delivery import swap as swap_module
from report_builder.delivery.shelve import made_whole, shelve
from report_builder.errors import OutsideError

OLD = {"report.pdf": b"old", "report.html": b"old"}
NEW = {"report.pdf": b"new", "figures.json": b"new"}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition on a disk that exchanges no names, as NFS does not."""
    monkeypatch.setattr(swap_module, "_exchange", lambda *_: False)
    return shelve(OLD, tmp_path / "paper" / "public")


def content(place: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in place.iterdir()}


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_folders_change_names_one_after_the_other(place: Path) -> None:
    shelve(NEW, place)

    assert content(place) == NEW
    assert names(place.parent) == [".lock", "public"]


class Killed(BaseException):
    """As if the process ended here: nothing of ours may catch it, and nothing is cleared away."""


def dying(step: Callable[..., object], at: int, done: list[int]) -> Callable[..., object]:
    def dead_or_alive(*arguments: object, **named: object) -> object:
        if len(done) >= at:
            raise Killed
        done.append(1)
        return step(*arguments, **named)

    return dead_or_alive


@pytest.mark.parametrize("at", range(1, 5))
def test_whoever_comes_next_finds_one_edition_whole_wherever_the_swap_ended(
    place: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    done: list[int] = []
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", dying(Path.rename, at, done))
        patched.setattr(swap_module.shutil, "rmtree", dying(swap_module.shutil.rmtree, at, done))
        patched.setattr("report_builder.delivery.shelve.clear", lambda _: None)
        with pytest.raises(Killed):
            shelve(NEW, place)

    assert content(made_whole(place)) == NEW
    assert names(place.parent) == [".lock", "public"]

    shelve(OLD, place)

    assert content(place) == OLD
    assert names(place.parent) == [".lock", "public"]


def test_an_edition_that_was_only_moved_aside_comes_back_for_a_reader(place: Path) -> None:
    place.rename(place.parent / ".public-ab_12xyz-old")

    assert content(made_whole(place)) == OLD


@pytest.mark.parametrize("refused_at", [1, 2, 3])
def test_a_disk_that_refuses_midway_leaves_the_old_edition(
    place: Path, monkeypatch: pytest.MonkeyPatch, refused_at: int
) -> None:
    rename, calls = Path.rename, list[int]()

    def refusing(path: Path, target: Path) -> Path:
        calls.append(1)
        if len(calls) == refused_at:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refusing)
        with pytest.raises(OutsideError, match="no space left on device"):
            shelve(NEW, place)

    assert content(place) == OLD
    assert names(place.parent) == [".lock", "public"]


SHELVE = (
    "import sys; from pathlib import Path; from report_builder.delivery.shelve import shelve\n"
    "shelve({'report.pdf': b'new'}, Path(sys.argv[1]))"
)


@pytest.mark.skipif(bool(no_layers()), reason=f"no disk of two layers: {no_layers()}")
def test_an_edition_of_a_lower_layer_is_replaced_as_a_whole(tmp_path: Path) -> None:
    lower = shelve(OLD, tmp_path / "lower" / "paper" / "public")

    done = on_a_layered_disk(tmp_path, [sys.executable, "-c", SHELVE, str(tmp_path / "seen" / "paper" / "public")])

    assert done.stdout == "report.pdf: new\n"
    assert content(lower) == OLD
