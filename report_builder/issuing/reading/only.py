"""`build --only` of a paper that was issued: the part comes from the archive of its issue, and is proved equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.delivery.passwords import NO_PASSWORDS, Passwords
from report_builder.errors import ConfigError, DisclosureError
from report_builder.issuing.issued import Issued, find_issued
from report_builder.issuing.reading.appendix import Regenerated, regenerate
from report_builder.issuing.reading.proved import proved_of
from report_builder.pipeline import edition_of, protected_paper
from report_builder.store.frozen import Archive

if TYPE_CHECKING:
    from report_builder.counting import Counted, Say


@dataclass(frozen=True, slots=True)
class IssuedPart:
    """A part of an issue on the shelf: of which issue, what was proved, and in which folder it lies."""

    issued: Issued
    made: Regenerated
    folder: Path

    @property
    def told(self) -> list[str]:
        """What is said of it."""
        return proved_of(self.issued, self.made)


def shelve_issued_part(
    counted: Counted,
    edition: str,
    only: str,
    *,
    formats: Sequence[str],
    out: Path,
    say: Say = lambda _: None,
    passwords: Passwords = NO_PASSWORDS,
) -> IssuedPart | None:
    """Put a part of an edition on the shelf as it was issued.

    Args:
        counted: the paper.
        edition: its name.
        only: a section's id, or the document of a paper that it carries.
        formats: in which it is wanted.
        out: the folder under which the papers lie.
        say: hears of each step.
        passwords: of encrypted editions.

    Returns:
        None where this very paper, by its fingerprint, was not issued, or its archive cannot give the part in these
        forms: then it is to be made as ever.

    Raises:
        DataError: the archive was altered.
        OutsideError: the disk refuses, or a system library is missing.
        RuntimeError: a figure of the part is not as issued: a fault of ours.
    """
    from report_builder.delivery.shelve import shelve  # noqa: PLC0415  kept from --help

    issued = _issue_of(counted, edition, out=out, say=say)
    if issued is None:
        return None
    try:
        made = regenerate(issued, only, formats=formats, passwords=passwords)
    except ConfigError:
        return None
    own = f"-{made.slug}."
    files = {name.replace(own, "."): content for name, content in made.files.items()}
    return IssuedPart(issued, made, shelve(files, out / counted.name / f"{edition}-{only}"))


def _issue_of(counted: Counted, edition: str, *, out: Path, say: Say) -> Issued | None:
    """The issue of this very paper, the latest of several."""
    place = out / counted.name / edition
    revisions = Archive(out).revisions(counted.name, edition)
    if not revisions:
        return None
    try:
        _, _, composed = protected_paper(counted, edition_of(counted, edition), out=out, say=say)
    except DisclosureError:
        return None
    issues = [find_issued(place, revision=one.revision) for one in reversed(revisions)]
    return next((one for one in issues if one.manifest["fingerprint"] == composed.report.fingerprint), None)
