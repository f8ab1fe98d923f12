"""Puts composed papers into another one as its appendices: numbers, ids, and where in them each figure stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from report_builder.model.built import Attached, Report
from report_builder.model.slug import slug
from report_builder.report.papers import with_pictures
from report_builder.report.prose import Prose


@dataclass(frozen=True, slots=True)
class Composed:
    """A report and where in it each figure stands: figure id -> "chart 7", "para 2.4", "Appendix 2, chart 7".

    `commentary` are the paragraphs that people wrote, in order; `exempt` its appendices that are files of their own;
    `warnings` what somebody should look at, with its place; `prose` all that people wrote, to be proof-read.
    """

    report: Report
    places: Mapping[str, tuple[str, ...]]
    commentary: tuple[str, ...] = ()
    exempt: tuple[Report, ...] = ()
    warnings: tuple[str, ...] = ()
    prose: tuple[Prose, ...] = ()
    replaced: Mapping[str, Any] = field(default_factory=dict)
    """What figures.json says of the issue that the paper was compared with; nothing where it names none."""


def attach(made: Composed, carried: Iterable[tuple[str, Composed]]) -> Composed:
    """A paper with others as appendices, after its own.

    Args:
        made: the paper that carries them.
        carried: document -> each of them, in order.
    """
    count = sum(section.is_appendix for section in made.report.sections)
    return join(made, ((f"Appendix {number}", *one) for number, one in enumerate(carried, start=count + 1)))


def join(made: Composed, carried: Iterable[tuple[str, str, Composed]]) -> Composed:
    """A paper with others after it.

    Args:
        made: the paper that carries them.
        carried: the name of each ("Appendix 1", "Item 7"), its document and the paper, in order.
    """
    places = {id_: list(found) for id_, found in made.places.items()}
    commentary = list(made.commentary)
    attached, exempt, warnings = [], list(made.exempt), list(made.warnings)
    prose = list(made.prose)
    for name, document, paper in carried:
        within = with_prefix(paper.report, f"{slug(name)}-")
        attached.append(Attached(name, paper.report.title, within, document))
        commentary += [f"{name}, {place}" for place in paper.commentary]
        exempt += paper.exempt
        prose += paper.prose
        warnings += [f"{name}, {warning}" for warning in paper.warnings]
        for id_, found in paper.places.items():
            places.setdefault(id_, []).extend(f"{name}, {place}" for place in found)
    whole = {id_: tuple(found) for id_, found in places.items()}
    whole_report = replace(made.report, attached=tuple(attached))
    return Composed(whole_report, whole, tuple(commentary), tuple(exempt), tuple(warnings), tuple(prose))


def with_pictures_drawn(made: Composed, drawn: Callable[[bytes], bytes]) -> Composed:
    """A paper, those that it carries and its exempt appendices, with what `drawn` makes of each of their pictures."""
    exempt = tuple(with_pictures(one, drawn) for one in made.exempt)
    return replace(made, report=with_pictures(made.report, drawn), exempt=exempt)


def as_issued(made: Composed) -> Composed:
    """A paper that was released, and those that it carries: no page says DRAFT."""
    return replace(made, report=without_draft(made.report), exempt=tuple(map(without_draft, made.exempt)))


def without_draft(report: Report) -> Report:
    """A paper of which no page says DRAFT, nor any of those that it carries."""
    carried = tuple(replace(one, report=without_draft(one.report)) for one in report.attached)
    return replace(report, is_draft=False, attached=carried)


def with_prefix(report: Report, prefix: str) -> Report:
    """A paper with a prefix before the ids of its page, and before the prefixes of those that it carries."""
    deeper = (replace(one, report=with_prefix(one.report, prefix + one.report.prefix)) for one in report.attached)
    return replace(report, prefix=prefix, attached=tuple(deeper))
