"""What is known of the making of an issue and of the paper of now: what bears out a cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import PurePath

import pandas as pd

from report_builder.cases.needed import tables_needed
from report_builder.earlier.causes import Circumstances
from report_builder.earlier.derived import corrected
from report_builder.earlier.issue import Issue
from report_builder.earlier.settings import Tree, changed_settings, settings_in
from report_builder.model.changed import Json
from report_builder.model.period import Period, spell_date
from report_builder.model.spec import Edition, ReportSpec
from report_builder.model.tables import Cases, CountTable
from report_builder.report.fingerprint import digest

_DATED = {"assessments": ("due_date", "completed_date"), "reoffences": ("", "outcome_date")}
"""Table -> the day that decides its period, where there is one, and the day on which it came to be known."""


_FOLLOWED = frozenset({"tracker", "reoffences"})


@dataclass(frozen=True)
class Made:
    """The paper of now, counted.

    Attributes:
        spec, cases, tables, versions: as they were read and counted.
        key: of the digests of its inputs.
    """

    spec: ReportSpec
    cases: Cases
    tables: tuple[CountTable, ...]
    versions: Mapping[str, str]
    key: bytes


def circumstances(issue: Issue, made: Made, edition: Edition) -> Circumstances:
    """What is known of both.

    Of an edition with disclosure control nothing is asked of the service's records, of which its readers know nothing.

    Args:
        issue: as it was issued.
        made: the paper of now.
        edition: of both.
    """
    now = settings_in(made.spec.files)
    settings = None if issue.settings is None or now is None else changed_settings(issue.settings, now)
    needed = {one.key.id: tables_needed([table.view]) for table in made.tables for one in table.wanted}
    since = date.fromisoformat(issue.manifest["as_at"])
    is_open = not edition.threshold
    return Circumstances(
        corrected=corrected(_corrections(issue.settings, made.spec), made.tables),
        settings=settings,
        programs=(
            str((issue.manifest.get("versions") or {}).get("report-builder", "")),
            made.versions["report-builder"],
        ),
        tables_of=lambda figure: needed.get(figure["id"], frozenset()),
        unchanged=unchanged_tables(issue.manifest.get("inputs", ()), made) if is_open else frozenset(),
        later_day=lambda figure: _later_day(needed.get(figure["id"], frozenset()), made, since),
        published_again=lambda figure: _published_again(figure, made, since),
        came_later=lambda figure: (
            _came_later(needed.get(figure["id"], frozenset()), figure, made, since=since) if is_open else ""
        ),
    )


def _corrections(then: Tree | None, spec: ReportSpec) -> tuple[str, ...]:
    """The figures that are corrected now and were not then, the other way round, or to another value."""
    now = {one.figure: one.value for one in spec.corrections}
    stated = [one for one in (then or {}).get("corrections") or () if isinstance(one, dict)]
    before = {str(one.get("figure")): _number(one.get("value")) for one in stated}
    return tuple(figure for figure in {**before, **now} if before.get(figure) != now.get(figure))


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def unchanged_tables(inputs: Iterable[Json], made: Made) -> frozenset[str]:
    """The tables that are the very same, byte for byte, by the keyed digests of an edition without disclosure control.

    The key is made of all inputs and the config, unless the service has a secret of its own: without that nothing can
    be told once anything differs.
    """
    then = {str(one["file"]): one["digest"] for one in inputs}
    same = {one.file for one in made.cases.inputs if then.get(one.file) == digest(one.sha256, key=made.key)}
    if len(same) == len(made.cases.inputs):
        return frozenset(made.cases.tables)
    held = {table: PurePath(made.spec.tables.get(table, table)).stem for table in made.cases.tables}
    return frozenset(table for table, stem in held.items() if any(PurePath(file).stem == stem for file in same))


def _published_again(figure: Json, made: Made, since: date) -> str:
    """Of a published figure: the day of publication of a row that came after the issue; nothing where none did."""
    published, period = made.cases.tables.get("published"), _period(figure)
    if published is None or period is None or figure["by"].get("source") == "local":
        return ""
    days = published["published_on"]
    came = days.gt(pd.Timestamp(since)) & days.le(pd.Timestamp(made.spec.as_at))
    rows = published.loc[came & published["measure"].isin(list(_measures(figure)))]
    ends = rows["period_start"].eq(pd.Timestamp(period.start)) & rows["period_end"].eq(pd.Timestamp(period.end))
    rows = rows.loc[ends]
    if figure.get("area_type") != "family" and not str(figure["id"]).endswith("/rank"):
        rows = rows.loc[rows["area"].str.strip().str.casefold().eq(str(figure["area"]).casefold())]
    return "" if rows.empty else f"on {spell_date(rows['published_on'].max().date())}"


def _measures(figure: Json) -> Iterator[str]:
    """A measure, and that whose rows hold it as their numerator."""
    from report_builder.cases.counts.known import COUNTS_OF_RATES  # noqa: PLC0415  with the counters

    yield figure["measure"]
    yield from (rate for count, rate in COUNTS_OF_RATES.items() if count == figure["measure"])


def _later_day(tables: frozenset[str], made: Made, since: date) -> str:
    """Children of the tracker are followed up to the day that the paper knows things to."""
    if made.spec.as_at <= since or not tables & _FOLLOWED:
        return ""
    return f"children were followed up to {spell_date(since)}, and now up to {spell_date(made.spec.as_at)}"


def _came_later(tables: frozenset[str], figure: Json, made: Made, *, since: date) -> str:
    """Whether records behind a figure's period bear a day after the issue, up to which it could not know them."""
    period = _period(figure)
    for table in sorted(tables & _DATED.keys() & made.cases.tables.keys()):
        rows, (decides, known) = made.cases[table], _DATED[table]
        if decides and period is not None:
            rows = rows.loc[rows[decides].between(pd.Timestamp(period.start), pd.Timestamp(period.end))]
        if rows[known].gt(pd.Timestamp(since)).any():
            return f"its table {table} holds days after {spell_date(since)}, up to which the issue knew things"
    return ""


def _period(figure: Json) -> Period | None:
    try:
        return Period.parse(str(figure["period"]))
    except ValueError:
        return None
