"""The command `protect`: disclosure control alone, on any count tables."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from report_builder.cli.tables import linking, read_hierarchies
from report_builder.cli.talk import talk
from report_builder.errors import Complaint, ConfigError

if TYPE_CHECKING:
    from report_builder.model.linked import Address, GuardedTable, Reasons, Vouched
    from report_builder.pipeline_tables import Protection

EXAMPLE = """\b
Example: age-by-sex.csv holds

\b
  age,sex,count
  10-14,Boys,12
  10-14,Girls,3
  15-17,Boys,41
  15-17,Girls,9

\b
  report-builder protect age-by-sex.csv --out to-publish
"""


@click.command("protect", epilog=EXAMPLE)
@click.argument("files", metavar="TABLE.csv...", nargs=-1, required=True, type=click.Path(path_type=Path))
@linking
@click.option(
    "--contributors/--no-contributors",
    default=False,
    show_default=True,
    help="Whether the one person behind a count of 1 must not work out another small count; takes a few more cells.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0),
    default=5,
    show_default=True,
    help="How long to look for fewer cells to withhold; what is found is safe at any limit.",
)
@click.option(
    "--reasons",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write which cells were small: for you alone, never to be published.",
)
@click.option("--json", "as_json", is_flag=True, help="For a program: the tables and the audit, on stdout.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Write the protected tables there, as CSV files."
)
def command(  # noqa: PLR0917  click passes them by name
    files: tuple[Path, ...],
    threshold: int,
    is_zero_safe: bool,  # noqa: FBT001  click's signature
    hierarchies: tuple[str, ...],
    ledger: Path | None,
    contributors: bool,  # noqa: FBT001  click's signature
    seconds: float,
    reasons: Path | None,
    as_json: bool,  # noqa: FBT001  click's signature
    out: Path | None,
) -> None:
    """Withhold small counts, and as few others as keep anybody from working them out.

    Each TABLE.csv has a column for each dimension, then `count`. A row whose category is Total is a margin; margins
    that are not given are computed. Files are linked where their dimensions and categories overlap. In a column
    `period`, Q1 to Q4 and YTD1 to YTD4 are quarters and years to date.
    """
    from report_builder import pipeline_tables  # noqa: PLC0415  heavy
    from report_builder.model.linked import TableRules  # noqa: PLC0415

    _insist_apart(files, reasons=reasons, ledger=ledger, out=out)
    began = time.monotonic()
    with pipeline_tables.sole_writer(ledger):
        protection = pipeline_tables.protect_tables(
            files,
            hierarchies=read_hierarchies(hierarchies),
            rules=TableRules(threshold, is_zero_safe, contributors),
            ledger=ledger,
            seconds_left=lambda: began + seconds - time.monotonic(),
            say=talk().progress,
        )
        talk().done()
        _write(protection, files, out=out, reasons=reasons)
        if as_json:
            talk().answer(to_json(protection, seconds=time.monotonic() - began))
        else:
            talk().answer(summary(protection))
        sys.stdout.flush()
        if ledger is not None and (as_json or out is not None):
            pipeline_tables.record(protection.release, ledger)
    if not as_json and out is None:
        talk().warn("nothing was written or recorded; add --out DIR for the tables, or --json")


def _insist_apart(files: Sequence[Path], *, reasons: Path | None, ledger: Path | None, out: Path | None) -> None:
    """Stop before anything is read where a file would be written over another, or secrets beside what is published."""
    from report_builder.sheets.write import places_in  # noqa: PLC0415  not for --help

    places = places_in(out, files) if out is not None else {}
    taken = {path.resolve() for path in (*files, *places.values())}
    faults = [
        Complaint(f"{option} names a table", str(path), "choose another file")
        for option, path in (("--reasons", reasons), ("--ledger", ledger))
        if path is not None and path.resolve() in taken
    ]
    if reasons is not None and ledger is not None and reasons.resolve() == ledger.resolve():
        faults.append(Complaint("--reasons names the ledger", str(reasons), "choose another file"))
    if reasons is not None and out is not None and out.resolve() in reasons.resolve().parents:
        what = "--reasons lies in the folder that is to be published"
        faults.append(Complaint(what, str(reasons), "choose a file outside --out"))
    if reasons is not None and not reasons.resolve().parent.is_dir():
        faults.append(Complaint("there is no such folder", str(reasons.parent), "make it, or choose another"))
    if faults:
        raise ConfigError(faults)


def _write(protection: Protection, files: Sequence[Path], *, out: Path | None, reasons: Path | None) -> None:
    from report_builder.sheets.write import places_in, save, save_for_oneself, to_csv  # noqa: PLC0415  not for --help

    if reasons is not None:
        save_for_oneself(reasons, _reasons_json(protection.reasons))
    if out is not None:
        places = places_in(out, files)
        save({places[table.file]: to_csv(table) for table in protection.tables.tables})


def to_json(protection: Protection, *, seconds: float) -> str:
    """The answer for a program: rows with their status, and what the audit found; nothing says why."""
    vouched = protection.vouched
    audit = {
        "cells": vouched.cells,
        "withheld": vouched.withheld,
        "exactly_recoverable": vouched.exactly_recoverable,
        "narrowest_interval": vouched.narrowest_interval,
        "method": vouched.method,
        "optimal": vouched.is_optimal,
        "seconds": round(seconds, 2),
    }
    tables = [{"file": table.file, "rows": _rows(table)} for table in protection.tables.tables]
    return json.dumps({"tables": tables, "audit": audit}, ensure_ascii=False, indent=1)


def _rows(table: GuardedTable) -> list[dict[str, Any]]:
    return [
        {
            **dict(zip(table.dimensions, row.categories, strict=True)),
            "count": row.count,
            "status": "withheld" if row.count is None else "shown",
        }
        for row in table.rows
    ]


def _reasons_json(reasons: Reasons) -> str:
    def spelt(addresses: Sequence[Address]) -> list[dict[str, str]]:
        return [dict(address) for address in addresses]

    told = {
        "small": spelt(reasons.small),
        "partners": spelt(reasons.partners),
        "withheld before": spelt(reasons.earlier),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def summary(protection: Protection) -> str:
    """What it comes to, in three lines."""
    vouched = protection.vouched
    tables = len(protection.tables.tables)
    first = f"{tables} table{'s' if tables > 1 else ''}, {vouched.cells:,} cells: {vouched.withheld:,} withheld."
    return "\n".join([first, _what_a_reader_knows(vouched), _how_few(vouched)])


def _what_a_reader_knows(vouched: Vouched) -> str:
    if not vouched.withheld:
        return "Nothing is small: every number may be printed."
    if vouched.narrowest_interval is None:
        return "A reader can work out none of them, and knows no upper end of any."
    span = vouched.narrowest_interval
    return f"A reader can work out none of them: the narrowest interval is {span}, which leaves {span + 1} numbers."


def _how_few(vouched: Vouched) -> str:
    if vouched.is_optimal:
        return "It is proven that nothing less would be safe."
    return "Withholding less might be safe too: --seconds gives the search more time."
