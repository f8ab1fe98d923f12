"""What a figure says in a sentence: its number, its share, its part of a whole, or words in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from report_builder.model.measure import MEASURES, Measure
from report_builder.model.rounding import write_number
from report_builder.model.tables import Figure
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.caveats import NOTHING, caveat_words
from report_builder.report.changes import change_words
from report_builder.report.comparison import comparison_words
from report_builder.report.composition import composition_words
from report_builder.report.facets import spell
from report_builder.report.needs import share_view
from report_builder.report.phrases import plural, spoken_number, with_noun
from report_builder.report.ranking import rank_words
from report_builder.report.rating import rated
from report_builder.report.sentences import level, represented, sentence
from report_builder.report.steps import take_step
from report_builder.report.trend import trend_words
from report_builder.report.unlike import unlike_words

_BEARINGS = frozenset({"North", "South", "East", "West"})
"""A region that is named for where it lies has an article."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reference while a text is rendered. It steps as `Reference` planned it, and ends with a word of WORDS."""

    book: Book
    view: View

    def by(self, **pairs: str) -> Spoken:
        """Pick categories."""
        return Spoken(self.book, take_step(self.view, "by", [], pairs))

    def of(self, **pairs: str) -> Spoken:
        """Narrow to a group."""
        return Spoken(self.book, take_step(self.view, "of", [], pairs))

    def area(self, word: str) -> Spoken:
        """Speak of a comparator."""
        return Spoken(self.book, take_step(self.view, "area", [word], {}))

    def over(self, word: str) -> Spoken:
        """Speak of another period."""
        return Spoken(self.book, take_step(self.view, "over", [word], {}))

    def across(self, dimension: str) -> Spoken:
        """Name the breakdown whose largest group is told."""
        return Spoken(self.book, take_step(self.view, "across", [dimension], {}))

    def __str__(self) -> str:
        return self.shown

    @property
    def figure(self) -> Figure:
        """The figure itself; not for templates, which ask for words."""
        return self.book.figure(self.view)

    @property
    def measure(self) -> Measure:
        """The registry's entry."""
        return MEASURES[self.view.measure]

    @property
    def is_shown(self) -> bool:
        """Whether it is a number."""
        return self.figure.is_shown

    @property
    def shown(self) -> str:
        """The number with its unit's sign: 213, 26.8%, 0.16; words where there is none."""
        return spoken_number(self.figure, threshold=self.book.threshold)

    @property
    def note(self) -> str:
        """The caveat that goes with it; left unsaid where there is none."""
        said = self.figure.note
        self.book.unsaid += not said
        return said

    @property
    def counted(self) -> str:
        """The number with its noun: 213 children, 1 child, no children."""
        return with_noun(self.figure, self.measure, threshold=self.book.threshold)

    children = counted

    @property
    def share(self) -> str:
        """Its share of the whole: 26.8%."""
        return spoken_number(self.book.figure(share_view(self.view)))

    @property
    def part(self) -> str:
        """Its part of the whole: 57 of 213 children (26.8%), or none of the 213 children."""
        figure = self.book.figure(share_view(self.view))
        if not figure.is_shown or figure.numerator is None or figure.denominator is None:
            return spoken_number(figure)
        noun = plural(figure.denominator, _whole_noun(MEASURES[figure.key.measure]))
        if not figure.numerator and figure.denominator > 1:
            return f"none of the {write_number(figure.denominator)} {noun}"
        return f"{write_number(figure.numerator)} of {write_number(figure.denominator)} {noun} ({figure.shown})"

    @property
    def rank(self) -> str:
        """Its place in the family: 3rd of 9, or joint 3rd of 9."""
        return rank_words(self.book, self.view)

    @property
    def rank_range(self) -> str:
        """The ranks that its interval allows, as a sentence; left unsaid where that is not known."""
        said = self.book.figure(replace(self.view, variety="rank")).note
        self.book.unsaid += not said
        return said

    @property
    def trend(self) -> str:
        """Whether it rose or fell in five separate years; our texts leave it unsaid where so many are not known."""
        said = trend_words(self.book, self.view)
        self.book.unsaid += not said
        return said or "has no trend that can be claimed"

    @property
    def change(self) -> str:
        """How it moved since the period before, as far as the numbers bear it out."""
        return change_words(self.book, self.view)

    @property
    def comparison(self) -> str:
        """Where it stands against the comparators, in the years for which that is true."""
        said = comparison_words(self.book, self.view)
        self.book.unsaid += not said
        return said or "not compared with other areas"

    @property
    def level(self) -> str:
        """How high it is, of whom and when, as a clause."""
        return level(self.book, self.view)

    @property
    def composition(self) -> str:
        """Its largest group and that group's part, as a clause; left unsaid where none can be named."""
        said = composition_words(self.book, self.view)
        self.book.unsaid += not said
        return said or "no group is named the largest"

    @property
    def caveat(self) -> str:
        """All that qualifies it, as clauses; left unsaid where nothing does."""
        said = caveat_words(self.book, self.view)
        self.book.unsaid += not said
        return said or NOTHING

    @property
    def represented(self) -> str:
        """Over- or under-represented by so many points."""
        return represented(self.figure)

    @property
    def unlike_published(self) -> str:
        """Why a live tracker's figure and the published one of the same name differ, as a clause."""
        return unlike_words(self.book, self.view)

    @property
    def sentence(self) -> str:
        """A clause that stands alone within a sentence of the manager's."""
        return sentence(self.book, self.view)

    @property
    def period(self) -> str:
        """Its period in words."""
        return self.figure.key.period.words

    @property
    def area_name(self) -> str:
        """Its area's printed name within a sentence: Wigan, England, the North West."""
        name = spell(self.figure, "area")
        return f"the {name}" if self.figure.key.area_type == "region" and name.split()[0] in _BEARINGS else name

    @property
    def rating(self) -> str:
        """Green, amber or red, of a share of what should be there; left unsaid where it is not shown."""
        said = rated(self.figure, self.book.rated_within)
        self.book.unsaid += not said
        return said or "neither green, amber nor red"

    @property
    def about(self) -> str:
        """Whom the measure is of, where it is not the service's own children."""
        return self.measure.about


def _whole_noun(share: Measure) -> tuple[str, str]:
    """What the denominator of a share counts."""
    if share.parts[1]:
        return MEASURES[share.parts[1]].noun
    return ("child", "children") if share.counts == "persons" else ("case", "cases")


def names(book: Book) -> dict[str, Spoken]:
    """What a template may refer to: every measure by its id."""
    return {measure: Spoken(book, View(measure)) for measure in MEASURES}
