"""PyYAML's complaints about syntax in plain words, with their place."""

from __future__ import annotations

import yaml

from report_builder.marked_yaml.fault import Fault, Place

_WORDS = (
    ("\\t", "a tab stands where only spaces may", "indent with spaces"),
    (
        "mapping values are not allowed",
        "a colon stands where no key can be",
        "look at the indentation, or put the text in quotes",
    ),
    ("could not find expected ':'", "a key has no colon after it", "write 'key: value', and look at the indentation"),
    ("expected <block end>", "the indentation does not fit the lines above", "line the keys of a mapping up"),
    (
        "expected ',' or",
        "a bracket is not closed, or a comma is missing",
        "close it, or separate the items with commas",
    ),
    ("expected the node content", "a value is missing between the brackets", "write it, or take the comma away"),
    ("end of stream", "a quotation mark is opened and not closed", "close it"),
    ("document separator", "a quotation mark is opened and not closed", "close it"),
    ("unknown escape", "a backslash stands in double quotes", "use single quotes"),
    ("expected escape sequence", "a backslash stands in double quotes", "use single quotes"),
    ("cannot start any token", "a value begins with a character that YAML keeps for itself", "put the text in quotes"),
    (
        "expected alphabetic or numeric",
        "a value begins with * or &, which YAML keeps for itself",
        "put the text in quotes",
    ),
    ("expected a single document", "a second document begins here", "keep one document in a file"),
    ("<document start>", "words stand where a key should", "write 'key: value' from the first column on"),
)
"""(part of PyYAML's problem, what it means, how to mend it), the most telling first."""


def explain(error: yaml.YAMLError, file: str) -> Fault:
    """A syntax error as a fault of the file named `file`."""
    problem = getattr(error, "problem", None) or "its structure cannot be read"
    # An unclosed quotation mark is found at the end of the file, but it stands where the text began.
    is_unclosed = "end of stream" in problem or "document separator" in problem
    mark = getattr(error, "context_mark" if is_unclosed else "problem_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    for part, what, mend in _WORDS:
        if part in problem:
            return Fault((), what, mend, place)
    return Fault((), f"this is not YAML: {problem}", "look at the indentation and the quotation marks", place)
