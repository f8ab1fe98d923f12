"""A build as it is watched: what it read is looked at before and after, and where nothing moved it gets its stamp."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from report_builder.durable import make_folder, write_file
from report_builder.errors import ReportError
from report_builder.ledger.releases import open_ledger
from report_builder.ledger.state import state_of
from report_builder.model.order import LEDGER, Line, Order
from report_builder.model.release import MANIFEST
from report_builder.model.spec import ReportSpec
from report_builder.store.alone import alone
from report_builder.store.frozen import ARCHIVE, Archive
from report_builder.store.objects import OBJECTS
from report_builder.unchanged.looks import Contents, Glance, Place, glance
from report_builder.unchanged.program import program
from report_builder.unchanged.reads import may_be_told, objects, places_of
from report_builder.unchanged.stamp import Stamp, as_bytes, digest_of, place_of

MOST_STAMPS = 1000
"""In a folder; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Reads:
    """What a build reads: in which places, and how they stood at a glance before it read them."""

    places: tuple[Place, ...]
    before: Glance


@dataclass(frozen=True, slots=True)
class Made:
    """An edition on the shelf: its folder, and the SHA-256 of its manifest.json."""

    folder: Path
    manifest: str


class Asked(Mapping[str, str]):
    """An environment that notes which of its variables somebody asked for, whether or not it has them."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        return self._environment[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._environment)

    def __len__(self) -> int:
        return len(self._environment)


@dataclass(slots=True)
class Reading:
    """One call's build of a config, while it goes on.

    Attributes:
        order: what is wanted.
        environment: what the build asks for its variables.
        heed: told what the build reads, once its config is read.
    """

    order: Order
    environment: Asked = field(repr=False)
    heed: Callable[[Reads], None] = lambda _: None
    _begun: Completed | None = None

    def __post_init__(self) -> None:
        program()  # as it is now: what is put in its place while the build goes on did not make the paper

    def begin(self, spec: ReportSpec) -> None:
        """Look at everything that the build is going to read; where that cannot be done it gets no stamp."""
        with suppress(OSError, ReportError):
            places = places_of(spec, self.order.config, out=self.order.out, totals=self.order.beside)
            reads = Reads(places, glance(places))
            self.heed(reads)
            if may_be_told(spec) and _is_of_these_data(spec):
                state = state_of(self.order.out / LEDGER, report=spec.report, yot=spec.yot)
                config = {str(path): sha256(content).hexdigest() for path, content in spec.read.items()}
                self._begun = Completed(self.order, spec.report, spec.yot, reads, config, state, program())

    def finished(self, made: Sequence[Made], told: Sequence[Line]) -> Completed | None:
        """What a stamp is to be made of, where all that was asked for was made; None where there can be none.

        Args:
            made: every edition that was asked for.
            told: all that was said of it.
        """
        if self._begun is None:
            return None
        variables = tuple(sorted(self.environment.names))
        return replace(self._begun, made=tuple(made), told=tuple(told), variables=variables)


@dataclass(frozen=True, slots=True)
class Completed:
    """A build that made all that was asked for: so plain that it can travel to whoever has the out folder.

    Attributes:
        order: what was wanted.
        report: the name of the report's folder under out/.
        yot: the service.
        reads: what it read, at a glance before it did.
        config: path -> SHA-256 of the config and of what it includes, as they were read; in no stamp.
        state: of the ledger, before.
        program: that made it.
        made: the editions.
        told: what was said.
        variables: names of the environment's variables that it asked for.
    """

    order: Order
    report: str
    yot: str
    reads: Reads
    config: Mapping[str, str] = field(repr=False)
    state: str
    program: str
    made: tuple[Made, ...] = ()
    told: tuple[Line, ...] = ()
    variables: tuple[str, ...] = ()

    def keep(self, environment: Mapping[str, str], *, beside: Sequence[Path] = ()) -> None:
        """Keep a stamp of the build, if everything still is as it was when it began and as it was made.

        What cannot be read or written leaves no stamp, and is no fault: the next call builds again.

        Args:
            environment: as the build took it.
            beside: files that the build wrote besides the editions, or took away.
        """
        with suppress(OSError, ReportError, ValueError, TypeError, LookupError):
            bare = self._bare(beside)
            stamp = replace(bare, digest=digest_of(bare, self.order, environment=environment, contents=Contents()))
            if self._has_stood_still():  # asked last: so what was looked at for the stamp is what was read and made
                _keep(stamp, place_of(self.order))

    def _bare(self, beside: Sequence[Path]) -> Stamp:
        out = self.order.out
        written = map(str, (*(one.folder for one in self.made), *beside, *self._put_by()))
        return Stamp(
            report=self.report,
            yot=self.yot,
            read=self.reads.places,
            made=tuple(os.path.relpath(one, out) for one in written),
            manifests=tuple(one.manifest for one in self.made),
            variables=self.variables,
            told=self.told,
        )

    def _put_by(self) -> list[str]:
        """Where the archive keeps what the editions were made with."""
        manifests = {one.manifest for one in self.made}
        with open_ledger(self.order.out / LEDGER) as ledger:
            steps = ledger.steps(report=self.report, kinds=("built",))
        kept = sorted({step.kept for step in steps if step.manifest in manifests and step.kept})
        return [place.path for place in objects(Archive(self.order.out), kept)]

    def _has_stood_still(self) -> bool:
        return (
            self.program == program()
            and all(sha256(Path(path).read_bytes()).hexdigest() == digest for path, digest in self.config.items())
            and _steady(glance(self.reads.places)) == _steady(self.reads.before)
            and state_of(self.order.out / LEDGER, report=self.report, yot=self.yot) == self.state
            and all(map(_is_as_made, self.made))
        )


def _is_of_these_data(spec: ReportSpec) -> bool:
    """Whether `quarter: latest` is the quarter of the data as they are now; they were asked for it before."""
    if not spec.is_of_latest:
        return True
    from report_builder.cases.load import latest_quarter  # noqa: PLC0415  pandas is heavy

    return latest_quarter(spec) == spec.quarter


def _steady(marks: Glance) -> Glance:
    """The marks without the times of the archive's objects, which are set anew whenever the same bytes are put by."""
    return {path: found[:2] if f"/{ARCHIVE}/{OBJECTS}/" in path else found for path, found in marks.items()}


def _is_as_made(made: Made) -> bool:
    """Whether an edition's folder holds what this build put there, and nothing else."""
    manifest = (made.folder / MANIFEST).read_bytes()
    files = json.loads(manifest)["files"]
    found = {file.name: sha256(file.read_bytes()).hexdigest() for file in made.folder.iterdir()}
    return found == {**files, MANIFEST: made.manifest}


def _keep(stamp: Stamp, place: Path) -> None:
    """Write a stamp whole, in the place of the last one."""
    make_folder(place.parent)
    with alone(place.parent):
        fresh = place.with_suffix(".fresh")
        fresh.unlink(missing_ok=True)  # a killed process left it
        write_file(as_bytes(stamp), fresh)
        fresh.replace(place)
        stamps = sorted(place.parent.glob("*.json"), key=lambda one: one.stat().st_mtime_ns)
        for old in stamps[:-MOST_STAMPS]:
            old.unlink(missing_ok=True)
