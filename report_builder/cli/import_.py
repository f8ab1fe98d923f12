"""The command `import`: official files as they come, into the tables `published` and `population`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from report_builder.cli.import_form import FormWish, forming, write_form
from report_builder.cli.talk import printable, talk
from report_builder.errors import ConfigError

if TYPE_CHECKING:
    from report_builder.importers.imported import Remark
    from report_builder.pipeline_import import ImportReport

EXAMPLE = """\b
Example:
  report-builder import mid-year-estimates estimates-2020.csv --out data/national
  report-builder import lait long-file.csv --out data/national
  report-builder import data-summary --form form.xlsx --service Wigan
"""


def _list_layouts(ctx: click.Context, _option: click.Parameter, is_wanted: bool) -> None:  # noqa: FBT001 - click's
    if not is_wanted or ctx.resilient_parsing:
        return
    from report_builder.importers.layouts import LAYOUTS  # noqa: PLC0415 - the importers, which --help must not pay for

    width = max(map(len, LAYOUTS))
    for layout in LAYOUTS.values():
        click.echo(f"{layout.name:<{width}}  {layout.what}")
    ctx.exit()


@click.command("import", epilog=EXAMPLE)
@click.argument("layout")
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data/national"),
    show_default=True,
    metavar="DIR",
    help="The folder of national tables, into which the rows are merged.",
)
@click.option("--source", default="", metavar="TEXT", help="The publication, where the file does not name it.")
@click.option(
    "--published-on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="When it was published: papers as at an earlier day do not know it.",
)
@click.option("--json", "as_json", is_flag=True, help="For a program: what was done, on stdout.")
@click.option(
    "--layouts", is_flag=True, is_eager=True, expose_value=False, callback=_list_layouts, help="List the layouts."
)
@forming
def command(  # noqa: PLR0917 - click passes them by name
    layout: str,
    files: tuple[Path, ...],
    out: Path,
    source: str,
    published_on: datetime | None,
    as_json: bool,  # noqa: FBT001 - click's signature
    form: FormWish | None,
) -> None:
    """Read official files of a LAYOUT and merge them into the tables `published` and `population`.

    Rows of an earlier import of the same figure and source are replaced, others are kept. Rows left out are counted,
    with the reason; mistakes of the publisher are pointed out. `--layouts` lists the layouts.
    """
    if form is not None:
        talk().answer(printable(f"Wrote {write_form(layout, form, files=files)}"))
        return
    if not files:
        raise click.UsageError("Missing argument 'FILE...'.")
    from report_builder import pipeline_import  # noqa: PLC0415 - the importers, which --help must not pay for
    from report_builder.importers.imported import Publication  # noqa: PLC0415

    _refuse_one_name(files)
    publication = Publication(" ".join(source.split()), _day(published_on))
    talk().progress(f"Reading {len(files)} file{'' if len(files) == 1 else 's'} ...")
    report = pipeline_import.import_files(layout, files, publication, out=out)
    talk().done()
    if as_json:
        talk().answer(json.dumps(_for_programs(report), ensure_ascii=False, indent=2))
        return
    for line in _lines(report):
        talk().answer(printable(line))


def _refuse_one_name(files: Sequence[Path]) -> None:
    """Two files of one name could not be told apart in the list of sources."""
    names = [path.name for path in files]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ConfigError(f"two files are called '{twice[0]}'", "import them one after the other, or rename one")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _lines(report: ImportReport) -> list[str]:
    left = report.rows_read - report.rows_used
    faults = [remark for remark in report.remarks if remark.is_fault]
    others = [remark for remark in report.remarks if not remark.is_fault]
    return [
        f"{report.layout}: {report.rows_read:,} rows read, {report.rows_used:,} used, {left:,} left out.",
        *_remarks("Mistakes in what was published", faults),
        *_remarks("Not used, or to be known", others),
        f"{report.published:,} figures and {report.population:,} numbers of residents were taken over; "
        f"{report.worked_out:,} figures of the folder are worked out.",
        *(f"Wrote {path}" for path in report.written),
    ]


def _remarks(head: str, remarks: Sequence[Remark]) -> list[str]:
    return [f"{head}:", *(f"  {remark.where}: {remark.what}" for remark in remarks)] if remarks else []


def _for_programs(report: ImportReport) -> dict[str, Any]:
    answer = asdict(report)
    answer["rows_left_out"] = report.rows_read - report.rows_used
    answer["written"] = [str(path) for path in report.written]
    return answer
