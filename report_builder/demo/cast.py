"""The hand-made children, read from `cast_rows`."""

from __future__ import annotations

from datetime import date

from report_builder.demo.cast_rows import CHILDREN, CUSTODY, ENTRIES, EPISODES, OUTCOMES
from report_builder.demo.child import Child, Detention, Entry, Outcome, Work


def children() -> list[Child]:
    """The hand-made children, those of the quarter's caseload first."""
    return [Child(tag, sex, _day(born), *rest) for tag, sex, born, *rest in _rows(CHILDREN)]


def episodes() -> list[Work]:
    """All their episodes."""
    return [Work(tag, kind, _day(start), _maybe_day(end)) for tag, kind, start, end in _rows(EPISODES)]


def outcomes() -> list[Outcome]:
    """All their offences, reoffences after the quarter included."""
    return [
        Outcome(tag, _day(committed), _day(decided), category, int(gravity), disposal, tier, _flag(flag))
        for tag, committed, decided, category, gravity, disposal, tier, flag in _rows(OUTCOMES)
    ]


def detentions() -> list[Detention]:
    """All their custodial sentences and remands."""
    return [
        Detention(tag, kind, _day(start), _maybe_day(end), _day(committed), category, breach)
        for tag, kind, start, end, committed, category, breach in _rows(CUSTODY)
    ]


def entries() -> list[Entry]:
    """Their entries into the tracker's two cohorts."""
    return [Entry(tag, cohort, _day(day), tier) for tag, cohort, day, tier in _rows(ENTRIES)]


def _rows(table: str) -> list[list[str]]:
    """The cells of a table set down above; a row's missing last cells are blank."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    width = max(len(row) for row in rows)
    return [row + [""] * (width - len(row)) for row in rows]


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _maybe_day(text: str) -> date | None:
    return _day(text) if text else None


def _flag(text: str) -> bool | None:
    return {"yes": True, "no": False, "": None}[text]
