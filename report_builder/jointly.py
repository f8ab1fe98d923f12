"""A public paper beside totals over many services: its pattern is read, put in force, and held against its figures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.errors import Complaint, ConfigError, DataError, DisclosureError
from report_builder.model.joint import PATTERNS, Joint, file_of
from report_builder.model.key import Key
from report_builder.model.release import Known, Paper
from report_builder.model.spec import Edition, ReportSpec
from report_builder.model.tables import CountTable, Figure

if TYPE_CHECKING:
    from report_builder.disclosure.problem import Pattern
    from report_builder.disclosure.protected import Protected

FORM = "report-builder joint pattern 1"
_AGAIN = "add the services up again with `national`"
_OF_PLACE = ("where", "reference")
_OF_PAPER = ("document", "yot", "quarter", "as_at")


def edition_beside_totals(edition: Edition) -> Edition:
    """A public edition without what would say more of a mark: that was not weighed with the other papers."""
    return replace(edition, alternatives=False, fewer_decimals=False)


def everything_held(known: Known) -> Known:
    """What the readers of a paper hold, where it may be another than the one that went out."""
    return replace(known, earlier=(*known.earlier, *known.own), own=())


def name_of(key: Key) -> str:
    """The one name of a cell in a pattern."""
    return json.dumps([key.measure, key.area, key.area_type, str(key.period), key.by, key.of], ensure_ascii=False)


def pattern_json(pattern: Pattern, figures: Iterable[Mapping[str, Any]], head: Mapping[str, str], known: Known) -> Any:
    """A pattern as it is kept for the builds of a paper.

    Args:
        pattern: what is withheld.
        figures: of the paper's figures.json, as they were attacked with all others.
        head: what that begins with.
        known: what the paper's readers hold.
    """
    return {
        "form": FORM,
        **{name: head[name] for name in _OF_PAPER},
        "withheld": sorted(map(name_of, pattern.withheld)),
        "dropped": {str(number): level for number, level in sorted(pattern.dropped.items())},
        "figures": _digest(figures),
        "protected_with": known.digest,
    }


def read_joint(totals: Path, spec: ReportSpec) -> Joint:
    """The pattern of a service's public paper beside some totals.

    Args:
        totals: the folder of a national release, such as out/national-england-and-wales.
        spec: of the paper.

    Raises:
        ConfigError: there is none of this paper.
        DataError: it is not as it was written.
    """
    place = totals / PATTERNS / file_of(spec.yot)
    try:
        joint, paper = _read(place)
    except OSError as error:
        what = f"there is nothing here of a paper of {spec.yot}"
        raise ConfigError(Complaint(what, str(place), "name the folder that `national` wrote")) from error
    if paper != (spec.document, spec.yot, str(spec.quarter), spec.as_at.isoformat()):
        raise ConfigError(Complaint("this is of another paper or day than the config asks for", str(place), _AGAIN))
    return joint


def _read(place: Path) -> tuple[Joint, tuple[str, ...]]:
    """A pattern, and of which paper it is: document, service, quarter and day.

    Raises:
        DataError: it is not as it was written.
        OSError: it cannot be read.
    """
    try:
        told = json.loads(place.read_bytes())
        joint = Joint(
            where=str(place),
            totals=place.resolve().parent.parent.name,
            withheld=frozenset(map(str, told["withheld"])),
            dropped={int(number): int(level) for number, level in told["dropped"].items()},
            figures=str(told["figures"]),
            protected_with=str(told["protected_with"]),
        )
        form, paper = told["form"], tuple(str(told[name]) for name in _OF_PAPER)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise DataError(Complaint("this is not as `national` wrote it", str(place), _AGAIN)) from error
    if form != FORM:
        raise DataError(Complaint("another version wrote this", str(place), _AGAIN))
    return joint, paper


def insist_as_added_up(out: Path, paper: Paper, figures: Iterable[Mapping[str, Any]]) -> None:
    """Stop a public paper that lies beside totals over many services and was not protected together with them.

    Args:
        out: the folder under which papers and totals lie.
        paper: that is to go out.
        figures: of its figures.json.

    Raises:
        DataError: what `national` wrote is not as it was.
        DisclosureError: it prints something else than was attacked with the totals.
        OSError: what `national` wrote cannot be read.
    """
    asked, own = (paper.document, paper.yot, paper.quarter, paper.as_at), _digest(figures)
    for place in sorted(out.glob(f"*/{PATTERNS}/{file_of(paper.yot)}")):
        joint, of_which = _read(place)
        if of_which == asked and joint.figures != own:
            what = "this paper prints other figures than the one that may go out beside the totals"
            totals = place.parent.parent
            mend = f"build it with --beside {totals}; or take that folder away, if the totals do not go out"
            raise DisclosureError(Complaint(what, str(totals), mend))


def protect_jointly(joint: Joint, tables: tuple[CountTable, ...], edition: Edition) -> Protected:
    """A public edition under the pattern that was found for all papers and totals together.

    Raises:
        DisclosureError: it does not print what was attacked then: data, config or program are others by now.
    """
    from report_builder.disclosure.problem import Pattern  # noqa: PLC0415  numpy is heavy
    from report_builder.disclosure.protect import posed_for, under_pattern  # noqa: PLC0415

    edition = edition_beside_totals(edition)
    posed = posed_for(tables, edition)
    withheld = frozenset(key for key in posed.problem.cells if name_of(key) in joint.withheld)
    protected = under_pattern(posed, Pattern(withheld, joint.dropped), edition)
    if _digest(map(_as_json, protected.figures)) != joint.figures:
        what = "the paper would not print what it printed when it was protected together with the totals"
        raise DisclosureError(Complaint(what, joint.where, f"data or config have changed: {_AGAIN}"))
    return protected


def _as_json(figure: Figure) -> Mapping[str, Any]:
    from report_builder.report.figures import figure_json  # noqa: PLC0415  kept from --help

    return figure_json(figure, places={})


def _digest(figures: Iterable[Mapping[str, Any]]) -> str:
    """Of figures, wherever in the paper they stand and however its commentary asks for them."""
    bare = ({name: told for name, told in one.items() if name not in _OF_PLACE} for one in figures)
    found = sorted(json.dumps(one, sort_keys=True) for one in bare)
    return sha256("\n".join(found).encode()).hexdigest()


def insist_nothing_went_out(joint: Joint, known: Known) -> None:
    """Stop where the readers hold other papers than those that the joint protection reckoned with.

    Args:
        joint: of the paper.
        known: what they hold; its `own` is this very paper where it has gone out already.

    Raises:
        DisclosureError: they do.
    """
    if not known.own and known.digest != joint.protected_with:
        what = "papers of this service went out since it was protected together with the totals, or do not lie here"
        raise DisclosureError(Complaint(what, joint.where, _AGAIN))
