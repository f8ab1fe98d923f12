"""From a tree of YAML values to the keys of a model, with every fault in plain words and in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from report_builder.configfile.leaves import describe
from report_builder.configfile.mapping import Mapping
from report_builder.errors import did_you_mean
from report_builder.marked_yaml.fault import Fault, FaultsError, KeyPath, Places, placed
from report_builder.marked_yaml.strict_yaml import Tree

Keys = TypeVar("Keys", bound=Mapping)

_KINDS = {
    "dict_type": ("a mapping of keys", "write one 'key: value' on each line"),
    "model_type": ("a mapping of keys", "write one 'key: value' on each line"),
    "list_type": ("a list", "put it in brackets: [one, another]"),
}


def validate(model: type[Keys], tree: dict[str, Tree], places: Places) -> tuple[Keys, list[Fault]]:
    """Read the tree as far as it is good.

    Returns:
        The keys, those at fault left out, and all faults, placed.
    """
    faults: list[Fault] = []
    rest: dict[str, Any] = tree
    while True:
        try:
            return model.model_validate(rest), placed(faults, places)
        except ValidationError as error:
            found = [one for detail in error.errors(include_url=False) for one in _translate(model, detail)]
            for path in [_standing(one.path, rest) for one in found]:
                rest = _without(rest, path)
            # What only comes to light once a fault is out of the way counts too, but not what its absence causes.
            said = {one.path for one in faults}
            faults += [one for one in found if one.path not in said]


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
        yield Fault(path, f"should be {wanted}, not {describe(detail['input'])}", mend)


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


def _standing(path: KeyPath, tree: Any) -> KeyPath:
    """The path as far as it stands in the tree: a key that is missing gives the mapping that should hold it."""
    for depth, step in enumerate(path):
        if not isinstance(tree, dict) or step not in tree:
            return path[:depth]
        tree = tree[step]
    return path


def _without(tree: dict[str, Any], path: KeyPath) -> dict[str, Any]:
    """The tree without a key; an item of a list goes with its list, so that the others keep their numbers."""
    if not path:
        return {}
    head, *rest = path
    if rest and isinstance(tree.get(str(head)), dict):
        return {**tree, str(head): _without(tree[str(head)], tuple(rest))}
    return {key: value for key, value in tree.items() if key != head}
