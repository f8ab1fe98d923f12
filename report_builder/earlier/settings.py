"""Which settings of the config an issue was made with differ from those of now, and on which figures each bears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from report_builder.configfile.source import laid_over
from report_builder.marked_yaml.fault import FaultsError
from report_builder.marked_yaml.strict_yaml import load
from report_builder.model.changed import Json

Tree = Mapping[str, Any]

_TYPES = frozenset({"case_type", "case_group", "statutory"})
_OF_STATUTORY = frozenset({"ete_ended", "ete_suitable_count", "ete_suitable"})
_TRACKED = frozenset({"tracker", "reoffences"})
_OF_NO_RECORD = frozenset({"published", "population", "budget", "scorecard"})

BEARING = ("case_types", "comparators", "tracker", "set_aside", "columns", "values", "tables", "map")
"""Keys of the config that decide what is counted; `corrections` is told by itself, and the data are no setting."""


def settings_in(files: Mapping[str, bytes]) -> Tree | None:
    """A config over the defaults of its day, with the lists and the map that it names; None where it is not there.

    Args:
        files: the config and what it includes, by name, as `ReportSpec.files` has them or as they were put by.
    """
    trees = {name: tree for name, content in files.items() if name.endswith(".yaml") and (tree := _tree(content))}
    config = next((tree for tree in trees.values() if {"yot", "quarter"} <= tree.keys()), None)
    if config is None:
        return None
    defaults = next((tree for name, tree in trees.items() if PurePosixPath(name).name == "default.yaml"), {})
    whole: dict[str, Any] = dict(laid_over(dict(config), dict(defaults)))
    return {**whole, **dict(_named(whole, trees))}


def _named(config: Tree, trees: Mapping[str, Tree]) -> Iterator[tuple[str, Any]]:
    """The list of a family and the map of an export in the place of their names."""
    comparators = config.get("comparators") or {}
    family = comparators.get("family")
    if isinstance(family, str):
        lists = (tree[family] for name, tree in trees.items() if _stem(name) == "families" and family in tree)
        yield "comparators", {**comparators, "family": next(lists, family)}
    named = config.get("map")
    if isinstance(named, str):
        yield "map", next((tree for name, tree in trees.items() if _stem(name) == _stem(named)), named)


def _stem(name: str) -> str:
    return PurePosixPath(name).stem


def _tree(content: bytes) -> Tree:
    try:
        return load(content, file="").tree
    except FaultsError:
        return {}


def changed_settings(then: Tree, now: Tree) -> tuple[str, ...]:
    """The keys among `BEARING` that say something else now."""
    return tuple(key for key in BEARING if (then.get(key) or None) != (now.get(key) or None))


def bears(key: str, figure: Json, tables: frozenset[str]) -> bool:
    """Whether a setting can change what a figure counts.

    Args:
        key: one of `BEARING`.
        figure: an entry of figures.json.
        tables: those that it is counted from.
    """
    if key == "case_types":
        return bool(_TYPES & {*figure["by"], *figure["of"]}) or figure["measure"] in _OF_STATUTORY
    if key == "comparators":
        return figure.get("area_type", "yjs") != "yjs" or str(figure["id"]).endswith("/rank")
    if key == "tracker":
        return bool(_TRACKED & tables)
    return bool(tables - _OF_NO_RECORD)
