"""A paper and those that it carries: their order, the ids of what stands in them, their pictures and blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from report_builder.model.built import Block, Report


def every_paper(report: Report) -> Iterator[Report]:
    """The paper itself and every one that it carries, and those that they carry, in reading order."""
    yield report
    for one in report.attached:
        yield from every_paper(one.report)


def blocks_of(report: Report) -> Iterator[Block]:
    """All blocks of a paper by itself, in order."""
    for section in report.sections:
        for part in section.parts:
            yield from part.blocks


def pictures_of(report: Report) -> dict[str, bytes]:
    """Every picture of the whole page by its file name, before which stands the prefix of its paper."""
    return {paper.prefix + name: picture for paper in every_paper(report) for name, picture in paper.pictures.items()}


def with_pictures(report: Report, drawn: Callable[[bytes], bytes]) -> Report:
    """A paper, and those that it carries, with what `drawn` makes of each of their pictures."""
    pictures = {name: drawn(picture) for name, picture in report.pictures.items()}
    attached = (replace(one, report=with_pictures(one.report, drawn)) for one in report.attached)
    return replace(report, pictures=pictures, attached=tuple(attached))
