"""Run by a test in a namespace with a small disk: does some work at every fill level, and says what is wrong then.

Called with the work (build, release or send), a folder for what is not on the small disk, and the disk. Each line
that it prints is a fault, but the last: how often the disk refused, and how often the work was done.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path

from after_a_kill import faults, restore, strays
from mail_server import post_office
from mailed_editions import put_mailed
from mailing_service import BOARD, of_board, workspace

from report_builder.cli.main import run
from report_builder.cli.talk import Talk
from report_builder.delivery.shelve import shelve
from report_builder.keeping import note_built, put_by

PAGE = 4096
MOST_PAGES = 120

Work = Callable[[], int]


def said_by(work: Work) -> tuple[int, str]:
    """(status, what was said) of some work."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = work()
    return status, said.getvalue()


def build(out: Path, files: dict[str, bytes]) -> int:
    """What a build does to the disk once the paper is made, in its order, and ends as the command does."""
    from report_builder.cli.ending import status_of

    def work() -> int:
        report = "leeds-2019-20-q4-board-report"
        kept = put_by(b"config and templates" * 1000 + files["manifest.json"], out=out)
        note_built(out / "ledger.sqlite", report=report, files=files, kept=kept)
        shelve(files, out / report / "board")
        return 0

    return status_of(work, Talk())


def filled(disk: Path, free: int) -> Path:
    """A file that leaves so many pages of the disk."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(PAGE)):
                pass
        except OSError:
            pass
        file.truncate(max(0, file.tell() - free * PAGE))
    return ballast


def refusals(work: Work, out: Path) -> Iterator[str]:
    """What is wrong with a refusal: it is one message, with status 4, and everything is whole."""
    status, said = said_by(work)
    if status != 0:
        yield "refused"
        if (status, said.count("Error: ")) != (4, 1) or "fault of the program" in said:
            yield f"status {status}: {said}"
    yield from faults(out)


def afterwards(work: Work, out: Path) -> Iterator[str]:
    """What is wrong once there is room: the work is done, and nothing is left of what was not."""
    status, said = said_by(work)
    if status != 0:
        yield f"with room: status {status}: {said}"
    yield from (*faults(out), *strays(out))


def tried(work: Work, base: Path, out: Path, *, settled: Callable[[], Iterator[str]]) -> tuple[Counter[str], list[str]]:
    """At every fill level until the work is done five times running; then on a disk that may only be read."""
    tally, told, free = Counter[str](), [], 0
    while tally["done"] < 5 and free < MOST_PAGES:
        restore(base, out)
        ballast = filled(out.parent, free)
        found = list(refusals(work, out))
        ballast.unlink()
        tally["refused" if "refused" in found else "done"] += 1
        problems = [one for one in (*found, *afterwards(work, out), *settled()) if one != "refused"]
        told += [f"{free} pages free: {one}" for one in problems]
        free += 1
    restore(base, out)
    remount(out.parent, "ro")
    found = list(refusals(work, out))
    remount(out.parent, "rw")
    told += [f"read-only: {one}" for one in (*found, *afterwards(work, out)) if one != "refused"]
    return tally, told if "refused" in found else [*told, "read-only: nothing was refused"]


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


def main(which: str, folder: Path, disk: Path) -> None:
    """Do one of the works and print what is wrong."""
    os.environ["SSL_CERT_FILE"] = str(folder / "ca.pem")
    with post_office(folder) as office:
        os.environ |= office.environment
        draft = workspace(folder, office)
        base, out = folder / "out", disk / "out"
        out.mkdir()
        shutil.copytree(folder / "config", disk / "config")
        (disk / "data").mkdir()
        lying = out / draft.relative_to(base)
        newer = put_mailed(folder / "newer", edition="board", pdf=b"%PDF-1.7 newer " + b"x" * 9000)
        files = {file.name: file.read_bytes() for file in newer.iterdir()}
        works: dict[str, Work] = {
            "build": partial(build, out, files),
            "release": partial(run, ["-q", "release", str(lying), "--on", "2020-07-14"]),
            "send": partial(run, ["-q", "send", str(lying)]),
        }

        def settled() -> Iterator[str]:
            came = of_board(office)
            office.received.clear()
            if which == "send" and came != Counter(BOARD):
                yield f"not everybody has one mail: {came}"

        tally, told = tried(works[which], base, out, settled=settled)
    for line in told:
        sys.stdout.write(f"{line.strip()}\n")
    sys.stdout.write(f"{tally['refused']} {tally['done']}\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
