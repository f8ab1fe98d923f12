"""What a kept result depends on, as one digest: with everything in it the same, the result is the same.

What of the config only words or looks it is left out, so that editing commentary keeps the counts; the views that
commentary asks for are in it. The digest is keyed with the service's secret where it has one, and is always of all
inputs together, so that no small file can be guessed back from it.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import fields
from hashlib import sha256
from pathlib import Path

from report_builder.errors import ReportError
from report_builder.model.place import DataPlace, PlaceKind
from report_builder.model.release import Release, cell_row, contents_digest
from report_builder.model.spec import Edition, ReportSpec
from report_builder.model.tables import Input
from report_builder.model.text_findings import TEXT_FINDINGS
from report_builder.model.view import View
from report_builder.sources.bytes_of_files import digest_of
from report_builder.warm.program import program_digest
from report_builder.warm.values import told

ONLY_WORDS = frozenset({
    "approval", "colours", "commentary", "committee", "delivery", "digest", "figures", "files", "fonts", "glossary",
    "guarded_digest", "is_of_latest", "left_aside", "logo", "logo_alt", "meeting", "paper_colours", "paragraphs",
    "places", "read", "reference_document", "sections", "signatures", "source",
})  # fmt: skip
"""Fields of a config of which only the views that they ask for bear on a count. A new field counts until it is here."""
_IN_PART = frozenset({"accept", "schedule"})
"""Words accepted in a text bear on no count; an entry with words for what is no finding of a text is refused."""


def key_of_spec(spec: ReportSpec, views: Sequence[Iterable[View]], *, also: Iterable[str], secret: str) -> bytes:
    """Of all that is asked of the data, and of the program that answers.

    Args:
        spec: what was asked for.
        views: of the plan, in groups: those that it prints, those that it misses, those that it may say besides.
        also: governance tables that are wanted.
        secret: of the service; may be empty.

    Raises:
        TypeError: the config holds something that has no text.
    """
    held = {one.name: getattr(spec, one.name) for one in fields(spec) if one.name not in ONLY_WORDS | _IN_PART}
    accepted = tuple(one for one in spec.accept if not one.words)
    misplaced = tuple(one.finding for one in spec.accept if one.words and one.finding not in TEXT_FINDINGS)
    of_views = tuple(map(tuple, views))
    asked = (held, accepted, misplaced, tuple(spec.schedule.quiet_tables), of_views, tuple(sorted(also)))
    return _keyed(secret, program_digest().encode(), told(asked))


def key_of_data(asked: bytes, inputs: Iterable[Input], listing: Sequence[str], *, secret: str) -> bytes:
    """Of what was asked and of every byte that answers it.

    Args:
        asked: as `key_of_spec` has it.
        inputs: what was read.
        listing: all that lies where it was read, since a further file may be a finding.
        secret: of the service; may be empty.
    """
    return _keyed(secret, asked, told((tuple((one.file, one.sha256) for one in inputs), tuple(listing))))


def key_of_edition(data: bytes, edition: Edition, releases: Iterable[Release], *, secret: str) -> bytes:
    """Of an edition's tables: the data, its rules, and all that its readers hold."""
    held = tuple(
        (one.kind, one.audience, one.document, one.yot, one.quarter, one.as_at, one.fingerprint, one.went_out_on,
         contents_digest(map(cell_row, one.cells)))
        for one in releases
    )  # fmt: skip
    return _keyed(secret, data, told((edition, held)))


def listing_of(place: DataPlace) -> tuple[str, ...] | None:
    """The names of all that lies in a folder of data; None where it is no folder or workbook that can be looked at."""
    if place.kind is PlaceKind.DATABASE or place.path is None:
        return None
    try:
        if place.kind is PlaceKind.WORKBOOK:
            return (place.path.name,)
        return tuple(sorted(_named(file, place.path) for file in place.path.rglob("*")))
    except OSError:
        return None


def _named(file: Path, folder: Path) -> str:
    """A name that tells a folder and a link from a file: a part that is a link is refused."""
    return f"{file.relative_to(folder)}{'@' if file.is_symlink() else ''}{'/' if file.is_dir() else ''}"


def inputs_now(place: DataPlace, names: Iterable[str]) -> tuple[Input, ...] | None:
    """The same inputs with the digests that their files have now; None where one is gone."""
    if place.path is None:
        return None
    files = {name: place.path if place.kind is PlaceKind.WORKBOOK else place.path / name for name in names}
    if not all(file.is_relative_to(place.path) and ".." not in file.parts for file in files.values()):
        return None
    try:
        digests = {file: digest_of(file) for file in dict.fromkeys(files.values())}
    except (ReportError, OSError):
        return None
    return tuple(Input(name, digests[file]) for name, file in files.items())


def _keyed(secret: str, *parts: bytes) -> bytes:
    return hmac.new(secret.encode(), b"".join(sha256(part).digest() for part in parts), sha256).digest()
