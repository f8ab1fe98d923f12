"""`report-builder explain`: where a printed number comes from."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from report_builder.cli.talk import printable, talk
from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.issuing.issued import Issued, read_issued

EXAMPLE = """\b
Examples:
  report-builder explain out/rotherham-2019-20-q4-board-report/public caseload/yjs/2020-01-01/2020-03-31
  report-builder explain out/rotherham-2019-20-q4-board-report/board "57 of 213 children"
  report-builder explain out/rotherham-2019-20-q4-board-report/board "213 children" --rows ~/behind.csv
"""

MANY = 10
"""Figures that are listed where the words fit several."""


@click.command("explain", epilog=EXAMPLE)
@click.argument("issued", type=click.Path(path_type=Path))
@click.argument("figure")
@click.option(
    "--rows",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the ids of the records behind it to a new file; the board's edition only, noted in the ledger.",
)
@click.option("--config", type=click.Path(path_type=Path), help="For --rows. Default: config/NAME.yaml beside out/.")
@click.option("--ledger", type=click.Path(path_type=Path), help="For --rows. Default: ledger.sqlite in the out folder.")
def command(issued: Path, figure: str, *, rows: Path | None, config: Path | None, ledger: Path | None) -> None:
    """Say where a printed number comes from: what is divided by what, from which source, printed where.

    ISSUED is an edition's folder, or a document in it; FIGURE is an id, as `figures` lists them, or the words in which
    the number is printed. Where the words fit several figures, those are listed. With --rows the ids of the records
    behind the figure go to a file that only you may read: it must lie outside the out folder, and the ledger notes
    which figure, and when.
    """
    from report_builder.pipeline_explain import figures_meant  # noqa: PLC0415  not for --help
    from report_builder.report.explained import in_words, story  # noqa: PLC0415  kept from --help

    figures = _figures(issued)
    found = figures_meant(figure, figures, _places(issued))
    if not found:
        mend = did_you_mean(figure, figures) or "`report-builder figures CONFIG` lists the ids"
        raise ConfigError(Complaint(f"this paper has no figure '{figure}'", str(issued), mend))
    if len(found) > 1:
        _insist_one(rows, figure, found)
        talk().answer(f"{len(found):,} figures fit these words equally well; name one of them:")
        for id_ in found[:MANY]:
            talk().answer(printable(f"  {id_}  {figures[id_]['shown']}  {in_words(figures[id_])}"))
        if len(found) > MANY:
            talk().answer(f"  and {len(found) - MANY:,} more; add words of the sentence or the table that it stands in")
        return
    one = figures[found[0]]
    records = _write_rows(issued, one, rows=rows, config=config, ledger=ledger) if rows is not None else []
    for line in [*story(one), *records]:
        talk().answer(printable(line))


def _insist_one(rows: Path | None, words: str, found: list[str]) -> None:
    if rows is not None:
        what = f"'{words}' fits {len(found):,} figures"
        raise ConfigError(Complaint(what, "--rows", "name one of them by its id; without --rows they are listed"))


def _places(issued: Path) -> dict[str, str]:
    """What the paper says in each place; nothing where no archive lies beside it."""
    from report_builder.report.archive import NAME, read_archive  # noqa: PLC0415  kept from --help
    from report_builder.report.places import places_of  # noqa: PLC0415

    archive = (issued if issued.is_dir() else issued.parent) / NAME
    if not archive.is_file():
        return {}
    papers = read_archive(archive.read_bytes(), where=str(archive)).papers
    return {place: words for paper in papers for place, words in places_of(paper).items()}


def _write_rows(
    issued: Path, figure: dict[str, Any], *, rows: Path, config: Path | None, ledger: Path | None
) -> list[str]:
    """Write the records behind a figure, and say where; the ledger is told first."""
    from report_builder.pipeline_explain import note_look, records_behind, write_records  # noqa: PLC0415

    edition = read_issued(issued)
    file = rows.expanduser().absolute()
    if file.resolve().is_relative_to(edition.out.resolve()):
        what = "the records behind a figure must not lie in the out folder, from which papers are passed on"
        raise ConfigError(Complaint(what, str(rows), "name a file outside it"))
    if file.exists():
        raise ConfigError(Complaint("there is a file of that name", str(rows), "name another"))
    asked = config or _config_of(edition)
    say = talk().progress
    records = records_behind(figure, asked, manifest=edition.manifest, environment=os.environ, say=say)
    talk().done()
    if not records.rows:
        return ["  records      none of the data's own: it was published, or set down as it is"]
    today = datetime.now(tz=UTC).date().isoformat()
    noted = ledger or edition.out / "ledger.sqlite"
    note_look(noted, edition.manifest, figure["id"], on=today)
    write_records(records, file)
    told = [f"  records      {file}, which only you may read; noted in {noted}"]
    without = " and the ".join(records.without)
    return [*told, f"               no record stands behind the {without}"] if without else told


def _config_of(edition: Issued) -> Path:
    """Where the config of an edition lies in a workspace: config/NAME.yaml beside the out folder."""
    name = edition.folder.absolute().parent.name.removesuffix(f"-{edition.paper.document}")
    found = edition.out.parent / "config" / f"{name}.yaml"
    if not found.is_file():
        what = "the config that this edition was made from is not where a workspace has it"
        raise ConfigError(Complaint(what, str(found), "name it with --config"))
    return found


def _figures(issued: Path) -> dict[str, dict[str, Any]]:
    folder = issued if issued.is_dir() else issued.parent
    file = folder / "figures.json"
    if not file.is_file():
        mend = "name an edition's folder under out/, or the PDF in it"
        raise ConfigError(Complaint("there is no figures.json beside this", str(issued), mend))
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        figures = {one["id"]: one for one in content["figures"]}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ConfigError(Complaint("the file is not a figures.json of ours", str(file), "build it again")) from error
    if not all(_is_ours(one) for one in figures.values()):
        what = "the file was altered, or was made by another version"
        raise ConfigError(Complaint(what, str(file), "build it again"))
    return figures


def _is_ours(figure: dict[str, Any]) -> bool:
    """Whether an entry has all that is told of it, each of its kind."""
    from report_builder.model.measure import MEASURES  # noqa: PLC0415  kept from --help

    return (
        figure.get("measure") in MEASURES
        and all(isinstance(figure.get(name), str) for name in ("id", "shown", "status", "area", "period"))
        and all(isinstance(figure.get(name), dict) for name in ("by", "of"))
        and all(isinstance(figure.get(name, ""), (int, float, type(None))) for name in ("numerator", "denominator"))
        and isinstance(figure.get("where"), list)
    )
