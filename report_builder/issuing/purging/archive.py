"""The archive's objects: encrypted data whose day has passed, and what no revision, mail or build needs any more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from report_builder.issuing.purging.papers import Life, present_in
from report_builder.model.purged import Fate
from report_builder.store.frozen import Archive

if TYPE_CHECKING:
    from report_builder.ledger.steps import Step

PLACE = "archive"


def purge_inputs(life: Life, before: date, *, is_dry_run: bool) -> Iterator[Fate]:
    """Encrypted data that were to be kept up to a day that lies before `before`; the record of the issue stays."""
    objects = Archive(life.out).objects
    for digest, until in sorted(_kept_until(life).items()):
        if objects.put_on(digest) is None:
            continue
        names = ", ".join(f"{one.name}/{one.edition}" for one in life.issues if one.inputs == digest)
        if not until or until >= before.isoformat():
            why = f"the encrypted data of an issue, to be kept until {until or 'somebody says'}"
            yield Fate("data", names, why, is_gone=False)
            continue
        yield Fate("data", names, f"the encrypted data of an issue, kept until {until}", is_gone=True)
        if not is_dry_run:
            objects.take_away(digest)


def _kept_until(life: Life) -> dict[str, str]:
    """Object of encrypted data -> the last day up to which an issue keeps it; empty where one of them names none."""
    found: dict[str, str] = {}
    for one in life.issues:
        if one.inputs:
            known = found.get(one.inputs, one.keep_until)
            found[one.inputs] = max(known, one.keep_until) if known and one.keep_until else ""
    return found


def kept_for(life: Life, gone: set[str]) -> frozenset[str]:
    """The objects that something needs: a revision, a mail, or a draft that lies there still.

    Args:
        life: of the papers.
        gone: drafts that went, as report/edition; what they were made with goes as well.

    Raises:
        DataError: a listing of what was mailed was altered.
    """
    needed: set[str] = set()
    for one in life.issues:
        needed |= {*one.files.values(), one.sources, one.inputs}
    lasting = {one.draft for one in life.issues} | present_in(life, gone)
    lasting |= {step.manifest for step in life.steps if step.kind == "mailed"}
    for step in life.steps:
        if step.kind == "mailed":
            needed |= _mailed(step, life)
        elif step.kind == "built" and step.manifest in lasting:
            needed.add(step.kept)
    return frozenset(needed - {""})


def _mailed(step: Step, life: Life) -> set[str]:
    """What was mailed: the listing of its files, and the files."""
    objects = Archive(life.out).objects
    if not step.kept or not objects.has(step.kept):
        return set()
    try:
        listed = json.loads(objects.get(step.kept))
    except ValueError:  # not a listing, as an earlier version may have put by another thing
        return {step.kept}
    return {step.kept, *map(str, listed.values())} if isinstance(listed, dict) else {step.kept}


def purge_orphans(life: Life, before: date, *, kept: frozenset[str], is_dry_run: bool) -> Iterator[Fate]:
    """Objects that nothing needs and that were last put by before a day."""
    objects = Archive(life.out).objects
    went = stayed = young = 0
    for name in objects.names():
        if name in kept:
            stayed += 1
            if not is_dry_run:
                objects.bring_back(name)
            continue
        put_on = objects.put_on(name)
        is_old = put_on is not None and put_on < before
        if is_old and (is_dry_run or objects.take_away(name, before=before)):
            went += 1
        else:
            young += 1
    if went:
        yield Fate("archive", PLACE, "files that no issue, mail or draft needs", is_gone=True, count=went)
    if stayed:
        yield Fate("archive", PLACE, "files that an issue, a mail or a draft needs", is_gone=False, count=stayed)
    if young:
        why = f"files that nothing needs now, put by on or after {before.isoformat()}"
        yield Fate("archive", PLACE, why, is_gone=False, count=young)
