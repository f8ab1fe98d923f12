"""The rows of each measure in one service: the rules of `cases.counts`, on columns of numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from report_builder.cases.contract import CONTRACT, OFFENCE_GROUPS
from report_builder.cases.country.one_service import OneService
from report_builder.cases.country.plain import NO_DAY
from report_builder.cases.country.rows import Coded, Rows
from report_builder.cases.country.words import BLANK, NotPlainError, Words
from report_builder.cases.counts.caseload import all_types, groups_of, statutory_of
from report_builder.cases.counts.cohorts import FOLLOW_UP_DAYS, MATURE_DAYS
from report_builder.cases.counts.custody import NOT_A_BREACH
from report_builder.cases.ethnicity import NOT_STATED, ethnic_group
from report_builder.model.dimension import AGES, DIMENSIONS, NOT_RECORDED
from report_builder.model.period import Period
from report_builder.model.spec import CaseTypes

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EPOCH = date(1970, 1, 1)
_OF_A_CHILD = ("sex", "care_status", "child_in_need", "child_protection", "sen")


def _of_contract(table: str, name: str, blank: str = "") -> Words:
    column = next(one for one in CONTRACT[table].columns if one.name == name)
    return Words(column.allowed, blank=blank or column.blank)


def _as_written(cell: str) -> str | None:
    return cell if cell == " ".join(cell.lower().split()) else None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of every column that is counted by, the same for all services."""

    types: CaseTypes
    words: Mapping[str, Words] = field(
        default_factory=lambda: {
            **{name: _of_contract("persons", name) for name in ("sex", "care_status", "sen")},
            **{name: Words(("no", "yes"), blank=NOT_RECORDED) for name in ("child_in_need", "child_protection")},
            "ethnic_group": Words(DIMENSIONS["ethnic_group"].categories, blank=NOT_STATED, read=ethnic_group),
            "age": Words(AGES),
            "offence_tier": _of_contract("offences", "tier"),
            "yes_no": Words(("no", "yes")),
            "assessment": _of_contract("assessments", "kind"),
            "exclusion": _of_contract("exclusions", "kind"),
            "custody": _of_contract("custody", "kind"),
            "offence_category": Words(OFFENCE_GROUPS, blank=NOT_RECORDED),
            "breach_of": Words((NOT_A_BREACH,), blank=NOT_A_BREACH, read=_as_written, is_open=True),
            "cohort": Words(is_open=True),
            "tier": _of_contract("tracker", "entry_tier", NOT_RECORDED),
            "level": _of_contract("tracker", "intervention_level", NOT_RECORDED),
        }
    )

    def __getitem__(self, name: str) -> Words:
        return self.words[name]


class Subjects:
    """The rows of one service's measures."""

    def __init__(self, service: OneService, vocabulary: Vocabulary) -> None:
        self.service, self.words = service, vocabulary
        self._made: dict[object, Rows] = {}

    def rows(self, measure: str, period: Period) -> Rows:
        """The rows of a measure in a period.

        Raises:
            NotPlainError: the service has to be counted the ordinary way.
        """
        make = SUBJECTS[measure]
        if (make, period) not in self._made:
            self._made[make, period] = make(self, period)
        return self._made[make, period]

    def of_children(self, child: NDArray[Any], *names: str) -> dict[str, Coded]:
        """What is known of the child of each row."""
        persons = self.service["persons"]
        known = {name: (persons.codes(_column_of(name), self.words[name])[child], self.words[name]) for name in names}
        for name in ("child_in_need", "child_protection"):
            if name in known:
                codes, words = known[name]
                known[name] = np.where(codes == BLANK, words.number(NOT_RECORDED), codes), words
        return known

    def caseload(self, period: Period) -> Rows:
        """The children with an episode open in the period, each at the highest type."""
        types = Words(all_types(self.words.types))
        episodes, child = self.service["episodes"], self.service.child("episodes")
        start, end = episodes.days("start_date"), episodes.days("end_date")
        is_open = (start <= _day(period.end)) & ((end == NO_DAY) | (end >= _day(period.start)))
        highest = np.full(self.service["persons"].size, len(types.names), dtype=np.int16)
        kinds = episodes.codes("type", types)
        if len(kinds) and kinds.min() == BLANK:
            raise NotPlainError("type")
        np.minimum.at(highest, child[is_open], kinds[is_open])
        whose = np.flatnonzero(highest < len(types.names))
        kind = highest[whose]
        born = self.service["persons"].days("date_of_birth")[whose]
        by = {
            **self.of_children(whose, *_OF_A_CHILD, "ethnic_group"),
            "case_type": (kind, types),
            "statutory": _parents(kind, types, statutory_of(self.words.types)),
            "case_group": _parents(kind, types, groups_of(self.words.types)),
            "age": (_age_codes(_ages(born, _day(period.end))), self.words["age"]),
        }
        return Rows(whose, by, is_one_a_child=True)

    def suspensions(self, period: Period) -> Rows:
        """The suspensions of children of the caseload that began in the period."""
        return self._exclusions(period, "suspension")

    def permanent(self, period: Period) -> Rows:
        """Their permanent exclusions."""
        return self._exclusions(period, "permanent")

    def _exclusions(self, period: Period, kind: str) -> Rows:
        table, child = self.service["exclusions"], self.service.child("exclusions")
        is_ours = np.zeros(self.service["persons"].size, dtype=bool)
        is_ours[self.rows("caseload", period).child] = True
        kinds = self.words["exclusion"]
        is_so = _in(table.days("start_date"), period) & is_ours[child]
        is_so &= _required(table.codes("kind", kinds)) == kinds.number(kind)
        return Rows(child[is_so])

    def sentences(self, period: Period) -> Rows:
        """Custodial sentences that began in the period."""
        table, child = self.service["custody"], self.service.child("custody")
        kinds = self.words["custody"]
        is_so = _in(table.days("start_date"), period)
        is_so &= _required(table.codes("kind", kinds)) == kinds.number("sentence")
        columns = {name: table.codes(name, self.words[name])[is_so] for name in ("offence_category", "breach_of")}
        by: dict[str, Coded] = {name: (codes, self.words[name]) for name, codes in columns.items()}
        by["age"] = _age_codes(table.numbers("age_at_sentence")[is_so]), self.words["age"]
        return Rows(child[is_so], {**by, **self.of_children(child[is_so], "sex", "ethnic_group")})

    def due(self, period: Period) -> Rows:
        """Assessments due in the period."""
        table, words = self.service["assessments"], self.words["assessment"]
        is_so = _in(table.days("due_date"), period)
        return Rows(
            self.service.child("assessments")[is_so], {"kind": (_required(table.codes("kind", words))[is_so], words)}
        )

    def in_time(self, period: Period) -> Rows:
        """Those of them that were completed by their day."""
        table = self.service["assessments"]
        due, done = table.days("due_date"), table.days("completed_date")
        is_met = (done != NO_DAY) & (done <= due)
        return self.rows("assessments_due", period).where(is_met[_in(due, period)])

    def entrants(self, period: Period) -> Rows:
        """Children of 10 to 17 whose first substantive outcome falls in the period, each once."""
        table, child = self.service["offences"], self.service.child("offences")
        is_real, day = self._substantive(), table.days("outcome_date")
        earliest = np.full(self.service["persons"].size, np.iinfo(np.int32).max, dtype=np.int32)
        np.minimum.at(earliest, child[is_real], day[is_real])
        said = table.codes("first_time_entrant", self.words["yes_no"])
        is_first = is_real & np.where(said == BLANK, day == earliest[child], said == 1) & _in(day, period)
        ages = _ages(self.service["persons"].days("date_of_birth")[child[is_first]], day[is_first])
        is_young = (ages >= 10) & (ages <= 17)
        whose, when, ages = child[is_first][is_young], day[is_first][is_young], ages[is_young]
        order = np.lexsort((when, whose))
        once = order[np.diff(whose[order], prepend=-1) != 0]
        by = {"age": (_age_codes(ages[once]), self.words["age"])}
        return Rows(whose[once], {**by, **self.of_children(whose[once], "sex", "ethnic_group")}, is_one_a_child=True)

    def _substantive(self) -> NDArray[np.bool_]:
        table, tiers = self.service["offences"], self.words["offence_tier"]
        tier = table.codes("tier", tiers)
        is_real: NDArray[np.bool_] = (tier != BLANK) & (tier != tiers.number("none"))
        is_real &= table.days("outcome_date") != NO_DAY
        return is_real

    def with_outcome(self, period: Period) -> Rows:
        """Children with a substantive outcome in the period."""
        is_so = self._substantive() & _in(self.service["offences"].days("outcome_date"), period)
        is_theirs = np.zeros(self.service["persons"].size, dtype=bool)
        is_theirs[self.service.child("offences")[is_so]] = True
        whose = np.flatnonzero(is_theirs)
        return Rows(whose, self.of_children(whose, "ethnic_group"), is_one_a_child=True)

    def tracked(self, period: Period) -> Rows:
        """The children of the cohort of that name; each stands in it once."""
        table, words = self.service["tracker"], self.words
        is_so = self._is_cohort("tracker", period)
        whose = table.ids()[1][is_so]
        if len(np.unique(whose)) != len(whose):
            raise NotPlainError("tracker")
        by = {
            "tier": (table.codes("entry_tier", words["tier"])[is_so], words["tier"]),
            "level": (table.codes("intervention_level", words["level"])[is_so], words["level"]),
            "age": (_age_codes(table.numbers("age_at_entry")[is_so]), words["age"]),
        }
        return Rows(whose, by, is_one_a_child=True)

    def reoffences(self, period: Period) -> Rows:
        """The cohort's offences within 365 days of entry, whose outcome came within 548."""
        import pyarrow.compute as pc  # noqa: PLC0415 - heavy, and of no use to --help

        table, entered = self.service["reoffences"], self.rows("tracker_children", period)
        tracker = self.service["tracker"]
        known, (ids, places) = tracker.ids()[0], table.ids()
        place = pc.fill_null(pc.index_in(ids, value_set=known), -1).to_numpy()[places]
        is_so = self._is_cohort("reoffences", period)
        row = np.full(len(known) + 1, -1, dtype=np.int64)
        row[entered.child] = np.arange(len(entered.child))
        whose = row[place[is_so]]
        if len(whose) and whose.min() < 0:
            raise NotPlainError("reoffences")
        entry = tracker.days("entry_date")[self._is_cohort("tracker", period)][whose]
        offence, outcome = table.days("offence_date")[is_so], table.days("outcome_date")[is_so]
        is_within = (offence >= entry) & (offence <= entry + FOLLOW_UP_DAYS)
        is_within &= (outcome != NO_DAY) & (outcome <= entry + MATURE_DAYS)
        kept = whose[is_within]
        by = {dimension: (codes[kept], words) for dimension, (codes, words) in entered.by.items()}
        return Rows(entered.child[kept], by)

    def _is_cohort(self, table: str, period: Period) -> NDArray[np.bool_]:
        codes = _required(self.service[table].codes("cohort", self.words["cohort"]))
        names = self.words["cohort"].names
        is_so: NDArray[np.bool_] = codes == (names.index(str(period)) if str(period) in names else BLANK)
        return is_so


def _column_of(dimension: str) -> str:
    return "ethnicity" if dimension == "ethnic_group" else dimension


def _day(day: date) -> int:
    return (day - _EPOCH).days


def _in(days: NDArray[Any], period: Period) -> NDArray[np.bool_]:
    is_in: NDArray[np.bool_] = (days >= _day(period.start)) & (days <= _day(period.end))
    return is_in


def _required(codes: NDArray[Any]) -> NDArray[Any]:
    if len(codes) and codes.min() == BLANK:
        raise NotPlainError
    return codes


def _parents(kind: NDArray[Any], types: Words, parts: Mapping[str, tuple[str, ...]]) -> Coded:
    words = Words(parts)
    parent = {name: number for number, (_, within) in enumerate(parts.items()) for name in within}
    return np.array([parent[name] for name in types.names], dtype=np.int16)[kind], words


def _ages(born: NDArray[Any], on: NDArray[Any] | int) -> NDArray[Any]:
    """Whole years lived on a day; -1 where the day of birth is not known."""
    (year, month_day), (year_on, month_day_on) = _calendar(born), _calendar(np.asarray(on))
    return np.where(born == NO_DAY, BLANK, year_on - year - (month_day_on < month_day))


def _calendar(days: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Year, and month x 100 + day."""
    dates = np.where(days == NO_DAY, 0, days).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    month = months.astype(np.int64)
    day = (dates - months).astype(np.int64) + 1
    return month // 12, (month % 12 + 1) * 100 + day


def _age_codes(ages: NDArray[Any]) -> NDArray[Any]:
    """Ages as categories: 9 for under 10, 10 to 17, 18+, and last not recorded."""
    return np.where(ages == BLANK, AGES.index(NOT_RECORDED), np.clip(ages, 9, 18) - 9)


SUBJECTS: Mapping[str, Callable[[Subjects, Period], Rows]] = {
    "caseload": Subjects.caseload,
    "suspensions": Subjects.suspensions,
    "children_suspended": Subjects.suspensions,
    "children_permanently_excluded": Subjects.permanent,
    "custody_count": Subjects.sentences,
    "assessments_due": Subjects.due,
    "assessments_in_time": Subjects.in_time,
    "fte_count": Subjects.entrants,
    "ethnic_count": Subjects.with_outcome,
    "tracker_children": Subjects.tracked,
    "tracker_reoffenders": Subjects.reoffences,
    "tracker_reoffences": Subjects.reoffences,
}
"""Measure -> its rows."""
OF_CHILDREN = frozenset(
    {
        "caseload", "children_suspended", "children_permanently_excluded", "fte_count", "ethnic_count",
        "tracker_children", "tracker_reoffenders",
    }
)  # fmt: skip
"""The measures that count each child once, whatever the rows."""
