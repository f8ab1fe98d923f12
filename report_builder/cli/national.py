"""`report-builder national`: the totals over many services, protected together with the services' papers."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from report_builder.cli.talk import printable, talk

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
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Count so many services at once."
)
@click.option("--json", "as_json", is_flag=True, help="For a program: what was withheld and what the audit found.")
def command(file: Path, out: Path, jobs: int, as_json: bool) -> None:  # noqa: FBT001  click's signature
    """Add up the counts of many services' public papers, all of them protected as one.

    FILE names the services' configs, the area of all of them and perhaps regions. Written are the tables of totals as
    CSV, their figures.json, and the figures of each service's paper as they may go out beside them. Nothing is
    written where papers and totals together would let a reader work out a withheld number.
    """
    from report_builder.configfile.national import read_nation  # noqa: PLC0415  kept from --help
    from report_builder.national.release import here, in_processes, release  # noqa: PLC0415

    spec = read_nation(file)
    each = here if jobs == 1 else in_processes(jobs)
    done = release(spec, out=out, environment=os.environ, each=each, say=talk().progress)
    talk().done()
    if done.dropped:
        talk().warn(f"{done.dropped} tables of totals could not be shown at all")
    told = {
        "folder": str(done.folder),
        "services": done.services,
        "cells": done.attacked.cells,
        "withheld_alone": done.alone,
        "withheld_besides": done.added,
        "totals_withheld": done.totals,
        "exactly_recoverable": done.attacked.exactly_recoverable,
    }
    if as_json:
        talk().answer(json.dumps(told, ensure_ascii=False, indent=1))
        return
    talk().answer(printable(f"{done.folder}: {done.services} services, {done.attacked.cells:,} cells"))
    talk().answer(
        f"Each paper alone withholds {done.alone:,}; together {done.added:,} more, and {done.totals:,} totals."
    )
