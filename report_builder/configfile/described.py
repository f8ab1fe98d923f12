"""The docstrings under the keys of a config, which an editor shows: read from the source only where they are wanted."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from textwrap import dedent

from report_builder.configfile.mapping import Mapping


@cache
def describe_keys() -> None:
    """Give every key of every mapping that is known by now its docstring as its description."""
    for mapping in _mappings(Mapping):
        docstrings = {name: text for base in reversed(mapping.__mro__) for name, text in _docstrings(base).items()}
        for name, info in mapping.model_fields.items():
            info.description = info.description or docstrings.get(name)
    for mapping in _mappings(Mapping):  # those that a mapping holds were defined before it, and are made anew before it
        mapping.model_rebuild(force=True)


def _mappings(base: type[Mapping]) -> Iterator[type[Mapping]]:
    for mapping in base.__subclasses__():
        yield mapping
        yield from _mappings(mapping)


def _docstrings(mapping: type) -> dict[str, str]:
    """The text under each annotated name of a mapping's own source."""
    if not issubclass(mapping, Mapping):
        return {}
    (defined,) = ast.parse(dedent(inspect.getsource(mapping))).body
    assert isinstance(defined, ast.ClassDef)  # noqa: S101  (it is a class)
    return {
        named.target.id: inspect.cleandoc(below.value.value)
        for named, below in pairwise(defined.body)
        if isinstance(named, ast.AnnAssign) and isinstance(named.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    }
