"""The JSON Schema knows every key, describes it, and is printed by the command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from click.testing import CliRunner

from report_builder.cli.schema import command
from report_builder.configfile.schema import json_schema

KEYS_OF_THE_INTERFACE = {
    "document",
    "yot",
    "quarter",
    "as_at",
    "data",
    "comparators",
    "terminology",
    "editions",
    "meeting",
    "sections",
    "appendices",
    "figures",
    "commentary",
    "no_update",
    "tracker",
    "case_types",
    "columns",
    "map",  # ours: a map of an export
    "tables",  # ours: a table under another name
    "partition",  # ours: what a dataset of many services calls this one
    "committee",  # ours: the header of a committee's paper, what is exempt, why it is late
    "glossary",  # ours: acronyms of the service's own
    "targets",  # ours: of the youth justice plan
    "signatures",  # ours: of the youth justice plan
    "values",
    "published_is_public",
    "accept",
    "set_aside",
    "corrections",
    "house",
    "schedule",
    "delivery",
    "approval",  # ours: whether an edition is issued without one
}


def keys_of(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for mapping in (schema, *schema["$defs"].values()):
        yield from mapping.get("properties", {}).items()


def test_it_has_the_keys_of_the_interface_and_no_others() -> None:
    schema = json_schema()

    assert set(schema["properties"]) == KEYS_OF_THE_INTERFACE
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["yot", "quarter", "data"]


def test_every_key_is_described() -> None:
    assert [name for name, key in keys_of(json_schema()) if len(key.get("description", "")) < 8] == []


def test_every_key_says_what_its_value_is() -> None:
    says = {"type", "anyOf", "enum", "$ref"}

    assert [name for name, key in keys_of(json_schema()) if not says & set(key)] == []


def test_an_editor_is_told_of_words_and_limits() -> None:
    definitions = json_schema()["$defs"]

    assert definitions["EditionKeys"]["properties"]["profile"]["enum"] == ["yot", "le5", "nhs", "dfe-la", "custom"]
    assert definitions["MeetingKeys"]["properties"]["date"]["format"] == "date"
    assert definitions["SmtpKeys"]["properties"]["port"]["maximum"] == 65_535
    assert "from" in definitions["DeliveryKeys"]["properties"]
    assert "caseload" in definitions["FigureKeys"]["properties"]["measure"]["enum"]


def test_the_command_prints_it_as_json() -> None:
    printed = CliRunner().invoke(command, [], standalone_mode=False)

    assert printed.exception is None
    assert json.loads(printed.stdout) == json_schema()
