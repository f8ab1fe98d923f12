"""What all mappings of a config have in common: known keys alone, and a key without a value counts as not given."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class Mapping(BaseModel):
    """A mapping with fixed keys; a docstring under a key is its description in the JSON Schema.

    `described.py` reads those docstrings from the source where the schema is wanted: a build has no use for them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        known = cls.known_keys()
        return {key: item for key, item in value.items() if item is not None or key not in known}

    @classmethod
    def known_keys(cls) -> list[str]:
        """The keys as a config spells them."""
        return [info.alias or name for name, info in cls.model_fields.items()]
