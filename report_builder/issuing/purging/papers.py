"""Drafts that were never issued, and parts that were set by themselves: which may go."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.delivery.swap import clear
from report_builder.durable import sync_folder
from report_builder.model.purged import Fate
from report_builder.model.release import MANIFEST, Paper
from report_builder.readers import LEDGER
from report_builder.store.alone import alone
from report_builder.store.frozen import ARCHIVE, Archive, Frozen

if TYPE_CHECKING:
    from report_builder.ledger.deliveries import Mailing
    from report_builder.ledger.steps import Step
    from report_builder.model.release import Release


@dataclass(frozen=True, slots=True)
class Life:
    """What ledger and archive know of the papers of an out folder, as they were when the purge began.

    Attributes:
        out: the folder.
        issues: every revision of the archive.
        steps: every step of the ledger.
        releases: what went out, without its numbers.
        mailings: every mail.
    """

    out: Path
    issues: tuple[Frozen, ...]
    steps: tuple[Step, ...] = ()
    releases: tuple[Release, ...] = ()
    mailings: tuple[Mailing, ...] = ()


def life_in(out: Path) -> Life:
    """Read it.

    Raises:
        ConfigError: the ledger is none of ours.
        DataError: the ledger or a record of the archive was damaged.
    """
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help

    issues = Archive(out).every()
    if not (out / LEDGER).exists():
        return Life(out, issues)
    with open_ledger(out / LEDGER) as ledger:
        return Life(out, issues, ledger.steps(), ledger.releases(kinds=("issued",)), ledger.mailings())


def purge_drafts(life: Life, before: date, *, is_dry_run: bool) -> Iterator[Fate]:
    """Editions that were never issued and know nothing later than `before`."""
    for report in _folders(life.out):
        for place in _folders(report):
            if not (place / MANIFEST).is_file():
                continue
            name = f"{report.name}/{place.name}"
            why = _why_it_stays(place, life, before)
            if why:
                yield Fate("paper", name, why, is_gone=False)
            else:
                yield Fate("paper", name, f"a draft as at {_as_at(place)}, never issued", is_gone=True)
                if not is_dry_run:
                    _take_draft(place, life, before)


def present_in(life: Life, gone: set[str]) -> frozenset[str]:
    """The SHA-256 of the manifest of each edition that lies there, less those that went, as report/edition."""
    return frozenset(
        sha256((place / MANIFEST).read_bytes()).hexdigest()
        for report in _folders(life.out)
        for place in _folders(report)
        if f"{report.name}/{place.name}" not in gone and (place / MANIFEST).is_file()
    )


def _folders(place: Path) -> list[Path]:
    """The folders of papers in a folder; neither the archive nor what begins with a point."""
    found = [one for one in sorted(place.iterdir()) if one.is_dir() and not one.is_symlink()]
    return [one for one in found if not one.name.startswith(".") and one.name != ARCHIVE]


def _take_draft(place: Path, life: Life, before: date) -> None:
    """Under the lock of its shelf, and looked at once more: a build may have ended meanwhile."""
    with alone(place.parent):
        if place.is_dir() and not _why_it_stays(place, life, before):
            _take(place)


def _take(place: Path) -> None:
    """Give it a name of what a killed run leaves, in one step, then delete it: half an edition is never one."""
    fresh = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    place.rename(fresh)
    sync_folder(place.parent)
    clear(fresh)


def _why_it_stays(place: Path, life: Life, before: date) -> str:
    """Why an edition stays; empty where it may go."""
    manifest = _manifest(place)
    as_at = str(manifest.get("as_at", ""))
    if not manifest:
        return "it is no edition of ours, or its manifest cannot be read"
    issued = _issued_as(place, manifest, life)
    if issued:
        return issued
    if not as_at:
        return "its manifest names no day"
    if as_at >= before.isoformat():
        return f"its day, {as_at}, is not before {before.isoformat()}"
    under_way = [one for one in life.mailings if (one.report, one.audience) == _place_of(place, manifest)]
    if any(one.state not in {"sent", "refused"} for one in under_way):
        return "a mail of it is still to be sent or settled"
    return ""


def _issued_as(place: Path, manifest: dict[str, Any], life: Life) -> str:
    """As which revision it was issued; or by a version that kept no archive."""
    digest = sha256((place / MANIFEST).read_bytes()).hexdigest()
    for one in life.issues:
        if digest in {one.draft, one.manifest}:
            return f"it was issued, as revision {one.revision}"
    if any(one.kind == "issued" and one.manifest == digest for one in life.steps):
        return "it was issued, and the archive does not have it"
    paper = _paper(manifest)
    archived = {(one.name, one.edition) for one in life.issues}
    if paper and _place_of(place, manifest) not in archived and any(one.paper == paper for one in life.releases):
        return "it was issued, before there was an archive"
    return ""


def _place_of(place: Path, manifest: dict[str, Any]) -> tuple[str, str]:
    return place.parent.name, str(manifest.get("edition", ""))


def _paper(manifest: dict[str, Any]) -> Paper | None:
    try:
        return Paper.of(manifest)
    except KeyError:
        return None


def _manifest(place: Path) -> dict[str, Any]:
    try:
        told = json.loads((place / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _as_at(place: Path) -> str:
    return str(_manifest(place).get("as_at", ""))


def purge_parts(life: Life, before: date, *, is_dry_run: bool) -> Iterator[Fate]:
    """Parts that `appendix` set by themselves, of papers that know nothing later: they can be had again."""
    for place in _folders(life.out):
        whose = _whose_part(place, life)
        if whose is None:
            continue
        report, days = whose
        why = f"a part of {report}, as at {', '.join(sorted(days))}"
        if not days or max(days) >= before.isoformat():
            yield Fate("part", place.name, f"{why}, which is not before {before.isoformat()}", is_gone=False)
            continue
        yield Fate("part", place.name, why, is_gone=True)
        if not is_dry_run:
            with alone(life.out):
                _take(place)


def _whose_part(place: Path, life: Life) -> tuple[str, set[str]] | None:
    """The report and edition of which a folder holds a part, and their days; None where it holds another thing."""
    if _folders(place) or any(one.report == place.name for one in life.steps):
        return None
    found: dict[str, set[str]] = {}
    for one in life.steps:
        name = f"{one.report}-{one.paper.audience}"
        if place.name.startswith(f"{name}-"):
            found.setdefault(name, set()).add(one.paper.as_at)
    return max(found.items(), key=lambda item: len(item[0])) if found else None
