"""`report-builder figures`: every figure that the document would print, after protection."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.build import SECRET
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
def command(config: Path, edition: str, as_json: bool) -> None:  # noqa: FBT001  click's signature
    """Print every figure that the document would print, after protection."""
    from report_builder import pipeline  # noqa: PLC0415  heavy
    from report_builder.report.records import figures_json  # noqa: PLC0415

    counted = pipeline.count(config, secret=os.environ.get(SECRET, ""), say=talk().progress)
    protected = pipeline.protect_edition(counted, pipeline.edition_of(counted, edition))
    figures = tuple(protected.figures)
    if as_json:
        composed = pipeline.compose_edition(counted, protected)
        made = pipeline.vouched_by(counted, protected)
        text = figures_json(
            made.spec,
            figures,
            edition=protected.edition,
            cases=made.cases,
            places=composed.places,
            key=made.key,
            commentary=composed.commentary,
        )
        talk().done()
        talk().answer(text.decode("utf-8").rstrip("\n"))
        return
    talk().done()
    for figure in figures:
        talk().answer(_line(figure))


def _line(figure: Figure) -> str:
    parts = f" ({figure.numerator:f} of {figure.denominator:f})" if figure.numerator and figure.denominator else ""
    return f"{figure.key.id}\t{figure.shown}{parts}"
