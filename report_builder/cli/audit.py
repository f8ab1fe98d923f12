"""The command `audit`: what could a reader work out from what is printed?"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from report_builder.cli.tables import linking, read_hierarchies
from report_builder.cli.talk import printable, talk
from report_builder.errors import Complaint, ConfigError, DataError

if TYPE_CHECKING:
    from report_builder.audit.artefacts import Leak
    from report_builder.model.linked import LinkedTables
    from report_builder.pipeline_tables import Exposure

EXPOSED = 3

EXAMPLE = """\b
Examples:
  report-builder audit published/age-by-sex.csv published/age-by-offence.csv
  report-builder audit board-report.pdf --against figures.json
"""


@click.command("audit", epilog=EXAMPLE)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="FIGURES.json",
    help="The figures of an edition, where FILE is its PDF, HTML, SVG, DOCX, XLSX, ODS or archive.",
)
@linking
@click.option("--json", "as_json", is_flag=True, help="For a program: each exposed cell with its range, on stdout.")
def command(  # noqa: PLR0917  click passes them by name
    files: tuple[Path, ...],
    against: Path | None,
    threshold: int,
    is_zero_safe: bool,  # noqa: FBT001  click's signature
    hierarchies: tuple[str, ...],
    ledger: Path | None,
    as_json: bool,  # noqa: FBT001  click's signature
) -> int:
    """Attack what is printed, as a reader who can do sums would.

    FILE is either a count table as `protect` reads and writes it, with [c], c, * or nothing in the place of a withheld
    count, or a finished paper. In tables a mark is exposed where fewer than three numbers fit it; in a paper, whatever
    tells a number that figures.json does not print there. Exit status: 0 where nothing is exposed, 3 where something
    is.
    """
    from report_builder import pipeline_tables  # noqa: PLC0415  heavy
    from report_builder.model.linked import TableRules  # noqa: PLC0415

    if against is not None:
        return _tell_leaks(_leaks(files, against), as_json=as_json)
    strangers = [file for file in files if file.suffix.lower() != ".csv"]
    if strangers:
        mend = "name the edition's figures.json with --against"
        raise ConfigError(Complaint("this is no CSV table", str(file), mend) for file in strangers)
    exposure = pipeline_tables.audit_tables(
        files,
        hierarchies=read_hierarchies(hierarchies),
        rules=TableRules(threshold, is_zero_safe),
        ledger=ledger,
        say=talk().progress,
    )
    talk().done()
    if exposure.attack.is_contradictory:
        mend = "look for rounded numbers, or for tables of different days"
        raise DataError(Complaint("the tables contradict each other: no counts fit the marks", str(files[0]), mend))
    talk().answer(_as_json(exposure) if as_json else _as_text(exposure))
    return EXPOSED if exposure.exposed or exposure.attack.given_away else 0


def _as_text(exposure: Exposure) -> str:
    lines = []
    for file, line, found in exposure.exposed:
        known = "is known exactly" if found.is_exact else "is narrowed to 2 numbers"
        lines.append(f"{file}:{line} ({_categories(exposure.tables, file, line=line)}): the withheld count {known}")
    lines += [f"{name}: a small count that no row gives can be worked out" for name in exposure.attack.given_away]
    exact = sum(found.is_exact for _, _, found in exposure.exposed)
    marks = sum(row.count is None for table in exposure.tables.tables for row in table.rows)
    closing = f"{marks:,} withheld: {exact:,} known exactly, {len(exposure.exposed) - exact:,} narrowed to 2 numbers."
    return printable("\n".join([*lines, closing]))


def _categories(tables: LinkedTables, file: str, *, line: int) -> str:
    return ", ".join(f"{name} {category}" for name, category in _row(tables, file, line=line).items())


def _row(tables: LinkedTables, file: str, *, line: int) -> dict[str, str]:
    table = next(table for table in tables.tables if table.file == file)
    row = next(row for row in table.rows if row.line == line)
    return dict(zip(table.dimensions, row.categories, strict=True))


def _as_json(exposure: Exposure) -> str:
    exposed = [
        {
            "file": file,
            "line": line,
            "categories": _row(exposure.tables, file, line=line),
            "low": int(found.low),
            "high": None if found.high is None else int(found.high),
            "exact": found.is_exact,
        }
        for file, line, found in exposure.exposed
    ]
    told: dict[str, Any] = {
        "cells": len({table.address(row) for table in exposure.tables.tables for row in table.rows}),
        "withheld": sum(row.count is None for table in exposure.tables.tables for row in table.rows),
        "exactly_recoverable": sum(found.is_exact for _, _, found in exposure.exposed),
        "narrowest_interval": exposure.attack.narrowest_interval,
        "exposed": exposed,
        "given_away": list(exposure.attack.given_away),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _leaks(files: Sequence[Path], against: Path) -> tuple[Leak, ...]:
    """What finished files tell and the figures do not.

    Raises:
        ConfigError: a file is not there, or of a kind that cannot be read.
        DataError: a file is broken, or asks for a password that the environment does not have.
    """
    from report_builder.audit.compare import compare  # noqa: PLC0415  not for --help
    from report_builder.audit.read import read_artefact  # noqa: PLC0415
    from report_builder.delivery.passwords import passwords_in  # noqa: PLC0415
    from report_builder.delivery.sealed_pdf import unsealed  # noqa: PLC0415

    missing = [path for path in (*files, against) if not path.is_file()]
    if missing:
        mend = "look at the name and the folder"
        raise ConfigError(Complaint("there is no such file", str(path), mend) for path in missing)
    try:
        figures = json.loads(against.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise DataError(Complaint("the file is not a figures.json of ours", str(against), "build it again")) from error
    talk().progress("reading the files")
    passwords = passwords_in(os.environ)
    plain = [unsealed(file.read_bytes(), passwords, where=str(file)) for file in files]
    artefacts = [read_artefact(str(file), content) for file, content in zip(files, plain, strict=True)]
    talk().progress("comparing them with the figures")
    return compare(artefacts, figures)


def _tell_leaks(leaks: Sequence[Leak], *, as_json: bool) -> int:
    """Say each finding; only certain ones stop."""
    certain = [leak for leak in leaks if leak.is_certain]
    talk().done()
    if as_json:
        found = [{"finding": str(leak), "certain": leak.is_certain} for leak in leaks]
        talk().answer(json.dumps({"findings": found}, ensure_ascii=False, indent=1))
    else:
        for leak in leaks:
            talk().answer(printable(f"{'Exposed' if leak.is_certain else 'Look at'}: {leak}"))
        talk().answer(f"{len(certain):,} exposed, {len(leaks) - len(certain):,} to look at.")
    return EXPOSED if certain else 0
