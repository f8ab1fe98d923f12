"""The command `map`: look at an export and propose which of its tables, headers and words are which of ours."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_builder.cli.talk import printable, talk
from report_builder.errors import Complaint, ConfigError, did_you_mean

if TYPE_CHECKING:
    from report_builder.cases.proposals.columns import Synonyms
    from report_builder.cases.proposals.proposal import Proposal, ProposedTable
    from report_builder.model.place import DataPlace

NOTHING_FOUND = 1
_LONGEST_HEADER = 60
CODES = "codes"
"""The ready map of the words of the field, which holds beneath every proposal."""

EXAMPLE = """\b
Example:
  report-builder map export/ --like childview -o config/our-export.yaml
  report-builder map export.xlsx --table persons --table episodes
"""


@click.command("map", epilog=EXAMPLE)
@click.argument("data")
@click.option("--table", "tables", multiple=True, metavar="TABLE", help="Look for this table alone; may be repeated.")
@click.option("--like", default="", metavar="MAP", help="The ready map of the system that the export is from.")
@click.option(
    "--out",
    "-o",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the map here; only you may read it, because it holds words of the export.",
)
def command(data: str, tables: tuple[str, ...], like: str, target: Path | None) -> int:
    """Propose a map of DATA: a folder of files, a workbook, a SQLite file or a database's address.

    Only headers are printed; the words of an export that need a translation are written into FILE and nowhere else.
    Exit status: 0 where a table was recognised, 1 where none was.
    """
    from report_builder.cases.proposals.propose import propose  # noqa: PLC0415
    from report_builder.cases.proposals.text import proposal_text  # noqa: PLC0415 - pandas: half a second
    from report_builder.configfile.maps import ready_map  # noqa: PLC0415 - pydantic
    from report_builder.sources.every_table import every_table  # noqa: PLC0415

    _look_at_call(tables, like=like, target=target)
    talk().progress("Looking at the export")
    place = _place(data)
    proposal = propose(
        every_table(place, where="DATA"),
        _synonyms(like),
        words=ready_map(like.lower() or CODES).values,
        **({"tables": tables} if tables else {}),
    )
    talk().done()
    for line in _summary(proposal):
        talk().answer(printable(line))
    if not proposal.tables:
        talk().answer("No table was recognised. Try --like MAP, or name the tables by hand: see docs/column-maps.md.")
        return NOTHING_FOUND
    if target is None:
        talk().answer("Nothing was written. With -o FILE the map is, together with the words that need a translation.")
        return 0
    about = f"A map proposed by `report-builder map`{f' --like {like.lower()}' if like else ''}."
    _write(target, proposal_text(proposal, about=about, values_from=like.lower() or CODES))
    talk().answer(
        f"Written to {printable(str(target))}, which only you may read. Look at every line that is not marked sure,\n"
        f"put `map: {printable(target.name)}` into a config beside it, and run `report-builder check`."
    )
    return 0


def _look_at_call(tables: Sequence[str], *, like: str, target: Path | None) -> None:
    """Complain of names that are none and of a file that is there already, all at once.

    Raises:
        ConfigError: there is something to complain of.
    """
    from report_builder.cases.contract import CONTRACT  # noqa: PLC0415 - pandas
    from report_builder.configfile.maps import ready_maps  # noqa: PLC0415

    complaints = [
        Complaint(f"there is no table '{table}'", "--table", did_you_mean(table, CONTRACT) or ", ".join(CONTRACT))
        for table in tables
        if table not in CONTRACT
    ]
    if like and like.lower() not in ready_maps():
        known = ready_maps()
        mend = did_you_mean(like, known) or f"known: {', '.join(known)}"
        complaints.append(Complaint(f"there is no ready map '{like}'", "--like", mend))
    if target is not None and target.exists():
        complaints.append(Complaint("there is a file of this name already", str(target), "choose another name"))
    if complaints:
        raise ConfigError(complaints)


def _place(data: str) -> DataPlace:
    """Where the export lies; paths count from the folder in which the command was called.

    Raises:
        ConfigError: there is no such place.
    """
    from report_builder.configfile.data_place import place_from  # noqa: PLC0415
    from report_builder.marked_yaml.fault import FaultsError  # noqa: PLC0415

    try:
        return place_from(data, Path.cwd(), environment=os.environ)
    except FaultsError as error:
        mend = "name a folder, a workbook, a SQLite file or a database's address"
        raise ConfigError(Complaint(fault.what, "DATA", mend) for fault in error.faults) from None


def _synonyms(like: str) -> Synonyms:
    """The headers of the map that the export is like, and those of all others."""
    from report_builder.cases.proposals.columns import Synonyms  # noqa: PLC0415
    from report_builder.configfile.maps import ready_map, ready_maps  # noqa: PLC0415

    likely: dict[str, dict[str, str]] = {}
    for name in ready_maps():
        for table, pairs in ready_map(name).columns.items():
            likely[table] = {**pairs, **likely.get(table, {})}
    return Synonyms(sure=ready_map(like.lower()).columns if like else {}, likely=likely)


def _summary(proposal: Proposal) -> Iterator[str]:
    for each in proposal.tables:
        yield f"{each.table}: {each.name}"
        yield from (f"  {line}" for line in _of_table(each))
    for name in proposal.unused:
        yield f"{name}: no table that is known by its headers; its first row is not repeated here"
    for name, why in proposal.unreadable.items():
        yield f"{name}: could not be read [{why}]"


def _of_table(each: ProposedTable) -> Iterator[str]:
    from report_builder.cases.headers import plain_header  # noqa: PLC0415 - pandas

    if each.has_a_header:
        renamed = [one for one in each.columns if plain_header(one.header) != one.column]
        yield from (f"{_on_a_line(one.header)} -> {one.column} ({one.sureness})" for one in renamed)
        if len(renamed) < len(each.columns):
            yield f"columns that have our names already: {len(each.columns) - len(renamed)}"
        if each.unmatched:
            yield f"no column for: {', '.join(map(_on_a_line, each.unmatched))}"
    else:
        yield "is the first row a header? Hardly a cell of it is known, so it is not shown. Delete titles above it"
    if each.lacking:
        yield f"no header for: {', '.join(each.lacking)}"
    words = {column: len(found) for column, found in each.words.items()} | dict.fromkeys(each.crowded, "many")
    yield from _listed("words to look at", words)
    yield from _listed("rows that cannot be read", each.unreadable)


def _on_a_line(header: str) -> str:
    """A header as a list shows it: on one line, cut where it is long."""
    line = " ".join(header.split())
    return line if len(line) <= _LONGEST_HEADER else f"{line[: _LONGEST_HEADER - 3]}..."


def _listed(what: str, counts: Mapping[str, int | str]) -> Iterator[str]:
    if counts:
        yield f"{what}: {', '.join(f'{column} {count}' for column, count in counts.items())}"


def _write(target: Path, text: str) -> None:
    from report_builder.sheets.write import save_for_oneself  # noqa: PLC0415

    target.parent.mkdir(parents=True, exist_ok=True)
    save_for_oneself(target, text)
