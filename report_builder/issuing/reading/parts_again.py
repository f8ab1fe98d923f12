"""Whether a part that somebody has is what `appendix` makes of its paper: it is made again, and the bytes compared."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from report_builder.delivery.passwords import NO_PASSWORDS, Passwords
from report_builder.errors import ConfigError, DataError, OutsideError
from report_builder.issuing.issued import Issued, find_issued, read_issued
from report_builder.issuing.reading.appendix import regenerate
from report_builder.issuing.reading.witnesses import Witnesses

_BEGINNINGS = ((b"%PDF-", ("pdf",)), (b"PK\x03\x04", ("docx", "xlsx", "ods")), (b"<", ("html",)))


@dataclass(frozen=True, slots=True)
class MadeAgain:
    """A part that was made again: its name, whether its bytes are the same, and what might be why not."""

    name: str
    is_same: bool
    warnings: tuple[str, ...]


def issues_with(fingerprints: Collection[str], witnesses: Witnesses) -> Iterator[Issued]:
    """Every edition at hand that bears one of these fingerprints: the latest issue first, then what lies in a folder.

    Args:
        fingerprints: of papers.
        witnesses: who know of them.
    """
    for archive, frozen, paper in reversed(witnesses.issues):
        if paper.fingerprint in fingerprints:
            place = archive.out / frozen.name / frozen.edition
            with suppress(ConfigError, DataError):
                yield find_issued(place, revision=frozen.revision, ledger=witnesses.ledger)
    known = {(report, paper.audience) for report, paper in witnesses.papers() if paper.fingerprint in fingerprints}
    for folder in sorted(out.joinpath(*names) for out in witnesses.outs for names in known):
        with suppress(ConfigError, DataError):
            found = read_issued(folder)
            if found.paper.fingerprint in fingerprints and witnesses.edition(found.digest):
                yield found


def made_again(
    issued: Issued, part: str, content: bytes, *, ledger: Path | None, passwords: Passwords = NO_PASSWORDS
) -> MadeAgain | None:
    """Make a part again and compare it; None where it cannot be made.

    Args:
        issued: the edition that it says it is of.
        part: by its name in a file: chart-13b.
        content: what is to be compared, without its encryption.
        ledger: which knows what was put by of a draft.
        passwords: of an encrypted edition.
    """
    from report_builder.delivery.sealed_pdf import unsealed  # noqa: PLC0415  pikepdf is heavy

    forms = next((forms for beginning, forms in _BEGINNINGS if content.startswith(beginning)), ())
    made = None
    for form in forms:
        try:
            made = regenerate(issued, part, formats=(form,), ledger=ledger, passwords=passwords)
        except (ConfigError, DataError, OutsideError):
            continue
        if any(content == unsealed(one, passwords, where=name) for name, one in made.files.items()):
            return MadeAgain(made.name, is_same=True, warnings=made.warnings)
    return MadeAgain(made.name, is_same=False, warnings=made.warnings) if made else None
