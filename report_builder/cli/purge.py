"""`report-builder purge`: takes away what has been kept long enough, and says what went and what stayed."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.talk import printable, talk
from report_builder.cli.today import today
from report_builder.errors import Complaint, ConfigError

if TYPE_CHECKING:
    from report_builder.issuing.purging.purge import Purged

EXAMPLE = """\b
Examples:
  report-builder purge out --before 2025-04-01 --dry-run
  report-builder purge out --before 2025-04-01
"""


@click.command("purge", epilog=EXAMPLE)
@click.argument("out", default="out", type=click.Path(path_type=Path))
@click.option("--before", required=True, type=click.DateTime(["%Y-%m-%d"]), help="What is older than this day goes.")
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@click.option("--json", "as_json", is_flag=True, help="For a program.")
def command(out: Path, *, before: datetime, dry_run: bool, as_json: bool) -> None:
    """Take away what has been kept long enough, and say what went, what stayed and why.

    What goes: drafts that were never issued and know nothing of that day or later; parts of papers that were set by
    themselves; mails of dry runs; keys of rows; encrypted data whose own day has passed; files of the archive that
    nothing needs; the addresses of old mails; and whatever a killed run left behind. What was issued stays, and so does
    the ledger. Nothing is asked, so that a job may run it: try --dry-run first.
    """
    from report_builder.issuing.purging.purge import purge  # noqa: PLC0415  kept from --help

    day = before.date()
    if day > today():
        what = f"{day.isoformat()} is still to come"
        raise ConfigError(Complaint(what, "--before", "name a day that is past, or today"))
    purged = purge(out, day, is_dry_run=dry_run)
    if as_json:
        talk().answer(json.dumps(purged.as_json(), indent=1, ensure_ascii=False))
        return
    for line in _lines(purged):
        talk().answer(printable(line))


def _lines(purged: Purged) -> list[str]:
    """What went, then what stayed, each with its reason."""
    went, stayed = purged.went, purged.stayed
    head = "Would go" if purged.is_dry_run else "Went"
    lines = [f"{head}:", *(f"  {one.kind}: {one}" for one in went)] if went else [f"{head}: nothing."]
    return [*lines, *(["Stayed:"] if stayed else []), *(f"  {one.kind}: {one}" for one in stayed)]
