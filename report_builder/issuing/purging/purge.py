"""Retention: what may go of an out folder, what went, and what stayed and why. What was issued is never touched.

Everything goes in a single step or not at all, so that a purge that was killed is completed by the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from report_builder.errors import Complaint, ConfigError, OutsideError
from report_builder.issuing.purging.archive import kept_for, purge_inputs, purge_orphans
from report_builder.issuing.purging.cache import purge_cache
from report_builder.issuing.purging.files import purge_dry_runs, purge_leftovers, purge_row_keys
from report_builder.issuing.purging.papers import Life, life_in, purge_drafts, purge_parts
from report_builder.model.purged import Fate
from report_builder.readers import LEDGER
from report_builder.store.alone import alone
from report_builder.store.frozen import Archive


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge did, or would do.

    Attributes:
        before: the day.
        is_dry_run: nothing was changed.
        fates: of all that was looked at.
    """

    before: date
    is_dry_run: bool
    fates: tuple[Fate, ...]

    @property
    def went(self) -> tuple[Fate, ...]:
        """What is gone, or would be."""
        return tuple(one for one in self.fates if one.is_gone)

    @property
    def stayed(self) -> tuple[Fate, ...]:
        """What is there still."""
        return tuple(one for one in self.fates if not one.is_gone)

    def as_json(self) -> dict[str, Any]:
        """For a program."""
        told = {name: [one.as_json() for one in getattr(self, name)] for name in ("went", "stayed")}
        return {"before": self.before.isoformat(), "dry_run": self.is_dry_run, **told}


def purge(out: Path, before: date, *, is_dry_run: bool, temporary: Path | None = None) -> Purged:
    """Take away what has been kept long enough.

    Args:
        out: the folder of papers, archive and ledger.
        before: drafts that know nothing later than this day go, and what else was made before it; data go whose own
            day has passed by then.
        is_dry_run: only say what would go.
        temporary: the folder of temporary files; None: the machine's.

    Raises:
        ConfigError: there is no such folder, or the ledger is none of ours.
        DataError: the ledger or a record of the archive was damaged: then nothing is taken away.
        OutsideError: the disk refuses; what went is gone, and the next call goes on.
    """
    if not out.is_dir():
        raise ConfigError(Complaint("there is no such folder", str(out), "name the folder that the papers lie in"))
    try:
        with ExitStack() as stack:
            archive = Archive(out)
            if not is_dry_run:  # in the order in which a release takes them
                for folder in (archive.folder, out):
                    if folder.is_dir():
                        stack.enter_context(alone(folder, ".purging" if folder == out else ".lock"))
            life = life_in(out)
            fates = tuple(_fates(life, before, is_dry_run=is_dry_run, temporary=temporary))
    except OSError as error:
        reason = (error.strerror or "the disk refuses").lower()
        mend = "look at the rights of the folder, and run it again; nothing that was issued was touched"
        raise OutsideError(
            Complaint(f"not all could be taken away: {reason}", str(error.filename or out), mend)
        ) from error
    return Purged(before, is_dry_run, fates)


def _fates(life: Life, before: date, *, is_dry_run: bool, temporary: Path | None) -> Iterator[Fate]:
    yield from purge_leftovers(life.out, temporary, is_dry_run=is_dry_run)
    drafts = tuple(purge_drafts(life, before, is_dry_run=is_dry_run))
    yield from drafts
    yield from purge_parts(life, before, is_dry_run=is_dry_run)
    yield from purge_dry_runs(life.out, before, is_dry_run=is_dry_run)
    yield from purge_row_keys(life.out, before, is_dry_run=is_dry_run)
    yield from purge_inputs(life, before, is_dry_run=is_dry_run)
    gone = {one.name for one in drafts if one.is_gone}
    yield from purge_cache(life.out, before, gone=gone, is_dry_run=is_dry_run)
    yield from purge_orphans(life, before, kept=kept_for(life, gone), is_dry_run=is_dry_run)
    yield from _recipients(life.out / LEDGER, before, is_dry_run=is_dry_run)


def _recipients(ledger: Path, before: date, *, is_dry_run: bool) -> Iterable[Fate]:
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help

    if not ledger.exists():
        return
    with open_ledger(ledger) as opened:
        count = opened.forget_recipients(before, is_dry_run=is_dry_run)
        left = sum("@" in one.recipient for one in opened.mailings()) - (count if is_dry_run else 0)
    if count:
        what = "the addresses of mails that ended before that day; the ledger still knows that they were mailed"
        yield Fate("address", ledger.name, what, is_gone=True, count=count)
    if left:
        what = "the addresses of mails of that day or later, or that are still to be sent or settled"
        yield Fate("address", ledger.name, what, is_gone=False, count=left)
