"""ISSUED, as several commands take it: an edition as it lies in its folder, or as it was issued and put by."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.delivery.shelve import made_whole
from report_builder.errors import Complaint, ConfigError, DataError, ReportError
from report_builder.model.release import MANIFEST, Paper
from report_builder.readers import LEDGER
from report_builder.store.frozen import Archive, Frozen

if TYPE_CHECKING:
    from report_builder.audit.knowledge import Rules

NAMES = ("edition", "document", "yot", "quarter", "as_at")
"""What manifest.json and figures.json both say of the paper."""


@dataclass(frozen=True, slots=True)
class Issued:
    """An edition whose files are as its manifest says.

    Attributes:
        folder: where it lies; of one that was issued, where it lay.
        manifest, figures: the content of manifest.json and figures.json.
        frozen: the record of its issue, where its files come from the archive; None where they lie in the folder.
        remarks: what whoever asked for it should know, such as that the folder holds another paper by now.
    """

    folder: Path
    manifest: Mapping[str, Any]
    figures: Mapping[str, Any]
    frozen: Frozen | None = None
    remarks: tuple[str, ...] = ()

    @property
    def revision(self) -> int:
        """Which issue of the edition it is, from 1; 0 of what lies in the folder, which may be a draft."""
        return self.frozen.revision if self.frozen else 0

    @property
    def issued_on(self) -> date | None:
        """The day on which it was issued; None where it was not, or nobody noted the day."""
        return date.fromisoformat(self.frozen.issued_on) if self.frozen and self.frozen.issued_on else None

    @property
    def place(self) -> Path:
        """Its folder as the ledger beside it knows it, without steps up or a link that leads there from elsewhere."""
        return _at_home(self.folder)

    @property
    def report(self) -> str:
        """The name of the report, as its folder under out/: rotherham-2019-20-q4-board-report."""
        return self.place.parent.name

    @property
    def digest(self) -> str:
        """The SHA-256 of its manifest.json, by which the ledger knows it."""
        return sha256(self.content(MANIFEST)).hexdigest()

    def content(self, name: str) -> bytes:
        """The bytes of one of its files; those of the archive are compared with their hash each time.

        Raises:
            DataError: a file of the archive is missing or was altered.
        """
        if self.frozen:
            return Archive(self.out).objects.get(self.frozen.files[name])
        return (self.folder / name).read_bytes()

    @property
    def paper(self) -> Paper:
        """Which paper it is."""
        return Paper.of(self.manifest)

    @property
    def rules(self) -> Rules:
        """The rules by which it was protected, as its manifest states them.

        Where it does not state them, they are the usual ones, or none if nothing is withheld.

        Raises:
            ConfigError: the manifest states them in a form of its own.
        """
        from report_builder.audit.boxes import CaseOrder  # noqa: PLC0415  numpy is heavy
        from report_builder.audit.knowledge import Rules  # noqa: PLC0415

        is_protected = any(figure.get("status") == "withheld" for figure in self.figures["figures"])
        stated = self.manifest.get("rules", {} if is_protected else {"threshold": 0})
        try:
            cases = {"cases": CaseOrder(**stated["cases"])} if "cases" in stated else {}
            return Rules(**{**stated, **cases})
        except TypeError as error:
            raise ConfigError(_not_ours(self.folder / MANIFEST)) from error

    @property
    def out(self) -> Path:
        """The folder under which all papers lie, and the ledger beside them."""
        return self.place.parent.parent


def read_issued(issued: Path) -> Issued:
    """Read an edition and insist that nobody has altered it.

    Args:
        issued: an edition's folder, or a file in it.

    Raises:
        ConfigError: this is no edition of ours.
        DataError: a file is missing or is not as it was built; every such file is named.
    """
    for place in (issued, issued.parent):
        made_whole(place)
    while True:
        folder = _identity(issued)
        try:
            edition = _read(issued)
        except (ReportError, FileNotFoundError):
            if _identity(issued) == folder:
                raise
        else:
            if _identity(issued) == folder:
                return edition


def _identity(issued: Path) -> tuple[int, int]:
    """Which folder lies there: a build that ends while we read puts another in its place, and we begin again."""
    try:
        found = (issued if issued.is_dir() else issued.parent).stat()
    except FileNotFoundError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def _read(issued: Path) -> Issued:
    folder = issued if issued.is_dir() else issued.parent
    manifest = _content(folder / MANIFEST, issued)
    if not _is_manifest(manifest):
        raise ConfigError(_not_ours(folder / MANIFEST))
    if not issued.is_dir() and issued.name not in {*manifest["files"], MANIFEST}:
        what = "this file is not one of the edition's, as its manifest names them"
        raise DataError(Complaint(what, str(issued), "name the edition's folder, or a document that was built there"))
    complaints = [*_altered(folder, manifest["files"])]
    if complaints:
        raise DataError(complaints)
    figures = _content(folder / "figures.json", issued)
    if not _is_figures(figures, manifest):
        raise DataError(Complaint("this is not of the paper that the manifest names", str(folder), "build it again"))
    return Issued(folder, manifest, figures)


def find_issued(path: Path, *, draft: bool = False, revision: int | None = None, ledger: Path | None = None) -> Issued:
    """The edition that a path stands for: as it was issued, where it was, else as it lies in its folder.

    Args:
        path: an edition's folder or a file in it, be they there still or not. A file that has the bytes of an earlier
            revision means that one; else it is the latest.
        draft: take what lies in the folder, whatever was issued.
        revision: take this one.
        ledger: default: ledger.sqlite in the out folder.

    Raises:
        ConfigError: this is no edition of ours, or it was never issued as that revision.
        DataError: a file or the record of the issue is missing or was altered.
    """
    folder = _folder_of(path)
    archive = Archive(folder.parent.parent)
    revisions = () if draft else archive.revisions(folder.parent.name, folder.name)
    if revision is not None and revision not in {one.revision for one in revisions}:
        there = ", ".join(str(one.revision) for one in revisions)
        mend = f"there are the revisions {there}" if revisions else "nothing of this edition was issued here yet"
        raise ConfigError(Complaint(f"there is no revision {revision}", str(path), mend))
    if not revisions:
        return read_issued(path)
    frozen = _meant(path, revisions, revision)
    remark = _confirmed(frozen, ledger or archive.out / LEDGER)
    return _from_archive(archive, frozen, folder=folder, remarks=(*remark, *_elsewhere(folder, revisions, frozen)))


def _at_home(folder: Path) -> Path:
    """An edition's folder under the out folder whose ledger knows it; a link from elsewhere leads there."""
    named = Path(os.path.normpath(folder.absolute()))
    return named if (named.parent.parent / LEDGER).is_file() else named.resolve()


def _folder_of(path: Path) -> Path:
    """The edition's folder that a path means; one that is gone is known by what the archive has of it."""
    place = Path(os.path.normpath(path.absolute()))
    if place.is_dir():
        return _at_home(place)
    is_edition = (Archive(place.parent.parent).folder / place.parent.name / place.name).is_dir()
    return place if is_edition and not place.is_file() else place.parent


def _meant(path: Path, revisions: Sequence[Frozen], wanted: int | None) -> Frozen:
    """The revision that was asked for: by its number, by a file of it, or else the latest."""
    if wanted is not None:
        return next(one for one in revisions if one.revision == wanted)
    hashed = sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    return next((one for one in reversed(revisions) if hashed in one.files.values()), revisions[-1])


def _confirmed(frozen: Frozen, ledger: Path) -> tuple[str, ...]:
    """A remark where no ledger knows of the issue.

    Raises:
        DataError: the ledger noted another record of this revision.
    """
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help

    if not ledger.exists():
        return (f"there is no ledger that confirms revision {frozen.revision}: its archive alone vouches for it",)
    with open_ledger(ledger) as opened:
        steps = opened.steps(report=frozen.name, audience=frozen.edition, kinds=("issued",))
    kept = {one.kept for one in steps if one.revision == frozen.revision}
    if kept and frozen.digest not in kept:
        what = f"the record of revision {frozen.revision} is not the one that the ledger noted"
        raise DataError(Complaint(what, str(ledger), "put the archive's last copy back"))
    if not kept:
        return (f"the ledger does not confirm revision {frozen.revision}: its archive alone vouches for it",)
    return ()


def _from_archive(archive: Archive, frozen: Frozen, *, folder: Path, remarks: tuple[str, ...]) -> Issued:
    where = archive.folder / frozen.name / frozen.edition / f"revision-{frozen.revision}.json"
    manifest, figures = (
        _parsed(archive.objects.get(frozen.files[name]), folder / name) if name in frozen.files else {}
        for name in (MANIFEST, "figures.json")
    )
    listed = {name: hashed for name, hashed in frozen.files.items() if name != MANIFEST}
    if not _is_manifest(manifest) or manifest["files"] != listed or not _is_figures(figures, manifest):
        what = "the record of the issue names other files than the manifest that was issued"
        raise DataError(Complaint(what, str(where), "put the archive's last copy back"))
    return Issued(folder, manifest, figures, frozen, remarks)


def _elsewhere(folder: Path, revisions: Sequence[Frozen], taken: Frozen) -> Iterator[str]:
    """What differs between the revision that is taken and what one might have expected."""
    manifest = folder / MANIFEST
    lying = sha256(manifest.read_bytes()).hexdigest() if manifest.is_file() else ""
    if lying and lying not in {one.manifest for one in revisions}:
        yield f"the folder holds another paper than revision {taken.revision}; with --draft that one is taken"
    if taken is not revisions[-1]:
        yield f"revision {taken.revision} was replaced by revision {revisions[-1].revision}"


def _content(file: Path, issued: Path) -> dict[str, Any]:
    if not file.is_file():
        mend = "name an edition's folder under out/, or a document in it"
        raise ConfigError(Complaint(f"there is no {file.name} beside this", str(issued), mend))
    return _parsed(file.read_bytes(), file)


def _parsed(told: bytes, file: Path) -> dict[str, Any]:
    try:
        content = json.loads(told.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ConfigError(_not_ours(file)) from error
    if not isinstance(content, dict):
        raise ConfigError(_not_ours(file))
    return content


def _not_ours(file: Path) -> Complaint:
    return Complaint(f"the file is not a {file.name} of ours", str(file), "build it again")


def _is_manifest(content: Mapping[str, Any]) -> bool:
    files = content.get("files")
    return (
        all(isinstance(content.get(name), str) for name in (*NAMES, "fingerprint"))
        and isinstance(files, dict)
        and "figures.json" in files
        and all(Path(name).name == name and isinstance(hashed, str) for name, hashed in files.items())
    )


def _is_figures(figures: Mapping[str, Any], manifest: Mapping[str, Any]) -> bool:
    """Whether they are the figures of the paper that the manifest names."""
    return isinstance(figures.get("figures"), list) and all(figures.get(name) == manifest[name] for name in NAMES)


def _altered(folder: Path, files: Mapping[str, str]) -> Iterator[Complaint]:
    """A complaint for each file that is missing or has another hash than the manifest gives."""
    mend = "put back what was built, or build it again"
    for name, hashed in files.items():
        file = folder / name
        if not file.is_file():
            yield Complaint("this file of the edition is missing", str(file), mend)
        elif sha256(file.read_bytes()).hexdigest() != hashed:
            yield Complaint("this file was altered after it was built", str(file), mend)
