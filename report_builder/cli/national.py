"""`report-builder national`: the totals over many services, protected together with the services' papers."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from report_builder.cli.build_many import Jobs, build_many
from report_builder.cli.still import changed
from report_builder.cli.talk import printable, talk
from report_builder.model.order import FORMATS, Level, Line, Order
from report_builder.model.release import PUBLIC

if TYPE_CHECKING:
    from report_builder.national.release import Released

EXAMPLE = """\b
Example:
  report-builder national config/national.yaml --jobs 4
"""


@click.command("national", epilog=EXAMPLE)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where to put it; the ledger lies there too.",
)
@click.option("--format", "formats", default=",".join(FORMATS), show_default=True, help="Of the papers, as in `build`.")
@click.option("--no-papers", is_flag=True, help="Make the totals alone; `build --beside` makes the papers then.")
@click.option("--jobs", type=Jobs(), default="1", show_default=True, help="Worker processes; auto: one a processor.")
@click.option("--json", "as_json", is_flag=True, help="For a program: what was withheld and what the audit found.")
def command(file: Path, out: Path, formats: str, no_papers: bool, jobs: int, as_json: bool) -> int:  # noqa: FBT001, PLR0917  click's signature
    """Add up the counts of many services' public papers, all of them protected as one, and make those papers.

    FILE names the services' configs, the area of all of them and perhaps regions. Written are the tables of totals as
    CSV, their figures.json, and each service's public edition as it may go out beside them. Nothing is written where
    papers and totals together would let a reader work out a withheld number. A paper that fails then, say by its
    commentary, is told at the end and stops no other.
    """
    from report_builder.cli.build import known_forms  # noqa: PLC0415  kept from --help
    from report_builder.configfile.national import read_nation  # noqa: PLC0415
    from report_builder.national.release import here, in_processes, release  # noqa: PLC0415

    spec = read_nation(file)
    forms = known_forms(formats)
    each = here if jobs == 1 else in_processes(jobs)
    done = release(spec, out=out, environment=os.environ, each=each, say=talk().progress)
    talk().done()
    if done.dropped:
        talk().warn(f"{done.dropped} tables of totals could not be shown at all")
    if not as_json:
        talk().answer(printable(f"{done.folder}: {done.services} services, {done.attacked.cells:,} cells"))
        besides = f"together {done.added:,} more, and {done.totals:,} totals"
        talk().answer(f"Each paper alone withholds {done.alone:,}; {besides}.")
    orders = [Order(config, out, PUBLIC, forms, beside=done.folder.parent) for config in spec.configs]
    said: list[str] = []
    status = 0 if no_papers else _papers(orders, jobs, said if as_json else None)
    if as_json:
        talk().answer(json.dumps(_told(done, said), ensure_ascii=False, indent=1))
    return status


def _papers(orders: Sequence[Order], jobs: int, said: list[str] | None) -> int:
    """Make the papers; what is answered goes into `said`, if there is such a list."""

    def tell(line: Line) -> None:
        talk().done()
        if line.level is Level.ANSWER and said is not None:
            said.append(line.text)
        else:
            {"answer": talk().answer, "warning": talk().warn, "error": talk().error}[line.level](line.text)

    made: dict[str, Path] = {}
    left = changed(orders, environment=os.environ, tell=tell, made=made)
    return build_many(left, jobs=jobs, scheduler="", tell=tell, claimed=made) if left else 0


def _told(done: Released, papers: Sequence[str]) -> dict[str, Any]:
    """What a program is told."""
    return {
        "folder": str(done.folder),
        "services": done.services,
        "cells": done.attacked.cells,
        "withheld_alone": done.alone,
        "withheld_besides": done.added,
        "totals_withheld": done.totals,
        "exactly_recoverable": done.attacked.exactly_recoverable,
        "papers": list(papers),
    }
