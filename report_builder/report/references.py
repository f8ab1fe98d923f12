"""Figures by reference, such as `{{ caseload.by(sex='female').share }}`.

They are read from a text's syntax tree before anything is counted, so that every number of a paper is known at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report_builder.errors import Complaint, did_you_mean
from report_builder.model.measure import MEASURES
from report_builder.model.view import View
from report_builder.report.needs import views_for
from report_builder.report.steps import STEPS, cannot_say, take_step

if TYPE_CHECKING:
    from jinja2 import nodes

WORDS = (
    "sentence",
    "level",
    "composition",
    "caveat",
    "represented",
    "unlike_published",
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


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure that a text refers to, and the word by which it asks for it."""

    view: View
    word: str = "shown"
    where: str = field(default="", compare=False)
    """The file and line of the text that asks for it."""

    @property
    def views(self) -> tuple[View, ...]:
        """All views that must be counted before the word can be said."""
        return views_for(self.view, self.word)


_UNCLOSED = re.compile(r"\\?\[\\?\[[ \t]*[a-z][a-z_\\]*[.(_][^\[\]\n]*$", re.MULTILINE)
"""What would be printed as it stands: a figure's name after two brackets, and none to close them in its line."""


def find_references(source: str, *, where: str, first_line: int = 1) -> tuple[list[Reference], list[Complaint]]:
    """Every reference of a Jinja text, in order, from all branches; and what is wrong with it.

    Args:
        source: the text.
        where: the file that it stands in.
        first_line: the file's line of the text's first.
    """
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415  heavy

    from report_builder.report.words import tree  # noqa: PLC0415  heavy

    if unclosed := _UNCLOSED.search(source):
        place = f"{where}:{first_line + source.count(chr(10), 0, unclosed.start())}"
        return [], [Complaint("a reference begins with [[ and does not end", place, "write ]] where it ends")]
    try:
        read = tree(source)
    except TemplateSyntaxError as error:
        place = f"{where}:{first_line + error.lineno - 1}"
        return [], [Complaint(f"the text cannot be read: {error.message}", place, "mend the braces of the reference")]
    except (RecursionError, ValueError):  # hundreds of brackets, or a number of thousands of digits
        return [], [Complaint("a reference in the text is too long", f"{where}:{first_line}", MEND)]
    reader = _Reader(where, first_line)
    reader.visit(read)
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
        if view is None:
            return
        what, mend = cannot_say(view, word)
        if what:
            self._complain(node, what, mend)
        else:
            self.found.append(Reference(view, word, self._place(node)))

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
        self.complaints.append(Complaint(what, self._place(node), mend or "`report-builder figures` lists them all"))

    def _place(self, node: nodes.Node) -> str:
        return f"{self.where}:{self.first_line + node.lineno - 1}"
