"""What is put by at each build so that the paper can be set again: its config, templates, charts and their pictures.

One zip of the archive, whose bytes depend on what is in it alone. It holds no data. What opens a database is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder import bundled
from report_builder.durable import make_folder, write_file
from report_builder.errors import Complaint, DataError, OutsideError
from report_builder.model.release import MANIFEST, Paper
from report_builder.model.spec import ReportSpec
from report_builder.scratch import scratch
from report_builder.store.frozen import Archive
from report_builder.store.objects import hashes_of
from report_builder.store.unzipped import unzipped

if TYPE_CHECKING:
    from report_builder.report.plan import Plan

Draw = Callable[[bytes], bytes]
FORM = "report-builder sources 1"
RECORD = "sources.json"
_LAYOUTS = frozenset({".jinja", ".css", ".yaml", ".yml"})
_BESIDE_CHARTS = ("palette.yaml", "house.mplstyle")
_USER = re.compile(rb"(://[^\s:/@'\"]*:)[^\s'\"]*(?=@)")
_OPTIONS = re.compile(rb"((?:postgres|sqlite|mysql|mariadb|mssql|oracle)[a-z0-9+]*://[^\s?'\"]*\?)[^\s'\"]+", re.I)


def sources_of(
    spec: ReportSpec,
    plan: Plan,
    *,
    templates: Sequence[Path],
    charts: Sequence[Path],
    pictures: Mapping[str, bytes],
) -> bytes:
    """The zip of what a paper is made with, besides its data.

    Args:
        spec: with the bytes of the config and of every file that it includes.
        plan: whose charts are put by, each as its file defines it.
        templates: folders, in the order in which they are looked in.
        charts: likewise.
        pictures: SHA-256 of an SVG picture -> the same as PNG, where a DOCX was made.
    """
    from report_builder.report.zipped import zipped  # noqa: PLC0415  kept from --help

    config = {f"config/{_safe(name)}": _without_secrets(content) for name, content in spec.files.items()}
    laid = dict(_layouts(templates))
    drawn = {f"pictures/{name}.png": content for name, content in sorted(pictures.items())}
    record = {
        "form": FORM,
        "config": spec.source.name,
        "names": {name: f"config/{_safe(name)}" for name in spec.files},
        "templates": [f"templates/{place}" for place, _ in enumerate(templates)],
        "own": [not _is_ours(folder, "templates") for folder in templates],
        "reference_document": _name_of(spec.reference_document, spec),
    }
    told = (json.dumps(record, indent=1, sort_keys=True) + "\n").encode()
    parts = {RECORD: told, **config, **laid, **dict(_charts(plan, charts)), **drawn}
    return zipped(parts, stored=tuple(drawn))


def remembered(as_png: Draw, pictures: dict[str, bytes]) -> Draw:
    """Draws as before, and keeps each PNG by the SHA-256 of the SVG picture that it was drawn from."""

    def drawn(picture: bytes) -> bytes:
        made = pictures[sha256(picture).hexdigest()] = as_png(picture)
        return made

    return drawn


def _safe(name: str) -> str:
    """A name of `ReportSpec.files` as a path that leads nowhere up."""
    return f"beside/{name.removeprefix('../')}" if name.startswith("../") else f"here/{name}"


def _without_secrets(content: bytes) -> bytes:
    """A text without what opens a database; a file that is no text, such as a font, is left alone."""
    if b"://" not in content or b"\0" in content:
        return content
    return _OPTIONS.sub(rb"\1***", _USER.sub(rb"\1***", content))


def _name_of(file: Path | None, spec: ReportSpec) -> str:
    """The part that holds a file that the config names; empty where there is none."""
    if file is None:
        return ""
    content = file.read_bytes()
    return next((f"config/{_safe(name)}" for name, found in spec.files.items() if found == content), "")


def _layouts(folders: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    for place, folder in enumerate(folders):
        for file in sorted(folder.rglob("*")):
            if file.suffix in _LAYOUTS and file.is_file():
                yield f"templates/{place}/{file.relative_to(folder).as_posix()}", file.read_bytes()


def own_layouts(plan: Plan, *, templates: Sequence[Path], charts: Sequence[Path]) -> str:
    """A hash of the workspace's own templates, and of the charts of its own that a paper shows; empty with none.

    Other templates make another paper of the same config and data, and its fingerprint has to say so.
    """
    own = [folder for folder in templates if not _is_ours(folder, "templates")]
    own_charts = {folder.resolve() for folder in charts if not _is_ours(folder, "charts")}
    drawn = {name: file for name, file in _chart_files(plan).items() if own_charts & set(file.resolve().parents)}
    parts = [*_layouts(own), *((name, file.read_bytes()) for name, file in sorted(drawn.items()))]
    told = "\n".join(f"{sha256(content).hexdigest()} {name}" for name, content in parts)
    return sha256(told.encode()).hexdigest() if parts else ""


def _charts(plan: Plan, folders: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Each chart of the paper, with its boundaries where it is a map, and what colours them all."""
    files = _chart_files(plan) | {name: folders[-1] / name for name in _BESIDE_CHARTS}
    yield from ((f"charts/{name}", file.read_bytes()) for name, file in sorted(files.items()))


def _chart_files(plan: Plan) -> dict[str, Path]:
    """Name -> file of each chart of the paper, and of the boundaries of its maps."""
    from report_builder.report.chart_file import boundary_file  # noqa: PLC0415  kept from --help
    from report_builder.report.own_charts import charts_of  # noqa: PLC0415

    files: dict[str, Path] = {}
    for chart in charts_of(plan):
        file = Path(chart.where.rpartition(":")[0])
        files[file.name] = file
        beside = boundary_file(file) if chart.boundaries else None
        files |= {beside.relative_to(file.parent).as_posix(): beside} if beside else {}
    return files


def _is_ours(folder: Path, name: str) -> bool:
    return folder.resolve() == bundled.folder(name).resolve()


def put_by(sources: bytes, *, out: Path) -> str:
    """Keep the zip in the archive under an out folder, once, and return its name there.

    Raises:
        OutsideError: the disk refuses.
    """
    return Archive(out).objects.put(sources)


def note_built(ledger: Path, *, report: str, files: Mapping[str, bytes], kept: str) -> None:
    """Note in the ledger that an edition was built, with the hash of each of its files; the very same once.

    Args:
        ledger: the file; its folder has to be there.
        report: the name of its folder under out/.
        files: name -> content, manifest.json among them.
        kept: the name of what was put by of it, or empty.

    Raises:
        ConfigError: the file is no ledger.
        DataError: it is damaged.
        OutsideError: the disk refuses.
    """
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help
    from report_builder.ledger.steps import Step  # noqa: PLC0415

    manifest: dict[str, Any] = json.loads(files[MANIFEST])
    hashes = hashes_of(files)
    step = Step("built", report, Paper.of(manifest), hashes[MANIFEST], kept=kept)
    with open_ledger(ledger) as opened:
        opened.record_step(step, files=hashes)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Templates and the reference document as files again, while `KeptSources.laid_out` is open."""

    templates: tuple[Path, ...]
    reference_document: Path | None


@dataclass(frozen=True, slots=True)
class KeptSources:
    """What was put by of a build.

    Attributes:
        config: the name of the config among `files`.
        files: as `ReportSpec.files`, less what opens a database.
        charts: file name -> content of each chart's definition, the palette and the style.
        pictures: SHA-256 of an SVG picture -> the same as PNG; none where no DOCX was made.
    """

    config: str
    files: Mapping[str, bytes]
    charts: Mapping[str, bytes]
    pictures: Mapping[str, bytes]
    _templates: tuple[Mapping[str, bytes], ...]
    _reference_document: bytes | None

    def as_png(self, picture: bytes) -> bytes:
        """A picture as PNG, as it was drawn at the build.

        Raises:
            KeyError: it was not put by: no DOCX was made.
        """
        return self.pictures[sha256(picture).hexdigest()]

    @contextmanager
    def laid_out(self) -> Iterator[LaidOut]:
        """Templates and reference document in a private folder, which goes when it is closed.

        Raises:
            OutsideError: no such folder can be written.
        """
        with scratch("sources-") as place:
            try:
                yield self._written(place)
            except OSError as refusal:
                what = f"the templates that were put by cannot be laid out: {refusal.strerror}"
                raise OutsideError(what, mend="make room for temporary files, or name a folder in TMPDIR") from refusal

    def _written(self, place: Path) -> LaidOut:
        folders = tuple(place / str(number) for number, _ in enumerate(self._templates))
        for folder, files in zip(folders, self._templates, strict=True):
            make_folder(folder)
            for name, content in files.items():
                make_folder((folder / name).parent)
                write_file(content, folder / name)
        base = place / "reference.docx" if self._reference_document is not None else None
        if base is not None and self._reference_document is not None:
            write_file(self._reference_document, base)
        return LaidOut(folders, base)


def kept_sources(out: Path, digest: str) -> KeptSources:
    """What was put by of a build, from the archive.

    Args:
        out: the folder under which the papers lie, and the archive.
        digest: as the ledger's step `built` or `Frozen.sources` has it.

    Raises:
        DataError: it is missing, was altered, or another version put it by.
    """
    archive = Archive(out)
    where = str(archive.objects.place_of(digest))
    try:
        parts = unzipped(archive.objects.get(digest))
        record = json.loads(parts[RECORD])
        if record["form"] != FORM:
            raise DataError(Complaint("another version put this by", where, "use that version"))
        base = record["reference_document"]
        if not all(isinstance(name, str) for name in (record["config"], *record["templates"])):
            raise TypeError("a name that is none")
        return KeptSources(
            config=record["config"],
            files={name: parts[part] for name, part in record["names"].items()},
            charts=_under("charts", parts),
            pictures={name.removesuffix(".png"): content for name, content in _under("pictures", parts).items()},
            _templates=tuple(_under(folder, parts) for folder in record["templates"]),
            _reference_document=parts[base] if base else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        what = "what was put by of the build cannot be read"
        raise DataError(Complaint(what, where, "put the archive's last copy back")) from error


def _under(folder: str, parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a folder, by their names within it."""
    return {name.removeprefix(f"{folder}/"): part for name, part in parts.items() if name.startswith(f"{folder}/")}
