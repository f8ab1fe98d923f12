"""What changed since an issue: the figures of an issued edition beside those that a config gives now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.errors import Complaint, ConfigError
from report_builder.issuing.figures_form import insist_figures
from report_builder.model.changed import Changed, Since
from report_builder.model.period import spell_date
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
    insist_figures(issued)
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
    """The same in words: a line for each number below its cause, and how many there are.

    Args:
        issued: the edition.
        since: what changed.
    """
    day = f", issued on {spell_date(date.fromisoformat(since.issued_on))}" if since.issued_on else ""
    which = f"revision {since.revision}{day}" if since.revision else "what lies in the folder"
    head = f"{since.report}, {issued.paper.audience} edition: the figures of now beside {which}"
    if not since.changed:
        return [head, "No number changed."]
    told = [line for cause, number in totals(since).items() for line in _because(cause, number, since)]
    many = len(since.changed)
    return [head, "", *told, "1 number changed." if many == 1 else f"{many} numbers changed.", *_marks(since)]


def _because(cause: str, number: int, since: Since) -> Iterator[str]:
    """The numbers that have one cause, in the order of the paper."""
    yield f"{cause[0].upper()}{cause[1:]} ({number}):"
    for one in since.changed:
        if str(one.cause) == cause:
            yield f"  {one.words}: {_then_and_now(one)}{f' ({one.detail})' if one.detail else ''}"
    yield ""


def _then_and_now(one: Changed) -> str:
    """What was printed and what is, in words that may be read aloud."""
    if one.before is None:
        return f"now {one.now}"
    return f"was {one.then}, now {one.now}" if one.after else f"was {one.then}"


def _marks(since: Since) -> Iterator[str]:
    """What the marks in it stand for."""
    from report_builder.report.rows import SYMBOLS  # noqa: PLC0415  kept from --help

    used = {shown for one in since.changed for shown in (one.then, one.now)}
    for mark, words in SYMBOLS.items():
        if mark in used:
            yield f"{mark}: {words}."
