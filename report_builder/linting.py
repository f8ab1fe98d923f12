"""What people wrote for a paper, read through as an edition prints it: the one place where report and proof meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from report_builder.errors import CommentaryError, Complaint, DisclosureError, ReportError
from report_builder.model.spec import Accepted, ReportSpec
from report_builder.proof.claims_of_figures import claims_held_to
from report_builder.proof.finding import around
from report_builder.proof.known_figures import KnownFigure
from report_builder.proof.paper import Fault, Kind, Known, Paper, Passage, in_order
from report_builder.proof.read_through import read_through
from report_builder.proof.typed import typed_numbers
from report_builder.report.figures import figure_json
from report_builder.report.glossary import meanings_of
from report_builder.report.naming import named_figures
from report_builder.report.signposts import signposts

if TYPE_CHECKING:
    from report_builder.disclosure.protected import Protected
    from report_builder.model.tables import Figure
    from report_builder.report.attach import Composed
    from report_builder.report.passages import Said
    from report_builder.report.plan import Plan
    from report_builder.report.prose import Prose

Own = tuple[tuple[str, "Said"], Passage]
"""A passage of the commentary with its section, as the report has it and as the proof-reader does."""

ADVISORY = frozenset({"acronym-unexplained", "outdated-term"})
"""Classes that only warn: a paper's glossary tells of the one, and a name or a quotation may need the other."""

UNEXPLAINED = "acronym-unexplained"

PICKED_OUT = "picked-out-child"
"""Stops the public edition as a disclosure; in the board's, whose readers may know the child, it warns."""

MOST_LETTERS = 8_000
"""Of a paragraph or a table of commentary, about four pages; one that has more is not read, and stops its edition."""

_OF_NUMBERS = frozenset({"small-number", "complement", "everybody-in-a-group"})
"""Classes that have nothing to say of a number which went through disclosure control."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding of the commentary.

    Attributes:
        kind: its class.
        complaint: what, where and how to mend it.
        level: error, warning or disclosure.
        says: what stands in the text.
    """

    kind: str
    complaint: Complaint
    level: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Lint:
    """What the reading of an edition's commentary found.

    Attributes:
        remarks: in the order of the paper.
        answered: the entries of the config's `accept` that accepted one.
    """

    remarks: tuple[Remark, ...]
    answered: frozenset[Accepted]

    def warnings(self, besides: Iterable[str] = ()) -> tuple[str, ...]:
        """What does not stop the edition; `besides` are other warnings, which tell of acronyms already."""
        told = " ".join(besides)
        kept = (each for each in self.remarks if each.level == "warning")
        return tuple(str(each.complaint) for each in kept if each.kind != UNEXPLAINED or f"'{each.says}'" not in told)

    def insist(self) -> None:
        """Stop where something stops.

        Raises:
            CommentaryError: a finding that stops, all of them at once.
            DisclosureError: the same, where one of them picks out a child for the public.
        """
        stopping = [each for each in self.remarks if each.level != "warning"]
        discloses = any(each.level == "disclosure" for each in stopping)
        kind: type[ReportError] = DisclosureError if discloses else CommentaryError
        if stopping:
            raise kind(each.complaint for each in stopping)


def lint(spec: ReportSpec, plan: Plan, *, protected: Protected, told: Iterable[Figure], composed: Composed) -> Lint:
    """Read the commentary of an edition through.

    Args:
        spec: what is known besides, and what is accepted.
        plan: of the paper, whose glossary says what its acronyms mean.
        protected: the edition's tables.
        told: the figures that its readers are given.
        composed: the edition, whose words these are.
    """
    own = [pair for prose in composed.prose for pair in _passages(prose)]
    if not own:
        return Lint((), frozenset())
    if endless := [passage for _, passage in own if len(passage.text) > MOST_LETTERS]:
        return Lint(tuple(map(_too_long, endless)), frozenset())
    written = max(spec.as_at, spec.meeting.date)
    paper = Paper(spec.source.name, tuple(_in_place(composed, own)), written)
    figures = {figure.key.id: figure for figure in told}
    known = Known(
        terminology=spec.terminology,
        threshold=protected.edition.threshold,
        acronyms={**spec.glossary, **meanings_of(plan.sections)},
        meeting=spec.meeting.date,
    )
    passages = {id(passage) for _, passage in own}
    found = [
        *read_through(paper, known),
        *typed_numbers((passage for _, passage in own), tuple(_known(protected, figures))),
        *_claims(spec, own, figures.values()),
    ]
    faults = [one for one in in_order(paper, found) if id(one.passage) in passages and not _was_protected(one)]
    return _answered(faults, spec.accept, is_public=protected.edition.is_public)


def _answered(faults: Iterable[Fault], accepted: Iterable[Accepted], *, is_public: bool) -> Lint:
    """What is left of the faults when those are taken out that somebody answers for."""
    entries, answered, remarks = tuple(accepted), set[Accepted](), list[Remark]()
    for fault in faults:
        answer = _answer(fault, entries)
        if answer is None:
            remarks.append(_remark(fault, is_public=is_public))
        else:
            answered.add(answer)
    return Lint(tuple(remarks), frozenset(answered))


def unanswered(spec: ReportSpec, lints: Iterable[Lint]) -> tuple[Complaint, ...]:
    """Entries of the config's `accept` for words that no edition has any more.

    Args:
        spec: whose entries they are.
        lints: of all editions.
    """
    answered = frozenset[Accepted]().union(*(each.answered for each in lints))
    return tuple(
        Complaint(
            f"the commentary has no {entry.finding} of the words '{entry.words}'",
            spec.place_of(f"accept.{number}"),
            "take the entry out of accept",
        )
        for number, entry in enumerate(spec.accept, start=1)
        if entry.words and entry not in answered
    )


def _passages(prose: Prose) -> Iterator[Own]:
    for said in prose.passages:
        kind = cast("Kind", said.kind)
        passage = Passage(kind, said.text, level=said.level, places=said.places, rows=said.rows, cited=said.cited)
        yield (prose.section, said), passage


def _in_place(composed: Composed, own: Iterable[Own]) -> Iterator[Passage]:
    """The commentary between the heads, charts and tables of its paper, to which it may point."""
    by_section: dict[str, list[Passage]] = {}
    for (section, _), passage in own:
        by_section.setdefault(section, []).append(passage)
    for section, posts in signposts(composed):
        yield from (Passage(cast("Kind", post.kind), post.text, post.number, post.level) for post in posts)
        yield from by_section.pop(section, ())
    for left in by_section.values():
        yield from left


def _claims(spec: ReportSpec, own: Iterable[Own], figures: Iterable[Figure]) -> Iterator[Fault]:
    """The claims of the commentary that the figures do not bear out."""
    cited = {
        passage: [(*stretch, measure) for stretch, measure in zip(said.cited, said.measures, strict=True) if measure]
        for (_, said), passage in own
    }
    listed = [figure_json(figure, places={}) for figure in figures]
    yield from claims_held_to(cited, listed, stale=spec.no_update, as_at=spec.as_at, cited=cited)


def _known(protected: Protected, told: Mapping[str, Figure]) -> Iterator[KnownFigure]:
    for named in named_figures(protected.tables):
        figure = named.figure
        if figure.value is not None and figure.key.id in told:
            yield KnownFigure(figure.kind, figure.value, figure.shown, named.subject, named.reference, named.is_plain)


def _was_protected(fault: Fault) -> bool:
    """Whether it is about a number that the wall let through."""
    whole = any(start <= fault.start and fault.end <= end for start, end in fault.passage.cited)
    return whole and fault.kind in _OF_NUMBERS


def _answer(fault: Fault, accepted: Iterable[Accepted]) -> Accepted | None:
    """The entry that accepts a fault: it names the class, and the words that the fault quotes."""
    said = fault.passage.text[fault.start : fault.end]
    return next((one for one in accepted if one.finding == fault.kind and one.words in {said, fault.says}), None)


def _too_long(passage: Passage) -> Remark:
    what = f"this paragraph has {len(passage.text):,} letters, more than anybody reads"
    return Remark("", Complaint(what, passage.place_at(0), "break it up with empty lines"), "error")


def _remark(fault: Fault, *, is_public: bool) -> Remark:
    where = fault.passage.place_at(fault.start)
    complaint = Complaint(f"'{around(fault.says, '')}': {fault.what} [{fault.kind}]", where, fault.mend)
    if fault.kind == PICKED_OUT:
        return Remark(fault.kind, complaint, "disclosure" if is_public else "warning", fault.says)
    return Remark(fault.kind, complaint, "warning" if fault.kind in ADVISORY else "error", fault.says)
