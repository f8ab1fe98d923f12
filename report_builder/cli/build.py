"""`report-builder build`: makes the documents."""

from __future__ import annotations

import os
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.talk import talk
from report_builder.errors import Complaint, ConfigError

if TYPE_CHECKING:
    from report_builder.building import Line


@click.command(
    "build",
    epilog="\b\nExample:\n  report-builder build config/rotherham-2019-20-q4.yaml --edition public",
)
@click.argument("configs", metavar="CONFIG...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--edition", default="all", show_default=True, help="board, public or all.")
@click.option("--format", "formats", default="pdf,html", show_default=True, help="Of pdf, html, docx, xlsx and ods.")
@click.option("--only", default="", metavar="PART", help="Lay out one section; the whole paper is protected.")
@click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where to put them; the ledger lies there too.",
)
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="What the paper may know; default: the config's.")
def command(  # noqa: PLR0917  click passes them by name
    configs: tuple[Path, ...], edition: str, formats: str, only: str, out: Path, as_at: datetime | None
) -> int:
    """Make the documents: for each edition the paper in every --format, figures.json, manifest.json and archive.zip.

    Each edition is protected together with what went out before (`release`), attacked when it is finished, and written
    whole or not at all; status 3 is one from which a reader could work out a withheld number. One edition's failure
    does not stop the other, nor one config's the next: the exit status is that of the worst.
    """
    from report_builder import pipeline  # noqa: PLC0415  heavy
    from report_builder.building import Order, carry_out  # noqa: PLC0415

    wanted = _formats(formats, pipeline.every_format())
    day = as_at.date() if as_at else None
    status = 0
    made: dict[str, Path] = {}
    for config in configs:
        order = Order(config, out, edition, wanted, only, day)
        claim = partial(_insist_own_place, config=config, made=made)
        done = carry_out(order, environment=os.environ, tell=_tell, say=talk().progress, claim=claim)
        status = max(status, done)
    return status


def _tell(line: Line) -> None:
    """Say a line as loudly as it is meant, once the line of progress is gone."""
    talk().done()
    {"answer": talk().answer, "warning": talk().warn, "error": talk().error}[line.level](line.text)


def _insist_own_place(name: str, *, config: Path, made: dict[str, Path]) -> None:
    """Stop where two configs of one call would write into the same folder, so that the second would undo the first."""
    if name in made:
        what = f"this config makes '{name}', as {made[name]} does"
        raise ConfigError(Complaint(what, str(config), "build it by itself, with another --out"))
    made[name] = config


def _formats(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in known:
            raise click.BadParameter(f"'{name}' is not made; there are: {', '.join(known)}", param_hint="--format")
    return names or known
