"""Mappings whose keys are not fixed: by measure, by section, by table. Every faulty entry is named."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import PlainValidator, WithJsonSchema

from report_builder.configfile.leaves import nearest, read_decimal, read_flag, read_text, wrong_kind
from report_builder.marked_yaml.fault import Fault, FaultsError, fault
from report_builder.model.measure import MEASURES

Value = TypeVar("Value")

EDITIONS = ("board", "public")

TABLES = (
    "persons",
    "episodes",
    "offences",
    "assessments",
    "exclusions",
    "custody",
    "tracker",
    "reoffences",
    "published",
    "population",
    "budget",
    "staffing",
    "risks",
    "actions",
    "meetings",
    "scorecard",
)
"""The tables of the data contract."""


def read_entries(value: object, read: Callable[[str, object], Value], *, wanted: str) -> dict[str, Value]:
    """Each entry as `read(key, value)` gives it; `wanted` says what the mapping should look like.

    Raises:
        FaultsError: not a mapping, or all that `read` found, with the keys before it.
    """
    if not isinstance(value, dict):
        raise wrong_kind(value, f"a mapping, {wanted}", "write one 'key: value' on each line")
    entries: dict[str, Value] = {}
    faults: list[Fault] = []
    for key, item in value.items():
        try:
            entries[key] = read(key, item)
        except FaultsError as found:
            faults += [one.under((key,)) for one in found.faults]
    if faults:
        raise FaultsError(*faults)
    return entries


def check_measure(measure: str) -> None:
    """Refuse a measure that the registry does not have."""
    if measure not in MEASURES:
        raise fault("there is no such measure", nearest(measure, MEASURES))


def read_no_update(value: object) -> dict[str, str]:
    """Measure: why it has no new value."""

    def read_reason(measure: str, reason: object) -> str:
        check_measure(measure)
        return read_text(reason)

    return read_entries(value, read_reason, wanted="measure: reason")


def read_glossary(value: object) -> dict[str, str]:
    """Acronym: its one meaning."""
    return read_entries(value, lambda _, meaning: read_text(meaning), wanted="acronym: its meaning")


def read_targets(value: object) -> dict[str, Decimal]:
    """Measure: the target."""

    def read_target(measure: str, target: object) -> Decimal:
        check_measure(measure)
        return read_decimal(target)

    return read_entries(value, read_target, wanted="measure: a number")


def read_published(value: object) -> bool | dict[str, bool]:
    """Whether published rows are public: of all measures, or by measure."""

    def read_one(measure: str, is_public: object) -> bool:
        check_measure(measure)
        return read_flag(is_public)

    if isinstance(value, bool):
        return value
    return read_entries(value, read_one, wanted="measure: true or false (or true or false alone)")


def read_commentary(value: object) -> str | dict[str, str | dict[str, str]]:
    """A file's name, or text by section, and there perhaps by edition."""

    def read_section(_section: str, words: object) -> str | dict[str, str]:
        if isinstance(words, dict):
            return read_entries(words, read_edition, wanted="edition: text")
        return read_text(words)

    def read_edition(edition: str, words: object) -> str:
        if edition not in EDITIONS:
            raise fault("there is no such edition", nearest(edition, EDITIONS))
        return read_text(words)

    if isinstance(value, str):
        return read_text(value)
    return read_entries(value, read_section, wanted="section: text")


def read_tables(value: object) -> dict[str, str]:
    """Table: what the data call it."""
    named: set[str] = set()

    def read_name(table: str, name: object) -> str:
        _check_table(table)
        text = read_text(name).strip()
        if text.casefold() in named:
            raise fault("another table is said to be the same", "name each file, sheet or database table once")
        named.add(text.casefold())
        return text

    return read_entries(value, read_name, wanted="table: its file, sheet or database table")


def read_columns(value: object, *, may_offer_several: bool = False) -> dict[str, dict[str, str]]:
    """Table: {column of the export: column of the data contract}.

    Args:
        value: what stands in the file.
        may_offer_several: whether several columns of the export may be offered for one of the data contract.
    """

    def read_table(table: str, pairs: object) -> dict[str, str]:
        _check_table(table)
        targets: set[str] = set()

        def read_column(_old: str, new: object) -> str:
            column = read_text(new)
            if column in targets and not may_offer_several:
                raise fault(f"two columns are mapped to '{column}'", "keep one of the two")
            targets.add(column)
            return column

        return read_entries(pairs, read_column, wanted="old column: new column")

    return read_entries(value, read_table, wanted="table: {old column: new column}")


def read_offered_columns(value: object) -> dict[str, dict[str, str]]:
    """As `read_columns`, but several columns of the export may be offered for one of the data contract."""
    return read_columns(value, may_offer_several=True)


def read_values(value: object) -> dict[str, dict[str, str]]:
    """`table.column`: {value of the export: value of the data contract}."""

    def read_column(name: str, pairs: object) -> dict[str, str]:
        table, _, column = name.partition(".")
        _check_table(table)
        if not column:
            raise fault("the key names a table and no column", f"write {table}.column")
        return read_entries(pairs, read_value, wanted="old value: new value")

    def read_value(_old: str, new: object) -> str:
        if new is None or new == "":
            return ""  # an old value that says nothing, such as "Not known" of a date, is read as a blank cell
        return str(new).lower() if isinstance(new, bool) else read_text(new)

    return read_entries(value, read_column, wanted="table.column: {old value: new value}")


def _check_table(table: str) -> None:
    if table not in TABLES:
        raise fault(f"there is no table '{table}'", nearest(table, TABLES))


def _object_of(values: dict[str, Any], keys: tuple[str, ...] = ()) -> dict[str, Any]:
    names = {"propertyNames": {"enum": list(keys)}} if keys else {}
    return {"type": "object", **names, "additionalProperties": values}


_TEXT = {"type": "string"}
_BY_EDITION = {
    "type": "object",
    "properties": dict.fromkeys(EDITIONS, _TEXT),
    "additionalProperties": False,
}

NoUpdate = Annotated[dict[str, str], PlainValidator(read_no_update), WithJsonSchema(_object_of(_TEXT, tuple(MEASURES)))]
Glossary = Annotated[dict[str, str], PlainValidator(read_glossary), WithJsonSchema(_object_of(_TEXT))]
Targets = Annotated[
    dict[str, Decimal],
    PlainValidator(read_targets),
    WithJsonSchema(_object_of({"type": ["number", "string"]}, tuple(MEASURES))),
]
Published = Annotated[
    bool | dict[str, bool],
    PlainValidator(read_published),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, _object_of({"type": "boolean"}, tuple(MEASURES))]}),
]
CommentaryWords = Annotated[
    str | dict[str, str | dict[str, str]],
    PlainValidator(read_commentary),
    WithJsonSchema({"anyOf": [_TEXT, _object_of({"anyOf": [_TEXT, _BY_EDITION]})]}),
]
TableNames = Annotated[dict[str, str], PlainValidator(read_tables), WithJsonSchema(_object_of(_TEXT, TABLES))]
ColumnMap = Annotated[
    dict[str, dict[str, str]], PlainValidator(read_columns), WithJsonSchema(_object_of(_object_of(_TEXT), TABLES))
]
OfferedColumns = Annotated[
    dict[str, dict[str, str]],
    PlainValidator(read_offered_columns),
    WithJsonSchema(_object_of(_object_of(_TEXT), TABLES)),
]
ValueMap = Annotated[
    dict[str, dict[str, str]], PlainValidator(read_values), WithJsonSchema(_object_of(_object_of(_TEXT)))
]
