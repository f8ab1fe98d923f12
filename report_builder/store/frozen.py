"""An edition as it was issued, in the archive: which files it had, what it was made with, and who approved it.

`archive/objects` holds the bytes; `archive/NAME/EDITION/revision-1.json` says which belong to which revision. A
revision is never written twice. The ledger notes the hash of that record, so that a changed one is found out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from report_builder.durable import make_folder, write_once
from report_builder.errors import Complaint, DataError
from report_builder.model.release import MANIFEST
from report_builder.store.objects import FRESH, Objects, hashes_of, refused

ARCHIVE = "archive"
"""The folder under out/."""
FORM = "report-builder issue 1"
_HASH = re.compile(r"[0-9a-f]{64}")
_REVISION = re.compile(r"revision-(\d{1,4})\.json")


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a paper, in which post, and on which day (2020-07-10)."""

    by: str
    post: str
    on: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """One revision of an edition.

    Attributes:
        name: of the report, as its folder under out/: rotherham-2019-20-q4-board-report.
        edition: board or public.
        revision: 1 for the first that was issued.
        issued_on: the day, as 2020-07-14; empty where it was not said.
        files: name -> SHA-256 of each file of the edition as issued, manifest.json among them.
        draft: the SHA-256 of manifest.json of the draft that was issued; of the pages without DRAFT it is another.
        sources: the SHA-256 of a zip of the config, its texts, the templates and charts; empty where they were not
            kept.
        approval: None where nobody's was recorded.
        replaces: the revision before it, 0 for the first.
        inputs: the SHA-256 of the encrypted data; empty where they were not kept.
        keep_until: the day up to which the encrypted data are kept; empty where there are none.
    """

    name: str
    edition: str
    revision: int
    issued_on: str
    files: Mapping[str, str]
    draft: str
    sources: str = ""
    approval: Approval | None = None
    replaces: int = 0
    inputs: str = ""
    keep_until: str = ""

    @property
    def manifest(self) -> str:
        """The SHA-256 of its manifest.json."""
        return self.files[MANIFEST]

    def as_json(self) -> bytes:
        """The record as it is written; equal records give equal bytes."""
        return (json.dumps({"form": FORM, **asdict(self)}, indent=1, sort_keys=True) + "\n").encode()

    @property
    def digest(self) -> str:
        """The SHA-256 of the record, which the ledger notes."""
        return sha256(self.as_json()).hexdigest()


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive under an out folder."""

    out: Path
    objects: Objects = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "objects", Objects(self.folder))

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.out / ARCHIVE

    def revisions(self, name: str, edition: str) -> tuple[Frozen, ...]:
        """Every revision of an edition, the first one first; none where nothing was issued.

        Raises:
            DataError: a record is not as it was written.
        """
        place = self.folder / name / edition
        numbers = sorted(int(match[1]) for file in place.glob("*.json") if (match := _REVISION.fullmatch(file.name)))
        return tuple(self._read(place / f"revision-{number}.json") for number in numbers)

    def every(self) -> tuple[Frozen, ...]:
        """Every revision of every edition, by name, edition and number."""
        editions = sorted({file.parent for file in self.folder.glob("*/*/revision-*.json")})
        return tuple(one for place in editions for one in self.revisions(place.parent.name, place.name))

    def keep(self, frozen: Frozen) -> Path:
        """Write the record of a revision, whole or not at all, and never over another.

        Raises:
            DataError: that revision is recorded already, otherwise than this.
            OutsideError: the disk or the folder refuses.
        """
        place = self.folder / frozen.name / frozen.edition / f"revision-{frozen.revision}.json"
        try:
            make_folder(place.parent)
            if not place.exists():
                write_once(frozen.as_json(), place, fresh=self.folder / FRESH)
        except OSError as error:
            raise refused(place, error) from error
        if place.read_bytes() != frozen.as_json():
            raise DataError(Complaint("this revision was issued already, otherwise", str(place), "issue the next one"))
        return place

    def files_of(self, frozen: Frozen) -> dict[str, bytes]:
        """The files of a revision, byte for byte as they were issued.

        Raises:
            DataError: one of them is missing or was altered.
        """
        return {name: self.objects.get(digest) for name, digest in frozen.files.items()}

    def keep_files(self, files: Mapping[str, bytes]) -> str:
        """Keep the files of a paper that is no issue, and return the name of what lists them; equal files, equal name.

        Raises:
            OutsideError: the disk or the folder refuses.
        """
        for content in files.values():
            self.objects.put(content)
        return self.objects.put((json.dumps(hashes_of(files), indent=1, sort_keys=True) + "\n").encode())

    def kept_files(self, listing: str) -> dict[str, bytes]:
        """The files that were kept under the name of their listing.

        Raises:
            DataError: one of them, or the listing, is missing or was altered.
        """
        listed: dict[str, str] = json.loads(self.objects.get(listing))
        return {name: self.objects.get(digest) for name, digest in listed.items()}

    def _read(self, place: Path) -> Frozen:
        mend = "put the archive's last copy back"
        try:
            told: dict[str, Any] = json.loads(place.read_bytes())
            if told.pop("form") != FORM:
                raise DataError(Complaint("the record was made by another version", str(place), "use that version"))
            approval = Approval(**told.pop("approval")) if told.get("approval") else told.pop("approval", None)
            found = Frozen(**told, approval=approval)
            is_ours = found.as_json() == place.read_bytes() and _has_hashes(found)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise DataError(Complaint("the record of an issue cannot be read", str(place), mend)) from error
        if not is_ours or (found.name, found.edition) != (place.parent.parent.name, place.parent.name):
            raise DataError(Complaint("the record of an issue was altered", str(place), mend))
        return found


def _has_hashes(frozen: Frozen) -> bool:
    """Whether what should name bytes of the archive does, or is empty where there may be none."""
    others = (one for one in (frozen.sources, frozen.inputs) if one != "")
    return all(_HASH.fullmatch(one) for one in (*frozen.files.values(), *others))
