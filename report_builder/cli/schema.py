"""The command `schema`: the config's JSON Schema, for editors."""

from __future__ import annotations

import json

import click

from report_builder.cli.talk import talk


@click.command("schema", epilog="\b\nExample:\n  report-builder schema > report-builder.schema.json")
def command() -> int:
    """Print the JSON Schema of a config.

    An editor that has it completes the keys, explains them and underlines what is wrong.
    """
    from report_builder.configfile.schema import json_schema  # noqa: PLC0415 - pydantic

    talk().answer(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return 0
