"""A view as a chart file writes it: measure, by, pick, of, areas, periods; each against the registry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from report_builder.marked_yaml.fault import Fault, FaultsError, fault, quoted
from report_builder.marked_yaml.strict_yaml import Tree
from report_builder.model.dimension import DIMENSIONS
from report_builder.model.key import labels
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.view import AREAS, PERIODS, View
from report_builder.report.chart_keys import nearest, read_category, read_list, read_word

READINGS = ("source", "bound")
"""Dimensions that pick a reading of any number, not a part of it."""

KEYS = ("measure", "by", "pick", "of", "areas", "periods", "variety")


def read_chart_view(value: Tree) -> View:
    """A view.

    Raises:
        FaultsError: all that is wrong with it.
    """
    if not isinstance(value, dict):
        raise fault("a view should stand here", "write view: {measure: caseload, by: [sex]}")
    faults = [Fault((key,), "a view has no such key", nearest(key, KEYS)) for key in value if key not in KEYS]
    if "measure" not in value:
        faults.append(Fault((), "the view names no measure", "write measure: and its id"))
    measure = str(value.get("measure", ""))
    readers: dict[str, Callable[[Tree], Any]] = {
        "measure": lambda one: read_word(one, MEASURES, noun="measure"),
        "by": lambda one: read_list(one, lambda item: _dimension(item, measure), noun="dimensions"),
        "pick": lambda one: _picked(one, measure),
        "of": lambda one: _picked(one, ""),
        "areas": lambda one: read_list(one, lambda item: read_word(item, AREAS, noun="area"), noun="areas"),
        "periods": _periods,
        "variety": lambda one: read_word(one, ("rank", "change"), noun="variety"),
    }
    read: dict[str, Any] = {}
    for key in (key for key in KEYS if key in value):
        try:
            read[key] = readers[key](value[key])
        except FaultsError as error:
            faults += [one.under((key,)) for one in error.faults]
    if faults:
        raise FaultsError(*faults)
    return View(
        measure,
        dimensions=read.get("by", ()),
        fixed=labels(read.get("pick", {})),
        of=labels(read.get("of", {})),
        areas=read.get("areas", ("own",)),
        periods=read.get("periods", "default"),
        variety=read.get("variety", ""),
    )


def _dimension(value: Tree, measure: str) -> str:
    """A dimension of the measure, or any where the measure is not known."""
    known = (*MEASURES[measure].dimensions, *READINGS) if measure in MEASURES else tuple(DIMENSIONS)
    if isinstance(value, str) and value in DIMENSIONS and value not in known:
        mend = f"it has: {', '.join(MEASURES[measure].dimensions) or 'none'}"
        raise fault(f"{measure} is not broken down by {value}", mend)
    return read_word(value, known, noun="dimension")


def _picked(value: Tree, measure: str) -> dict[str, str]:
    """{dimension: category}."""
    if not isinstance(value, dict) or not value:
        raise fault("a dimension and a category should stand here", "write {sex: female}")
    found: dict[str, str] = {}
    faults: list[Fault] = []
    for dimension, category in value.items():
        try:
            known = _dimension(dimension, measure)
            found[known] = read_category(known, category)
        except FaultsError as error:
            faults += [one.under((dimension,)) for one in error.faults]
    if faults:
        raise FaultsError(*faults)
    return found


def _periods(value: Tree) -> str:
    """A word for periods, or two dates."""
    word = value if isinstance(value, str) else ""
    if word in PERIODS:
        return word
    try:
        Period.parse(word)
    except ValueError:
        raise fault(
            f"there is no period '{quoted(str(value))}'", f"{nearest(word, PERIODS)} or 2020-01-01/2020-03-31"
        ) from None
    return word
