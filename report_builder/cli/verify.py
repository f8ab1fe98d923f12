"""`report-builder verify`: whether a file is as we made it."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.talk import printable, talk
from report_builder.errors import Complaint, ConfigError

if TYPE_CHECKING:
    from report_builder.issuing.reading.verify import Verdict

EXAMPLE = """\b
Examples:
  report-builder verify out/rotherham-2019-20-q4-board-report/public/board-report.pdf
  report-builder verify ~/Downloads/paper.pdf --ledger out/ledger.sqlite
"""


@click.command("verify", epilog=EXAMPLE)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    help="Default: ledger.sqlite in the paper's out folder, or in out/ here.",
)
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
def command(file: Path, ledger: Path | None, as_json: bool) -> int:  # noqa: FBT001  click's signature
    """Say whether a file is genuine (status 0), altered or unknown (status 1).

    FILE is any file of an edition, wherever a copy of it lies; an edition's folder, for all its files; or a part that
    `appendix` made. The ledger and the archive beside it know the hash of each file that was built or issued. Where
    neither is at hand, the manifest beside the file tells, and it is said that nobody confirms it.
    """
    from report_builder.delivery.passwords import passwords_in  # noqa: PLC0415  kept from --help
    from report_builder.issuing.reading.verify import GENUINE, verify  # noqa: PLC0415  kept from --help
    from report_builder.issuing.reading.witnesses import witnesses  # noqa: PLC0415

    if ledger is not None and not ledger.is_file():
        raise ConfigError(Complaint("there is no such ledger", str(ledger), "name the ledger.sqlite of an out folder"))
    places = _out_folders(file)
    found = ledger or next((place / "ledger.sqlite" for place in places if (place / "ledger.sqlite").is_file()), None)
    asked = witnesses(found, tuple(dict.fromkeys((*([found.absolute().parent] if found else []), *places))))
    for remark in asked.remarks:
        talk().warn(printable(remark))
    verdict = verify(file, replace(asked, passwords=passwords_in(os.environ)))
    if as_json:
        talk().answer(json.dumps(verdict.as_json(), indent=1, ensure_ascii=False))
    else:
        for line in _told(verdict):
            talk().answer(printable(line))
    return 0 if verdict.verdict == GENUINE else 1


def _out_folders(file: Path) -> tuple[Path, ...]:
    """Where a ledger and an archive may lie: above the paper, where it lies in an out folder, and out/ here."""
    parents = file.absolute().parents
    above = parents[1:3] if file.is_dir() else parents[2:3]
    return tuple(dict.fromkeys((*above[:1], Path("out").absolute())))


def _told(verdict: Verdict) -> list[str]:
    """The verdict, why, and what is known of the paper."""
    lines = [f"{verdict.verdict}: {verdict.file}", f"  {verdict.reason}"]
    return lines + [f"  {line}" for line in verdict.of_the_paper()]
