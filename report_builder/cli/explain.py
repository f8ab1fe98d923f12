"""`report-builder explain`: where a printed number comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from report_builder.cli.talk import printable, talk
from report_builder.errors import Complaint, ConfigError, did_you_mean

EXAMPLE = """\b
Example:
  report-builder explain out/rotherham-2019-20-q4-board-report/public caseload/yjs/2020-01-01/2020-03-31
"""


@click.command(
    "explain",
    epilog=EXAMPLE,
)
@click.argument("issued", type=click.Path(path_type=Path))
@click.argument("figure")
def command(issued: Path, figure: str) -> None:
    """Say where a printed number comes from: what is divided by what, from which source, printed where.

    ISSUED is an edition's folder, or the PDF in it; FIGURE is an id, as `figures` lists them.
    """
    figures = _figures(issued)
    found = figures.get(figure)
    if found is None:
        mend = did_you_mean(figure, figures) or "`report-builder figures CONFIG` lists the ids"
        raise ConfigError(Complaint(f"this paper has no figure '{figure}'", str(issued), mend))
    for line in _story(found):
        talk().answer(printable(line))


def _figures(issued: Path) -> dict[str, dict[str, Any]]:
    folder = issued if issued.is_dir() else issued.parent
    file = folder / "figures.json"
    if not file.is_file():
        mend = "name an edition's folder under out/, or the PDF in it"
        raise ConfigError(Complaint("there is no figures.json beside this", str(issued), mend))
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        figures = {one["id"]: one for one in content["figures"]}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ConfigError(Complaint("the file is not a figures.json of ours", str(file), "build it again")) from error
    if not all(_is_ours(one) for one in figures.values()):
        what = "the file was altered, or was made by another version"
        raise ConfigError(Complaint(what, str(file), "build it again"))
    return figures


def _is_ours(figure: dict[str, Any]) -> bool:
    """Whether an entry has all that is told of it, each of its kind."""
    from report_builder.model.measure import MEASURES  # noqa: PLC0415  kept from --help

    return (
        figure.get("measure") in MEASURES
        and all(isinstance(figure.get(name), str) for name in ("id", "shown", "status", "area", "period"))
        and all(isinstance(figure.get(name), dict) for name in ("by", "of"))
        and all(isinstance(figure.get(name, ""), (int, float, type(None))) for name in ("numerator", "denominator"))
        and isinstance(figure.get("where"), list)
    )


def _story(figure: dict[str, Any]) -> list[str]:
    from report_builder.model.measure import MEASURES  # noqa: PLC0415  kept from --help

    measure = MEASURES[figure["measure"]]
    rule = measure.numerator
    if measure.denominator:
        rule += f", divided by {measure.denominator}" + (f", times {measure.base:,}" if measure.base > 1 else "")
    lines = [
        f"{figure['id']}",
        f"  printed     {figure['shown']} ({figure['status']})",
        f"  what        {measure.name}, {measure.unit or 'a date'}",
        f"  of          {figure['area']}, {figure['period']}{_labels(figure)}",
        f"  rule        {rule}",
    ]
    if figure["numerator"] is not None and figure["denominator"] is not None:
        lines.append(f"  sum         {figure['numerator']:,} of {figure['denominator']:,}")
    if measure.age_basis:
        lines.append(f"  age at      {measure.age_basis}")
    lines.append(f"  source      {measure.source}" + (f"; runs {measure.lag} behind" if measure.lag else ""))
    lines.append(f"  stands in   {', '.join(figure['where']) or 'the figures only'}")
    return lines


def _labels(figure: dict[str, Any]) -> str:
    pairs = [*figure["by"].items(), *(("of " + key, value) for key, value in figure["of"].items())]
    return "".join(f", {dimension} {category}" for dimension, category in pairs)
