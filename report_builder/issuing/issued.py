"""ISSUED, as several commands take it: an edition's folder or a document in it, with each file as it was built."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.errors import Complaint, ConfigError, DataError
from report_builder.model.release import Paper

if TYPE_CHECKING:
    from report_builder.audit.knowledge import Rules

NAMES = ("edition", "document", "yot", "quarter", "as_at")
"""What manifest.json and figures.json both say of the paper."""


@dataclass(frozen=True, slots=True)
class Issued:
    """An edition whose files are as its manifest says.

    Attributes:
        folder: where it lies.
        manifest, figures: the content of manifest.json and figures.json.
    """

    folder: Path
    manifest: Mapping[str, Any]
    figures: Mapping[str, Any]

    @property
    def report(self) -> str:
        """The name of the report, as its folder under out/: rotherham-2019-20-q4-board-report."""
        return self.folder.absolute().parent.name

    @property
    def digest(self) -> str:
        """The SHA-256 of its manifest.json, by which the ledger knows it."""
        return sha256(self.content("manifest.json")).hexdigest()

    def content(self, name: str) -> bytes:
        """The bytes of one of its files."""
        return (self.folder / name).read_bytes()

    @property
    def paper(self) -> Paper:
        """Which paper it is."""
        words = {name: self.manifest[name] for name in ("document", "yot", "quarter", "as_at", "fingerprint")}
        return Paper(audience=self.manifest["edition"], **words)

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
            raise ConfigError(_not_ours(self.folder / "manifest.json")) from error

    @property
    def out(self) -> Path:
        """The folder under which all papers lie, and the ledger beside them."""
        return self.folder.absolute().parent.parent


def read_issued(issued: Path) -> Issued:
    """Read an edition and insist that nobody has altered it.

    Args:
        issued: an edition's folder, or a file in it.

    Raises:
        ConfigError: this is no edition of ours.
        DataError: a file is missing or is not as it was built; every such file is named.
    """
    folder = issued if issued.is_dir() else issued.parent
    manifest = _content(folder / "manifest.json", issued)
    if not _is_manifest(manifest):
        raise ConfigError(_not_ours(folder / "manifest.json"))
    if not issued.is_dir() and issued.name not in {*manifest["files"], "manifest.json"}:
        what = "this file is not one of the edition's, as its manifest names them"
        raise DataError(Complaint(what, str(issued), "name the edition's folder, or a document that was built there"))
    complaints = [*_altered(folder, manifest["files"])]
    if complaints:
        raise DataError(complaints)
    figures = _content(folder / "figures.json", issued)
    if not isinstance(figures.get("figures"), list) or any(figures.get(name) != manifest[name] for name in NAMES):
        raise DataError(Complaint("this is not of the paper that the manifest names", str(folder), "build it again"))
    return Issued(folder, manifest, figures)


def _content(file: Path, issued: Path) -> dict[str, Any]:
    if not file.is_file():
        mend = "name an edition's folder under out/, or a document in it"
        raise ConfigError(Complaint(f"there is no {file.name} beside this", str(issued), mend))
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
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


def _altered(folder: Path, files: Mapping[str, str]) -> Iterator[Complaint]:
    """A complaint for each file that is missing or has another hash than the manifest gives."""
    mend = "put back what was built, or build it again"
    for name, hashed in files.items():
        file = folder / name
        if not file.is_file():
            yield Complaint("this file of the edition is missing", str(file), mend)
        elif sha256(file.read_bytes()).hexdigest() != hashed:
            yield Complaint("this file was altered after it was built", str(file), mend)
