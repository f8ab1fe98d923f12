"""`report-builder send`: mails an edition to its recipients, to each once."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.ending import OUTSIDE
from report_builder.cli.talk import printable, talk

if TYPE_CHECKING:
    from datetime import date

    from report_builder.issuing.issued import Issued
    from report_builder.issuing.mailing.post import Post
    from report_builder.issuing.mailing.send import Sent
    from report_builder.model.spec import ReportSpec

EXAMPLE = """\b
Examples:
  report-builder send out/rotherham-2019-20-q4-board-report/board --dry-run
  report-builder send out/rotherham-2019-20-q4-board-report/board
  report-builder send out/rotherham-2019-20-q4-board-report/board --to chair@example.gov.uk --settle lost
"""

USER, PASSWORD = "REPORT_BUILDER_SMTP_USER", "REPORT_BUILDER_SMTP_PASSWORD"


@click.command("send", epilog=EXAMPLE)
@click.argument("issued", type=click.Path(path_type=Path))
@click.option("--config", type=click.Path(path_type=Path), help="Default: the one in config/ beside the out folder.")
@click.option("--to", "only", multiple=True, metavar="ADDRESS", help="Only this recipient of the edition; repeatable.")
@click.option("--dry-run", is_flag=True, help="Write the mails as .eml files; send and record nothing.")
@click.option(
    "--again", is_flag=True, help="Another turn: a corrected draft to all, else to those to whom it was refused."
)
@click.option(
    "--settle",
    "how",
    type=click.Choice(["arrived", "lost"]),
    help="Say what became of mails of which nobody knows; lost: the next run sends them.",
)
def command(
    issued: Path,
    *,
    config: Path | None,
    only: tuple[str, ...],
    dry_run: bool,
    again: bool,
    how: str | None,
) -> int:
    """Mail an edition to its recipients, as the config's `delivery` names them: to each once, whatever is rebuilt.

    ISSUED is an edition's folder, or a document in it: a draft, or a paper that was released. What goes out is noted
    in the ledger as mailed, so that later papers reckon with it. User and password of the mail server come from
    REPORT_BUILDER_SMTP_USER and REPORT_BUILDER_SMTP_PASSWORD. Ends with 4 where a mail was put off or refused, or
    nobody knows what became of it.
    """
    from report_builder.issuing.config_of import spec_of  # noqa: PLC0415  kept from --help

    edition = _edition(issued)
    spec = spec_of(edition, config, environment=os.environ)
    post = _post(edition, spec)
    if how is not None:
        return _settle(edition, post, how=how, only=only)
    if dry_run:
        return _dry_run(edition, post, again=again, only=only, by=_comments_by(spec))
    from report_builder.issuing.mailing.send import send_edition  # noqa: PLC0415  kept from --help

    say = talk().progress
    sent = send_edition(edition, post, again=again, only=only, comments_by=_comments_by(spec), say=say)
    talk().done()
    return _tell(sent)


def _edition(issued: Path) -> Issued:
    """As it lies in the folder; where that is gone, as it was issued."""
    from report_builder.issuing.issued import find_issued, read_issued  # noqa: PLC0415  kept from --help

    return read_issued(issued) if issued.exists() else find_issued(issued)


def _post(edition: Issued, spec: ReportSpec) -> Post:
    from report_builder.delivery.smtp import Login  # noqa: PLC0415  kept from --help
    from report_builder.issuing.mailing.post import Post, to_encrypt  # noqa: PLC0415

    login = Login(os.environ.get(USER, ""), os.environ.get(PASSWORD, ""))
    when = datetime.now(tz=UTC).replace(microsecond=0)
    return Post(edition.out, spec.delivery, when, login, encrypted=to_encrypt(spec))


def _comments_by(spec: ReportSpec) -> date | None:
    """The day of sign-off, by which the readers' comments have to be there."""
    from report_builder.model.deadlines import deadlines_of  # noqa: PLC0415  kept from --help

    return deadlines_of(spec.schedule, spec.quarter, spec.meeting).sign_off


def _dry_run(edition: Issued, post: Post, *, again: bool, only: tuple[str, ...], by: date | None) -> int:
    from report_builder.issuing.mailing.send import dry_run  # noqa: PLC0415  kept from --help

    written = dry_run(edition, post, again=again, only=only, comments_by=by, say=talk().progress)
    talk().done()
    for file in written:
        talk().answer(printable(f"would be sent: {file}"))
    talk().answer("nothing was sent or recorded" if written else "nobody is left to be mailed")
    return 0


def _settle(edition: Issued, post: Post, *, how: str, only: tuple[str, ...]) -> int:
    from report_builder.issuing.mailing.send import settle  # noqa: PLC0415  kept from --help

    decided = settle(edition, post, how=how, only=only)
    for one in decided:
        then = "noted as sent" if how == "arrived" else "noted as lost; the next `send` mails it again"
        talk().answer(printable(f"{one.recipient}: {then}"))
    if not decided:
        talk().answer("there is no mail of this edition of which nobody knows; nothing was changed")
    return 0


def _tell(sent: Sent) -> int:
    for remark in sent.remarks:
        talk().warn(remark)
    for complaint in sent.trouble:
        talk().error(str(complaint))
    what = "the draft" if sent.stage == "draft" else f"revision {sent.revision}"
    talk().answer(printable(f"{sent.report}, {sent.edition} edition, {what}:"))
    for one in sent.outcomes:
        talk().answer(printable(f"  {one}"))
    return 0 if sent.is_well else OUTSIDE
