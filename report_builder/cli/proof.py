"""The command `proof`: has editing changed what a paper says of its figures?"""

from __future__ import annotations

import json
from pathlib import Path

import click

from report_builder.cli.talk import printable, talk

FOUND = 1

EXAMPLE = """\b
Examples:
  report-builder proof out/rotherham-2019-20-q4-board-report/board/board-report.docx
  report-builder proof edited.docx --figures out/rotherham-2019-20-q4-board-report/board/figures.json
"""


@click.command("proof", epilog=EXAMPLE)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--figures",
    type=click.Path(path_type=Path),
    metavar="FIGURES.json",
    help="The edition's figures; default: figures.json beside FILE.",
)
@click.option("--json", "as_json", is_flag=True, help="The findings for a program, on stdout.")
def command(file: Path, figures: Path | None, *, as_json: bool) -> int:
    """Read a Word document that `build` wrote and somebody edited, and list what no longer holds.

    A figure that was changed or taken away, a number that no figure bears out, a number in the place of a withheld one,
    a passage that is gone, a paragraph whose number moved. What was taken away is known where the edition's archive.zip
    still lies beside its figures. Exit status: 0 where nothing is found, 1 where something is.
    """
    from report_builder.pipeline_proof import proof  # noqa: PLC0415  not for --help

    talk().progress("reading the paper")
    found, knows_original = proof(file, figures)
    talk().done()
    if not knows_original:
        talk().warn("there is no archive.zip beside the figures: what was taken away cannot be found")
    if as_json:
        told = {"findings": [one.as_json() for one in found]}
        talk().answer(json.dumps(told, indent=1, ensure_ascii=False))
    else:
        for one in found:
            talk().answer(printable(str(one)))
        talk().answer(f"{len(found):,} found." if found else "Nothing found.")
    return FOUND if found else 0
