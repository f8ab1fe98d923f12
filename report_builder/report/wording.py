"""Renders the texts of a paper: sentences of ours, of which one without its number is left out, and commentary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Status
from report_builder.report.book import Book
from report_builder.report.plan import Sentence
from report_builder.report.references import SEE
from report_builder.report.see import Links, finished, linked, unlinked
from report_builder.report.speech import names
from report_builder.report.words import template


class Wording:
    """Texts of one edition. What a text touched stays in `book.touched`."""

    def __init__(self, book: Book, spec: ReportSpec, links: Links | None = None) -> None:
        self.book = book
        self.links = links or Links()
        self.names = {**names(book), **plain_names(spec), SEE: self.links.see}

    def say(self, text: str) -> str:
        """A text with its figures, words in place of those that are not shown."""
        return finished(template(text).render(self.names))

    def pieces(self, text: str) -> Iterator[str]:
        """The same piece by piece, so that it is seen which speaks of which figures; yet to be finished as a whole."""
        yield from template(text).generate(self.names)

    def sentences(self, texts: Iterable[Sentence]) -> tuple[list[str], bool]:
        """The sentences that can be said, and whether one was left out because a number is withheld.

        Of several for one place the first is said that can be; none after one that is left out to protect somebody.
        """
        said: list[str] = []
        is_withheld = False
        for text in texts:
            for choice in (text,) if isinstance(text, str) else text:
                spoken, statuses = self._said(choice)
                if spoken:
                    said.append(linked(escape(spoken, quote=False)))
                is_withheld = is_withheld or (not spoken and Status.WITHHELD in statuses)
                if spoken or Status.WITHHELD in statuses:
                    break
        return said, is_withheld

    def _said(self, text: str) -> tuple[str, set[Status]]:
        """A sentence, empty where something of it is not in this edition, and the states of its figures."""
        before, unsaid = len(self.book.touched), self.book.unsaid + self.links.missed
        spoken = " ".join(self.say(text).split())
        statuses = {figure.status for figure in self.book.touched[before:] if not figure.instead}
        if not statuses - {Status.SHOWN} and self.book.unsaid + self.links.missed == unsaid:
            return spoken, statuses
        del self.book.touched[before:]
        return "", statuses

    def first(self, texts: tuple[Sentence, ...]) -> tuple[str, bool]:
        """The first text as plain words, and whether it must not be said."""
        if not texts or not isinstance(texts[0], str):
            return "", False
        before = len(self.book.touched)
        spoken = unlinked(" ".join(self.say(texts[0]).split()))
        is_silent = any(not figure.is_shown for figure in self.book.touched[before:])
        return spoken, is_silent


def plain_names(spec: ReportSpec) -> dict[str, str]:
    """The names that say who and when."""
    return {
        "service": spec.yot,
        "family_words": spec.comparators.family_words,
        "quarter_words": spec.quarter.period.words,
        "year_words": spec.quarter.twelve_months.words,
        "meeting_words": spec.meeting.body,
        "green_margin": f"{spec.rated_within[0]}%",
        "amber_margin": f"{spec.rated_within[1]}%",
    }
