"""The protected tables of an edition, where texts, tables and charts look their figures up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from report_builder.model.tables import Figure, ProtectedTable
from report_builder.model.view import View


@dataclass(slots=True)
class Book:
    """The protected tables of an edition, by view, and what a text touched while it was spoken.

    `touched` lets the composer see which figures stand in a paragraph; `unsaid` counts the words that had nothing to
    say, so that a sentence around one of them can be left out. Of a measure in `stale` nothing new was published.
    `rated_within` are the limits of green and of amber; `threshold` is the smallest count that the edition prints.
    """

    tables: Mapping[View, ProtectedTable]
    stale: frozenset[str] = frozenset()
    rated_within: tuple[int, int] = (10, 25)
    threshold: int = 0
    touched: list[Figure] = field(default_factory=list)
    unsaid: int = 0

    def table(self, view: View) -> ProtectedTable:
        """The protected table of a view that was planned."""
        return self.tables[view]

    def figure(self, view: View) -> Figure:
        """The one figure of a view without dimensions, which is touched; a mark where its table was dropped."""
        figure = self.looked_up(view)
        self.touched.append(figure)
        return figure

    def looked_up(self, view: View) -> Figure:
        """The same for whoever may yet say nothing of it."""
        table = self.tables[view]
        figures = table.figures or table.dropped
        if not figures:
            raise LookupError(f"nothing was counted for {view.measure}")
        narrow = [figure for figure in figures if set(view.fixed) <= set(figure.key.by)]
        return (narrow or list(figures))[-1]
