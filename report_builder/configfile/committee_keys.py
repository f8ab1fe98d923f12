"""The keys of a committee's paper: its header, whether it is exempt, why it is late."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema

from report_builder.configfile.entries import read_entries
from report_builder.configfile.leaves import Line, nearest, read_each, read_text, read_whole
from report_builder.configfile.mapping import Mapping
from report_builder.marked_yaml.fault import fault, quoted
from report_builder.model.committee import EXEMPT_PARAGRAPHS, HEADER_PARTS


def read_paragraphs(value: object) -> list[int]:
    """Numbers of paragraphs of Part 1 of Schedule 12A."""
    items = value if isinstance(value, list) else [value]
    numbers = [read_whole(item) for item in items]
    for number in numbers:
        if number not in EXEMPT_PARAGRAPHS:
            first, last = EXEMPT_PARAGRAPHS[0], EXEMPT_PARAGRAPHS[-1]
            mend = f"take one of {first} to {last}; paragraph 1 is information relating to any individual"
            raise fault(f"Part 1 of Schedule 12A has no paragraph {number}", mend)
    if not numbers:
        raise fault("no paragraph is named", "write paragraphs: [1]")
    return list(dict.fromkeys(numbers))


def read_header(value: object) -> dict[str, str]:
    """Part of the header -> its Markdown; recommendations may be a list, which becomes a numbered one."""
    return read_entries(value, _read_part, wanted="a part of the header: its words")


def _read_part(part: str, value: object) -> str:
    if part not in HEADER_PARTS:
        raise fault(f"the header has no part '{quoted(part)}'", nearest(part, HEADER_PARTS))
    if isinstance(value, list):
        return "\n".join(f"{number}. {item}" for number, item in enumerate(read_each(value, "words"), 1)) + "\n"
    return read_text(value)


class ExemptKeys(Mapping):
    """Why something is kept from the public."""

    paragraphs: Annotated[list[int], PlainValidator(read_paragraphs), WithJsonSchema({"type": "array"})]
    """Numbers of the paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972, such as [1, 2]."""
    interest: Line
    """Why the public interest in keeping it outweighs that in disclosing it."""


class CommitteeKeys(Mapping):
    """What a committee's paper needs besides its sections."""

    reference: Line = ""
    """The paper's reference in the council's books."""
    header: Annotated[
        dict[str, str],
        PlainValidator(read_header),
        WithJsonSchema(
            {
                "type": "object",
                "properties": {part: {"type": ["string", "array"]} for part in HEADER_PARTS},
                "additionalProperties": False,
            }
        ),
    ] = Field(default_factory=dict)
    """Part of the header (purpose, recommendations, options, financial, legal ...): its Markdown, with references."""
    exempt: ExemptKeys | None = None
    """Where the whole paper is kept from the public."""
    exempt_appendices: dict[str, ExemptKeys] = Field(default_factory=dict)
    """Id of an appendix: why it is kept from the public; it becomes a file of its own."""
    late: Line = ""
    """Why the paper is late, where it is published after the agenda."""
