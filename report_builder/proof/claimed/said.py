"""A claim in its sentence, with the series of figures that it has to answer to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from report_builder.proof.claimed.series import Edition, Point
from report_builder.proof.claimed.spoken import sentences_to_read
from report_builder.proof.claimed.subjects import Subject, is_local, speaks_of_numbers, subject_of, subjects_in
from report_builder.proof.paper import Fault, Passage
from report_builder.proof.text.rule import rule

Cited = tuple[int, int, str]
"""A stretch of a passage, and the measure of the figure that it was printed from."""


@dataclass(frozen=True, slots=True)
class Held:
    """What claims are held to.

    Attributes:
        edition: the figures.
        as_at: what the paper may know; None where nobody says.
        cited: passage -> its stretches that come from figures.
    """

    edition: Edition
    as_at: date | None
    cited: dict[Passage, tuple[Cited, ...]]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a passage, and what it speaks of.

    Attributes:
        passage, start, end: where it stands.
        cited: the stretches of it that come from figures.
        heading: of its section; empty where it has none.
    """

    passage: Passage
    start: int
    end: int
    cited: tuple[Cited, ...]
    heading: str = ""

    @property
    def words(self) -> str:
        """The sentence."""
        return self.passage.text[self.start : self.end]

    @property
    def is_local(self) -> bool:
        """Whether it speaks of the service's own count."""
        return is_local(self.passage.text, self.start, self.end)

    def fault(self, kind: str, where: tuple[int, int], what: str, *, mend: str, should_be: str = "") -> Fault:
        """A fault of the sentence."""
        return Fault(kind, self.passage, *where, what, mend, should_be)


def said_in(passage: Passage, cited: Iterable[Cited], heading: str = "") -> Iterable[Said]:
    """The sentences of a passage, in a section of that heading."""
    stretches = tuple(cited)
    for start, end in sentences_to_read(passage.text):
        yield Said(passage, start, end, tuple(each for each in stretches if start <= each[0] < end), heading)


_IT = rule(
    r"^\W*(?:it|this|that|these|they|the (?:rate|rates|number|numbers|figure|figures|share|total|count))\b",
    re.IGNORECASE,
)


def subject_at(said: Said, claim: tuple[int, int], *, is_noun: bool) -> Subject | None:
    """What a claim is of; of "it fell" or "the rate fell" what the passage named last, or its heading."""
    found = subject_of(said.passage.text, (said.start, said.end), claim, is_noun=is_noun)
    if found is None and said.cited:
        start, end, measure = said.cited[0]
        return Subject(start, end, measure, (measure,))
    if found is None and _IT.match(said.words):
        earlier = subjects_in(said.passage.text, 0, said.start) or subjects_in(said.heading, 0, len(said.heading))
        return earlier[-1] if earlier else None
    return found


def measures_of(subject: Subject, said: Said, edition: Edition) -> tuple[str, ...]:
    """The measures of a subject that the edition prints, the likeliest first.

    A figure that the sentence cites says which; "tracker" or "our own count" speaks of the service's, "number" of a
    count rather than of a rate.
    """
    cited = [measure for _, _, measure in said.cited if measure in subject.measures]
    numbers = speaks_of_numbers(said.passage.text, said.start, said.end)

    def rank(measure: str) -> tuple[bool, bool, bool]:
        is_count = measure.endswith("_count")
        return measure not in cited, measure.startswith("tracker_") != said.is_local, is_count != numbers

    return tuple(sorted((each for each in subject.measures if edition.knows(each)), key=rank))


_ALSO = {"female": r"girls?|women|females?", "male": r"boys?|males?", "assetplus": r"asset\s?plus"}
_SAYS_LITTLE = {"yes", "no", "none", "other", "unknown", "not recorded", "not stated", "low", "medium", "high", "same"}


def category_of(said: Said, points: Iterable[Point]) -> tuple[tuple[str, str], ...]:
    """Whom of the children the sentence speaks of, where figures are broken down so; nobody in particular else."""
    for category in sorted({each.category for each in points if len(each.category) == 1}):
        name = category[0][1]
        pattern = _ALSO.get(name, re.escape(name))
        if (
            name not in _SAYS_LITTLE
            and not name[:1].isdigit()
            and re.search(rf"\b(?:{pattern})\b", said.words, re.IGNORECASE)
        ):
            return category
    return ()


def series_of(measure: str, said: Said, edition: Edition) -> tuple[Point, ...]:
    """The service's own figures of a measure, from the earliest to the latest, of those of whom the sentence speaks."""
    points = [each for each in edition.points if each.measure == measure and each.is_own]
    category = category_of(said, points)
    local, published = (edition.own(measure, is_local=each, category=category) for each in (True, False))
    return (local or published) if said.is_local else (published or local)
