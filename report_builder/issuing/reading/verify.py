"""Whether a file is as we made it: genuine, altered or unknown, by its hash, and else by what it says of itself."""

from __future__ import annotations

import json
import stat
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from report_builder.errors import Complaint, ConfigError, DataError
from report_builder.issuing.reading.claims import Claims, claims_of
from report_builder.issuing.reading.parts_again import issues_with, made_again
from report_builder.issuing.reading.witnesses import KnownEdition, Witnesses
from report_builder.model.period import spell_date
from report_builder.model.release import MANIFEST, Paper

GENUINE, ALTERED, UNKNOWN = "genuine", "altered", "unknown"
_WORST = (GENUINE, UNKNOWN, ALTERED)
_MOST_BYTES = 300_000_000
"""A larger file is compared by its hash, and not looked into."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a file.

    Attributes:
        file: the file, or an edition's folder.
        verdict: genuine, altered or unknown.
        reason: a sentence: how that is known.
        edition: which edition it is of, or says that it is of; None where that is not known.
        digest: its SHA-256; of a folder that of its manifest.json.
    """

    file: Path
    verdict: str
    reason: str
    edition: KnownEdition | None = None
    digest: str = ""

    def of_the_paper(self) -> list[str]:
        """What is known of the paper, in sentences without a full stop."""
        known = self.edition
        if known is None:
            return []
        paper = known.paper
        of = "it is of" if self.verdict == GENUINE else "the paper is"
        named = ", ".join(name for name in (paper.document, paper.yot, paper.quarter) if name)
        as_at = f", figures as known on {_day(paper.as_at)}" if paper.as_at else ""
        return [f"{of} the {paper.audience} edition of {named}{as_at}", *_life(known)]

    def as_json(self) -> dict[str, object]:
        """The same for a program; what is not known is null."""
        known = self.edition
        told = {**asdict(known.paper), **{name: getattr(known, name) for name in _TOLD}} if known else {}
        return {
            "file": str(self.file),
            "verdict": self.verdict,
            "reason": self.reason,
            "sha256": self.digest or None,
            "edition": told.get("audience") or None,
            **{name: told.get(name) or None for name in ("document", "yot", "quarter", "as_at", "fingerprint", *_TOLD)},
        }


_TOLD = ("report", "manifest", "state", "revision", "issued_on", "post", "approved_on", "later")


def _life(known: KnownEdition) -> Iterator[str]:
    """How far it came, and what became of it."""
    approved = f", approved by the {known.post}" if known.post else ""
    approved += f" on {_day(known.approved_on)}" if known.post and known.approved_on else ""
    if known.state == "issued":
        number = f" as revision {known.revision}" if known.revision else ""
        yield f"issued{f' on {_day(known.issued_on)}' if known.issued_on else ''}{number}{approved}"
    else:
        yield f"{_draft(known)}{approved}"
    if known.later:
        became = "it was replaced by" if known.state == "issued" else "it was issued later, as"
        yield f"{became} revision {known.later}"


def _draft(known: KnownEdition) -> str:
    """How far a paper came that was not issued as it is."""
    if known.state == "mailed":
        return "a draft that was mailed"
    if known.later:
        return "a draft"
    return "built, and not issued" if known.is_confirmed else "nobody knows whether it was issued"


def _day(iso: str) -> str:
    """A day as it is read aloud; what is no day stays as it is."""
    try:
        return spell_date(date.fromisoformat(iso))
    except ValueError:
        return iso


def verify(path: Path, witnesses: Witnesses) -> Verdict:
    """Say whether a file, or each file of an edition's folder, is as it was made.

    Args:
        path: which may be a link to it.
        witnesses: who can tell.

    Raises:
        ConfigError: nothing lies there, or what is neither a file nor a folder.
    """
    mode = path.stat().st_mode if path.exists() else 0
    if stat.S_ISDIR(mode):
        return _folder(path, witnesses)
    if not stat.S_ISREG(mode):
        what = "this is neither a file nor a folder" if mode else "there is no such file"
        if path.is_symlink() and not mode:
            what = "this is a link to a file that is not there"
        raise ConfigError(Complaint(what, str(path), "name a document of a paper, or an edition's folder"))
    return _file(path, witnesses)


def _folder(folder: Path, witnesses: Witnesses) -> Verdict:
    """Each file that the manifest names, and the manifest; the worst of them is what is said of the folder."""
    manifest = manifest_in(folder)
    if manifest is None:
        what = "there is no manifest.json of ours in it, so that it is no edition's folder"
        return Verdict(folder, UNKNOWN, what)
    own = _file(folder / MANIFEST, witnesses)
    found = [own, *_named(folder, manifest, witnesses)]
    worst = max(found, key=lambda one: _WORST.index(one.verdict))
    if worst.verdict == GENUINE:
        beside = sorted(file.name for file in folder.iterdir() if file.name not in {*manifest["files"], MANIFEST})
        more = f"; {', '.join(beside)} beside them is no file of the edition" if beside else ""
        reason = f"each of its {len(found)} files is as it was made: {own.reason}{more}"
        return Verdict(folder, GENUINE, reason, own.edition, own.digest)
    others = [one.file.name for one in found if one.verdict == worst.verdict]
    return Verdict(folder, worst.verdict, f"{', '.join(others)}: {worst.reason}", worst.edition, own.digest)


def _named(folder: Path, manifest: Mapping[str, Any], witnesses: Witnesses) -> Iterator[Verdict]:
    """Of each file that a manifest names; one that is genuine, but of another issue, does not belong there."""
    for name, hashed in manifest["files"].items():
        file = folder / name
        found = _file(file, witnesses) if file.is_file() else Verdict(file, ALTERED, "the file is missing")
        is_other = found.verdict == GENUINE and found.digest != hashed
        reason = "it is of another edition or issue than the manifest beside it"
        yield Verdict(file, ALTERED, reason, found.edition, found.digest) if is_other else found


def _file(file: Path, witnesses: Witnesses) -> Verdict:
    with file.open("rb") as opened:
        digest = file_digest(opened, "sha256").hexdigest()
    held = witnesses.holding(digest)
    if held:
        return Verdict(file, GENUINE, _how_known(held[0], witnesses), held[0][0], digest)
    verdict = _beside(file, digest, witnesses) or _by_its_claims(file, witnesses)
    return Verdict(file, verdict.verdict, verdict.reason, verdict.edition, digest)


def _how_known(held: tuple[KnownEdition, str], witnesses: Witnesses) -> str:
    known, name = held
    if known.is_confirmed:
        return f"the ledger {witnesses.ledger} has the hash of {name}"
    return f"the archive has the hash of {name}; no ledger confirms it"


def _beside(file: Path, digest: str, witnesses: Witnesses) -> Verdict | None:
    """By the manifest that lies beside it; None where that says nothing of it."""
    manifest = manifest_in(file.parent)
    report = file.absolute().parent.parent.name
    known = _near(file.absolute().parent, manifest, witnesses)
    if manifest is None:
        is_ours = known is not None and (file.name in _OWN_NAMES or file.name.startswith(known.paper.document))
        reason = "it lies in the folder of a paper that is known, without its manifest, and is no file of it"
        return Verdict(file, ALTERED, reason, known) if is_ours else None
    if file.name not in {*manifest["files"], MANIFEST}:
        return None
    if file.name != MANIFEST and manifest["files"][file.name] != digest:
        return Verdict(file, ALTERED, "its hash is not the one that manifest.json beside it gives", known)
    if known:
        reason = f"the {witnesses.name} knows this paper, but neither this file nor the manifest beside it"
        return Verdict(file, ALTERED, reason, known)
    if witnesses.steps:
        reason = f"the manifest beside it vouches for it, but the {witnesses.name} knows no such paper"
        return Verdict(file, UNKNOWN, reason, _as_told(report, manifest))
    reason = "it is as its manifest says; no ledger confirms it"
    return Verdict(file, GENUINE, reason, _as_told(report, manifest))


def _near(folder: Path, manifest: Mapping[str, Any] | None, witnesses: Witnesses) -> KnownEdition | None:
    """The edition that is known under the folder's name or the manifest's fingerprint.

    An archive without a ledger knows no drafts: there the fingerprint alone tells, and not where it is that of a draft
    that was issued.
    """
    fingerprint = str((manifest or {}).get("fingerprint", ""))
    if witnesses.steps:
        return witnesses.like(folder.parent.name, folder.name, fingerprint)
    if manifest and sha256((folder / MANIFEST).read_bytes()).hexdigest() in witnesses.drafts:
        return None
    return witnesses.like("", "", fingerprint)


_OWN_NAMES = (MANIFEST, "figures.json", "archive.zip")


def _as_told(report: str, manifest: Mapping[str, Any]) -> KnownEdition:
    """What a manifest says of its paper, which nobody confirms."""
    return KnownEdition(report, Paper.of(defaultdict(str, manifest)), "", "built", is_confirmed=False)


def manifest_in(folder: Path) -> Mapping[str, Any] | None:
    """The manifest in a folder, of a paper or of a pack; None where there is none of ours."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    is_ours = (
        isinstance(told, dict)
        and isinstance(told.get("edition"), str)
        and isinstance(told.get("files"), dict)
        and all(Path(name).name == name and isinstance(hashed, str) for name, hashed in told["files"].items())
    )
    return told if is_ours else None


def _by_its_claims(file: Path, witnesses: Witnesses) -> Verdict:
    """By what the file says of itself, since nobody knows its bytes."""
    length = file.stat().st_size
    if not length:
        return Verdict(file, UNKNOWN, "the file is empty")
    if length > _MOST_BYTES:
        return Verdict(file, UNKNOWN, f"nobody knows its hash, and at {length:,} bytes it is larger than any paper")
    content = _opened(file, witnesses)
    claims = claims_of(content)
    for report, paper in witnesses.papers():
        if paper.fingerprint in claims.fingerprints:
            part = claims.parts.get(paper.fingerprint, "")
            return _of_part(file, content, part, witnesses) if part else _of_paper(file, report, paper, witnesses)
    figures = _figures_of(content, witnesses)
    if figures:
        return _of_paper(file, *figures, witnesses)
    return Verdict(file, UNKNOWN, _why_unknown(claims, witnesses))


def _opened(file: Path, witnesses: Witnesses) -> bytes:
    """The bytes of a file, of an encrypted one without its encryption; as they are, where no password fits."""
    from report_builder.delivery.sealed_pdf import unsealed  # noqa: PLC0415  pikepdf is heavy

    content = file.read_bytes()
    try:
        return unsealed(content, witnesses.passwords, where=str(file))
    except DataError:
        return content


def _of_paper(file: Path, report: str, paper: Paper, witnesses: Witnesses) -> Verdict:
    known = witnesses.like(report, paper.audience, paper.fingerprint)
    reason = f"it says that it is of a paper that the {witnesses.name} knows, and is no file of it"
    return Verdict(file, ALTERED, reason, known)


def _of_part(file: Path, content: bytes, part: str, witnesses: Witnesses) -> Verdict:
    """A part that `appendix` made is genuine where it is made again with the same bytes."""
    claim = f"it says that it is the part {part} of a paper that is known"
    verdict = Verdict(file, UNKNOWN, f"{claim}, which is not at hand, so that it cannot be made again and compared")
    for issued in issues_with(claims_of(content).parts, witnesses):
        made = made_again(issued, part, content, ledger=witnesses.ledger, passwords=witnesses.passwords)
        known = witnesses.edition(issued.digest)
        if made is None:
            continue
        if made.is_same:
            reason = f"it is {made.name}, which `appendix` makes of that paper with the very same bytes"
            return Verdict(file, GENUINE, reason, known)
        if made.warnings:
            reason = f"{claim}, and made again it has other bytes, maybe because {'; '.join(made.warnings)}"
            verdict = Verdict(file, UNKNOWN, reason, known)
        elif verdict.verdict == UNKNOWN:
            verdict = Verdict(file, ALTERED, f"{claim}, and made again it has other bytes", known)
    return verdict


def _figures_of(content: bytes, witnesses: Witnesses) -> tuple[str, Paper] | None:
    """The paper that a figures.json says it is of: it bears no fingerprint, but the paper's names, at its head."""
    head = content[:_HEAD]
    for report, paper in witnesses.papers():
        words = {name: getattr(paper, name) for name in ("document", "yot", "quarter", "as_at")}
        said = {"edition": paper.audience, **words}.items()
        if all(f'"{name}": {json.dumps(word, ensure_ascii=False)}'.encode() in head for name, word in said):
            return report, paper
    return None


_HEAD = 10_000
"""Bytes at the beginning of a figures.json, among which it names its paper."""


def _why_unknown(claims: Claims, witnesses: Witnesses) -> str:
    asked = f"the {witnesses.name} does not know it" if witnesses.is_any else "there is no ledger and no archive to ask"
    if claims.is_encrypted:
        return f"{asked}, and it is encrypted, so that what it says of itself cannot be read"
    return f"{asked}, and it names no paper that is known here"
