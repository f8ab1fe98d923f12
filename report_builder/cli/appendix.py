"""`report-builder appendix`: a part of an issued edition by itself, with numbers proved equal to the edition's."""

from __future__ import annotations

from pathlib import Path

import click

from report_builder.cli.talk import printable, talk
from report_builder.issuing.issued import read_issued

EXAMPLE = """\b
Examples:
  report-builder appendix out/rotherham-2019-20-q4-board-report/public "appendix 1"
  report-builder appendix out/rotherham-2019-20-q4-board-report/public "chart 13b" --format pdf,xlsx
"""


@click.command("appendix", epilog=EXAMPLE)
@click.argument("issued", type=click.Path(path_type=Path))
@click.argument("part")
@click.option(
    "--out", default="out", show_default=True, type=click.Path(path_type=Path), help="The part gets a folder in it."
)
@click.option("--format", "formats", default="pdf", show_default=True, help="pdf, html, xlsx, ods.")
def command(issued: Path, part: str, out: Path, formats: str) -> None:
    """Set a part of an issued edition again, from what was put by with it; no config and no data are read.

    ISSUED is an edition's folder, or a document in it. PART is a section's id, "appendix 1", "chart 13b", "table 4", or
    the id of a chart. Every figure of the part is proved to stand in it as issued. An edition of which a file was
    altered is refused with status 1, and the file is named.
    """
    from report_builder import pipeline_appendix  # noqa: PLC0415  heavy

    wanted = _formats(formats, pipeline_appendix.FORMATS)
    edition = read_issued(issued)
    talk().progress("setting the part")
    made = pipeline_appendix.regenerate(
        pipeline_appendix.read_edition(edition.folder, edition.manifest, edition.figures),
        part,
        formats=wanted,
        out=out,
    )
    talk().done()
    for warning in made.warnings:
        talk().warn(printable(warning))
    for file in sorted(made.folder.iterdir()):
        talk().answer(printable(str(file)))
    figures = "1 figure, as it was issued" if made.proved == 1 else f"{made.proved} figures, each as it was issued"
    talk().answer(printable(f"{made.name}: {figures if made.proved else 'it states no figure'}"))


def _formats(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in known:
            raise click.BadParameter(f"'{name}' is not made; there are: {', '.join(known)}", param_hint="--format")
    return names or known[:1]
