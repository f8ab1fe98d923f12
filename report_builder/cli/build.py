"""`report-builder build`: makes the documents."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from report_builder.cli.beside import beside
from report_builder.cli.build_many import Jobs, build_many
from report_builder.cli.build_watch import build_watch
from report_builder.cli.still import changed
from report_builder.cli.talk import talk
from report_builder.errors import Complaint, ConfigError
from report_builder.model.order import Line, Order


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
@click.option("--again", is_flag=True, help="Build although nothing has changed since the same call built it.")
@click.option("--jobs", type=Jobs(), default="1", show_default=True, help="Worker processes; auto: one a processor.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Of a dask cluster that builds: tls://HOST:PORT.")
@click.option(
    "--beside",
    "totals",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Protect the public edition as `national` did, whose FOLDER it is.",
)
@click.option("--watch", is_flag=True, help="Build, and again at each save of what it is made from, until Ctrl-C.")
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="What the paper may know; default: the config's.")
def command(  # noqa: PLR0917  click passes them by name
    configs: tuple[Path, ...],
    edition: str,
    formats: str,
    only: str,
    out: Path,
    again: bool,  # noqa: FBT001
    jobs: int,
    scheduler: str,
    totals: Path | None,
    watch: bool,  # noqa: FBT001
    as_at: datetime | None,
) -> int:
    """Make the documents: for each edition the paper in every --format, figures.json, manifest.json and archive.zip.

    Each edition is protected together with what went out before (`release`), attacked when it is finished, and written
    whole or not at all; status 3 is one from which a reader could work out a withheld number. One edition's failure
    does not stop the other, nor one config's the next: the exit status is that of the worst. Where nothing has changed
    since the same call built it, it says so and builds nothing.

    With --jobs or --scheduler several are built at once, and what failed is told at the end.
    """
    day = as_at.date() if as_at else None
    made: dict[str, Path] = {}
    names = _names(formats)
    orders = [Order(config, out, edition, names, only, day, totals) for config in configs]
    if watch:
        if scheduler or jobs > 1:
            raise click.BadParameter("it builds in one process, without --jobs and --scheduler", param_hint="--watch")
        return build_watch(_of_known_forms(orders), again=again, tell=_tell)
    left = orders if again else changed(orders, environment=os.environ, tell=_tell, made=made)
    if not left:
        return 0
    if scheduler or (jobs > 1 and len(left) > 1):
        return build_many(_of_known_forms(left), jobs=jobs, scheduler=scheduler, tell=_tell, claimed=made)
    with beside(left) as aside:
        from report_builder.building import carry_out  # noqa: PLC0415  heavy

        left = _of_known_forms(left)
        status = 0
        for order in left:
            claim = partial(_insist_own_place, config=order.config, made=made)
            done = carry_out(order, environment=os.environ, tell=_tell, say=talk().progress, claim=claim, aside=aside)
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


def _names(formats: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in formats.split(",") if name.strip())


def known_forms(formats: str) -> tuple[str, ...]:
    """The forms of a `--format`, which must be such as can be made; all of them where it names none."""
    from report_builder import pipeline  # noqa: PLC0415  heavy

    return _known(_names(formats), pipeline.every_format())


def _of_known_forms(orders: list[Order]) -> list[Order]:
    """The orders, whose forms must be such as can be made; all of them where an order names none."""
    from report_builder import pipeline  # noqa: PLC0415  heavy

    return [replace(order, formats=_known(order.formats, pipeline.every_format())) for order in orders]


def _known(names: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """The forms that are wanted, which must be such as can be made; all of them where none is named."""
    for name in names:
        if name not in known:
            raise click.BadParameter(f"'{name}' is not made; there are: {', '.join(known)}", param_hint="--format")
    return names or known
