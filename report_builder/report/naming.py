"""The reference that prints a figure, and what the figure is of in words: for whoever typed its number instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_builder.model.key import Labels
from report_builder.model.measure import MEASURES
from report_builder.model.tables import Figure, ProtectedTable
from report_builder.model.view import View
from report_builder.report.needs import SHARES
from report_builder.report.phrases import spell_labels

_AREA_WORDS = {"family": "family", "pcc": "pcc", "region": "region"}
_VARIETIES = {"": "", "rank": ".rank", "change": ".change"}
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


def references_of(tables: Iterable[ProtectedTable]) -> dict[str, str]:
    """The id of every figure that a text can ask for, shown or not -> its shortest reference.

    Args:
        tables: after the wall.
    """
    found: dict[str, str] = {}
    for table in tables:
        for figure in (*table.figures, *table.dropped):
            reference = reference_of(figure, table.view)
            if reference and len(reference) < len(found.get(figure.key.id, f"{reference} ")):
                found[figure.key.id] = reference
    return found


def reference_of(figure: Figure, view: View) -> str:
    """How a text asks for a figure of a view: "caseload.by(sex='female').share".

    Returns:
        Nothing where no reference can: of another service's, and of what one child is worth, which a caveat says.
    """
    key = figure.key
    area = "" if key.is_own else _AREA_WORDS.get(key.area_type, "national" if key.area_type in _NATIONS else "-")
    if area == "-" or key.variety not in _VARIETIES or view.areas == ("members",):
        return ""
    is_usual = _is_usual(figure, view)
    count = _COUNTS.get(key.measure, "")
    steps = [
        count or key.measure,
        _picked("by", tuple(pair for pair in key.by if pair in view.fixed or pair[0] in view.dimensions)),
        _picked("of", key.of),
        f".area('{area}')" if area else "",
        "" if is_usual else f".over('{key.period}')",
        _VARIETIES[key.variety] or (".share" if count else ""),
    ]
    return "".join(steps)


def _named(figure: Figure, view: View) -> Named | None:
    """None of what no reference can name, nor of a change, which is said in words."""
    reference = "" if figure.key.variety == "change" else reference_of(figure, view)
    if not reference:
        return None
    key, measure = figure.key, MEASURES[figure.key.measure]
    subject = ", ".join(word for word in (measure.name, spell_labels(figure), "" if key.is_own else key.area) if word)
    is_usual = _is_usual(figure, view)
    return Named(figure, reference, subject, is_plain=is_usual and key.is_own)


def _is_usual(figure: Figure, view: View) -> bool:
    """Whether it is of the period that a text means unasked: of a change's two ends the earlier one is not."""
    is_an_end = view.variety == "change" and not figure.key.variety
    return view.periods in {"default", MEASURES[view.measure].period} and not is_an_end


def _picked(step: str, pairs: Labels) -> str:
    """A step that picks categories; nothing where there are none."""
    words = ", ".join(f"{dimension}={_quoted(category)}" for dimension, category in pairs)
    return f".{step}({words})" if words else ""


def _quoted(category: str) -> str:
    """In single quotation marks, or in double ones where it has an apostrophe."""
    escaped = category.replace("\\", "\\\\")
    return f'"{escaped}"' if "'" in escaped else f"'{escaped}'"
