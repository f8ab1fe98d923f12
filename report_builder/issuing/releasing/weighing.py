"""What readers can work out from an edition with all that they hold: whether it may go out, and as what."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from report_builder.counting import Say
from report_builder.errors import Complaint, DisclosureError
from report_builder.issuing.figures_form import insist_figures
from report_builder.issuing.issued import Issued
from report_builder.jointly import insist_as_added_up
from report_builder.model.release import PUBLIC

if TYPE_CHECKING:
    from report_builder.audit.edition import AttackedEdition
    from report_builder.ledger.releases import Ledger
    from report_builder.model.release import Known, Release

PROTECTED_WITH = "protected_with"
"""In the manifest: the digest of the releases with which the edition was protected jointly (`Known.digest`)."""


def weighed(
    edition: Issued, kind: str, opened: Ledger, *, day: str, insists: bool, say: Say
) -> tuple[Release, tuple[str, ...]]:
    """The edition as its readers will have it, and what is to be looked at.

    Args:
        edition: whose figures count.
        kind: issued or mailed.
        opened: the ledger.
        day: on which it goes out; empty where that is not said.
        insists: whether to stop where it gives numbers away; one that is in the ledger already has gone out.
        say: told what is at work.

    Raises:
        ConfigError: its figures are in no form of ours.
        DisclosureError: together with what they hold it gives numbers away.
    """
    insist_figures(edition)
    known = opened.known_to(edition.paper.audience, yot=edition.paper.yot, before=edition.paper)
    say("working out what its readers know")
    attacked = _attacked(edition, known)
    release = _release(edition, kind, attacked=attacked, day=day)
    if not insists or opened.number_of(release) is not None:
        return release, ()
    return release, _insist_protected(edition, known, release=release, attacked=attacked)


def _attacked(edition: Issued, known: Known) -> AttackedEdition:
    """What its readers can work out from the edition and from all that they held before it."""
    from report_builder.audit.edition import attack_edition  # noqa: PLC0415  numpy is heavy

    return attack_edition(edition.figures, edition.rules, earlier=known.earlier)


def _release(edition: Issued, kind: str, *, attacked: AttackedEdition, day: str) -> Release:
    from report_builder.audit.released import cells_of  # noqa: PLC0415  numpy is heavy
    from report_builder.model.release import Release  # noqa: PLC0415  kept from --help

    return Release(kind, **asdict(edition.paper), cells=cells_of(attacked), went_out_on=day)


def _insist_protected(edition: Issued, known: Known, *, release: Release, attacked: AttackedEdition) -> tuple[str, ...]:
    """Stop where the audience was sent something between the making of this edition and now, or it gives numbers away.

    What was withheld before and would be printed now gives nothing away in the attack's eyes; the digest finds it. Nor
    does a mark where a number was printed, which the attack takes for a restated one: so it is in an edition that was
    protected with the earlier one, and in no other.
    """
    if edition.paper.audience == PUBLIC:
        insist_as_added_up(edition.out, edition.paper, edition.figures["figures"])
    said = edition.manifest.get(PROTECTED_WITH)
    is_open = edition.manifest.get("rules", {}).get("threshold") == 0  # it withholds nothing, whatever its readers hold
    is_stale = said not in {None, known.digest} and not is_open
    is_protected = attacked.rules.threshold > 0
    gives_away = bool(attacked.exposed or attacked.given_away) or (said is None and _takes_back(release, known))
    if is_stale or (is_protected and known.earlier and gives_away):
        what = f"other papers were released to the {known.audience} that this edition was not protected with"
        mend = "build it again and release that; if it has gone out all the same, note it with --already-out"
        raise DisclosureError(Complaint(what, str(edition.folder), mend))
    if said is None and known.earlier:
        return ("the edition does not say with which earlier releases it was protected; build it again to be sure",)
    return ()


def _takes_back(release: Release, known: Known) -> bool:
    """Whether it withholds a number that its readers were told."""
    told = {cell.name for one in known.earlier for cell in one.cells if not cell.is_withheld}
    return any(cell.is_withheld and cell.name in told for cell in release.cells)
