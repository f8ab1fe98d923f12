"""From a tree of YAML values to the keys of a model, with every fault in plain words and in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from report_builder.configfile.fault import Fault, FaultsError, KeyPath, Places, placed
from report_builder.configfile.leaves import describe
from report_builder.configfile.mapping import Mapping
from report_builder.configfile.strict_yaml import Tree
from report_builder.errors import did_you_mean

Keys = TypeVar("Keys", bound=Mapping)

_KINDS = {
    "dict_type": ("a mapping of keys", "write one 'key: value' on each line"),
    "model_type": ("a mapping of keys", "write one 'key: value' on each line"),
    "list_type": ("a list", "put it in brackets: [one, another]"),
    "greater_than_equal": ("at least {ge}", "write a larger number"),
    "less_than_equal": ("at most {le}", "write a smaller number"),
}


def validate(model: type[Keys], tree: dict[str, Tree], places: Places) -> tuple[Keys, list[Fault]]:
    """Read the tree as far as it is good.

    Returns:
        The keys, those at fault left out, and all faults, placed.
    """
    faults: list[Fault] | None = None
    rest: dict[str, Any] = tree
    while True:
        try:
            return model.model_validate(rest), placed(faults or [], places)
        except ValidationError as error:
            found = [one for detail in error.errors(include_url=False) for one in _translate(model, detail)]
            faults = found if faults is None else faults
            for path in [one.path for one in found]:
                rest = _without(rest, path)


def _translate(model: type[Mapping], detail: Any) -> Iterator[Fault]:
    path: KeyPath = detail["loc"]
    kind = detail["type"]
    raised = detail.get("ctx", {}).get("error")
    if isinstance(raised, FaultsError):
        yield from (one.under(path) for one in raised.faults)
    elif kind == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        yield Fault(path, "unknown key", did_you_mean(str(path[-1]), known) or f"known: {', '.join(known)}")
    elif kind == "missing":
        yield Fault(path, "the key is missing", f"write '{path[-1]}: ...'")
    elif kind == "literal_error":
        yield _not_a_choice(path, detail)
    else:
        wanted, mend = _KINDS[kind]
        yield Fault(path, f"should be {wanted.format(**detail.get('ctx', {}))}, not {describe(detail['input'])}", mend)


def _not_a_choice(path: KeyPath, detail: Any) -> Fault:
    known = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
    word = str(detail["input"])
    what = f"should be {', '.join(known[:-1])} or {known[-1]}, not {describe(word)}"
    return Fault(path, what, did_you_mean(word, known) or "write one of these")


def _keys_at(model: type[Mapping], path: KeyPath) -> list[str]:
    """The keys that a mapping may have, found by following the path through the models."""
    for step in path:
        fields = {info.alias or name: info.annotation for name, info in model.model_fields.items()}
        if step in fields:
            model = next(_models_in(fields[str(step)]), model)
    return model.known_keys()


def _models_in(annotation: Any) -> Iterator[type[Mapping]]:
    if isinstance(annotation, type) and issubclass(annotation, Mapping):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _without(tree: dict[str, Any], path: KeyPath) -> dict[str, Any]:
    """The tree without the key at fault; within a list, without the list, so that other items keep their numbers.

    Where the key is not there (it is missing), what should hold it goes.
    """
    head, *rest = path or ("",)
    if head not in tree:
        return {}
    inner = tree[str(head)]
    if rest and isinstance(inner, dict):
        pruned = _without(inner, tuple(rest))
        if pruned:
            return {**tree, str(head): pruned}
    return {key: value for key, value in tree.items() if key != head}
