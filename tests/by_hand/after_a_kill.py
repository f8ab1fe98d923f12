"""What has to hold of an out folder at any moment, and after one more run; and the tally of what was found."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from report_builder.ledger.releases import open_ledger
from report_builder.store.frozen import Archive

EACH = int(os.environ.get("KILLS", "300")) // 3
"""How many processes of build, of release and of send are killed."""
KEPT = frozenset({".lock", ".sending"})
"""Locks stay."""


def digest(folder: Path) -> str:
    """The SHA-256 of an edition's manifest.json, short; `none` where there is no edition."""
    file = folder / "manifest.json"
    return sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else "none"


def faults(out: Path) -> list[str]:
    """Whatever is half, lost, damaged or not as another part of the folder says."""
    return [*_half_editions(out), *_half_objects(out), *_orphans(out), *_ledger(out)]


def strays(out: Path) -> list[str]:
    """What a killed run left that a run that ended would not have."""
    hidden = [path for path in out.rglob(".*") if path.name not in KEPT]
    return sorted(str(path.relative_to(out)) for path in (*hidden, *out.rglob("*-journal")))


def restore(base: Path, out: Path) -> None:
    """Make a folder as another is; the ledger stays the same file, since a call that stands has it open."""
    for path in out.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != "ledger.sqlite":
            path.unlink()
    for path in base.iterdir():
        if path.is_dir():
            shutil.copytree(path, out / path.name)
        else:
            (out / path.name).write_bytes(path.read_bytes())


def _editions(out: Path) -> Iterator[Path]:
    yield from (file.parent for file in out.glob("[!.]*/[!.]*/manifest.json") if file.parts[-3] != "archive")


def _half_editions(out: Path) -> Iterator[str]:
    for folder in out.glob("[!.]*/[!.]*"):
        if folder.is_dir() and folder.parent.name not in {"archive", "cache"} and not _is_whole(folder):
            yield f"{folder}: half"


def _is_whole(folder: Path) -> bool:
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        return False
    listed = json.loads(manifest.read_text(encoding="utf-8"))["files"]
    there = {file.name: file.read_bytes() for file in folder.iterdir() if file != manifest}
    return {name: sha256(content).hexdigest() for name, content in there.items()} == listed


def _half_objects(out: Path) -> Iterator[str]:
    for file in (out / "archive" / "objects").glob("[0-9a-f][0-9a-f]/*"):
        if sha256(file.read_bytes()).hexdigest() != file.name:
            yield f"{file}: half"


def _orphans(out: Path) -> Iterator[str]:
    """Objects that a record names and that are not there."""
    archive = Archive(out)
    for one in archive.every():
        for name in (*one.files.values(), one.sources, one.inputs):
            if name and not archive.objects.has(name):
                yield f"revision {one.revision} of {one.name}: no object {name}"


def _ledger(out: Path) -> Iterator[str]:
    path = out / "ledger.sqlite"
    if not path.exists():
        yield from (f"{folder}: no ledger knows it" for folder in _editions(out))
        return
    with closing(sqlite3.connect(path)) as connection:
        yield from (line for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok")
        yield from map(str, connection.execute("PRAGMA foreign_key_check"))
    with open_ledger(path) as ledger:
        ledger.releases()
        ledger.looks()
        steps = ledger.steps()
    for folder in _editions(out):
        if not any(one.manifest.startswith(digest(folder)) for one in steps):
            yield f"{folder}: the ledger does not know it"
    archive = Archive(out)
    records = {one.digest for one in archive.every()}
    for one in steps:
        if one.kept and one.kept not in records and not archive.objects.has(one.kept):
            yield f"the ledger names {one.kept}, which is not in the archive"


@dataclass
class Tally:
    """How many processes were killed, and what each left.

    Attributes:
        work: what they were at.
        left: what was found -> how often.
    """

    work: str
    left: Counter[str] = field(default_factory=Counter)

    @property
    def killed(self) -> int:
        """How many."""
        return sum(self.left.values())

    def __str__(self) -> str:
        return f"{self.work}: killed {self.killed}: " + ", ".join(
            f"{n} {what}" for what, n in sorted(self.left.items())
        )


def moments(whole: dict[str, Any], *, seed: int) -> Iterator[dict[str, Any]]:
    """When to kill: at each thing that is done, at some sizes of a file, and at random for ever."""
    chance = random.Random(seed)
    planned = [{"at": number} for number in range(1, whole["done"] + 1)]
    planned += [{"limit": size} for size in (1, 600, 5_000, 20_000, 40_000, 60_000, 90_000)]
    yield from chance.sample(planned, len(planned))
    while True:
        yield {"after": chance.uniform(0, whole["seconds"])}


def kill(
    fall: Callable[[dict[str, Any]], int], tally: Tally, look: Callable[[int], str], *, whole: dict[str, Any], most: int
) -> None:
    """Kill until there are enough; those that were quicker than their death do not count."""
    for moment in moments(whole, seed=most):
        if tally.killed == most:
            return
        if fall(moment) < 0:
            tally.left[look(tally.killed)] += 1
