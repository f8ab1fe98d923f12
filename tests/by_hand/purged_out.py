"""An out folder with one of everything that a purge looks at, and what it was told of each."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from report_builder.issuing.issued import read_issued
from report_builder.ledger.deliveries import Mailing
from report_builder.ledger.releases import open_ledger
from report_builder.ledger.steps import Step
from report_builder.store.frozen import Archive, Frozen

REPORT = "leeds-board-report"
BEFORE = date(2021, 1, 1)
OLD = date(2020, 8, 1)


def aged(file: Path, day: date = OLD) -> Path:
    """The file, as if it had been written on a day."""
    seconds = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    os.utime(file, (seconds, seconds))
    return file


def built(folder: Path, *, kind: str = "built", kept: str = "", revision: int = 0) -> Step:
    """Note a step of an edition in the ledger beside it."""
    edition = read_issued(folder)
    step = Step(kind, edition.report, edition.paper, edition.digest, revision=revision, kept=kept, day="2020-08-01")
    with open_ledger(edition.out / "ledger.sqlite") as ledger:
        ledger.record_step(step)
    return step


def put_by(out: Path, content: bytes, day: date = OLD) -> str:
    """Bytes in the archive, as if they had been put by on a day."""
    objects = Archive(out).objects
    name = objects.put(content)
    aged(objects.place_of(name), day)
    return name


def issued(folder: Path, *, inputs: bytes = b"", keep_until: str = "") -> Frozen:
    """Freeze an edition as its revision 1, as a release does, and note it."""
    out = folder.parent.parent
    files = {file.name: put_by(out, file.read_bytes()) for file in sorted(folder.iterdir())}
    frozen = Frozen(
        name=folder.parent.name,
        edition=folder.name,
        revision=1,
        issued_on="2020-08-01",
        files=files,
        draft=files["manifest.json"],
        sources=put_by(out, b"sources of the issue"),
        inputs=put_by(out, inputs) if inputs else "",
        keep_until=keep_until,
    )
    Archive(out).keep(frozen)
    built(folder, kind="issued", kept=frozen.digest, revision=1)
    return frozen


def mailed(folder: Path) -> str:
    """Put an edition's files by, as a mail of it does, and note it; the name of their listing."""
    out = folder.parent.parent
    names = {file.name: put_by(out, file.read_bytes()) for file in sorted(folder.iterdir())}
    listing = put_by(out, json.dumps(names).encode())
    built(folder, kind="mailed", kept=listing, revision=1)
    return listing


def mail_of(audience: str, state: str, *, recipient: str = "chair@example.gov.uk", day: str = "2020-08-01") -> Mailing:
    """A mail of the draft, as the ledger keeps it."""
    return Mailing(REPORT, audience, "draft", 1, recipient, 1, "m", "leeds", state=state, day=day)


def noted(out: Path, mail: Mailing) -> None:
    """Write a mail into the ledger of an out folder."""
    with open_ledger(out / "ledger.sqlite") as ledger:
        ledger.claim([mail])


def everything_in(out: Path) -> dict[str, str]:
    """Path -> SHA-256 of each file but locks."""
    files = [file for file in sorted(out.rglob("*")) if file.is_file() and file.name not in {".lock", ".purging"}]
    return {str(file.relative_to(out)): sha256(file.read_bytes()).hexdigest() for file in files}
