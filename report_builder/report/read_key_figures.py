"""The key figures of an outline: which measures stand at the head of a paper."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from report_builder.errors import did_you_mean
from report_builder.model.measure import MEASURES
from report_builder.model.view import AREAS
from report_builder.report.plan import PlannedKeyFigure, PlannedKeyFigures
from report_builder.report.planned_views import read_view


def read_key_figures(asked: Mapping[str, Any], *, kept: Collection[str]) -> PlannedKeyFigures:
    """The block as an outline writes it: a title, and figures of a name, a view, `moves` and `against`.

    Args:
        asked: the block. A figure that names a `section` is there where the paper has that section.
        kept: the ids of the sections that the paper has.

    Raises:
        ValueError: an unknown measure or comparator, a view with a breakdown: a key figure is one number.
        KeyError: a title, a name or a view is missing.
    """
    figures = (_figure(one) for one in asked["figures"] if one.get("section", "") in {"", *kept})
    return PlannedKeyFigures(asked["title"], tuple(figures))


def _figure(asked: Mapping[str, Any]) -> PlannedKeyFigure:
    view, against = read_view(asked["view"]), asked.get("against", "")
    if view.measure not in MEASURES:
        raise ValueError(f"there is no measure '{view.measure}'; {did_you_mean(view.measure, MEASURES)}")
    if view.dimensions or len(view.areas) > 1:
        raise ValueError("a key figure is one number; leave `by` and the further areas out of its view")
    if against and against not in AREAS:
        raise ValueError(f"there is no comparator '{against}'; {did_you_mean(against, AREAS)}")
    return PlannedKeyFigure(asked["name"], view, bool(asked.get("moves")), against)
