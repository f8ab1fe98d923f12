"""`report-builder figures`: every figure that the document would print, after protection."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.row_keys import keys_kept
from report_builder.cli.talk import talk

if TYPE_CHECKING:
    from report_builder.model.tables import Figure


@click.command(
    "figures",
    epilog="\b\nExample:\n  report-builder figures config/rotherham-2019-20-q4.yaml --edition board --json",
)
@click.argument("config", type=click.Path(path_type=Path))
@click.option("--edition", default="public", show_default=True, help="board or public.")
@click.option("--json", "as_json", is_flag=True, help="For a program: the same as figures.json.")
@click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="Where the ledger lies.")
def command(config: Path, edition: str, as_json: bool, out: Path) -> None:  # noqa: FBT001  click's signature
    """Print every figure that the document would print, after protection."""
    from report_builder import pipeline  # noqa: PLC0415  heavy

    with keys_kept(config, out):
        counted = pipeline.count(config, environment=os.environ, say=talk().progress)
    figures, text = pipeline.figures_of(counted, pipeline.edition_of(counted, edition), out=out)
    talk().done()
    if as_json:
        talk().answer(text.decode("utf-8").rstrip("\n"))
        return
    for figure in figures:
        talk().answer(_line(figure))


def _line(figure: Figure) -> str:
    parts = f" ({figure.numerator:f} of {figure.denominator:f})" if figure.numerator and figure.denominator else ""
    return f"{figure.key.id}\t{figure.shown}{parts}"
