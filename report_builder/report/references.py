"""Figures by reference, such as `{{ caseload.by(sex='female').share }}`.

They are read from a text's syntax tree before anything is counted, so that every number of a paper is known at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from report_builder.errors import Complaint, did_you_mean
from report_builder.model.dimension import DIMENSIONS, age_band
from report_builder.model.key import labels
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.view import AREAS, PERIODS, View

if TYPE_CHECKING:
    from jinja2 import nodes

STEPS = ("by", "of", "area", "over")
"""by(sex='female') picks, of(statutory='yes') narrows to a group, area('family') says where, over('year') when."""

WORDS = (
    "sentence",
    "shown",
    "share",
    "part",
    "counted",
    "children",
    "rank",
    "rank_range",
    "change",
    "trend",
    "comparison",
    "period",
    "area_name",
    "about",
    "rating",
    "is_shown",
    "note",
)
"""What a reference may end with; see `speech.py` for what each one says."""

LAID_OUT = frozenset({"Template", "Output", "TemplateData", "If", "CondExpr", "Not", "And", "Or"})
"""What may stand around references, by the names of Jinja's syntax tree. Nothing else computes, repeats or includes."""

MEND = "write it as caseload.by(sex='female').share"

PLAIN = ("service", "family_words", "quarter_words", "year_words", "meeting_words", "green_margin", "amber_margin")
"""Names that say who and when rather than a figure."""

SEE = "see"
"""see('custody-family') prints the number of a chart, a table, a section or an appendix; `see.py` has more."""

SHARES = {
    "caseload": "caseload_share",
    "tracker_children": "tracker_share",
    "tracker_reoffenders": "tracker_binary",
    "tracker_reoffences": "tracker_reoffences_share",
    "ethnic_count": "ethnic_share",
    "needs_count": "needs_share",
    "assessments_in_time": "assessment_timeliness",
    "ete_suitable_count": "ete_suitable",
}
"""count -> the share that `.share` and `.part` of it print."""

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""As in configs: years outside are slips of the pen."""

NAMED_BY_CONFIG = ("case_type", "case_group")
"""Dimensions whose categories the config may change."""

COMPARED = ("family", "pcc", "national")


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure that a text refers to, and the word by which it asks for it."""

    view: View
    word: str = "shown"

    @property
    def views(self) -> tuple[View, ...]:
        """All views that must be counted before the word can be said."""
        if self.word in {"share", "part"}:
            return tuple(dict.fromkeys((share_view(self.view), self.view)))
        if self.word in {"rank", "rank_range", "change"}:
            return (self.view, replace(self.view, variety=self.word.removesuffix("_range")))
        if self.word == "trend":
            return (self.view, five_years(self.view, "own"))
        if self.word in {"sentence", "comparison"} and MEASURES[self.view.measure].is_published:
            return tuple(_with_comparators(self.view, self.word))
        return (self.view,)


_UNCLOSED = re.compile(r"\\?\[\\?\[[ \t]*[a-z][a-z_\\]*[.(_][^\[\]\n]*$", re.MULTILINE)
"""What would be printed as it stands: a figure's name after two brackets, and none to close them in its line."""


def share_view(view: View) -> View:
    """The share of a count; a share is its own."""
    return replace(view, measure=SHARES.get(view.measure, view.measure))


def five_years(view: View, area: str) -> View:
    """The five latest known periods of a measure for one kind of area."""
    return View(view.measure, areas=(area,), periods="five-years")


def _with_comparators(view: View, word: str) -> Iterator[View]:
    yield view
    if MEASURES[view.measure].period == "latest":
        if word == "sentence":
            yield replace(view, variety="change")
        yield from (five_years(view, area) for area in ("own", *COMPARED))


def find_references(source: str, *, where: str, first_line: int = 1) -> tuple[list[Reference], list[Complaint]]:
    """Every reference of a Jinja text, in order, from all branches; and what is wrong with it.

    Args:
        source: the text.
        where: the file that it stands in.
        first_line: the file's line of the text's first.
    """
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415  heavy

    from report_builder.report.words import environment  # noqa: PLC0415  heavy

    if unclosed := _UNCLOSED.search(source):
        place = f"{where}:{first_line + source.count(chr(10), 0, unclosed.start())}"
        return [], [Complaint("a reference begins with [[ and does not end", place, "write ]] where it ends")]
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        place = f"{where}:{first_line + error.lineno - 1}"
        return [], [Complaint(f"the text cannot be read: {error.message}", place, "mend the braces of the reference")]
    except (RecursionError, ValueError):  # hundreds of brackets, or a number of thousands of digits
        return [], [Complaint("a reference in the text is too long", f"{where}:{first_line}", MEND)]
    reader = _Reader(where, first_line)
    reader.visit(tree)
    return reader.found, reader.complaints


class _Reader:
    """Walks a syntax tree and turns each chain of names into a reference."""

    def __init__(self, where: str, first_line: int) -> None:
        self.where = where
        self.first_line = first_line
        self.found: list[Reference] = []
        self.complaints: list[Complaint] = []

    def visit(self, node: nodes.Node) -> None:
        from jinja2 import nodes as kinds  # noqa: PLC0415  heavy

        if isinstance(node, kinds.Name) and node.name in PLAIN:
            return
        if isinstance(node, kinds.Call) and isinstance(node.node, kinds.Name) and node.node.name == SEE:
            if len(node.args) != 1 or node.kwargs or not isinstance(node.args[0], kinds.Const):
                self._complain(node, "see() takes one id in quotation marks", "write see('custody-family')")
            return
        if isinstance(node, (kinds.Getattr, kinds.Call, kinds.Name, kinds.Getitem)):
            self._read(node)
        elif type(node).__name__ in LAID_OUT:
            for child in node.iter_child_nodes():
                self.visit(child)
        else:
            self._complain(node, "only figures and {% if %} may stand in braces", MEND)

    def _read(self, node: nodes.Node) -> None:
        from jinja2 import nodes as kinds  # noqa: PLC0415  heavy

        word = "shown"
        if isinstance(node, kinds.Getattr) and node.attr not in STEPS:
            word, node = node.attr, node.node
            if word not in WORDS:
                self._complain(node, f"'.{word}' is nothing that a figure can say", did_you_mean(word, WORDS))
                return
        view = self._view(node)
        if view is not None:
            self.found.append(Reference(view, word))

    def _view(self, node: nodes.Node) -> View | None:
        from jinja2 import nodes as kinds  # noqa: PLC0415  heavy

        if isinstance(node, kinds.Name):
            if node.name in MEASURES:
                return View(node.name)
            self._complain(node, f"there is no figure '{node.name}'", did_you_mean(node.name, (*MEASURES, *PLAIN)))
            return None
        if isinstance(node, kinds.Call) and isinstance(node.node, kinds.Getattr) and node.node.attr in STEPS:
            view = self._view(node.node.node)
            return None if view is None else self._step(view, node)
        self._complain(node, "only figures may stand here", MEND)
        return None

    def _step(self, view: View, call: nodes.Call) -> View | None:
        from jinja2 import nodes as kinds  # noqa: PLC0415  heavy

        values = [*call.args, *(pair.value for pair in call.kwargs)]
        if not all(isinstance(value, kinds.Const) for value in values):
            self._complain(call, "a reference takes words in quotation marks only", "write by(sex='female')")
            return None
        words = [str(value.value) for value in call.args if isinstance(value, kinds.Const)]
        pairs = {pair.key: str(pair.value.value) for pair in call.kwargs if isinstance(pair.value, kinds.Const)}
        assert isinstance(call.node, kinds.Getattr)  # noqa: S101  the caller has looked
        try:
            return take_step(view, call.node.attr, words, pairs)
        except ValueError as error:
            what, _, mend = str(error).partition("; ")
            self._complain(call, what, mend)
            return None

    def _complain(self, node: nodes.Node, what: str, mend: str) -> None:
        place = f"{self.where}:{self.first_line + node.lineno - 1}"
        self.complaints.append(Complaint(what, place, mend or "`report-builder figures` lists them all"))


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
    known_words = AREAS if step == "area" else PERIODS
    is_period = step == "over" and len(words) == 1 and _is_period(words[0])
    if pairs or len(words) != 1 or (words[0] not in known_words and not is_period):
        raise ValueError(
            f"{step}() takes one of: {', '.join(known_words)}; {did_you_mean(' '.join(words), known_words)}"
        )
    return replace(view, areas=(words[0],)) if step == "area" else replace(view, periods=words[0])


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
