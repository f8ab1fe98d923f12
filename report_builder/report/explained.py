"""Where a printed number comes from, in words a manager reads: for the command `explain`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from report_builder.model.key import Key, labels
from report_builder.model.measure import MEASURES, Measure
from report_builder.model.period import Period
from report_builder.model.tables import Status
from report_builder.report.facets import spell
from report_builder.report.phrases import NOT_AVAILABLE, NOT_SHOWN, in_brackets, spell_labels

Json = Mapping[str, Any]

LOCAL = "the service's own records"

_BESIDES = {
    "rank": ("rank in the comparison group: ", "its place among the values of the group, in their order"),
    "change": ("change from the period before: ", "its value less that of the period before"),
    "one": ("what one more would add: ", "one, divided as the figure itself is"),
}
"""By the end of the id: what stands before the measure's name, and the rule in place of the measure's."""


@dataclass(frozen=True, slots=True)
class _Keyed:
    key: Key


def story(figure: Json) -> list[str]:
    """All that is told of a figure of figures.json, a line each: nothing about what is withheld but that it is.

    Args:
        figure: an entry of figures.json with everything that `figure_json` gives it.
    """
    told = [(head, words) for head, words in _lines(figure) if words]
    return [str(figure["id"]), *(f"  {head:<13}{words}" for head, words in told)]


def in_words(figure: Json) -> str:
    """A figure by its name, groups, area and period: Share of the caseload, girls; January to March 2020."""
    groups, where = _groups(figure), "" if _is_own(figure) else _area(figure)
    what = ", ".join(filter(None, (f"{_besides(figure)[0]}{_measure(figure).name}", groups, where, _whose(figure))))
    return f"{what[:1].upper()}{what[1:]}; {_period(figure)}"


def _lines(figure: Json) -> Iterator[tuple[str, str]]:
    measure, (before, _) = _measure(figure), _besides(figure)
    yield "printed", _printed(figure)
    yield "what", ", ".join(filter(None, (f"{before}{measure.name}", _unit(measure))))
    yield "of", "; ".join(filter(None, (_area(figure), _groups(figure))))
    yield "period", _period(figure)
    yield from _rule(figure, measure)
    yield "age at", measure.age_basis
    yield "source", _source(figure, measure)
    yield "stands in", ", ".join(figure["where"]) or "the figures only"


def _unit(measure: Measure) -> str:
    """Its unit, unless that is what its name says already."""
    is_said = measure.unit in {"children", measure.name.lower()}
    return "" if is_said else {"GBP": "in pounds"}.get(measure.unit, measure.unit)


def _printed(figure: Json) -> str:
    instead = {str(Status.WITHHELD): NOT_SHOWN, str(Status.NOT_AVAILABLE): NOT_AVAILABLE}.get(figure["status"], "")
    return f"{figure['shown']}{in_brackets(instead)}"


def _rule(figure: Json, measure: Measure) -> Iterator[tuple[str, str]]:
    """What is counted, or what is divided by what, each with its number where that is told."""
    if rule := _besides(figure)[1]:
        yield "rule", rule
        return
    if not measure.denominator:
        yield ("counted" if measure.kind in {"count", "money"} else "rule"), measure.numerator
        return
    of_group = in_brackets(_groups(figure, without=tuple(figure["of"]))) if measure.kind == "share" else ""
    yield "numerator", f"{measure.numerator}{of_group}{_number(figure['numerator'])}"
    among = in_brackets(_groups(figure, without=tuple(figure["by"]))) if figure["of"] else ""
    yield "denominator", f"{measure.denominator}{among}{_number(figure['denominator'])}"
    times = f", times {measure.base:,}" if measure.base > 1 else ""
    yield "rule", f"the numerator divided by the denominator{times}"


def _number(value: float | None) -> str:
    return "" if value is None else f": {value:,}"


def _source(figure: Json, measure: Measure) -> str:
    named = figure["by"].get("source", "")
    source = LOCAL if named == "local" else named or measure.source
    return source + (f"; runs {measure.lag} behind" if measure.lag and named != "local" else "")


def _whose(figure: Json) -> str:
    return f"from {LOCAL}" if figure["by"].get("source") == "local" else ""


def _measure(figure: Json) -> Measure:
    return MEASURES[figure["measure"]]


def _besides(figure: Json) -> tuple[str, str]:
    return _BESIDES.get(str(figure["id"]).rpartition("/")[2], ("", ""))


def _is_own(figure: Json) -> bool:
    return str(figure.get("area_type", "yjs")) == "yjs"


def _area(figure: Json) -> str:
    return spell(_keyed(figure), "area")


def _groups(figure: Json, *, without: tuple[str, ...] = ()) -> str:
    census = figure["by"].get("census", "")
    said = (spell_labels(_keyed(figure), without=("census", *without)), f"by the {census} census" if census else "")
    return ", ".join(filter(None, said))


def _period(figure: Json) -> str:
    try:
        words = Period.parse(figure["period"]).words
    except ValueError:
        return str(figure["period"])
    return f"the cohort of {words}" if "cohort" in figure["by"] else words


def _keyed(figure: Json) -> _Keyed:
    """What the words of categories are made from: its area, its categories and its group."""
    by = {name: str(category) for name, category in figure["by"].items()}
    of = {name: str(category) for name, category in figure["of"].items()}
    area_type = str(figure.get("area_type", "yjs"))
    nowhere = Period.parse("2000-01-01/2000-12-31")  # words of categories do not depend on it
    return _Keyed(Key(figure["measure"], figure["area"], area_type, nowhere, labels(by), labels(of)))
