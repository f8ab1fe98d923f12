"""Which table or view of a database is which table: by name, without case, in the schema that a user sees first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.findings import stop
from report_builder.model.tables import Finding

if TYPE_CHECKING:
    from sqlalchemy import Connection, Inspector


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view of a database. `schema` is None for the one that is searched first."""

    table: str
    schema: str | None = None

    @property
    def name(self) -> str:
        """As messages and inputs name it."""
        return f"{self.schema}.{self.table}" if self.schema else self.table


def find_relations(
    connection: Connection, known: Collection[str], *, named: Mapping[str, str], where_named: Mapping[str, str]
) -> tuple[dict[str, Relation], tuple[Finding, ...]]:
    """Table -> where the database has it, and the names that could be two. Tables of no such name are not our business.

    Args:
        connection: in the transaction in which they will be read.
        known: the tables that may be read, in their order.
        named: table -> `table` or `schema.table`, where that is not the table's own name.
        where_named: table -> the key of the config or map that names it, for complaints.

    Raises:
        ConfigError: a table or view that is named is not there.
    """
    from sqlalchemy import inspect  # noqa: PLC0415  heavy, and seldom needed

    inspector = inspect(connection)
    here = _relations(inspector, None)
    found: dict[str, Relation] = {}
    findings: list[Finding] = []
    complaints: list[Complaint] = []
    for table in known:
        matches = _asked(inspector, named[table], here) if table in named else _matching(here, table)
        if len(matches) > 1:
            what = f"the database has {' and '.join(match.name for match in matches)}, which differ only in case"
            mend = f"say under tables.{table} in the config which it is, spelled exactly"
            findings.append(stop("repeated-table", table, what=what, mend=mend))
        elif matches:
            found[table] = matches[0]
        elif table in named:
            complaints.append(_missing(inspector, table, named[table], here=here, where=where_named[table]))
    if complaints:
        raise ConfigError(complaints)
    return found, tuple(findings)


def relations_seen_first(connection: Connection) -> list[Relation]:
    """All tables and views of the schema that a user sees first."""
    from sqlalchemy import inspect  # noqa: PLC0415  heavy, and seldom needed

    return _relations(inspect(connection), None)


def _relations(inspector: Inspector, schema: str | None) -> list[Relation]:
    """The tables and views of a schema, materialised and foreign ones included."""
    from sqlalchemy.dialects.postgresql.base import PGInspector  # noqa: PLC0415  heavy, and seldom needed

    names = [*inspector.get_table_names(schema), *inspector.get_view_names(schema)]
    if isinstance(inspector, PGInspector):
        names += inspector.get_materialized_view_names(schema)
        names += inspector.get_foreign_table_names(schema)
    return [Relation(name, schema) for name in sorted(names)]


def _matching(relations: Collection[Relation], name: str) -> list[Relation]:
    """Those of the name: spelled exactly, or else without case."""
    exact = [relation for relation in relations if relation.table == name]
    return exact or [relation for relation in relations if relation.table.casefold() == name.casefold()]


def _asked(inspector: Inspector, name: str, here: Collection[Relation]) -> list[Relation]:
    """What `table` or `schema.table` names; a point may be part of either name."""
    matches = _matching(here, name)
    for schema, table in _parted(name):
        schemas = [Relation(one) for one in inspector.get_schema_names()] if not matches else []
        for match in _matching(schemas, schema):
            matches += _matching(_relations(inspector, match.table), table)
    return matches


def _parted(name: str) -> Iterator[tuple[str, str]]:
    parts = name.split(".")
    for place in range(1, len(parts)):
        yield ".".join(parts[:place]), ".".join(parts[place:])


def _missing(inspector: Inspector, table: str, name: str, *, here: Collection[Relation], where: str) -> Complaint:
    schemas = inspector.get_schema_names()
    asked = [schema for schema, _ in _parted(name) if schema in schemas]
    there = [relation for schema in asked for relation in _relations(inspector, schema)]
    near = did_you_mean(name, [relation.table for relation in here] + [relation.name for relation in there])
    mend = near or "name it as table or as schema.table, and look whether the user may see it"
    return Complaint(f"the database has no table or view '{name}', which tables.{table} names", where, mend)
