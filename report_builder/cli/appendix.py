"""`report-builder appendix`: a part of an issued edition by itself, with numbers proved equal to the edition's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.talk import printable, talk
from report_builder.issuing.issued import Issued, find_issued

if TYPE_CHECKING:
    from report_builder.issuing.reading.appendix import Regenerated

EXAMPLE = """\b
Examples:
  report-builder appendix out/rotherham-2019-20-q4-board-report/public "appendix 1"
  report-builder appendix out/rotherham-2019-20-q4-board-report/public "chart 13b" --format pdf,xlsx
  report-builder appendix out/rotherham-2019-20-q4-board-report/public whole --revision 1
"""


@click.command("appendix", epilog=EXAMPLE)
@click.argument("issued", type=click.Path(path_type=Path))
@click.argument("part")
@click.option(
    "--out", default="out", show_default=True, type=click.Path(path_type=Path), help="The part gets a folder in it."
)
@click.option("--format", "formats", default="", help="Of pdf, html, docx, xlsx, ods. Default: pdf; of the whole, all.")
@click.option("--draft", is_flag=True, help="Take what lies in the folder, whatever was issued.")
@click.option("--revision", type=click.IntRange(min=1), help="Take this issue. Default: the latest.")
@click.option("--ledger", type=click.Path(path_type=Path), help="Default: ledger.sqlite in the out folder.")
def command(  # noqa: PLR0917  click passes them by name
    issued: Path,
    part: str,
    out: Path,
    formats: str,
    draft: bool,  # noqa: FBT001  click's signature
    revision: int | None,
    ledger: Path | None,
) -> None:
    """Give a part of an issued edition again, from what was put by with it; no config and no data are read.

    ISSUED is an edition's folder, or a document in it, be they there still or not: what was issued comes from the
    archive, as it was issued. PART is a section's id, "appendix 1", "chart 13b", "table 4", the id of a chart, or
    "whole". What was a file of its own is given byte for byte; anything else is set again with the templates of that
    issue, and every figure of it is proved to stand in it as issued. An edition of which a file was altered is refused
    with status 1, and the file is named.
    """
    from report_builder.delivery.passwords import passwords_in  # noqa: PLC0415  kept from --help
    from report_builder.issuing.reading.appendix import regenerate  # noqa: PLC0415  heavy
    from report_builder.pipeline_appendix import FORMATS  # noqa: PLC0415

    if draft and revision is not None:
        raise click.UsageError("--draft takes what lies in the folder and --revision what was issued: choose one")
    wanted = _formats(formats, FORMATS)
    edition = find_issued(issued, draft=draft, revision=revision, ledger=ledger)
    talk().progress("setting the part")
    made = regenerate(edition, part, formats=wanted, ledger=ledger, passwords=passwords_in(os.environ))
    _shelve(edition, made, out)


def _shelve(edition: Issued, made: Regenerated, out: Path) -> None:
    """Put the part on the shelf, and say what it is."""
    from report_builder.delivery.shelve import shelve  # noqa: PLC0415  kept from --help
    from report_builder.issuing.reading.proved import proved_of  # noqa: PLC0415  likewise

    place = shelve(made.files, out / f"{edition.report}-{edition.manifest['edition']}-{made.slug}")
    talk().done()
    for warning in (*edition.remarks, *made.warnings):
        talk().warn(printable(warning))
    for file in sorted(place.iterdir()):
        talk().answer(printable(str(file)))
    for line in proved_of(edition, made):
        talk().answer(printable(line))


def _formats(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in known:
            raise click.BadParameter(f"'{name}' is not made; there are: {', '.join(known)}", param_hint="--format")
    return names
