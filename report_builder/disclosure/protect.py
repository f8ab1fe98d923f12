"""The wall: true counts go in, printable figures come out. Nothing else in the program makes a printable number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from report_builder.disclosure.alternatives import alternatives_kept
from report_builder.disclosure.complements import with_complements
from report_builder.disclosure.derive import Derived, derive, measure_of, to_printed, trend_word, whole_or_short
from report_builder.disclosure.groups import group_disclosures
from report_builder.disclosure.history import with_history
from report_builder.disclosure.instead import Instead, instead_of_marks
from report_builder.disclosure.nature import noughts_by_nature
from report_builder.disclosure.posed import Posed
from report_builder.disclosure.primary import small_cells
from report_builder.disclosure.problem import Pattern, Problem, kept, pose, printed, rests_on
from report_builder.disclosure.protected import Protected
from report_builder.disclosure.reader import Reader
from report_builder.disclosure.secondary import search
from report_builder.errors import Complaint, DisclosureError
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.period import spell_month
from report_builder.model.release import Release
from report_builder.model.spec import Edition
from report_builder.model.tables import (
    Alternative,
    Change,
    Count,
    CountTable,
    Figure,
    Given,
    Missing,
    OnDate,
    ProtectedTable,
    Quotient,
    Status,
    Wanted,
)

WITHHELD = "[c]"
NOT_AVAILABLE = "[x]"
NOT_APPLICABLE = "[z]"
"""Source: Analysis Function, "Using symbols and shorthand in tables"."""


def protect(
    tables: tuple[CountTable, ...],
    edition: Edition,
    *,
    alternatives: Sequence[Alternative] = (),
    releases: Sequence[Release] = (),
) -> Protected:
    """Withhold what is small and what would give it away, attack the result, and derive what may be printed.

    Args:
        tables: all of a document at once, because they share totals.
        edition: whose rules hold.
        alternatives: what may be said of a view of which numbers are withheld, in the order in which it is tried; used
            where the edition asks for it, and only where it costs no other number.
        releases: what the edition's audience was sent before, the oldest first.

    Raises:
        DisclosureError: the attack still works something out; the edition must not be made.
    """
    posed = posed_for(tables, edition, releases=releases)
    problem = posed.problem
    pattern, still_exposed = search(problem, edition, small=posed.small, known=posed.known)
    if still_exposed:
        raise refusal(still_exposed, edition)
    warnings = _warnings(problem, pattern, edition)
    reader, kept_ones = Reader(posed, pattern), tuple[Alternative, ...]()
    if edition.alternatives:
        reader, kept_ones = alternatives_kept(reader.posed, pattern, alternatives)
    instead = instead_of_marks(reader) if pattern.withheld else Instead()
    printed_tables = through_the_wall(reader.posed.problem, pattern, edition=edition, instead=instead)
    further = iter(printed_tables[len(tables) :])
    besides = {one.of: tuple(next(further) for _ in one.tables) for one in kept_ones}
    return Protected(edition, printed_tables[: len(tables)], warnings, besides)


def under_pattern(posed: Posed, pattern: Pattern, edition: Edition) -> Protected:
    """All tables of an edition under a pattern that was found, and attacked, together with other papers.

    Raises:
        DisclosureError: one category holds everybody, and the edition stops at that.
    """
    warnings = _warnings(posed.problem, pattern, edition)
    return Protected(edition, through_the_wall(posed.problem, pattern, edition=edition), warnings)


def _warnings(problem: Problem, pattern: Pattern, edition: Edition) -> tuple[str, ...]:
    """What a pattern leaves to be said of groups.

    Raises:
        DisclosureError: the edition stops at that.
    """
    warnings = group_disclosures(problem, pattern) if edition.threshold else ()
    if edition.is_public and not edition.threshold:
        warnings = ("disclosure control is off: every small number is printed",)
    if warnings and edition.group_disclosure == "stop":
        mend = "show fewer categories, or set group_disclosure: warn"
        raise DisclosureError(Complaint(one, f"edition {edition.name}", mend) for one in warnings)
    return warnings


def posed_for(tables: tuple[CountTable, ...], edition: Edition, *, releases: Sequence[Release] = ()) -> Posed:
    """All tables of a document as one problem, with what its audience was sent before, and what is small in it."""
    problem = with_complements(pose(tables))
    if edition.threshold:
        problem = with_history(problem, releases, edition=edition)
    small = small_cells(problem, edition)
    return Posed(problem, edition, small, noughts_by_nature(problem, edition, small))


def refusal(keys: Iterable[Key], edition: Edition) -> DisclosureError:
    """What is said of cells that cannot be hidden, without a number."""
    measures = sorted({MEASURES[key.measure].name for key in keys if key.measure in MEASURES})
    return DisclosureError(
        Complaint(
            f"a reader of the {edition.name} edition could work out withheld numbers of: {', '.join(measures)}",
            where=f"edition {edition.name}",
            mend="leave out the sections or figures that break these down, or show fewer categories",
        )
    )


def through_the_wall(
    problem: Problem, pattern: Pattern, *, edition: Edition, instead: Instead | None = None
) -> tuple[ProtectedTable, ...]:
    """What may be printed under a pattern. No withheld count is read on the way, so that none shows in the result."""
    asked = {wanted.key: wanted for table in problem.tables for wanted in table.wanted}
    wall = _Wall(problem, pattern, edition, printed(problem, pattern), asked, instead or Instead())
    return tuple(wall.table(index, table) for index, table in enumerate(problem.tables))


@dataclass(frozen=True, slots=True)
class _Wall:
    """The pattern in force while figures are made."""

    problem: Problem
    pattern: Pattern
    edition: Edition
    seen: frozenset[Key]
    asked: Mapping[Key, Wanted]
    instead: Instead

    def table(self, index: int, table: CountTable) -> ProtectedTable:
        level = self.pattern.dropped.get(index, 0)
        shown = kept(table, level)
        dropped = tuple(_mark(wanted, Status.WITHHELD) for wanted in table.wanted if wanted not in shown)
        figures = tuple(self.figure(wanted) for wanted in shown)
        replaced = _REPLACED if dropped else ""
        return ProtectedTable(table.view, figures, table.notes, table.missing, replaced, dropped, table.sources)

    def figure(self, wanted: Wanted) -> Figure:
        formula = wanted.formula
        if isinstance(formula, Missing):
            return _mark(
                wanted, Status.NOT_AVAILABLE if formula.is_applicable else Status.NOT_APPLICABLE, formula.reason
            )
        if isinstance(formula, Change):
            return self._change(wanted, formula)
        if self.is_withheld(wanted):
            return self._in_place_of_a_mark(wanted)
        derived = derive(formula, self.problem.cells)
        if isinstance(formula, OnDate) and self.edition.threshold:
            derived = replace(derived, shown=spell_month(formula.day))  # the day is that of one child's entry
        if derived.value is None:
            return _mark(wanted, Status.NOT_AVAILABLE, "there is nothing to divide by")
        return _shown(wanted, derived)

    def is_withheld(self, wanted: Wanted) -> bool:
        """Whether a part of it is withheld, gone with its table, or too few to be a base."""
        formula = wanted.formula
        keys = rests_on(formula)
        if any(key in self.pattern.withheld or key not in self.seen for key in keys):
            return True
        if isinstance(formula, Quotient):
            base = self.problem.cells[formula.denominator]
            return not base.is_public and 0 < base.persons < self.edition.minimum_denominator
        return False

    def _in_place_of_a_mark(self, wanted: Wanted) -> Figure:
        """A withheld figure: with fewer decimals or beside its range, where that may be said."""
        mark, about = _mark(wanted, Status.WITHHELD), self.instead.about.get(wanted.key)
        if about is not None:
            return replace(mark, value=about.value, shown=about.shown, status=Status.SHOWN)
        if isinstance(wanted.formula, Count):
            return replace(mark, instead=self.instead.ranges.get(wanted.formula.cell, ""))
        return mark

    def _change(self, wanted: Wanted, change: Change) -> Figure:
        """From one figure to another: withheld or missing where either is; without a word where none may be said."""
        pair = [self.asked.get(change.before), self.asked.get(change.after)]
        if any(figure is None for figure in pair):
            return _mark(wanted, Status.NOT_AVAILABLE, change.reason or "there is no earlier period to compare with")
        ends = [self.figure(figure) for figure in pair if figure is not None]
        if any(figure.is_about for figure in ends):
            return _mark(wanted, Status.WITHHELD)
        for status in (Status.WITHHELD, Status.NOT_AVAILABLE, Status.NOT_APPLICABLE):
            if any(figure.status is status for figure in ends):
                return _mark(wanted, status)
        before, after = (derive(figure.formula, self.problem.cells) for figure in pair if figure is not None)
        assert before.value is not None  # noqa: S101  both ends are shown
        assert after.value is not None  # noqa: S101
        measure = measure_of(wanted.key)
        step = Derived(after.value - before.value)
        word = "" if change.reason else trend_word(before, after, measure)
        reason = change.reason or ("" if word else "the counts behind the figures are not known")
        return replace(_shown(wanted, step), kind="difference", word=word, note=reason)


_REPLACED = (
    "The parts of this table are not shown, to protect individuals: from them and the total a reader could work out "
    "numbers too small to print."
)


def _mark(wanted: Wanted, status: Status, note: str = "") -> Figure:
    symbols = {
        Status.WITHHELD: WITHHELD,
        Status.NOT_AVAILABLE: NOT_AVAILABLE,
        Status.NOT_APPLICABLE: NOT_APPLICABLE,
    }
    measure = measure_of(wanted.key)
    kind = _kind(wanted.key)
    return Figure(wanted.key, kind, None, symbols[status], measure.unit, None, None, status, note=note or wanted.note)


def _shown(wanted: Wanted, derived: Derived) -> Figure:
    measure = measure_of(wanted.key)
    value, shown = to_printed(derived, measure, variety=wanted.key.variety)
    if isinstance(wanted.formula, Given) and wanted.formula.decimals is not None and not wanted.formula.text:
        value = value.quantize(Decimal(1).scaleb(-wanted.formula.decimals))
    return Figure(
        wanted.key,
        _kind(wanted.key),
        value,
        shown,
        measure.unit,
        _exact(derived.numerator),
        _exact(derived.denominator),
        Status.SHOWN,
        word=wanted.formula.word if isinstance(wanted.formula, Given) else "",
        note=wanted.note,
    )


def _kind(key: Key) -> str:
    return {"rank": "rank", "change": "difference"}.get(key.variety, measure_of(key).kind)


def _exact(value: Fraction | None) -> Decimal | None:
    return None if value is None else whole_or_short(value)
