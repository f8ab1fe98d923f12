"""`report-builder figures`: every figure that the document would print, after protection."""

from __future__ import annotations

import json
import os
from datetime import datetime
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
@click.option("--names", "as_names", is_flag=True, help="Only the names by which commentary asks for them.")
@click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="Where the ledger lies.")
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="What the paper may know; default: the config's.")
def command(  # noqa: PLR0917  click passes them by name
    config: Path,
    edition: str,
    as_json: bool,  # noqa: FBT001  click's signature
    as_names: bool,  # noqa: FBT001
    out: Path,
    as_at: datetime | None,
) -> None:
    """Print every figure that the document would print, after protection, and the name by which commentary asks for it.

    A name goes between two braces: {{ caseload.by(sex='female').share }}.
    """
    from report_builder import pipeline  # noqa: PLC0415  heavy

    with keys_kept(config, out):
        day = as_at.date() if as_at else None
        counted = pipeline.count(config, as_at=day, environment=os.environ, say=talk().progress)
    figures, text = pipeline.figures_of(counted, pipeline.edition_of(counted, edition), out=out)
    talk().done()
    if as_json:
        talk().answer(text.decode("utf-8").rstrip("\n"))
        return
    references = {one["id"]: one.get("reference", "") for one in json.loads(text)["figures"]}
    if as_names:
        lines = [one for one in dict.fromkeys(references.values()) if one]
    else:
        lines = [_line(figure, references[figure.key.id]) for figure in figures]
    for line in lines:
        talk().answer(line)


def _line(figure: Figure, reference: str) -> str:
    """The id, the figure with what it was made of, and its name in commentary, if it has one; tabs between them."""
    parts = f" ({figure.numerator:f} of {figure.denominator:f})" if figure.numerator and figure.denominator else ""
    return "\t".join(one for one in (figure.key.id, f"{figure.shown}{parts}", reference) if one)
