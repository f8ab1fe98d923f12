"""`report-builder deadlines`: when each step of a paper is due, whether it is done, and what holds it up."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.talk import printable, talk
from report_builder.cli.today import day_or_today

if TYPE_CHECKING:
    from report_builder.issuing.schedule.deadlines import Deadline
    from report_builder.model.spec import ReportSpec


@click.command(
    "deadlines",
    epilog="\b\nExample:\n  report-builder deadlines config/rotherham-2019-20-q4.yaml --as-at 2020-05-15",
)
@click.argument("config", type=click.Path(path_type=Path))
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it is asked; default: today.")
@click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="Where the ledger lies.")
@click.option("--json", "as_json", is_flag=True, help="For a program.")
def command(config: Path, as_at: datetime | None, out: Path, *, as_json: bool) -> None:
    """Show the five steps of the paper of CONFIG: data in, draft, sign-off, publication and meeting.

    Each with its day, whether it is done, open or late, and what holds it up. Of a config whose quarter is `latest` it
    is the paper of the quarter that was over last. Nothing is built and nothing is changed.
    """
    from report_builder.configfile.scheduled import read_scheduled  # noqa: PLC0415 - pydantic
    from report_builder.issuing.schedule.blocks import look_at  # noqa: PLC0415
    from report_builder.issuing.schedule.deadlines import deadlines  # noqa: PLC0415
    from report_builder.issuing.schedule.due import Past  # noqa: PLC0415
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415

    day = date.fromisoformat(day_or_today(as_at))
    spec = read_scheduled(config, day=day, environment=os.environ).spec
    talk().progress("Looking at the data")
    looked = look_at(spec)
    with open_ledger(out / "ledger.sqlite") as ledger:
        steps = ledger.steps(report=spec.report)
        addresses = [one for some in spec.delivery.to.values() for one in some]
        past = Past(ledger.mailings(report=spec.report, addresses=addresses), steps)
    found = deadlines(spec, looked, past=past, steps=steps, day=day)
    talk().done()
    if as_json:
        told = {"report": spec.report, "quarter": str(spec.quarter), "as_at": day.isoformat()}
        talk().answer(json.dumps({**told, "steps": [one.as_json() for one in found]}, indent=1, ensure_ascii=False))
        return
    for row in _rows(spec, found, day):
        talk().answer(printable(row))


def _rows(spec: ReportSpec, found: tuple[Deadline, ...], day: date) -> list[str]:
    """A line for each step, and below it one for each thing that holds it up."""
    from report_builder.issuing.schedule.deadlines import spell_day  # noqa: PLC0415

    rows = [f"{spec.document} of {spec.yot}, {spec.quarter}, on {spell_day(day)}:"]
    for one in found:
        rows.append(f"  {one.step:<12} {spell_day(one.day):<28} {one.state}")
        rows += [f"  {'':<12} - {block}" for block in one.blocks]
    return rows
