"""The one cause of each number that is printed otherwise: what can be told from both papers, and no guess beyond it.

The causes are asked in the order of `_told`, the most specific first. What remains when every setting, the program and
the corrections are known to be the same can only come from the data; where one of these is not known, the cause is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from report_builder.earlier.pairs import Pair, pairs
from report_builder.earlier.settings import bears
from report_builder.earlier.words import words_of
from report_builder.model.changed import Cause, Changed, Json, is_printed_alike
from report_builder.model.period import Period

Dated = Callable[[Json], str]
"""Of a figure: what is told of a row that came after the issue; empty where none did."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of the making of both papers.

    Attributes:
        corrected: figure -> the figure that the config corrects in it, now or then, which may be itself.
        settings: the keys of the config that say something else now; None where the config of then is not known.
        programs: the program's version then and now; the first is empty where it is not known.
        tables_of: the tables that a figure is counted from.
        unchanged: tables that are proved to be the very same, byte for byte.
        published_again: of a published figure whose row came later.
        later_day: of a figure that reaches up to the day that the paper knows things to, where that day moved.
        came_later: of a figure of whose records some bear a day after the issue.
    """

    corrected: Mapping[str, str] = field(default_factory=dict)
    settings: tuple[str, ...] | None = ()
    programs: tuple[str, str] = ("", "")
    tables_of: Callable[[Json], frozenset[str]] = lambda _: frozenset()
    unchanged: frozenset[str] = frozenset()
    published_again: Dated = lambda _: ""
    later_day: Dated = lambda _: ""
    came_later: Dated = lambda _: ""


def changes(
    before: Sequence[Json], after: Sequence[Json], circumstances: Circumstances, *, months: int
) -> tuple[Changed, ...]:
    """Each number that is printed otherwise, once, with one cause; those that are printed alike are not among them.

    Args:
        before: the figures of the issue.
        after: the figures of now, of the same edition.
        circumstances: of both.
        months: by which the paper's quarter moved on; 0 where it is of the same quarter.
    """
    return tuple(
        _changed(pair, circumstances)
        for pair in pairs(before, after, months=months)
        if pair.before is None or pair.after is None or not is_printed_alike(pair.before, pair.after)
    )


def _changed(pair: Pair, circumstances: Circumstances) -> Changed:
    cause, detail = next(_told(pair, circumstances))
    return Changed(str(pair.figure["id"]), words_of(pair.figure), pair.before, pair.after, cause, detail)


def _told(pair: Pair, known: Circumstances) -> Iterator[tuple[Cause, str]]:
    """Every cause that there is, the most specific first; the last one always is."""
    yield from _of_disclosure(pair)
    figure = pair.figure
    if source := known.corrected.get(str(figure["id"])):
        yield Cause.CORRECTION, "" if source == figure["id"] else f"it is made of {source}"
    if pair.is_moved and pair.before is not None:
        yield Cause.NEW_PERIOD, f"before it was of {Period.parse(pair.before['period']).words}"
    if said := known.published_again(figure):
        yield Cause.PUBLISHED_AGAIN, said
    tables = known.tables_of(figure)
    if found := [key for key in known.settings or () if bears(key, figure, tables)]:
        yield Cause.DEFINITION, f"the config's {' and '.join(found)}"
    yield from _of_records(figure, tables, known)


def _of_disclosure(pair: Pair) -> Iterator[tuple[Cause, str]]:
    """What can be told from the two prints alone; why a number is withheld is never told."""
    if pair.before is None:
        yield Cause.NEW, ""
    elif pair.after is None:
        yield Cause.GONE, ""
    elif _is_guarded(pair.before) and not _is_guarded(pair.after):
        yield Cause.WITHHELD_BEFORE, ""
    elif _is_guarded(pair.after) and (not _is_guarded(pair.before) or pair.after["status"] != pair.before["status"]):
        yield Cause.WITHHELD_NOW, ""


def _is_guarded(figure: Json) -> bool:
    """Whether it is not printed, or with fewer decimals, to protect individuals."""
    return figure["status"] == "withheld" or str(figure["shown"]).startswith("about ")


def _of_records(figure: Json, tables: frozenset[str], known: Circumstances) -> Iterator[tuple[Cause, str]]:
    """What remains where no setting and no correction bears on it: the data, or what is not known."""
    then, now = known.programs
    data_are_same = bool(tables) and tables <= known.unchanged
    if then != now and data_are_same:
        yield Cause.DEFINITION, f"the program was version {then}, and is {now}" if then else "the program is another"
    if said := known.came_later(figure):
        yield Cause.LATE_RECORD, said
    if said := known.later_day(figure):
        yield Cause.LATER_DAY, said
    if known.settings is None:
        yield Cause.UNKNOWN, "the config of the issue was not put by, so that the rules may have changed or the records"
    if then != now:
        yield Cause.UNKNOWN, f"the program was version {then or 'unknown'}, and is {now}; the records may have changed"
    if data_are_same:
        yield Cause.UNKNOWN, f"no change was found in its tables ({', '.join(sorted(tables))}), nor in the rules"
    if "published" in tables:
        yield Cause.UNKNOWN, "what was published of it was changed, and no later day of publication says so"
    changed = sorted(tables - known.unchanged) if known.unchanged else []
    yield Cause.RECORDS, f"in the table {' or '.join(changed)}" if changed else ""
