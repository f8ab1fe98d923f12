"""The steps of a reference, such as `.by(sex='female')`, one by one; and what a figure can never say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.errors import did_you_mean
from report_builder.model.dimension import DIMENSIONS, age_band
from report_builder.model.key import labels
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.view import AREAS, PERIODS, View
from report_builder.report.needs import COMPOSED, TWINS, is_published_whole, is_rated, share_view

STEPS = ("by", "of", "area", "over", "across")
"""by(sex='female') picks, of(statutory='yes') narrows to a group, area('family') says where, over('year') when;
across('sex') names the breakdown whose largest group `.composition` tells."""

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""As in configs: years outside are slips of the pen."""

NAMED_BY_CONFIG = ("case_type", "case_group")
"""Dimensions whose categories the config may change."""


def take_step(view: View, step: str, words: list[str], pairs: dict[str, str]) -> View:
    """One step of a chain.

    Raises:
        ValueError: an unknown dimension, area or period, as "what; mend".
    """
    if step in {"by", "of"}:
        measure = MEASURES[view.measure]
        known = (*measure.dimensions, "source") if step == "by" else tuple(DIMENSIONS)
        for dimension in pairs:
            if dimension not in known:
                raise ValueError(
                    f"'{view.measure}' has no breakdown by '{dimension}'; {did_you_mean(dimension, known)}"
                )
        if words or not pairs:
            raise ValueError(f"{step}() names a dimension and a category; write {step}(sex='female')")
        for dimension, category in pairs.items():
            _check_category(dimension, category)
        if step == "by":
            return replace(view, fixed=labels({**dict(view.fixed), **pairs}))
        return replace(view, of=labels({**dict(view.of), **pairs}))
    if step == "across":
        return _across(view, words, pairs)
    known_words = AREAS if step == "area" else PERIODS
    is_period = step == "over" and len(words) == 1 and _is_period(words[0])
    if pairs or len(words) != 1 or (words[0] not in known_words and not is_period):
        raise ValueError(
            f"{step}() takes one of: {', '.join(known_words)}; {did_you_mean(' '.join(words), known_words)}"
        )
    return replace(view, areas=(words[0],)) if step == "area" else replace(view, periods=words[0])


def _across(view: View, words: list[str], pairs: dict[str, str]) -> View:
    """The view with its breakdown named."""
    known = tuple(one for one in MEASURES[view.measure].dimensions if one not in dict(view.fixed))
    if pairs or len(words) != 1 or words[0] not in known:
        has = ", ".join(known) or "none"
        raise ValueError(
            f"across() takes one breakdown of {view.measure}: {has}; {did_you_mean(' '.join(words), known)}"
        )
    return replace(view, dimensions=(words[0],))


def cannot_say(view: View, word: str) -> tuple[str, str]:
    """What a figure can never say, whatever the data are, and the mend; two empty texts where it can."""
    return next(_hindrances(view, word), ("", ""))


def _hindrances(view: View, word: str) -> Iterator[tuple[str, str]]:
    if view.dimensions and word != "composition":
        yield f"across() goes with .composition, not with .{word}", "pick a category: by(sex='female')"
    if word == "composition" and not view.dimensions:
        yield from _no_largest_group(view)
    if word in {"share", "part"} and MEASURES[share_view(view).measure].kind != "share":
        yield f"'{view.measure}' is no part of a whole", "say .shown or .level"
    if word in {"rank", "rank_range", "trend"} and not is_published_whole(view):
        yield f"'{view.measure}' has no {word} here: no such figure is published", "say .sentence"
    if word == "unlike_published" and (view.measure not in TWINS or set(dict(view.fixed)) - {"cohort"} or view.of):
        yield "only a whole cohort of the tracker stands beside a published figure", "write tracker_binary"
    if word == "rating" and not is_rated(view):
        yield f"'{view.measure}' is not rated: it is no share of what should be there", "say .shown or .level"
    if word == "represented" and view.measure != "over_representation":
        yield f"'{view.measure}' is not over- or under-represented", "say .sentence"


def _no_largest_group(view: View) -> Iterator[tuple[str, str]]:
    """Why no largest group is told of a view whose text names no breakdown."""
    fixed = dict(view.fixed)
    unasked = COMPOSED.get(view.measure, "")
    other = next((one for one in MEASURES[view.measure].dimensions if one not in fixed), "")
    mend = f"write {view.measure}.across('{other}').composition" if other else "say .sentence"
    if not unasked:
        yield f"'{view.measure}' has no breakdown of which the largest group is told unasked", mend
    elif unasked in fixed:
        yield f"'{unasked}' is picked already, so that no group by it is the largest", mend


def _check_category(dimension: str, category: str) -> None:
    """Refuse a category that the vocabulary does not have; names that the data or the config give are let through."""
    known = (*DIMENSIONS[dimension].categories, *dict(DIMENSIONS[dimension].words))
    if category in known or not DIMENSIONS[dimension].categories or dimension in NAMED_BY_CONFIG:
        return
    if dimension == "age":
        age_band(category)
        return
    raise ValueError(
        f"{dimension} has no category '{category}'; {did_you_mean(category, known) or 'it has ' + ', '.join(known)}"
    )


def _is_period(text: str) -> bool:
    try:
        period = Period.parse(text)
    except ValueError:
        return False
    return period.start.year >= FIRST_YEAR and period.end.year <= LAST_YEAR
