"""`report-builder approve`: notes who answers for a draft, before it is released."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from report_builder.cli.talk import printable, talk
from report_builder.cli.today import day_or_today
from report_builder.issuing.issued import read_issued
from report_builder.model.period import spell_date

EXAMPLE = """\b
Example:
  report-builder approve out/rotherham-2019-20-q4-board-report/board --by "J. Smith" --post "Head of Service"
"""


@click.command("approve", epilog=EXAMPLE)
@click.argument("issued", type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="NAME", help="Who approves it.")
@click.option("--post", required=True, metavar="POST", help="In which post.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="On which day.  [default: today]")
@click.option("--ledger", "file", type=click.Path(path_type=Path), help="Default: ledger.sqlite in the out folder.")
def command(issued: Path, by: str, post: str, day: datetime | None, file: Path | None) -> None:
    """Note that somebody approves an edition as it lies there.

    ISSUED is an edition's folder, or a document in it. The approval is of this very paper: once it is built with other
    words or numbers, it is another paper, which nobody has approved. An edition of which a file was altered after it
    was built is refused. Where the config says `approval: required`, `release` insists on an approval.
    """
    from report_builder.issuing.releasing.approve import approve  # noqa: PLC0415  kept from --help
    from report_builder.readers import LEDGER  # noqa: PLC0415
    from report_builder.store.frozen import Approval  # noqa: PLC0415

    edition = read_issued(issued)
    approval = Approval(by.strip(), post.strip(), day_or_today(day))
    number, is_new = approve(edition, approval, ledger=file or edition.out / LEDGER)
    paper = edition.paper
    named = f"{paper.audience} edition of {paper.document}, {paper.yot}, {paper.quarter},"
    if not is_new:
        talk().answer(printable(f"{named} was approved so already; nothing was changed"))
        return
    by_whom = f"{approval.by}, {approval.post}, on {spell_date(date.fromisoformat(approval.on))}"
    talk().answer(printable(f"{named} a draft of revision {number}: approved by {by_whom}"))
