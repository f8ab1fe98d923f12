"""`report-builder restore`: writes back the data that were kept with an issued paper."""

from __future__ import annotations

import os
from pathlib import Path

import click

from report_builder.cli.talk import printable, talk
from report_builder.cli.today import day_or_today
from report_builder.issuing.issued import find_issued

EXAMPLE = """\b
Example:
  report-builder restore out/rotherham-2019-20-q4-board-report/board ~/data-of-the-paper
"""


@click.command("restore", epilog=EXAMPLE)
@click.argument("issued", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--revision", type=click.IntRange(min=1), help="Which issue.  [default: the latest]")
@click.option("--ledger", "file", type=click.Path(path_type=Path), help="Default: ledger.sqlite in the out folder.")
def command(issued: Path, folder: Path, revision: int | None, file: Path | None) -> None:
    """Write the data of an issued paper into a new FOLDER, where `release --keep-data` kept them with it.

    ISSUED is an edition's folder, or a document in it. REPORT_BUILDER_ARCHIVE_KEY has to be the key with which they
    were encrypted. Only you may enter the folder, which must not lie in the out folder; the ledger notes the day.
    """
    from report_builder.issuing.releasing.locked import VARIABLE, ArchiveKey  # noqa: PLC0415  kept from --help
    from report_builder.issuing.releasing.restore import insist_new, kept_inputs, write_inputs  # noqa: PLC0415
    from report_builder.pipeline_explain import note_look  # noqa: PLC0415
    from report_builder.readers import LEDGER  # noqa: PLC0415

    edition = find_issued(issued, revision=revision, ledger=file)
    insist_new(folder, out=edition.out)
    files = kept_inputs(edition, ArchiveKey.said(os.environ.get(VARIABLE, "")))
    noted = file or edition.out / LEDGER
    note_look(noted, edition.manifest, "the data that were kept", on=day_or_today(None))
    write_inputs(files, folder)
    tables = "1 table" if len(files) == 1 else f"{len(files)} tables"
    said = f"{tables} of revision {edition.revision} in {folder}, which only you may enter; noted in {noted}"
    talk().answer(printable(said))
