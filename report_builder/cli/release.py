"""`report-builder release`: an edition goes out: it is put by for good, and later papers reckon with it."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.talk import printable, talk
from report_builder.cli.today import day_or_today, today
from report_builder.issuing.issued import read_issued

if TYPE_CHECKING:
    from report_builder.issuing.releasing.release import Keeping, Outcome
    from report_builder.model.release import Release

EXAMPLE = """\b
Example:
  report-builder release out/rotherham-2019-20-q4-board-report/public
"""


@click.command("release", epilog=EXAMPLE)
@click.argument("issued", type=click.Path(path_type=Path))
@click.option("--ledger", "file", type=click.Path(path_type=Path), help="Default: ledger.sqlite in the out folder.")
@click.option(
    "--kind",
    type=click.Choice(["issued", "mailed"]),
    default="issued",
    show_default=True,
    help="Mailed: a draft that its readers had by hand.",
)
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it goes out.  [default: today]")
@click.option("--already-out", is_flag=True, help="Note it even where another paper went out after it was built.")
@click.option("--keep-data", "config", type=click.Path(path_type=Path), help="Keep the data of this config, encrypted.")
@click.option("--keep-until", type=click.DateTime(["%Y-%m-%d"]), help="The last day on which they are kept.")
def command(  # noqa: PLR0917  click passes them by name
    issued: Path,
    file: Path | None,
    kind: str,
    day: datetime | None,
    already_out: bool,  # noqa: FBT001  click's signature
    config: Path | None,
    keep_until: datetime | None,
) -> None:
    """Issue an edition, or note that a draft of it was mailed by hand.

    ISSUED is an edition's folder, or a document in it. What is issued is kept in the archive (out/archive) as a
    revision that is never written over, and the folder gets the same paper without DRAFT on its pages. A paper that is
    issued later in its place is the next revision. Whatever anybody was sent belongs in the ledger: the next papers
    withhold what could be worked out from it. An edition that was altered after it was built is refused.

    No record of a case is kept, unless --keep-data names the config: then the tables that the paper was made from are
    put by with it, encrypted with REPORT_BUILDER_ARCHIVE_KEY, until the day of --keep-until.
    """
    from report_builder.delivery.passwords import passwords_in  # noqa: PLC0415  kept from --help
    from report_builder.issuing.releasing.release import Going, issue, note_mailed  # noqa: PLC0415
    from report_builder.readers import LEDGER  # noqa: PLC0415

    edition = read_issued(issued)
    ledger = file or edition.out / LEDGER
    is_new = not ledger.exists()
    going = Going("" if already_out and day is None else day_or_today(day), is_out_already=already_out)
    if config or keep_until:
        going = replace(going, keeping=_keeping(config, keep_until, kind))
    if kind == "mailed":
        outcome = note_mailed(edition, going, ledger=ledger, say=talk().progress)
    else:
        passwords = passwords_in(os.environ)
        outcome = issue(edition, going, ledger=ledger, passwords=passwords, say=talk().progress)
    talk().done()
    if is_new and outcome.is_new:
        talk().warn(f"there was no ledger yet; a new one was begun: {ledger}")
    _tell(outcome, edition.folder)


def _keeping(config: Path | None, until: datetime | None, kind: str) -> Keeping:
    """The data that are to be kept.

    Raises:
        ConfigError: the key is missing or too short.
    """
    from report_builder.issuing.releasing.locked import VARIABLE, ArchiveKey  # noqa: PLC0415  kept from --help
    from report_builder.issuing.releasing.release import Keeping  # noqa: PLC0415

    if config is None or until is None or kind != "issued":
        raise click.UsageError("--keep-data and --keep-until belong together, and to what is issued")
    if until.date() < today():
        raise click.BadParameter("that day is past", param_hint="--keep-until")
    key = ArchiveKey.said(os.environ.get(VARIABLE, ""))
    return Keeping(config, until.date().isoformat(), key, environment=os.environ)


def _tell(outcome: Outcome, folder: Path) -> None:
    release, frozen = outcome.release, outcome.frozen
    for warning in outcome.warnings:
        talk().warn(warning)
    if not outcome.is_new:
        talk().answer(printable(f"{_named(release)} was recorded as {release.kind} already{_as_which(outcome)}"))
        return
    held = f"it is the {_ordinal(outcome.place)} release of this service that the {release.audience} holds"
    talk().answer(printable(f"{_named(release)} recorded as {release.kind}: {held}"))
    if frozen is not None:
        replaced = f", and replaces revision {frozen.replaces}" if frozen.replaces else ""
        talk().answer(printable(f"it is revision {frozen.revision}{replaced}; its files: {folder}"))


def _as_which(outcome: Outcome) -> str:
    return f", as revision {outcome.frozen.revision}" if outcome.frozen else "; nothing was changed"


def _named(release: Release) -> str:
    return f"{release.audience} edition of {release.document}, {release.yot}, {release.quarter},"


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    is_teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if is_teen else endings.get(number % 10, 'th')}"
