"""A small draft as a build leaves it: its page says DRAFT, and what it was made with is put by and noted."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from small_editions import put_edition
from small_specs import asked

from report_builder import bundled
from report_builder.keeping import note_built, put_by, sources_of
from report_builder.model.built import CoverLine, Paragraph, Report, Section, Subsection
from report_builder.report.archive import NAME, Archived, archive_of
from report_builder.report.html import to_html
from report_builder.report.plan import Plan

PLAN = Plan("board-report", "Paper", "", ())


def paper(words: str = "Fewer children were remanded.") -> Report:
    """A paper of one sentence."""
    section = Section("custody", "1", "Custody", (Subsection("", (Paragraph("1.1", words),)),))
    return Report("Paper", "To the board", "Leeds", "public", "", (CoverLine("Edition", "Public"),), (section,))


def put_draft(
    out: Path,
    *,
    report: Report | None = None,
    is_put_by: bool = True,
    templates: Path | None = None,
    **manifest: object,
) -> Path:
    """Write `out/leeds-board-report/public`, with its archive, and note that it was built."""
    draft = report or paper()
    folders = (*((templates,) if templates else ()), bundled.folder("templates"))
    folder = put_edition(out, **manifest)  # type: ignore[arg-type]
    page = to_html(draft, for_print=False, folders=folders)
    (folder / "board-report.html").write_text(page, encoding="utf-8")
    (folder / NAME).write_bytes(archive_of(Archived(draft)))
    as_built(folder)
    if is_put_by:
        spec = replace(asked(), files={"leeds.yaml": b"yot: Leeds\n"})
        charts = (bundled.folder("charts"),)
        kept = put_by(sources_of(spec, PLAN, templates=folders, charts=charts, pictures={}), out=out)
        files = {file.name: file.read_bytes() for file in folder.iterdir()}
        note_built(out / "ledger.sqlite", report=folder.parent.name, files=files, kept=kept)
    return folder


def as_built(folder: Path) -> None:
    """Write the manifest anew, in the form of a build, with the hashes of the files that lie there."""
    file = folder / "manifest.json"
    files = {one.name: one.read_bytes() for one in sorted(folder.iterdir()) if one != file}
    hashes = {name: sha256(content).hexdigest() for name, content in files.items()}
    told = {**json.loads(file.read_text(encoding="utf-8")), "files": hashes}
    file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
