"""The chart files of a workspace: all of them are read, and those that no section of its paper shows are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from report_builder import bundled
from report_builder.errors import Complaint, ConfigError
from report_builder.report.chart_file import read_chart
from report_builder.report.plan import Plan, PlannedChart


def own_files(folders: Sequence[Path]) -> tuple[Path, ...]:
    """The chart files of the folders that are not ours, each id once, as a build would find them."""
    ours = bundled.folder("charts").resolve()
    found: dict[str, Path] = {}
    for folder in folders:
        if folder.resolve() == ours:
            continue
        for file in sorted(folder.iterdir()):
            if file.suffix in {".yaml", ".yml"} and file.stem != "palette" and file.is_file():
                found.setdefault(file.name, file)
    return tuple(found.values())


def faults_of(files: Sequence[Path]) -> Iterator[Complaint]:
    """All that is wrong with chart files, each with its line; one whose name no outline could find is told as well."""
    for file in files:
        if file.suffix != ".yaml":
            yield Complaint("a chart file's name ends in .yaml", str(file), f"call it {file.stem}.yaml")
        try:
            read_chart(file, name=file.stem)
        except ConfigError as error:
            yield from error.complaints


def unused(files: Sequence[Path], plan: Plan) -> tuple[str, ...]:
    """The ids of charts that no section of a plan shows."""
    shown = {chart.id for chart in charts_of(plan)}
    return tuple(file.stem for file in files if file.stem not in shown)


def charts_of(plan: Plan) -> Iterator[PlannedChart]:
    """The charts of a paper and of those that it carries."""
    for section in plan.sections:
        yield from (block for block in section.blocks if isinstance(block, PlannedChart))
    for attached in plan.attached:
        yield from charts_of(attached)
