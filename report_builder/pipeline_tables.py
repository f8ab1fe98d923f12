"""An analyst's own tables from end to end: files -> the wall -> an attack that knows nothing of the wall -> ledger."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.errors import Complaint, ConfigError, DisclosureError
from report_builder.model.linked import (
    PERIOD,
    Address,
    GuardedTables,
    LinkedRow,
    LinkedTable,
    LinkedTables,
    Reasons,
    TableRules,
    Vouched,
)
from report_builder.model.release import READ, PublishedCell, Release
from report_builder.model.released_tables import DOCUMENT, name_of, released_tables
from report_builder.store.alone import alone

if TYPE_CHECKING:
    from report_builder.audit.attack import Range
    from report_builder.audit.linked import LinkedAttack
    from report_builder.disclosure.linked import Guarded

Say = Callable[[str], None]
Clock = Callable[[], float]

METHOD = (
    "linear and integer programmes over all additions of all linked tables and earlier releases; the attacker knows "
    "every printed number, that each withheld one is whole{least}, and the rules"
)
ROUNDS, NODES = 100_000, 1_000_000
"""No end but the seconds."""


@dataclass(frozen=True, slots=True)
class Protection:
    """Tables that may be published, and what goes with them.

    Attributes:
        tables: for readers.
        vouched: what the attack found.
        reasons: for the analyst alone.
        release: what the ledger is to keep once they are out.
    """

    tables: GuardedTables
    vouched: Vouched
    reasons: Reasons
    release: Release


@dataclass(frozen=True, slots=True)
class Exposure:
    """What an attack on published tables found.

    Attributes:
        attack: every mark with its range.
        exposed: (file, line, range) of each mark with fewer than three candidates.
        tables: as they were read.
    """

    attack: LinkedAttack
    exposed: tuple[tuple[str, int, Range], ...]
    tables: LinkedTables


@contextmanager
def sole_writer(ledger: Path | None) -> Iterator[None]:
    """Keep other runs with the same ledger waiting: what they would protect rests on what this one adds.

    Raises:
        ConfigError: the ledger's folder is not there.
    """
    if ledger is None:
        yield
        return
    lock = Path(os.path.realpath(ledger)).with_name(f".{ledger.name}.lock")
    if not lock.parent.is_dir():
        raise ConfigError(Complaint("there is no such folder", str(ledger.parent), "make it, or name another ledger"))
    with alone(lock.parent, lock.name):
        yield


def protect_tables(
    files: Sequence[Path],
    *,
    hierarchies: Mapping[str, Path],
    rules: TableRules,
    ledger: Path | None = None,
    seconds_left: Clock,
    say: Say = lambda _: None,
) -> Protection:
    """Protect tables together with all that was released before, and attack the result.

    Args:
        files: count tables.
        hierarchies: dimension -> file of `category,parent`.
        rules: what is small.
        ledger: of earlier releases; it is read only.
        seconds_left: how long the search for the cheapest pattern may still go on.
        say: told what is at work.

    Raises:
        ConfigError: a file is missing, or the ledger is none.
        DataError: the files have faults.
        DisclosureError: nothing can protect the tables; the complaint proposes smaller ones.
    """
    from report_builder.disclosure.linked import guard  # noqa: PLC0415  numpy takes its time
    from report_builder.disclosure.optimum import Effort  # noqa: PLC0415
    from report_builder.sheets.read import read_tables  # noqa: PLC0415

    say("reading the tables")
    tables = read_tables(files, hierarchies, with_noughts=not rules.is_zero_safe)
    releases = _releases(ledger)
    say("looking for the fewest cells to withhold")
    effort = Effort(ROUNDS, NODES, seconds_left)
    guarded = guard(tables, rules=rules, releases=releases, effort=effort)
    if guarded.exposed:
        raise _refusal(tables, guarded, rules=rules, releases=releases)
    say("attacking the answer")
    marked = _marked(guarded.tables, tables)
    attack = _attack(marked, rules=rules, releases=releases, truth=tables)
    _insist_safe(attack, marked)
    return _protection(guarded, marked, attack=attack, rules=rules)


def _releases(ledger: Path | None) -> tuple[Release, ...]:
    if ledger is None:
        return ()
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  only where there is one

    with open_ledger(ledger) as opened:
        return opened.releases(document=DOCUMENT, kinds=READ)


def record(release: Release, ledger: Path) -> None:
    """Keep a release, once the tables are out."""
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  only where there is one

    with open_ledger(ledger) as opened:
        opened.record(release)


def _refusal(
    tables: LinkedTables, guarded: Guarded, *, rules: TableRules, releases: Sequence[Release]
) -> DisclosureError:
    from report_builder.disclosure.linked import guard  # noqa: PLC0415  as above
    from report_builder.disclosure.optimum import Effort  # noqa: PLC0415
    from report_builder.disclosure.smaller import safe_proposal  # noqa: PLC0415

    def is_safe(smaller: LinkedTables) -> bool:
        return not guard(smaller, rules=rules, releases=releases, effort=Effort(rounds=0)).exposed

    proposal = safe_proposal(tables, guarded.exposed, is_safe)
    mend = f"{proposal.words}: that can be protected" if proposal else "publish fewer dimensions or categories"
    return DisclosureError(
        Complaint("a reader could work out withheld counts, whatever else is withheld", where, mend)
        for where in _files_of(guarded.exposed, tables)
    )


def _files_of(addresses: Sequence[Address], tables: LinkedTables) -> list[str]:
    """The files that hold any of some cells; all of them, where it is an unprinted one."""
    found = [table.file for table in tables.tables if any(table.address(row) in addresses for row in table.rows)]
    return found or [table.file for table in tables.tables]


def _marked(guarded: GuardedTables, read: LinkedTables) -> LinkedTables:
    """The guarded tables as a reader has them, one line for each row."""
    tables = (
        LinkedTable(
            table.file,
            table.dimensions,
            tuple(LinkedRow(row.categories, row.count, line) for line, row in enumerate(table.rows, start=2)),
        )
        for table in guarded.tables
    )
    return replace(read, tables=tuple(tables))


def _attack(
    tables: LinkedTables, *, rules: TableRules, releases: Sequence[Release], truth: LinkedTables | None = None
) -> LinkedAttack:
    from report_builder.audit.linked import attack_tables  # noqa: PLC0415  the solver takes 0.2 s to load

    joined = replace(tables, tables=(*tables.tables, *_issued(tables, releases)))
    return attack_tables(joined, threshold=rules.threshold, zeros_shown=rules.is_zero_safe, truth=truth)


def _issued(tables: LinkedTables, releases: Sequence[Release]) -> tuple[LinkedTable, ...]:
    """The tables of earlier releases; those that another vintage has replaced stand by themselves."""
    known = {table.address(row): row.count for table in tables.tables for row in table.rows}
    found: list[LinkedTable] = []
    for number, release in reversed(list(enumerate(releases, start=1))):
        issued = released_tables(f"ledger release {number}", release.cells)
        counts = {table.address(row): row.count for table in issued for row in table.rows}
        is_restated = any(_has_changed(count, known.get(address)) for address, count in counts.items())
        found += [_apart(table, number) for table in issued] if is_restated else issued
        known = {**counts, **known}
    return tuple(found)


def _has_changed(before: int | None, now: int | None) -> bool:
    """Whether a reader sees that two vintages differ."""
    return before is not None and now is not None and now != before


def _apart(table: LinkedTable, number: int) -> LinkedTable:
    """A table of an older vintage, whose cells are no longer those of the new tables: periods are never added up."""
    vintage = f"release {number}"
    if PERIOD in table.dimensions:
        column = table.dimensions.index(PERIOD)
        rows = (
            replace(row, categories=(*row.categories[:column], f"{vintage} {label}", *row.categories[column + 1 :]))
            for row in table.rows
            for label in [row.categories[column]]
        )
        return replace(table, rows=tuple(rows))
    rows = (replace(row, categories=(*row.categories, vintage)) for row in table.rows)
    return replace(table, dimensions=(*table.dimensions, PERIOD), rows=tuple(rows))


def _insist_safe(attack: LinkedAttack, tables: LinkedTables) -> None:
    """Stop where the attack succeeds although the wall thought otherwise."""
    if attack.is_contradictory:
        what = "the attack finds that the tables contradict each other"
        raise DisclosureError(Complaint(what, tables.tables[0].file, "look whether the ledger is of these tables"))
    if attack.exposed or attack.given_away:
        files = dict.fromkeys(file for file, _ in attack.exposed) or {tables.tables[0].file: None}
        raise DisclosureError(
            Complaint(
                "the attack on the answer works out withheld counts", file, "publish fewer dimensions or categories"
            )
            for file in files
        )


def _protection(guarded: Guarded, marked: LinkedTables, *, attack: LinkedAttack, rules: TableRules) -> Protection:
    cells = _published(marked, attack)
    vouched = Vouched(
        cells=len(cells),
        withheld=sum(cell.is_withheld for cell in cells),
        exactly_recoverable=len(attack.exactly_recoverable),
        narrowest_interval=attack.narrowest_interval,
        method=METHOD.format(least=" and at least 1" if rules.is_zero_safe else ""),
        is_optimal=guarded.tables.is_optimal,
    )
    digest = hashlib.sha256(repr([(cell.name, cell.is_withheld, cell.low) for cell in cells]).encode()).hexdigest()
    release = Release("issued", "public", DOCUMENT, "", "", "", digest, cells)
    return Protection(guarded.tables, vouched, guarded.reasons, release)


def _published(tables: LinkedTables, attack: LinkedAttack) -> tuple[PublishedCell, ...]:
    """Each cell once, as a reader has it, in the order of names."""
    found: dict[str, PublishedCell] = {}
    for table in tables.tables:
        for row in table.rows:
            name = name_of(table.address(row))
            if row.count is not None:
                found[name] = PublishedCell(name, Decimal(row.count), Decimal(row.count), is_withheld=False)
            else:
                known = attack.marks[table.file, row.line]
                high = None if known.high is None else Decimal(int(known.high))
                found[name] = PublishedCell(name, Decimal(int(known.low)), high, is_withheld=True)
    return tuple(found[name] for name in sorted(found))


def audit_tables(
    files: Sequence[Path],
    *,
    hierarchies: Mapping[str, Path],
    rules: TableRules,
    ledger: Path | None = None,
    say: Say = lambda _: None,
) -> Exposure:
    """Attack published tables, with all that was released before.

    Raises:
        ConfigError: a file is missing, or the ledger is none.
        DataError: the files have faults, or contradict each other.
    """
    from report_builder.sheets.read import read_tables  # noqa: PLC0415  only where a command reads tables

    say("reading the tables")
    tables = read_tables(files, hierarchies, may_be_marked=True)
    say("attacking them")
    attack = _attack(tables, rules=rules, releases=_releases(ledger))
    own = {table.file for table in tables.tables}
    exposed = tuple((file, line, attack.marks[file, line]) for file, line in attack.exposed if file in own)
    return Exposure(attack, exposed, tables)
