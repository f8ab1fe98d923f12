"""`report-builder build`: makes the documents."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.row_keys import keep_keys, keys_kept
from report_builder.cli.talk import talk
from report_builder.errors import Complaint, ConfigError, ReportError

if TYPE_CHECKING:
    from report_builder.counting import Counted
    from report_builder.delivery.passwords import Passwords
    from report_builder.issuing.reading.only import IssuedPart
    from report_builder.model.tables import Finding


@click.command(
    "build",
    epilog="\b\nExample:\n  report-builder build config/rotherham-2019-20-q4.yaml --edition public",
)
@click.argument("configs", metavar="CONFIG...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--edition", default="all", show_default=True, help="board, public or all.")
@click.option("--format", "formats", default="pdf,html", show_default=True, help="Of pdf, html, docx, xlsx and ods.")
@click.option("--only", default="", metavar="PART", help="Lay out one section; the whole paper is protected.")
@click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where to put them; the ledger lies there too.",
)
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="What the paper may know; default: the config's.")
def command(  # noqa: PLR0917  click passes them by name
    configs: tuple[Path, ...], edition: str, formats: str, only: str, out: Path, as_at: datetime | None
) -> int:
    """Make the documents: for each edition the paper in every --format, figures.json, manifest.json and archive.zip.

    Each edition is protected together with what went out before (`release`), attacked when it is finished, and written
    whole or not at all; status 3 is one from which a reader could work out a withheld number. One edition's failure
    does not stop the other, nor one config's the next: the exit status is that of the worst.
    """
    from report_builder import pipeline  # noqa: PLC0415  heavy
    from report_builder.delivery.passwords import passwords_in  # noqa: PLC0415  kept from --help

    passwords = passwords_in(os.environ)
    wanted = _formats(formats, pipeline.every_format())
    day = as_at.date() if as_at else None
    status = 0
    made: dict[str, Path] = {}
    for config in configs:
        try:
            with keys_kept(config, out):
                counted = pipeline.count(
                    config,
                    as_at=day,
                    environment=os.environ,
                    say=talk().progress,
                    insist=lambda spec: passwords.insist(
                        one for one in spec.editions.values() if edition in {"all", one.name}
                    ),
                )
            _insist_own_place(counted.name, config, made)
            _tell_left_aside(counted.spec.left_aside)
            _tell_warnings(counted.cases.findings, config, out)
            names = list(counted.spec.editions) if edition == "all" else [edition]
            if counted.spec.committee.exemption:
                talk().warn("the whole paper is exempt, so there is no public edition of it")
            parts = {
                name: part
                for name in (names if only else ())
                if (part := _issued_part(counted, name, only, formats=wanted, out=out, passwords=passwords))
            }
            built = pipeline.build(
                counted,
                editions=[name for name in names if name not in parts],
                formats=wanted,
                only=only,
                out=out,
                say=talk().progress,
                passwords=passwords,
            )
            said = set[str]()
            outcomes = [*(_tell_part(*one) for one in parts.items()), *(_tell(written, said) for written in built)]
        except ReportError as error:
            outcomes = [_tell_error(error, set())]
        status = max(status, *outcomes)
    return status


def _issued_part(
    counted: Counted, name: str, only: str, *, formats: tuple[str, ...], out: Path, passwords: Passwords
) -> IssuedPart | None:
    """The part as it was issued, on the shelf; None where this very paper was not."""
    from report_builder.issuing.reading.only import shelve_issued_part  # noqa: PLC0415  heavy

    say = talk().progress
    return shelve_issued_part(counted, name, only, formats=formats, out=out, say=say, passwords=passwords)


def _tell_part(name: str, part: IssuedPart) -> int:
    from report_builder.cli.appendix import told  # noqa: PLC0415  only where a part was asked for

    talk().done()
    for warning in (*part.issued.remarks, *part.made.warnings):
        talk().warn(f"{name}: {warning}")
    for file in sorted(part.folder.iterdir()):
        talk().answer(f"{name}: {file}")
    for line in told(part.issued, part.made):
        talk().answer(f"{name}: this very paper was issued, and the part is taken from it: {line}")
    return 0


def _tell_left_aside(parts: tuple[str, ...]) -> None:
    for said in parts:
        talk().warn(said)


def _tell_warnings(findings: tuple[Finding, ...], config: Path, out: Path) -> None:
    for finding in findings:
        talk().warn(str(finding))
    kept = keep_keys(findings, config=config, out=out)
    if kept:
        talk().warn(kept)


def _insist_own_place(name: str, config: Path, made: dict[str, Path]) -> None:
    """Stop where two configs of one call would write into the same folder, so that the second would undo the first."""
    if name in made:
        what = f"this config makes '{name}', as {made[name]} does"
        raise ConfigError(Complaint(what, str(config), "build it by itself, with another --out"))
    made[name] = config


def _formats(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in known:
            raise click.BadParameter(f"'{name}' is not made; there are: {', '.join(known)}", param_hint="--format")
    return names or known


def _tell_error(error: ReportError, said: set[str]) -> int:
    """Each complaint, once for all editions."""
    for complaint in map(str, error.complaints):
        if complaint not in said:
            talk().error(complaint)
        said.add(complaint)
    return error.exit_status


def _tell(written: object, said: set[str]) -> int:
    from report_builder.pipeline import Written  # noqa: PLC0415  heavy

    assert isinstance(written, Written)  # noqa: S101
    if written.error is not None:
        return _tell_error(written.error, said)
    talk().done()
    for warning in written.warnings:
        talk().warn(f"{written.edition}: {warning}")
    assert written.folder is not None  # noqa: S101
    for file in sorted(written.folder.iterdir()):
        if file.suffix not in {".json", ".zip"}:
            talk().answer(f"{written.edition}: {file}")
    return 0
