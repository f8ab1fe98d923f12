"""A draft on its way to readers: what they will know by it, and whether it may go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from report_builder.counting import Say
from report_builder.errors import Complaint, DataError, DisclosureError
from report_builder.issuing.issued import Issued
from report_builder.issuing.releasing.weighing import weighed

if TYPE_CHECKING:
    from report_builder.ledger.releases import Ledger
    from report_builder.model.release import Release


def going_out(edition: Issued, ledger: Ledger, *, day: str, say: Say) -> tuple[Release, tuple[str, ...]]:
    """What the readers of a draft have by it, for the ledger, and what is to be looked at.

    Args:
        edition: as it was built.
        ledger: what went out before.
        day: on which it goes out.
        say: is told what takes its time.

    Raises:
        DataError: the checks of its data found errors.
        DisclosureError: its readers were sent something since it was built, or it gives withheld numbers away.
    """
    insist_no_errors(edition)
    try:
        return weighed(edition, "mailed", ledger, day=day, insists=True, say=say)
    except DisclosureError as error:
        mend = "build it again and send that"
        raise DisclosureError(replace(one, mend=mend) for one in error.complaints) from None


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
