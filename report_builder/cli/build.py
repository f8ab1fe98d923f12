"""`report-builder build`: makes the documents."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from report_builder.cli.talk import talk

SECRET = "REPORT_BUILDER_KEY"  # noqa: S105  the name of a variable, not its value
"""The environment variable whose text keys the digests of inputs; without it they are keyed by the inputs together."""


@click.command(
    "build",
    epilog="\b\nExample:\n  report-builder build config/rotherham-2019-20-q4.yaml --edition public",
)
@click.argument("configs", metavar="CONFIG...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--edition", default="all", show_default=True, help="board, public or all.")
@click.option("--format", "formats", default="pdf,html", show_default=True, help="pdf, html, or both.")
@click.option("--only", default="", metavar="PART", help="Lay out one section; the whole paper is protected.")
@click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="Where to put them.")
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="What the paper may know; default: the config's.")
def command(  # noqa: PLR0917  click passes them by name
    configs: tuple[Path, ...], edition: str, formats: str, only: str, out: Path, as_at: datetime | None
) -> int:
    """Make the documents: PDF and HTML, figures.json and manifest.json, for each edition.

    Each edition is written whole or not at all, and one edition's failure does not stop the other.
    """
    from report_builder import pipeline  # noqa: PLC0415  heavy

    wanted = _formats(formats, pipeline.FORMATS)
    status = 0
    for config in configs:
        secret = os.environ.get(SECRET, "")
        day = as_at.date() if as_at else None
        counted = pipeline.count(config, as_at=day, secret=secret, say=talk().progress)
        for finding in counted.cases.findings:
            talk().warn(str(finding))
        names = list(counted.spec.editions) if edition == "all" else [edition]
        for written in pipeline.build(counted, editions=names, formats=wanted, only=only, out=out, say=talk().progress):
            status = max(status, _tell(written))
    return status


def _formats(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in known:
            raise click.BadParameter(f"'{name}' is not made; there are: {', '.join(known)}", param_hint="--format")
    return names or known


def _tell(written: object) -> int:
    from report_builder.pipeline import Written  # noqa: PLC0415  heavy

    assert isinstance(written, Written)  # noqa: S101
    talk().done()
    if written.error is not None:
        for complaint in written.error.complaints:
            talk().error(str(complaint))
        return written.error.exit_status
    for warning in written.warnings:
        talk().warn(f"{written.edition}: {warning}")
    assert written.folder is not None  # noqa: S101
    for file in sorted(written.folder.iterdir()):
        if file.suffix in {".pdf", ".html"}:
            talk().answer(f"{written.edition}: {file}")
    return 0
