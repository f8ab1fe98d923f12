"""The config's JSON Schema, from which editors know the keys, their descriptions and their values."""

from __future__ import annotations

from typing import Any

from report_builder.configfile.described import describe_keys
from report_builder.configfile.report_keys import REQUIRED, ReportKeys

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """A JSON Schema of everything that a config may say.

    `document` has a shipped default, as have the editions; so have most keys within others: only what no default can
    know is required.
    """
    describe_keys()
    made = ReportKeys.model_json_schema(by_alias=True, mode="validation")
    required = [name for name in REQUIRED if name != "document"]
    whole = _described(_plain(made), made["$defs"])
    return {"$schema": DIALECT, **whole, "title": "Config of a report", "required": required}


def _described(schema: Any, definitions: dict[str, Any]) -> Any:
    """Every key with its description: pydantic leaves it out where the mapping behind the key has the same."""
    if isinstance(schema, list):
        return [_described(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _described(item, definitions) for key, item in schema.items()}
    if set(made) == {"$ref"}:
        made["description"] = definitions[made["$ref"].rpartition("/")[2]]["description"]
    return made


def _plain(schema: Any) -> Any:
    """Without pydantic's titles, its nulls for keys that may be left out, and defaults that say nothing."""
    if isinstance(schema, list):
        return [_plain(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _plain(item) for key, item in schema.items() if not _says_nothing(key, item)}
    choices = [choice for choice in made.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        del made["anyOf"]
        made = {**choices[0], **made}
    return made


def _says_nothing(key: str, item: Any) -> bool:
    return (key == "title" and isinstance(item, str)) or (key == "default" and item in (None, "", [], {}))
