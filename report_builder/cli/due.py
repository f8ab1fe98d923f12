"""`report-builder due`: what is due on a day, and with --send the scheduled job that builds and mails it, once."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.talk import printable, talk

if TYPE_CHECKING:
    from report_builder.issuing.schedule.dispatch import Job, Outcome
    from report_builder.issuing.schedule.postman import Postman

EXAMPLE = """\b
Example:
  report-builder due config --as-at 2020-05-15
  report-builder due config --as-at 2020-05-15 --send
  report-builder due config --systemd
"""

LOCK = ".due.lock"


@click.command("due", epilog=EXAMPLE)
@click.argument("folder", metavar="DIR", required=False, type=click.Path(path_type=Path))
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="The day; nothing that came after it is known.")
@click.option("--send", "is_sending", is_flag=True, help="Build and mail what is due, once.")
@click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where papers and the ledger lie.",
)
@click.option("--brief", "is_brief", is_flag=True, help="Leave out what is not due yet and what is done.")
@click.option("--json", "as_json", is_flag=True, help="For a program; no recipient is named.")
@click.option("--systemd", is_flag=True, help="Print a service and a timer that do this each weekday.")
@click.option("--unit", type=click.Choice(["service", "timer"]), help="With --systemd: print this one alone.")
def command(  # noqa: PLR0917  click passes them by name
    folder: Path | None,
    as_at: datetime | None,
    is_sending: bool,  # noqa: FBT001
    out: Path,
    is_brief: bool,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
    systemd: bool,  # noqa: FBT001
    unit: str | None,
) -> int:
    """Say of each config in DIR that has recipients whether its draft is due, and what holds it up.

    With --send the drafts that are due are built and mailed, each once to each recipient, however often and by however
    many at once this is called. Nothing goes out before every table reaches the quarter's end, nor with errors: the
    owner is told, once. Status 0 where all that was due is out; 4 where a mail is left; else that of the worst.
    """
    if systemd:
        talk().answer(_units(folder or Path("config"), out, unit).rstrip("\n"))
        return 0
    if folder is None or as_at is None:
        missing = "--as-at, a day such as 2020-05-15" if folder else "DIR, the folder of the configs"
        raise click.UsageError(f"Missing {missing}.")
    job = _job(folder, as_at.date(), out)
    outcomes = _sent(job) if is_sending else job.look()
    talk().done()
    shown = [one for one in outcomes if one.is_news or not is_brief]
    if as_json:
        talk().answer(json.dumps([one.as_json() for one in shown], indent=1, ensure_ascii=False))
    for one in shown if not as_json else ():
        talk().answer(printable(one.line))
    if not outcomes and not as_json:
        talk().answer(printable(f"{job.day}  {folder}: no config in this folder has recipients under delivery.to"))
    return max((one.status for one in outcomes), default=0)


def _job(folder: Path, day: date, out: Path) -> Job:
    from report_builder.delivery.passwords import passwords_in  # noqa: PLC0415  kept from --help
    from report_builder.issuing.schedule.dispatch import Job  # noqa: PLC0415

    return Job(folder, day, out, dict(os.environ), passwords_in(os.environ), talk().progress)


def _sent(job: Job) -> tuple[Outcome, ...]:
    """One job at a time on an out folder: the others wait, and find it done."""
    from report_builder.store.alone import alone  # noqa: PLC0415

    job.out.mkdir(parents=True, exist_ok=True, mode=0o700)
    with alone(job.out, LOCK):
        return job.send(_post(job))


def _post(job: Job) -> Postman:
    """Mail is dated with the day of the job and the hour of the clock."""
    from report_builder.cli.send import PASSWORD, USER  # noqa: PLC0415  kept from --help
    from report_builder.delivery.smtp import Login  # noqa: PLC0415
    from report_builder.issuing.schedule.postman import MailServerPostman  # noqa: PLC0415

    when = datetime.combine(job.day, datetime.now(tz=UTC).time().replace(microsecond=0), tzinfo=UTC)
    login = Login(os.environ.get(USER, ""), os.environ.get(PASSWORD, ""))
    return MailServerPostman(job.out, when, login, talk().progress)


def _units(folder: Path, out: Path, unit: str | None) -> str:
    from report_builder.issuing.schedule.units import units  # noqa: PLC0415

    found = units(Path(sys.executable), folder, out=out, user=_user())
    return str(found) if unit is None else found.service if unit == "service" else found.timer


def _user() -> str:
    """Who runs this: the name, or the number of one whom this machine has no name for, which systemd takes as well."""
    import pwd  # noqa: PLC0415

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
