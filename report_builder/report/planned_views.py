"""The views of what is planned: which a paper prints, which it misses, and how definitions write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from report_builder.model.key import labels
from report_builder.model.view import View
from report_builder.report.plan import (
    OF_SERIES,
    Block,
    PlannedChart,
    PlannedCommentary,
    PlannedKeyFigures,
    PlannedPanel,
    PlannedSection,
    PlannedSides,
    PlannedTable,
    Text,
)


def shown_of(section: PlannedSection) -> tuple[View, ...]:
    """The views of a section's charts and tables."""
    blocks = (block for block in section.blocks if isinstance(block, OF_SERIES))
    return tuple(dict.fromkeys(series.view for block in blocks for series in block.series))


def speaks_of_figures(block: Block) -> bool:
    """Whether a block is there for its figures: a chart, a table, or a text of ours with a reference."""
    return isinstance(block, OF_SERIES) or (isinstance(block, Text) and bool(block.references))


def views_of(sections: tuple[PlannedSection, ...]) -> Iterator[View]:
    """The views of all blocks, in order, with repeats."""
    for section in sections:
        for block in section.blocks:
            yield from _views(block)


def needed_of(sections: tuple[PlannedSection, ...]) -> Iterator[View]:
    """The views of all blocks but the optional ones."""
    for section in sections:
        for block in section.blocks:
            if not (isinstance(block, Text) and block.is_optional):
                yield from _views(block)


def _views(block: Block) -> Iterator[View]:
    if isinstance(block, OF_SERIES):
        yield from (series.view for series in block.series)
    if isinstance(block, PlannedKeyFigures):
        yield from (view for figure in block.figures for view in figure.views)
    if isinstance(block, PlannedSides):
        yield from (view for text in block.texts for reference in text.references for view in reference.views)
    for text in (block.plain, block.title) if isinstance(block, PlannedChart) else (block,):
        if isinstance(text, PlannedPanel):
            text = text.text  # noqa: PLW2901  what is set apart is commentary
        if isinstance(text, (Text, PlannedCommentary)):
            for reference in text.references:
                yield from reference.views


def places_of_views(sections: tuple[PlannedSection, ...]) -> dict[View, str]:
    """Where people's own words first ask for each view, as "file:line" of the text that the plan was made from."""
    places: dict[View, str] = {}
    for block in (block for section in sections for block in section.blocks):
        text = block.text if isinstance(block, PlannedPanel) else block
        for reference in text.references if isinstance(text, PlannedCommentary) else ():
            for view in reference.views:
                places.setdefault(view, reference.where)
    return places


def breakdowns_of(sections: tuple[PlannedSection, ...]) -> Iterator[View]:
    """The views of the charts and tables, in order: of a table with several columns, the first column's alone."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, (PlannedChart, PlannedTable)) and block.series:
                yield block.series[0].view


def read_view(asked: Mapping[str, Any]) -> View:
    """A view as charts and outlines write it: measure, by (spread), pick, of, areas, periods."""
    known = {"measure", "by", "pick", "of", "areas", "periods", "variety"}
    if set(asked) - known or "measure" not in asked:
        raise ValueError(f"a view is made of {', '.join(sorted(known))}")
    return View(
        measure=asked["measure"],
        dimensions=tuple(asked.get("by", ())),
        fixed=labels({dimension: str(category) for dimension, category in asked.get("pick", {}).items()}),
        of=labels({dimension: str(category) for dimension, category in asked.get("of", {}).items()}),
        areas=tuple(asked.get("areas", ("own",))),
        periods=asked.get("periods", "default"),
        variety=asked.get("variety", ""),
    )
