"""Corrections that somebody answers for: applied to the true numbers before anything is protected, and footnoted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.spec import Correction
from report_builder.model.tables import Cell, Count, CountTable, Given, Relation, Wanted

PlaceOf = Callable[[str], str]
"""Key of the config -> where it stands."""


def correct(
    tables: tuple[CountTable, ...], corrections: tuple[Correction, ...], *, place_of: PlaceOf = str
) -> tuple[CountTable, ...]:
    """The tables with each corrected figure in place, wherever it stands.

    Only counts and published values are corrected; shares and rates follow from them.

    Args:
        tables: as counted.
        corrections: of the config.
        place_of: where a key of the config stands, for complaints.

    Raises:
        ConfigError: no such figure, one that follows from others, or an addition that no longer holds.
    """
    if not corrections:
        return tables
    complaints: list[Complaint] = []
    known = {wanted.key.id: wanted for table in tables for wanted in table.wanted}
    for number, correction in enumerate(corrections, start=1):
        complaints += _complaints(correction, known, place_of(f"corrections.{number}"))
    if complaints:
        raise ConfigError(complaints)
    cells = {_cell(known[one.figure]): Fraction(one.value) for one in corrections if _is_count(known[one.figure])}
    fixed = tuple(_corrected(table, corrections, cells) for table in tables)
    _insist_on_sums(fixed, place_of("corrections"))
    return fixed


def _complaints(correction: Correction, known: dict[str, Wanted], where: str) -> list[Complaint]:
    if correction.figure not in known:
        mend = did_you_mean(correction.figure, known) or "`report-builder figures` lists the ids"
        return [Complaint(f"this document has no figure '{correction.figure}'", where, mend)]
    if not isinstance(known[correction.figure].formula, (Count, Given)):
        return [Complaint(f"'{correction.figure}' follows from other figures", where, "correct the counts behind it")]
    wanted = known[correction.figure]
    if correction.value < 0 or (_is_count(wanted) and correction.value % _step(wanted)):
        return [Complaint(f"'{correction.figure}' cannot have this value", where, "give a count of nought or more")]
    return []


def _step(wanted: Wanted) -> Decimal:
    """Of what a count is a multiple: children are whole, days may be halves."""
    return Decimal(1) if MEASURES[wanted.key.measure].counts == "persons" else Decimal("0.5")


def _is_count(wanted: Wanted) -> bool:
    return isinstance(wanted.formula, Count)


def _cell(wanted: Wanted) -> Key:
    assert isinstance(wanted.formula, Count)  # noqa: S101  the caller has looked
    return wanted.formula.cell


def _corrected(table: CountTable, corrections: tuple[Correction, ...], cells: dict[Key, Fraction]) -> CountTable:
    by_id = {correction.figure: correction for correction in corrections}
    notes = tuple(
        f"Corrected: {by_id[wanted.key.id].reason.rstrip('.')} ({by_id[wanted.key.id].by})."
        for wanted in table.wanted
        if wanted.key.id in by_id
    )
    wanted = tuple(_given(one, by_id[one.key.id]) if one.key.id in by_id else one for one in table.wanted)
    true = tuple(_counted(cell, cells) for cell in table.cells)
    return replace(table, wanted=wanted, cells=true, notes=(*table.notes, *dict.fromkeys(notes)))


def _given(wanted: Wanted, correction: Correction) -> Wanted:
    if not isinstance(wanted.formula, Given):
        return wanted
    value = Fraction(correction.value)
    return replace(wanted, formula=replace(wanted.formula, value=value, text=f"{correction.value:f}"))


def _counted(cell: Cell, cells: dict[Key, Fraction]) -> Cell:
    if cell.key not in cells:
        return cell
    count = cells[cell.key]
    is_of_persons = MEASURES[cell.key.measure].counts == "persons"
    return replace(cell, count=count, persons=int(count) if is_of_persons else cell.persons)


def _insist_on_sums(tables: tuple[CountTable, ...], where: str) -> None:
    counts = {cell.key: cell.count for table in tables for cell in table.cells}
    broken = [relation for table in tables for relation in table.relations if not _holds(relation, counts)]
    if broken:
        raise ConfigError(
            Complaint(f"a corrected figure no longer adds up with {key.id}", where, "correct what it adds to as well")
            for key in dict.fromkeys(relation.terms[0][0] for relation in broken)
        )


def _holds(relation: Relation, counts: dict[Key, Fraction]) -> bool:
    total = sum(weight * counts[key] for key, weight in relation.terms)
    return (relation.low is None or total >= relation.low) and (relation.high is None or total <= relation.high)
