"""`report-builder release`: notes in the ledger that an edition went out, so that later papers reckon with it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.talk import printable, talk
from report_builder.errors import Complaint, DisclosureError
from report_builder.issuing.issued import Issued, read_issued

if TYPE_CHECKING:
    from report_builder.audit.edition import AttackedEdition
    from report_builder.ledger.releases import Ledger
    from report_builder.model.release import Known, Release

EXAMPLE = """\b
Example:
  report-builder release out/rotherham-2019-20-q4-board-report/public
"""

WITHOUT_DRAFT = "build it once more: from the same config and data its pages come without DRAFT"

PROTECTED_WITH = "protected_with"
"""In the manifest: the digest of the releases with which the edition was protected jointly (`Known.digest`)."""


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
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it went out, to be noted.")
@click.option("--already-out", is_flag=True, help="Note it even where another paper went out after it was built.")
def command(issued: Path, file: Path | None, kind: str, day: datetime | None, already_out: bool) -> None:  # noqa: FBT001  click's signature
    """Mark an edition as issued, or as mailed where a draft of it went out by hand.

    ISSUED is an edition's folder, or a document in it. Whatever anybody was sent belongs in the ledger: the next
    papers withhold what could be worked out from it. An edition that was altered after it was built is refused. Built
    once more from the same config and data, an issued edition has no DRAFT on its pages.
    """
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help

    edition = read_issued(issued)
    place = file or edition.out / "ledger.sqlite"
    is_new = not place.exists()
    with open_ledger(place) as ledger:
        known = ledger.known_to(edition.paper.audience, yot=edition.paper.yot, before=edition.paper)
        attacked = _attacked(edition, known)
        release = _release(edition, kind, attacked=attacked, day=day.date().isoformat() if day else "")
        if ledger.number_of(release) is not None:
            talk().answer(printable(f"{_named(release)} was recorded as {kind} already; nothing was changed"))
            return
        if not already_out:
            _insist_protected(edition, known, attacked=attacked)
        ledger.record(release)
        if is_new:
            talk().warn(f"there was no ledger yet; a new one was begun: {place}")
        talk().answer(printable(f"{_named(release)} recorded as {kind}: {_standing(ledger, release)}"))
        if kind == "issued":
            talk().answer(WITHOUT_DRAFT)


def _attacked(edition: Issued, known: Known) -> AttackedEdition:
    """What its readers can work out from the edition and from all that they held before it."""
    from report_builder.audit.edition import attack_edition  # noqa: PLC0415  numpy is heavy

    talk().progress("working out what its readers know")
    attacked = attack_edition(edition.figures, edition.rules, earlier=known.earlier)
    talk().done()
    return attacked


def _release(edition: Issued, kind: str, *, attacked: AttackedEdition, day: str) -> Release:
    from report_builder.audit.released import cells_of  # noqa: PLC0415  numpy is heavy
    from report_builder.model.release import Release  # noqa: PLC0415  kept from --help

    return Release(kind, **asdict(edition.paper), cells=cells_of(attacked), went_out_on=day)


def _insist_protected(edition: Issued, known: Known, *, attacked: AttackedEdition) -> None:
    """Stop where the audience was sent something between the making of this edition and now, or it gives numbers away.

    What was withheld before and would be printed now gives nothing away in the attack's eyes; the digest finds it.
    """
    said = edition.manifest.get(PROTECTED_WITH)
    is_stale = said not in {None, known.digest}
    is_protected = attacked.rules.threshold > 0
    if is_stale or (is_protected and known.earlier and (attacked.exposed or attacked.given_away)):
        what = f"other papers were released to the {known.audience} that this edition was not protected with"
        mend = "build it again and release that; if it has gone out all the same, note it with --already-out"
        raise DisclosureError(Complaint(what, str(edition.folder), mend))
    if said is None and known.earlier:
        talk().warn("the edition does not say with which earlier releases it was protected; build it again to be sure")


def _named(release: Release) -> str:
    return f"{release.audience} edition of {release.document}, {release.yot}, {release.quarter},"


def _standing(ledger: Ledger, release: Release) -> str:
    """Which of the releases that its audience holds it is; one that was mailed before keeps its place."""
    held = ledger.known_to(release.audience, yot=release.yot).earlier
    place = next(place for place, one in enumerate(held, 1) if (one.paper, one.cells) == (release.paper, release.cells))
    return f"it is the {_ordinal(place)} release of this service that the {release.audience} holds"


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    is_teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if is_teen else endings.get(number % 10, 'th')}"
