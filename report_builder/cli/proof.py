"""The command `proof`: what is wrong with what a paper says?"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

import click

from report_builder.cli.talk import printable, talk
from report_builder.proof.finding import Finding

FOUND = 1

EXAMPLE = """\b
Examples:
  report-builder proof briefing.docx --as-at 2020-07-28
  report-builder proof minutes.pdf --json
  report-builder proof edited.docx --figures out/rotherham-2019-20-q4-board-report/board/figures.json
"""


@click.command("proof", epilog=EXAMPLE)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--figures",
    type=click.Path(path_type=Path),
    metavar="FIGURES.json",
    help="The edition's figures, where the paper is one of ours; default: figures.json beside FILE.",
)
@click.option(
    "--as-at",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The date by which the paper was written; default: that on the paper.",
)
@click.option("--json", "as_json", is_flag=True, help="The findings for a program, on stdout.")
def command(file: Path, figures: Path | None, as_at: datetime | None, *, as_json: bool) -> int:
    """Read any paper (txt, md, html, docx or pdf) and list what is wrong with its sums, dates, words and references.

    Counts and shares that disagree, parts that do not make their whole, dates that do not exist, references to what is
    not there, small numbers that point at a child: each with its place, what is wrong and the mend. Of a Word document
    that `build` wrote and somebody edited, also what its figures no longer bear out. Exit status: 0 where nothing is
    found, 1 where something is, or where the file cannot be read.
    """
    from report_builder.delivery.passwords import passwords_in  # noqa: PLC0415  not for --help
    from report_builder.pipeline_proof import proof  # noqa: PLC0415  likewise

    talk().progress("reading the paper")
    told = proof(file, figures, as_at=as_at.date() if as_at else None, passwords=passwords_in(os.environ))
    talk().done()
    if told.lacks_original:
        talk().warn("there is no archive.zip beside the figures: what was taken away cannot be found")
    if told.left_aside:
        talk().warn(f"not read: {', '.join(told.left_aside)}")
    if told.as_at is None:
        talk().warn("the paper bears no date, so that later dates were not looked for: name it with --as-at")
    if as_json:
        talk().answer(json.dumps({"findings": [one.as_json() for one in told.findings]}, indent=1, ensure_ascii=False))
    else:
        for line in _listed(told.findings):
            talk().answer(printable(line))
    return FOUND if told.findings else 0


def _listed(findings: Sequence[Finding]) -> Iterator[str]:
    """The findings for people, place by place, and how many there are of each class."""
    for where, here in groupby(findings, key=lambda one: one.where):
        yield where or "in the paper"
        for one in here:
            yield from _told(one)
        yield ""
    counted = Counter(one.kind.replace("-", " ") for one in findings)
    classes = ", ".join(f"{times} {kind}" for kind, times in sorted(counted.items(), key=lambda each: -each[1]))
    yield f"{len(findings):,} found: {classes}." if findings else "Nothing found."


def _told(one: Finding) -> Iterator[str]:
    kind = one.kind.replace("-", " ")
    says = " ".join(one.says.split())
    yield f'  {kind}: "{says}"' if says else f"  {kind}"
    passage = " ".join(one.passage.split())
    if passage and passage != says:
        yield f'    in: "{passage}"'
    should_be = f" (should be: {one.should_be})" if one.should_be and one.should_be not in one.mend else ""
    yield f"    {one.mend}{should_be}"
