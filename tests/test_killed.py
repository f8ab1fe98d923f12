"""Three hundred processes of build, release and send, each killed at another moment: nothing is half, lost or doubled.

Some die before the n-th thing that they do to the disk and the ledger, for every n there is; some when a file grows
beyond a size, which is in the midst of a transaction; the others at random. `KILLS=3000` makes a longer run of it.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from after_a_kill import EACH, Tally, digest, faults, kill, restore, strays
from mortal import Mortal
from small_editions import put_edition

from report_builder import bundled
from report_builder.delivery.shelve import made_whole
from report_builder.keeping import note_built
from report_builder.ledger.releases import open_ledger
from report_builder.store.frozen import Archive

pytestmark = pytest.mark.slow

SHIPPED = "rotherham-scrutiny-2020-09"
PAPER = "rotherham-2020-21-q1-scrutiny-briefing"


def write_config(folder: Path, officer: str) -> Path:
    """The briefing of the demonstration, with another name on its cover."""
    shipped = bundled.folder("config")
    text = (shipped / f"{SHIPPED}.yaml").read_text(encoding="utf-8")
    text = text.replace("../data/", f"{bundled.folder('data')}/").replace("Service Manager", officer)
    place = folder / "config" / "briefing.yaml"
    place.parent.mkdir(exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mortal]:
    folder = tmp_path_factory.mktemp("warm")
    with Mortal() as server:
        server.warm(*build(write_config(folder, "Head of Service"), folder / "out"))
        yield server


def build(config: Path, out: Path) -> tuple[str, ...]:
    return ("-q", "build", str(config), "--edition", "board", "--format", "html", "--out", str(out))


def release(folder: Path) -> tuple[str, ...]:
    return ("-q", "release", str(folder), "--on", "2020-09-23")


def test_a_build_that_is_killed_leaves_the_old_edition_or_the_new_one(
    mortal: Mortal, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    base, out = tmp_path / "base", tmp_path / "out"
    folder = out / PAPER / "board"
    assert mortal.run(*build(write_config(tmp_path, "Head of Service"), out))[0] == 0
    shutil.copytree(out, base)
    old = digest(folder)
    call = build(write_config(tmp_path, "Service Manager"), out)
    mortal.stand(out, *call)
    whole = mortal.fall()
    new = digest(folder)
    assert (whole["status"], len({old, new})) == (0, 2)
    tally, chance = Tally("build"), random.Random(2)

    def fall(moment: dict[str, Any]) -> int:
        restore(base, out)
        if tally.killed % 10 == 9:  # at any moment from its start on
            return mortal.run(*call, after=chance.uniform(0, 1))[0]
        return int(mortal.fall(**moment)["status"])

    def look(number: int) -> str:
        found = digest(made_whole(folder))
        assert faults(out) == []
        again = mortal.run(*call) if number % 10 == 0 else tuple(mortal.fall().values())[:2]
        assert (again[0], digest(folder)) == (0, new), again
        assert faults(out) == strays(out) == []
        with open_ledger(out / "ledger.sqlite") as ledger:
            assert [one.manifest[:12] for one in ledger.steps()] == [old, new]
        return {old: "old", new: "new"}[found]

    kill(fall, tally, look, whole=whole, most=EACH)
    mortal.leave()
    record_property("tally", str(tally))
    assert set(tally.left) == {"old", "new"}


def put_briefing(mortal: Mortal, folder: Path) -> Path:
    """A draft whose final pages are set anew, which takes its time."""
    assert mortal.run(*build(write_config(folder, "Head of Service"), folder / "out"))[0] == 0
    return folder / "out" / PAPER / "board"


def put_small(_: Mortal, folder: Path) -> Path:
    """A draft of three figures, which is issued as it is."""
    edition = put_edition(folder / "out")
    files = {file.name: file.read_bytes() for file in edition.iterdir()}
    note_built(folder / "out" / "ledger.sqlite", report=edition.parent.name, files=files, kept="")
    return edition


@pytest.mark.parametrize(("put", "most"), [(put_briefing, EACH // 8), (put_small, EACH - EACH // 8)])
def test_a_release_that_is_killed_is_completed_by_the_next_and_issues_the_paper_once(
    mortal: Mortal,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
    put: Callable[[Mortal, Path], Path],
    most: int,
) -> None:
    folder = put(mortal, tmp_path)
    base, out = tmp_path / "base", tmp_path / "out"
    shutil.copytree(out, base)
    draft = digest(folder)
    mortal.warm(*release(folder))
    restore(base, out)
    mortal.stand(out, *release(folder))
    whole = mortal.fall()
    final = digest(folder)
    assert (whole["status"], draft == final) == (0, put is put_small), whole
    tally, chance = Tally(f"release of a {put.__name__.removeprefix('put_')} paper"), random.Random(4)

    def fall(moment: dict[str, Any]) -> int:
        restore(base, out)
        if tally.killed % 10 == 9:
            return mortal.run(*release(folder), after=chance.uniform(0, 1))[0]
        return int(mortal.fall(**moment)["status"])

    def look(_: int) -> str:
        assert digest(made_whole(folder)) in {draft, final}
        assert faults(out) == []
        with open_ledger(out / "ledger.sqlite") as ledger:
            known = "issued" if ledger.steps(kinds=("issued",)) else "draft"
        again = mortal.run(*release(folder))
        assert (again[0], digest(folder)) == (0, final), again
        assert faults(out) == strays(out) == []
        with open_ledger(out / "ledger.sqlite") as ledger:
            assert [(one.kind, one.manifest[:12]) for one in ledger.steps()] == [("built", draft), ("issued", final)]
            assert len(ledger.releases()) == 1
        assert [one.revision for one in Archive(out).every()] == [1]
        return known

    kill(fall, tally, look, whole=whole, most=most)
    mortal.leave()
    record_property("tally", str(tally))
    assert tally.killed == most
