"""The command `check`: read config and data, print every finding at once, build nothing."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.load_lines import checks_json, load_lines
from report_builder.cli.talk import printable, talk
from report_builder.row_keys import keep_keys

if TYPE_CHECKING:
    from report_builder.model.tables import Finding
    from report_builder.pipeline_check import CommentaryRemark

STOPPED = 1


@click.command("check", epilog="\b\nExample:\n  report-builder check config/rotherham-2019-20-q4.yaml")
@click.argument("config", type=click.Path(path_type=Path))
@click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the keys of faulty rows of a database go, in a private file.",
)
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="What the paper may know; default: the config's.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings and the rows of each table as JSON.")
def command(config: Path, out: Path, as_at: datetime | None, *, as_json: bool) -> int:
    """Read CONFIG, its charts, data and commentary, and print every finding at once; build nothing.

    Errors come first; then, of each table, the rows that were read, used, and left out, and why, and which tables do
    not go on to the quarter's end: that stops no build, but no draft is mailed for it by itself. The commentary is read
    through as each edition prints it, once its figures can be counted: when the data have no errors.
    Exit status: 0 where nothing stops a build, 1 where a finding does, 2 where the config is wrong.
    """
    from report_builder.cases.load import latest_quarter, read_and_check  # noqa: PLC0415 - pandas: half a second
    from report_builder.cases.reach import reach_of  # noqa: PLC0415
    from report_builder.configfile.read import read_spec  # noqa: PLC0415 - pydantic
    from report_builder.counting import charts_not_shown, needed_tables  # noqa: PLC0415
    from report_builder.pipeline_check import commentary_json, commentary_of  # noqa: PLC0415

    talk().progress("Reading the config")
    day = as_at.date() if as_at else None
    spec = read_spec(config, as_at=day, latest_quarter=latest_quarter, environment=os.environ)
    talk().progress("Checking the charts")
    not_shown = charts_not_shown(spec)
    talk().progress("Checking the data")
    needed = needed_tables(spec)
    cases = read_and_check(spec, needed=needed)
    short = [str(one) for one in reach_of(cases, spec, needed) if one.is_there and not one.is_reached]
    read = None
    if not any(finding.stops for finding in cases.findings):
        talk().progress("Reading the commentary")
        read = commentary_of(spec, cases, out=out)
    talk().done()
    told = read.remarks if read else ()
    errors = sum(finding.stops for finding in cases.findings) + sum(one.stops for one in told)
    warnings = len(cases.findings) + len(told) - errors
    if as_json:
        keep_keys(cases.findings, config=config, out=out)
        found = {**checks_json(cases), "errors": errors, "warnings": warnings, **commentary_json(read)}
        found |= {"charts_not_shown": list(not_shown), "not_in_yet": short}
        talk().answer(json.dumps(found, indent=1, ensure_ascii=False))
        return STOPPED if errors else 0
    _tell_findings(spec.left_aside, (*cases.findings, *told))
    kept = keep_keys(cases.findings, config=config, out=out)
    if kept:
        talk().answer(printable(kept))
    if read is None and (spec.commentary or spec.sections.add or spec.committee.header):
        talk().answer("The commentary was not read: it is held against the figures once the data have no errors.")
    talk().answer(printable("\n".join(["Rows:", *load_lines(cases.loads)])))
    for table in short:
        talk().answer(printable(f"Not in yet: {table}"))
    talk().answer(closing_line(len(cases.tables), errors=errors, warnings=warnings))
    for name in not_shown:
        talk().answer(printable(_how_to_show(name)))
    for name, rows in cases.set_aside.items():
        talk().answer(f"Set aside by the config: {_many(rows, 'row')} for {name}.")
    return STOPPED if errors else 0


def _tell_findings(left_aside: tuple[str, ...], found: tuple[Finding | CommentaryRemark, ...]) -> None:
    """What of a Word document was not read; then each finding."""
    for said in left_aside:
        talk().answer(printable(f"Warning: {said}"))
    for one in found:
        talk().answer(printable(f"{'Error' if one.stops else 'Warning'}: {one}"))


def _how_to_show(chart: str) -> str:
    """How a chart comes into the paper."""
    wish = f"sections: {{charts: {{SECTION: [{chart}]}}}}"
    return f"The chart '{chart}' is good, and in no section of this paper. To show it, write in the config: {wish}"


def closing_line(tables: int, *, errors: int, warnings: int) -> str:
    """What it comes to: how many tables were read, how much was found, whether a build would go on."""
    found = f"{_many(tables, 'table')} read: {_many(errors, 'error')}, {_many(warnings, 'warning')}."
    return f"{found} {'A build would stop.' if errors else 'Nothing stops a build.'}"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
