"""The records behind a figure: whom and what it counts, by the ids that the data give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

import pandas as pd

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.count import count_views
from report_builder.cases.counts.watch import watching
from report_builder.model.key import Key
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Cases, CountTable, Formula, Quotient, Wanted


@dataclass(frozen=True, slots=True)
class Part:
    """What a figure rests on: its count, or its numerator or denominator.

    Attributes:
        name: "count", "numerator", "denominator", or what the formula calls it.
        cell: what is counted there.
        rows: one a record, with `person_id` and the data's other ids; None where no record of the data stands behind
            it, as behind a population or a figure that others published.
    """

    name: str
    cell: Key
    rows: pd.DataFrame | None


def rows_behind(
    figure: str, tables: tuple[CountTable, ...], *, cases: Cases, spec: ReportSpec
) -> tuple[Part, ...] | None:
    """The parts of a figure with their records; None where no table has the figure.

    The view is counted once more, by the same code, while somebody watches which rows it counts.

    Args:
        figure: its id.
        tables: the paper's, as they were counted.
        cases: what they were counted from.
        spec: what was asked for.
    """
    table = next((table for table in tables if _wanted(table, figure)), None)
    if table is None:
        return None
    with watching() as watched:
        (counted,) = count_views((table.view,), Context(cases, spec))
    wanted = _wanted(counted, figure)
    assert wanted is not None  # noqa: S101  the same view of the same cases
    return tuple(Part(name, key, _rows(key, watched, counted)) for name, key in _keys(wanted.formula))


def _wanted(table: CountTable, figure: str) -> Wanted | None:
    return next((one for one in table.wanted if one.key.id == figure), None)


def _keys(formula: Formula) -> Iterator[tuple[str, Key]]:
    """The cells of a formula, each under the name that it has there."""
    for field in fields(formula):
        value = getattr(formula, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Key):
                yield ("count" if field.name == "cell" else field.name.replace("_", " ")), one
            elif isinstance(one, Quotient):
                yield from ((f"{field.name} {name}", key) for name, key in _keys(one))


def _rows(key: Key, watched: Mapping[Key, pd.DataFrame], table: CountTable) -> pd.DataFrame | None:
    """Those of the cell, or of the parts of which it is the sum."""
    if key in watched:
        return watched[key]
    for relation in table.relations:
        parts = [part for part, sign in relation.terms if part != key and sign == -1]
        is_sum = (key, 1) in relation.terms and relation.low == relation.high == 0
        if is_sum and len(parts) == len(relation.terms) - 1 and all(part in watched for part in parts):
            return pd.concat([watched[part] for part in parts])
    return None
