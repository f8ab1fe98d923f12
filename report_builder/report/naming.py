"""The reference that prints a figure, and what the figure is of in words: for whoever typed its number instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_builder.model.key import Labels
from report_builder.model.measure import MEASURES
from report_builder.model.tables import Figure, ProtectedTable
from report_builder.model.view import View
from report_builder.report.phrases import spell_labels
from report_builder.report.references import SHARES

_AREA_WORDS = {"family": "family", "pcc": "pcc", "region": "region"}
_NATIONS = ("england", "wales", "england and wales")
_COUNTS = {share: count for count, share in SHARES.items()}


@dataclass(frozen=True, slots=True)
class Named:
    """A figure that is shown, the reference that prints it, and what it is of.

    Attributes:
        figure: itself.
        reference: as it stands within braces: "caseload.by(sex='female').share".
        subject: in words: "Children on the caseload, girls".
        is_plain: whether it is the service's own, of the measure's own period, so that words alone may mean it.
    """

    figure: Figure
    reference: str
    subject: str
    is_plain: bool


def named_figures(tables: Iterable[ProtectedTable]) -> Iterator[Named]:
    """Every shown figure of an edition that a reference can print, once, by its shortest reference.

    Args:
        tables: after the wall.
    """
    found: dict[str, Named] = {}
    for table in tables:
        for figure in table.figures:
            named = _named(figure, table.view) if figure.is_shown and figure.value is not None else None
            if named and len(named.reference) < len(found.get(figure.key.id, named).reference + " "):
                found[figure.key.id] = named
    yield from found.values()


def _named(figure: Figure, view: View) -> Named | None:
    """None of what no reference can name: another service's, or a change, which is said in words."""
    key, measure = figure.key, MEASURES[figure.key.measure]
    area = "" if key.is_own else _AREA_WORDS.get(key.area_type, "national" if key.area_type in _NATIONS else "-")
    if area == "-" or key.variety not in {"", "rank"} or view.areas == ("members",):
        return None
    is_usual = view.periods in {"default", measure.period}
    count = _COUNTS.get(key.measure, "")
    steps = [
        count or key.measure,
        _picked("by", tuple(pair for pair in key.by if pair in view.fixed or pair[0] in view.dimensions)),
        _picked("of", key.of),
        f".area('{area}')" if area else "",
        "" if is_usual else f".over('{key.period}')",
        ".rank" if key.variety else ".share" if count else "",
    ]
    subject = ", ".join(word for word in (measure.name, spell_labels(figure), "" if key.is_own else key.area) if word)
    return Named(figure, "".join(steps), subject, is_plain=is_usual and not area)


def _picked(step: str, pairs: Labels) -> str:
    """A step that picks categories; nothing where there are none."""
    words = ", ".join(f"{dimension}='{category}'" for dimension, category in pairs)
    return f".{step}({words})" if words else ""
