"""A small edition put by as it was issued: the record in the archive, its files, and the ledger's step."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from report_builder.issuing.issued import read_issued
from report_builder.ledger.releases import open_ledger
from report_builder.ledger.steps import Step
from report_builder.store.frozen import Approval, Archive, Frozen

APPROVAL = Approval("A. Manager", "Service Manager", "2020-07-10")


def hashes(folder: Path) -> dict[str, str]:
    """name -> SHA-256 of every file of an edition's folder."""
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def note(folder: Path, kind: str, *, kept: str = "", revision: int = 0, day: str = "") -> Step:
    """The ledger's step for an edition as it lies in its folder."""
    edition = read_issued(folder)
    step = Step(kind, edition.report, edition.paper, edition.digest, revision, kept, day=day)
    with open_ledger(edition.out / "ledger.sqlite") as ledger:
        ledger.record_step(step, files=hashes(folder))
    return step


def issue(
    folder: Path, revision: int = 1, *, on: str = "2020-07-14", is_noted: bool = True, draft: str = "d" * 64
) -> Frozen:
    """Put an edition by as that revision; the ledger is told unless it should not know."""
    archive = Archive(folder.parent.parent)
    files = {file.name: archive.objects.put(file.read_bytes()) for file in sorted(folder.iterdir())}
    name, edition = folder.parent.name, folder.name
    frozen = Frozen(name, edition, revision, on, files, draft, approval=APPROVAL, replaces=revision - 1)
    archive.keep(frozen)
    if is_noted:
        note(folder, "issued", kept=frozen.digest, revision=revision, day=on)
    return frozen
