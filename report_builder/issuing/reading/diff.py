"""What changed since an issue: the figures of an issued edition beside those that a config gives now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.errors import Complaint, ConfigError
from report_builder.model.changed import Since
from report_builder.readers import LEDGER
from report_builder.store.frozen import Archive

if TYPE_CHECKING:
    from report_builder.counting import Counted
    from report_builder.earlier.issue import Issue
    from report_builder.issuing.issued import Issued


def compare(issued: Issued, counted: Counted, *, out: Path) -> Since:
    """Every number of an edition that the config gives otherwise now, after protection, with its one cause.

    Args:
        issued: the edition.
        counted: the config, counted.
        out: the folder under which all papers lie, and the ledger.

    Raises:
        ConfigError: the config makes another paper, or has no such edition.
        DisclosureError: the edition cannot be made now.
    """
    from report_builder import pipeline  # noqa: PLC0415  heavy
    from report_builder.earlier.since import changed_since  # noqa: PLC0415  pandas is heavy

    _insist_same_paper(issued, counted)
    _insist_ours(issued)
    edition = pipeline.edition_of(counted, issued.paper.audience)
    _, protected, composed = pipeline.protected_paper(counted, edition, out=out)
    figures = pipeline.figures_now(counted, protected, composed)
    return changed_since(_issue(issued, counted), figures, pipeline.made_of(counted), edition)


def _insist_same_paper(issued: Issued, counted: Counted) -> None:
    spec = counted.spec
    for said, now, name in (
        (issued.paper.document, spec.document, "document"),
        (issued.paper.yot, spec.yot, "yot"),
    ):
        if said != now:
            what = f"this config makes a paper of '{now}', and the edition is of '{said}'"
            raise ConfigError(Complaint(what, spec.place_of(name), "name the config of the same paper"))


def _insist_ours(issued: Issued) -> None:
    """Stop where an entry lacks what is compared: its file was made by another version, or by hand."""
    named = {
        "id",
        "measure",
        "area",
        "period",
        "by",
        "of",
        "shown",
        "status",
        "unit",
        "numerator",
        "denominator",
        "where",
    }
    if not all(isinstance(one, dict) and named <= one.keys() for one in issued.figures["figures"]):
        what = "the figures are not in the form of a figures.json of ours"
        raise ConfigError(Complaint(what, str(issued.folder / "figures.json"), "build it again"))


def _issue(issued: Issued, counted: Counted) -> Issue:
    """The edition as it is compared; its config is the one that its build put by."""
    from report_builder.earlier.issue import Issue, kept_settings  # noqa: PLC0415  kept from --help

    frozen = issued.frozen
    return Issue(
        issued.report,
        issued.revision,
        frozen.issued_on if frozen else "",
        issued.paper.quarter == str(counted.spec.quarter),
        issued.manifest,
        issued.figures,
        kept_settings(Archive(issued.out), frozen.sources if frozen and frozen.sources else _kept(issued)),
    )


def _kept(issued: Issued) -> str:
    """What the build of a paper that lies in its folder put by; empty where the ledger does not know of it."""
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help

    file = issued.out / LEDGER
    if issued.frozen or not file.exists():
        return ""
    with open_ledger(file) as ledger:
        steps = ledger.steps(report=issued.report, audience=issued.paper.audience, kinds=("built",))
    return next((one.kept for one in reversed(steps) if one.manifest == issued.digest), "")


def totals(since: Since) -> Mapping[str, int]:
    """How many numbers changed for each cause, the most first."""
    return dict(Counter(str(one.cause) for one in since.changed).most_common())


def as_json(issued: Issued, since: Since) -> dict[str, Any]:
    """The same for a program.

    Args:
        issued: the edition.
        since: what changed.
    """
    return {
        "issued": {
            "report": since.report,
            "edition": issued.paper.audience,
            "quarter": issued.paper.quarter,
            "revision": since.revision,
            "issued_on": since.issued_on,
        },
        "changed": [
            {
                "id": one.id,
                "words": one.words,
                "then": one.then,
                "now": one.now,
                "cause": str(one.cause),
                "detail": one.detail,
            }
            for one in since.changed
        ],
        "totals": dict(totals(since)),
    }


def lines(issued: Issued, since: Since) -> list[str]:
    """The same in words: a line for each number, and how many there are.

    Args:
        issued: the edition.
        since: what changed.
    """
    which = f"revision {since.revision}" if since.revision else "what lies in the folder"
    head = f"{since.report}, {issued.paper.audience}, {which}, and the figures of now:"
    told = [f"{one.words}: {one.then} -> {one.now} ({one.why})" for one in since.changed]
    if not told:
        return [head, "no number changed"]
    counted = "; ".join(f"{cause}: {count}" for cause, count in totals(since).items())
    return [head, *told, f"{len(told)} changed: {counted}"]
