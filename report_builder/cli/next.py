"""`report-builder next`: the next quarter's config beside the old one, and what to look at in it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.talk import printable, talk

if TYPE_CHECKING:
    from report_builder.issuing.schedule.next_quarter import NextQuarter

EPILOG = """\b
Examples:
  report-builder next config/rotherham-2019-20-q4.yaml
  report-builder next config/rotherham-2019-20-q4.yaml --meeting 2020-10-19
"""


@click.command("next", epilog=EPILOG)
@click.argument("config", type=click.Path(path_type=Path))
@click.option("--meeting", type=click.DateTime(["%Y-%m-%d"]), help="The next meeting; default: 13 weeks on.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Its name; default: the next quarter's.")
def command(config: Path, meeting: datetime | None, out: Path | None) -> None:
    """Write the next quarter's config beside CONFIG, and list what to look at in it.

    The quarter, the days, the tracker's cohort and the name of the data move on; last quarter's commentary is taken out
    and its sections' names stay as comments. All else is kept, comments included: what may have stopped being true
    is listed with its line. CONFIG itself stays as it is, and no file is written over.
    """
    from report_builder.issuing.schedule.next_quarter import next_quarter, write_next  # noqa: PLC0415  kept from --help

    made = next_quarter(config, meeting=meeting.date() if meeting else None, file=out)
    if not made.moved:
        talk().answer(printable(f"{config} names no quarter, day or words of one quarter: nothing had to be moved."))
        talk().answer("Use it as it is; --as-at says what each quarter's paper may know.")
        return
    has_folder = write_next(made, like=config)
    _tell(made, has_folder=has_folder)


def _tell(made: NextQuarter, *, has_folder: bool) -> None:
    """What was written, what was moved, and what to look at."""
    lines = [f"{made.path} was written."]
    if has_folder:
        lines.append(f"{made.data} was made, empty, for its tables.")
    lines += ["", "Moved:", *(f"  {one}" for one in made.moved)]
    lines += ["", "Look at:", *(f"  {number}. {one}" for number, one in enumerate(made.looks, 1))]
    lines += ["", f"Then run: report-builder check {made.path}"]
    talk().answer(printable("\n".join(lines)))
