"""What is known of one service while it is counted: its plain tables, and which child each row is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from report_builder.cases.country.plain import NO_DAY, PlainTable, read_plain
from report_builder.cases.country.words import NotPlainError

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "persons": (
        *("person_id", "sex", "date_of_birth", "ethnicity", "care_status", "child_in_need", "child_protection", "sen"),
    ),
    "episodes": ("episode_id", "person_id", "type", "start_date", "end_date"),
    "offences": ("offence_id", "person_id", "offence_date", "outcome_date", "tier", "first_time_entrant"),
    "assessments": ("person_id", "kind", "due_date", "completed_date"),
    "exclusions": ("person_id", "kind", "start_date", "days_lost"),
    "custody": ("person_id", "kind", "start_date", "end_date", "age_at_sentence", "offence_category", "breach_of"),
    "tracker": ("person_id", "cohort", "entry_date", "entry_tier", "age_at_entry", "intervention_level"),
    "reoffences": ("person_id", "cohort", "offence_date", "outcome_date"),
}
"""The columns that counts rest on; no other is read."""
_IN_ORDER = {
    "episodes": ("start_date", "end_date"),
    "custody": ("start_date", "end_date"),
    "offences": ("offence_date", "outcome_date"),
    "reoffences": ("offence_date", "outcome_date"),
}


class OneService:
    """The tables of one service, each read when it is first asked for."""

    def __init__(self, parts: Mapping[str, Sequence[Path]]) -> None:
        """`parts` are the files of each table."""
        self._parts = parts
        self._tables: dict[str, PlainTable] = {}
        self._children: dict[str, NDArray[np.int32]] = {}

    def __getitem__(self, table: str) -> PlainTable:
        if table not in self._tables:
            if not self._parts.get(table):
                raise NotPlainError(table)
            self._tables[table] = read_plain(table, self._parts[table], COLUMNS[table])
            self._look_at_order(table)
        return self._tables[table]

    def _look_at_order(self, table: str) -> None:
        if table in _IN_ORDER:
            start, end = (self._tables[table].days(name) for name in _IN_ORDER[table])
            if bool(((end != NO_DAY) & (end < start)).any()):
                raise NotPlainError(table)

    @cached_property
    def persons(self) -> pa.Array:
        """The ids of all children, in the order of their rows."""
        found: pa.Array = self["persons"].column("person_id")
        return found

    def child(self, table: str) -> NDArray[np.int32]:
        """The place among persons of the child of each row.

        Raises:
            NotPlainError: a row is of a child who is not there.
        """
        import pyarrow.compute as pc  # noqa: PLC0415 - heavy, and of no use to --help

        if table not in self._children:
            ids, places = self[table].ids()
            known = pc.index_in(ids, value_set=self.persons)
            if known.null_count:
                raise NotPlainError(table)
            self._children[table] = known.to_numpy()[places]
        return self._children[table]
