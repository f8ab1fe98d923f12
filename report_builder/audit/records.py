"""figures.json and manifest.json themselves: nothing beside a withheld figure, no reasons, no plain hash."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from report_builder.audit.artefacts import Artefact
from report_builder.errors import DataError

_STATUSES = {"shown", "withheld", "not-available", "not-applicable"}
_FIELDS = {
    *("id", "measure", "area", "area_type", "period", "by", "of", "kind", "value", "shown", "unit"),
    *("numerator", "denominator", "status", "where"),
}
_REASON = re.compile(r"\b(?:primary|secondary|complementary|small|threshold|suppress\w*|partner|singleton|reason)\b")
_MARK = "[c]"
_RANGE = re.compile(r"\d{1,6} to \d{1,6}")
"""What may stand in the place of a withheld count: the certificate says whether any reader could work it out."""
_ROWS = {"rows", "row_count", "size", "bytes", "sha256", "md5", "hash"}
MOST_BYTES = 200_000_000


def read_json(name: str, content: bytes) -> Artefact:
    """A record that lies beside a paper.

    Raises:
        DataError: it is no JSON, or of no use to anybody for its size or depth.
    """
    mend = "give the file as report-builder made it"
    if len(content) > MOST_BYTES:
        raise DataError(f"{name}: it is larger than any record", mend=mend)
    try:
        record = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise DataError(f"{name}: it is not JSON", mend=mend) from error
    return Artefact(name, record=record)


def record_faults(record: object) -> Iterator[tuple[str, str]]:
    """What a record tells beyond the printed figures, as (place, what)."""
    if not isinstance(record, Mapping):
        return
    figures = record.get("figures")
    if isinstance(figures, list):
        for at, figure in enumerate(figures, start=1):
            if isinstance(figure, Mapping):
                yield from ((f"figure {at}", what) for what in _figure_faults(figure))
    inputs = record.get("inputs")
    for at, one in enumerate(inputs if isinstance(inputs, list) else [], start=1):
        if isinstance(one, Mapping):
            yield from ((f"input {at}", what) for what in _input_faults(one))


def _figure_faults(figure: Mapping[str, Any]) -> Iterator[str]:
    status = figure.get("status")
    if status not in _STATUSES:
        yield "a status that is not one of the four that may be public"
    if status == "withheld" and any(figure.get(name) is not None for name in ("value", "numerator", "denominator")):
        yield "a withheld figure that keeps its value, numerator or denominator"
    if status == "withheld" and figure.get("shown") != _MARK:
        yield "a withheld figure that is shown as something other than the mark"
    if status != "withheld" and "instead" in figure:
        yield "a range beside a figure that is not withheld"
    if status != "shown" and any(figure.get(name) is not None for name in ("value", "numerator", "denominator")):
        yield "a figure that is not shown and yet has a number"
    if status == "withheld":
        yield from _faults_beside(figure)


def _faults_beside(figure: Mapping[str, Any]) -> Iterator[str]:
    """What stands beside a withheld figure and may not: a reason, or a number that is no label of its own."""
    further = {name: value for name, value in figure.items() if name not in _FIELDS}
    if figure.get("kind") == "count" and _RANGE.fullmatch(str(further.get("instead"))):
        del further["instead"]
    if _is_own_name(figure, further.get("reference")):
        del further["reference"]
    if _REASON.search(json.dumps(further).lower()):
        yield "a reason why a figure is withheld"
    if re.search(r"\d", json.dumps(further)):
        yield "a number beside a withheld figure"


def _is_own_name(figure: Mapping[str, Any], reference: object) -> bool:
    """Whether the name by which commentary asks for a figure holds no number but those of its own labels."""
    if not isinstance(reference, str):
        return False
    picked = (figure.get(name) for name in ("of", "by"))
    labels = [str(label) for each in picked if isinstance(each, Mapping) for label in each.values()]
    left = reference
    for known in sorted([*labels, str(figure.get("period")), str(figure.get("measure"))], key=len, reverse=True):
        left = left.replace(known, "")
    return not re.search(r"\d", left)


def _input_faults(one: Mapping[str, Any]) -> Iterator[str]:
    if _ROWS & set(one):
        yield "a count of rows, a size or a plain hash of an input"


def plain_hashes(record: object, inputs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Inputs whose digest is the plain hash of the file, which a small file can be guessed back from.

    Args:
        record: of figures.json or manifest.json.
        inputs: file -> sha256 of its bytes, as only the build knows them.
    """
    text = json.dumps(record)
    for name, sha256 in inputs.items():
        if sha256 in text:
            yield f"input {name}", "a plain hash of an input"
