"""`report-builder diff`: what changed since an issue, number by number, and why."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from report_builder.cli.row_keys import keys_kept
from report_builder.cli.talk import printable, talk
from report_builder.issuing.issued import find_issued

EXAMPLE = """\b
Example:
  report-builder diff out/rotherham-2019-20-q4-board-report/board config/rotherham-2019-20-q4.yaml
"""


@click.command("diff", epilog=EXAMPLE)
@click.argument("issued", type=click.Path(path_type=Path))
@click.argument("config", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For a program.")
@click.option("--draft", is_flag=True, help="Take what lies in the folder, whatever was issued.")
@click.option("--revision", type=click.IntRange(min=1), help="Take this issue; default: the latest.")
@click.option("--out", type=click.Path(path_type=Path), help="Where the ledger lies; default: that of ISSUED.")
def command(issued: Path, config: Path, as_json: bool, draft: bool, revision: int | None, out: Path | None) -> None:  # noqa: FBT001, PLR0917  click's signature
    """Say what changed since an issue, number by number, and why.

    ISSUED is an edition's folder, or a document in it. Its figures are compared with those that CONFIG gives now for
    the same edition, after protection: what was printed, what is printed, and one cause for each. A cause is told only
    where it can be shown; else it is not known.
    """
    from report_builder import pipeline  # noqa: PLC0415  heavy
    from report_builder.issuing.reading import diff  # noqa: PLC0415  likewise

    edition = find_issued(issued, draft=draft, revision=revision)
    for remark in edition.remarks:
        talk().warn(printable(remark))
    place = out or edition.out
    with keys_kept(config, place):
        counted = pipeline.count(config, environment=os.environ, say=talk().progress)
    since = diff.compare(edition, counted, out=place)
    talk().done()
    if as_json:
        talk().answer(json.dumps(diff.as_json(edition, since), indent=1, ensure_ascii=False))
        return
    for line in diff.lines(edition, since):
        talk().answer(printable(line))
