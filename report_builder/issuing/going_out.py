"""An edition on its way to readers: what they will know by it, and whether it may go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

from report_builder.errors import Complaint, DataError, DisclosureError
from report_builder.issuing.issued import Issued
from report_builder.model.release import Known, Release

if TYPE_CHECKING:
    from report_builder.ledger.releases import Ledger

PROTECTED_WITH = "protected_with"
"""In the manifest: the digest of the releases with which the edition was protected jointly (`Known.digest`)."""

Say = Callable[[str], None]


def going_out(edition: Issued, ledger: Ledger, *, kind: str, day: str, say: Say) -> Release:
    """What the readers of an edition have by it, for the ledger.

    Args:
        edition: as it was built.
        ledger: what went out before.
        kind: mailed or issued.
        day: on which it goes out.
        say: is told what takes its time.

    Raises:
        DataError: the checks of its data found errors.
        DisclosureError: its readers were sent something since it was built, or it gives withheld numbers away.
    """
    from report_builder.audit.edition import attack_edition  # noqa: PLC0415  numpy is heavy
    from report_builder.audit.released import cells_of  # noqa: PLC0415

    insist_no_errors(edition)
    known = ledger.known_to(edition.paper.audience, yot=edition.paper.yot, before=edition.paper)
    say("working out what its readers know")
    attacked = attack_edition(edition.figures, edition.rules, earlier=known.earlier)
    release = Release(kind, **asdict(edition.paper), cells=cells_of(attacked), went_out_on=day)
    gives_away = attacked.rules.threshold > 0 and known.earlier and (attacked.exposed or attacked.given_away)
    if ledger.number_of(release) is None and (gives_away or _is_stale(edition, known)):
        what = f"other papers went to the {edition.paper.audience} that this edition was not protected with"
        raise DisclosureError(Complaint(what, str(edition.folder), "build it again and send that"))
    return release


def insist_no_errors(edition: Issued) -> None:
    """Stop an edition whose manifest has a finding that stops.

    Raises:
        DataError: each of them, by name.
    """
    stops = [check for check in edition.manifest.get("checks", ()) if check.get("stops")]
    if stops:
        mend = "mend the data, or set the rows aside, and build it again"
        raise DataError(
            Complaint(f"the checks found an error: {one.get('name')}", f"{one.get('table')}", mend) for one in stops
        )


def _is_stale(edition: Issued, known: Known) -> bool:
    """Whether its readers hold other releases than it was protected with; one that withholds nothing looks at none."""
    is_open = edition.manifest.get("rules", {}).get("threshold") == 0
    return edition.manifest.get(PROTECTED_WITH) not in {None, known.digest} and not is_open
