"""The issue that a paper is compared with, from the archive: the one it replaces, or that of the quarter before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from report_builder.configfile.assemble import name_of
from report_builder.earlier.settings import Tree, settings_in
from report_builder.errors import Complaint, DataError
from report_builder.model.period import Quarter
from report_builder.model.release import MANIFEST
from report_builder.model.spec import ReportSpec
from report_builder.store.frozen import Archive, Frozen
from report_builder.store.unzipped import unzipped

REPLACED = "replaced"
"""The key of figures.json that names the issue a paper was compared with, and what that one printed otherwise."""

_MEND = "put the archive's last copy back"


@dataclass(frozen=True, slots=True)
class Issue:
    """An edition as it was issued.

    Attributes:
        report: the name of its folder under out/.
        revision, issued_on: which issue of it; 0 and empty of a paper that was not issued.
        is_replaced: whether the paper at hand takes its place.
        manifest, figures: of its files.
        settings: its config over the defaults of its day; None where that was not put by.
    """

    report: str
    revision: int
    issued_on: str
    is_replaced: bool
    manifest: Mapping[str, Any]
    figures: Mapping[str, Any]
    settings: Tree | None = None

    @property
    def quarter(self) -> Quarter:
        """Of its paper."""
        return Quarter.parse(self.manifest["quarter"])


def issue_before(spec: ReportSpec, edition: str, *, report: str, fingerprint: str, archive: Archive) -> Issue | None:
    """The issue that an edition is compared with.

    A paper that was itself issued is compared with what it was compared with then, so that it is made again as it was.
    Any other replaces the last issue of its edition; where it has none it is compared with that of the quarter before.

    Args:
        spec: what was asked for.
        edition: its name.
        report: the name of its folder under out/.
        fingerprint: of the paper.
        archive: of what was issued.

    Raises:
        DataError: a record or a file of the archive is missing or was altered.
    """
    revisions = archive.revisions(report, edition)
    own = [one for one in revisions if _parsed(archive, one, MANIFEST).get("fingerprint") == fingerprint]
    if own:
        return _told_of(_parsed(archive, own[-1], "figures.json"), edition, archive=archive, report=report)
    if revisions:
        return issue_of(revisions[-1], archive, is_replaced=True)
    name = f"{name_of(spec.yot, spec.quarter.previous)}-{spec.document}"
    earlier = archive.revisions(name, edition)
    return issue_of(earlier[-1], archive, is_replaced=False) if earlier else None


def issue_of(frozen: Frozen, archive: Archive, *, is_replaced: bool) -> Issue:
    """An issue with all that is needed to compare it.

    Raises:
        DataError: one of its files is missing or was altered.
    """
    return Issue(
        frozen.name,
        frozen.revision,
        frozen.issued_on,
        is_replaced,
        _parsed(archive, frozen, MANIFEST),
        _parsed(archive, frozen, "figures.json"),
        kept_settings(archive, frozen.sources),
    )


def kept_settings(archive: Archive, digest: str) -> Tree | None:
    """The settings that were put by under a digest; None where there is none, or nothing lies there.

    Raises:
        DataError: what lies there is no zip of ours.
    """
    if not digest or not archive.objects.has(digest):
        return None
    try:
        return settings_in(unzipped(archive.objects.get(digest), wanted=lambda name: name.startswith("config/")))
    except ValueError as error:
        place = str(archive.objects.place_of(digest))
        raise DataError(Complaint("the config that was put by cannot be read", place, _MEND)) from error


def _told_of(figures: Mapping[str, Any], edition: str, *, archive: Archive, report: str) -> Issue | None:
    """The issue that figures.json says a paper was compared with; None where it says of none."""
    told = figures.get(REPLACED)
    if not told:
        return None
    revisions = archive.revisions(str(told["report"]), edition)
    found = next((one for one in revisions if one.revision == told["revision"]), None)
    if found is None:
        what = f"revision {told['revision']} of {told['report']}, with which this paper was compared, is missing"
        raise DataError(Complaint(what, str(archive.folder), _MEND))
    return issue_of(found, archive, is_replaced=found.name == report)


def _parsed(archive: Archive, frozen: Frozen, name: str) -> dict[str, Any]:
    try:
        content = json.loads(archive.objects.get(frozen.files[name]))
    except (KeyError, ValueError, RecursionError) as error:
        where = f"revision {frozen.revision} of {frozen.name}, {frozen.edition}: {name}"
        raise DataError(Complaint("the archive does not hold this file as it was issued", where, _MEND)) from error
    return dict(content)
