"""What the last builds of a report left for the next: what was found of its data, each edition's tables and charts.

Under `out/cache/REPORT/` lies what belongs to nobody but the service: names of inputs, findings, rows set aside, the
registers, and for which data each edition's tables hold. An edition's own folder holds only what comes after the wall;
no digest of the data is in it, so that data that print the same leave the same files there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.model.place import PlaceKind
from report_builder.model.registers import NO_REGISTERS, Registers
from report_builder.model.release import Release
from report_builder.model.spec import Edition, ReportSpec
from report_builder.model.tables import Cases, Finding, Input
from report_builder.model.view import View
from report_builder.warm.files import CACHE, ENDING, forget, keep, keep_only, read_kept
from report_builder.warm.key import inputs_now, key_of_data, key_of_edition, key_of_spec, listing_of
from report_builder.warm.known_configs import note_config
from report_builder.warm.pictures import KeptPictures
from report_builder.warm.values import UNREADABLE, from_text, to_text

if TYPE_CHECKING:
    from report_builder.disclosure.protected import Protected

COUNTED = f"data{ENDING}"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Found:
    """What a build needs of the data besides its editions' tables, as it was found of the very same bytes.

    Attributes:
        inputs: what was read, with the digests of now.
        findings: none of them stops.
        set_aside: finding -> number of rows.
        is_synthetic: as in Cases.
        registers: the governance tables.
    """

    inputs: tuple[Input, ...] = ()
    findings: tuple[Finding, ...] = ()
    set_aside: Mapping[str, int] = field(default_factory=dict)
    is_synthetic: bool = False
    registers: Registers = NO_REGISTERS


class Kept:
    """The cache of one report for what a config asks now."""

    def __init__(self, folder: Path, spec: ReportSpec, *, asked: bytes, secret: str) -> None:
        """A report's folder of the cache, which need not be there.

        Args:
            folder: its own.
            spec: what was asked for.
            asked: the digest of all that is asked of the data.
            secret: keys the digests; may be empty.
        """
        self._folder, self._place, self._asked, self._secret = folder, spec.data, asked, secret
        self._config = spec.source
        self._listing = listing_of(spec.data)
        self._data = b""
        self._used: dict[str, set[str]] = {}
        self._pictures: dict[str, KeptPictures] = {}

    def found(self) -> Found | None:
        """What was found of the data, where every byte of them is as it was then."""
        held = _parsed(read_kept(self._folder / COUNTED))
        if self._listing is None or held is None:
            return None
        try:
            key, names, *further = held
            inputs = inputs_now(self._place, names)
            data = key_of_data(self._asked, inputs or (), self._listing, secret=self._secret)
            if inputs is None or data.hex() != key:
                return None
            found = Found(inputs, *further)
        except UNREADABLE:
            return None
        self._data = data
        return found

    def keep_found(self, cases: Cases, registers: Registers) -> None:
        """Keep what was found of the data that were read now; nothing of a database, nor a key of a row."""
        self._data = b""
        if self._listing is None or any(one.keys for one in cases.findings):
            return
        data = key_of_data(self._asked, cases.inputs, self._listing, secret=self._secret)
        names = tuple(one.file for one in cases.inputs)
        held = (data.hex(), names, cases.findings, dict(cases.set_aside), cases.is_synthetic, registers)
        if keep(to_text(held), self._folder / COUNTED):
            self._data = data

    def protected(self, edition: Edition, releases: Iterable[Release]) -> Protected | None:
        """An edition's tables, as they were protected from the same data with the same releases."""
        if not self._data or not _NAME.fullmatch(edition.name):
            return None
        name = self._index(edition).get(self._key(edition, releases), "")
        body = read_kept(self._folder / edition.name / name) if name else None
        held = _parsed(body)
        if body is None or held is None or name != _name_of(body):
            return None
        from report_builder.disclosure.protected import Protected  # noqa: PLC0415  only where there is one

        try:
            tables, warnings, alternatives = held
            protected = Protected(edition, tables, warnings, alternatives)
        except UNREADABLE:
            return None
        self._used.setdefault(edition.name, set()).add(name)
        return protected

    def keep_protected(self, protected: Protected, releases: Iterable[Release]) -> None:
        """Keep an edition's tables: only what may be printed, in a file that is named for its content."""
        edition = protected.edition
        if not self._data or not _NAME.fullmatch(edition.name):
            return
        try:
            body = to_text((protected.tables, protected.warnings, dict(protected.alternatives)))
        except TypeError:
            return  # a number of a library's own kind: it would not come back as it is
        name = _name_of(body)
        if keep(body, self._folder / edition.name / name):
            used = self._used.setdefault(edition.name, set())
            used.add(name)
            index = {key: file for key, file in self._index(edition).items() if file in used}
            keep(to_text({**index, self._key(edition, releases): name}), self._index_of(edition))

    def pictures(self, edition: Edition) -> KeptPictures:
        """The charts of an edition."""
        if edition.name not in self._pictures:
            place = self._folder / edition.name if _NAME.fullmatch(edition.name) else None
            self._pictures[edition.name] = KeptPictures(place)
        return self._pictures[edition.name]

    def tidy(self, edition: Edition, *, is_whole: bool) -> None:
        """Write the charts that were drawn anew; after a whole build of an edition, keep only what it used.

        Args:
            edition: that was built.
            is_whole: whether it came to its end.
        """
        pictures = self.pictures(edition)
        pictures.save(only_used=is_whole)
        used = self._used.get(edition.name)
        note_config(self._folder, self._config)
        if is_whole and used:
            keep_only(self._folder / edition.name, {*used, pictures.NAME})

    def _key(self, edition: Edition, releases: Iterable[Release]) -> str:
        return key_of_edition(self._data, edition, releases, secret=self._secret).hex()

    def _index_of(self, edition: Edition) -> Path:
        return self._folder / f"{edition.name}{ENDING}"

    def _index(self, edition: Edition) -> dict[str, str]:
        """Digest of data, rules and releases -> the file of the tables that were made from them."""
        held = _parsed(read_kept(self._index_of(edition)))
        known = held.items() if isinstance(held, dict) else ()
        return {key: name for key, name in known if isinstance(name, str) and _NAME.fullmatch(Path(name).stem)}


def kept_of(
    out: Path | None, spec: ReportSpec, views: Sequence[Iterable[View]], *, also: Iterable[str], secret: str
) -> Kept | None:
    """The cache of a report under an out folder; None where there is none.

    A database is read anew each time: nothing says that its rows are as they were. Its charts alone are kept.
    """
    if out is None or not _NAME.fullmatch(spec.report):
        return None
    try:
        asked = key_of_spec(spec, views, also=also, secret=secret)
    except TypeError:
        return None
    kept = Kept(out / CACHE / spec.report, spec, asked=asked, secret=secret)
    if spec.data.kind is PlaceKind.DATABASE:
        forget(out / CACHE / spec.report / COUNTED)
    return kept


def _parsed(body: bytes | None) -> Any:
    try:
        return None if body is None else from_text(body)
    except UNREADABLE:
        return None


def _name_of(body: bytes) -> str:
    return f"{sha256(body).hexdigest()}{ENDING}"
