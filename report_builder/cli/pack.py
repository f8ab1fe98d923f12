"""`report-builder pack`: an agenda pack, its papers in one document with continuous page numbers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.talk import printable, talk
from report_builder.issuing.issued import read_issued

if TYPE_CHECKING:
    from report_builder.packing import BuiltEdition

EXAMPLE = """\b
Example:
  report-builder pack config/pack-2020-07-28.yaml
"""


@click.command("pack", epilog=EXAMPLE)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where to put it; the ledger lies there too.",
)
def command(file: Path, out: Path) -> None:
    """Make an agenda pack: a front sheet with page ranges, and the papers of its items as one PDF and one HTML page.

    FILE names the meeting and its items. A paper is made from its config, protected together with what went out
    before and with the papers that stand before it in the pack; or it is taken as it was built. Nothing is written
    where the papers together would let a reader work out a withheld number.
    """
    from report_builder import pipeline_pack  # noqa: PLC0415  heavy

    packed = pipeline_pack.pack(file, out=out, read_built=_read_built, environment=os.environ, say=talk().progress)
    talk().done()
    for warning in packed.warnings:
        talk().warn(warning)
    talk().answer(printable(f"{packed.folder}: {packed.pages} pages"))


def _read_built(path: Path) -> BuiltEdition:
    from report_builder.packing import BuiltEdition  # noqa: PLC0415
    from report_builder.pipeline_appendix import read_edition  # noqa: PLC0415  heavy

    issued = read_issued(path)
    return BuiltEdition(read_edition(issued.folder, issued.manifest, issued.figures), issued.rules)
