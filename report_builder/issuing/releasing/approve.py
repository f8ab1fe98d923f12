"""Somebody answers for a draft: noted in the ledger of this very paper, so that another one needs another approval."""

from __future__ import annotations

from pathlib import Path

from report_builder.errors import Complaint, ConfigError
from report_builder.issuing.issued import Issued
from report_builder.issuing.life import issue_of, next_revision, revisions_of
from report_builder.model.release import MANIFEST
from report_builder.store.frozen import Approval

MOST_LETTERS = 120


def approve(edition: Issued, approval: Approval, *, ledger: Path) -> tuple[int, bool]:
    """Note who approved an edition.

    Args:
        edition: as it was read, so that none of its files was altered.
        approval: who, in which post, on which day.
        ledger: the file.

    Returns:
        Of which revision it is a draft, and whether that is news: the very same approval is noted once.

    Raises:
        ConfigError: no name or post is given, the paper was issued already, or the file is no ledger.
        OutsideError: the disk refuses.
    """
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help
    from report_builder.ledger.steps import Step  # noqa: PLC0415

    for option, said in (("--by", approval.by), ("--post", approval.post)):
        _insist_line(option, said)
    revisions = revisions_of(edition)
    issued = issue_of(edition, revisions)
    if issued is not None:
        what = f"this paper was issued already, as revision {issued.revision}"
        mend = "what is to replace it is built first, and approved then"
        raise ConfigError(Complaint(what, str(edition.folder), mend))
    number = next_revision(revisions)
    step = Step(
        "approved",
        edition.report,
        edition.paper,
        edition.digest,
        revision=number,
        who=approval.by,
        post=approval.post,
        day=approval.on,
    )
    hashes = {**edition.manifest["files"], MANIFEST: edition.digest}
    with open_ledger(ledger) as opened:
        return number, opened.record_step(step, files=hashes)


def _insist_line(option: str, said: str) -> None:
    if not said.strip() or len(said) > MOST_LETTERS or not said.isprintable():
        what = f"{option} should be one line of at most {MOST_LETTERS} letters"
        raise ConfigError(Complaint(what, option, 'such as --by "J. Smith" --post "Head of Service"'))
