"""The counts of every service of a partitioned dataset, one service at a time, and their sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from report_builder.cases.contract import CONTRACT
from report_builder.cases.country.one_service import OneService
from report_builder.cases.country.ordinary import counted_ordinarily
from report_builder.cases.country.rows import Counts, counted
from report_builder.cases.country.subjects import OF_CHILDREN, SUBJECTS, Subjects, Vocabulary
from report_builder.cases.country.words import NotPlainError
from report_builder.cases.counts.context import Context
from report_builder.cases.counts.count import count_views
from report_builder.cases.counts.local import LOCAL, without_source
from report_builder.cases.counts.periods import periods_of
from report_builder.cases.load import load_cases
from report_builder.cases.needed import tables_needed
from report_builder.errors import Complaint, ConfigError
from report_builder.model.period import Period
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Cases, CountTable
from report_builder.model.view import View
from report_builder.sources.all_partitions import Partitions, all_partitions

_OF_THE_YEAR = frozenset({"fte_count", "custody_count"})
Asked = tuple[View, Period]
"""A view in one of its periods."""


@dataclass(frozen=True, slots=True)
class ServiceCounts:
    """What was counted of one service.

    Attributes:
        service: its name, as the dataset spells it.
        counts: each view and period -> the count of each crossing of the view's categories. A view of tables that the
            service did not supply is not among them: nothing is known of it, which is not nought.
        is_plain: whether its tables were plain; else they were read the ordinary way.
    """

    service: str
    counts: Mapping[Asked, Counts]
    is_plain: bool


def counts_over(
    spec: ReportSpec, views: Iterable[View], *, services: Collection[str] | None = None
) -> Iterator[ServiceCounts]:
    """The counts of each service, in the order of their names; no more than one service is held at a time.

    What stops a build stops this, of the columns that counts rest on. The columns of the tables that no measure rests
    on are not read.

    Args:
        spec: of any service of the dataset; whose quarter, case types, names and maps hold for all.
        views: counts of persons or events of the service's own: see `SUBJECTS`. A view of the tracker names its cohort
            as its period.
        services: those wanted, as `services_in` names them; all unless given.

    Raises:
        ConfigError: the data are not partitioned by service, or a view is none of those.
        FindingsError: a service's data have findings that stop.
        OutsideError: a file cannot be opened.
    """
    asked = tuple(_asked(tuple(views), spec))
    vocabulary = Vocabulary(spec.case_types)
    for name, parts in _partitions(spec).items():
        if services is None or name in services:
            yield _of_service(name, parts, spec, asked=asked, vocabulary=vocabulary)


def tables_over(
    spec: ReportSpec, views: tuple[View, ...], *, services: Collection[str] | None = None
) -> Iterator[tuple[str, tuple[CountTable, ...]]]:
    """Each service and its tables of any views, with all that protection needs, counted the ordinary way one by one.

    Args:
        spec: of any service of the dataset; whose quarter, case types, names and maps hold for all.
        views: what is counted.
        services: those wanted; all unless given.

    Raises:
        ConfigError: the data are not partitioned by service, or a view asks for what does not exist.
        FindingsError: a service's data have findings that stop.
        OutsideError: a file cannot be opened.
    """
    for name in services_in(spec):
        if services is None or name in services:
            own = of_service(spec, name)
            cases = load_cases(own, needed=tables_needed(views))
            yield name, count_views(views, Context(cases, own))


def services_in(spec: ReportSpec) -> tuple[str, ...]:
    """The services of the config's dataset, sorted.

    Raises:
        ConfigError: it is not partitioned by service.
    """
    return tuple(_partitions(spec))


def of_service(spec: ReportSpec, name: str) -> ReportSpec:
    """The same report of another service of the dataset."""
    return replace(spec, yot=name, data=replace(spec.data, service=name))


def sums_of(services: Iterable[ServiceCounts]) -> dict[Asked, Counts]:
    """The counts of all services together that have them; a child who is known to two of them counts in both."""
    sums: dict[Asked, Counter[tuple[str, ...]]] = {}
    for service in services:
        for asked, counts in service.counts.items():
            sums.setdefault(asked, Counter()).update(counts)
    return dict(sums)


def _partitions(spec: ReportSpec) -> Mapping[str, Partitions]:
    found = all_partitions(spec.data.path, CONTRACT, spec.tables) if spec.data.path is not None else {}
    if not found:
        mend = "write it partitioned: episodes/service=Rotherham/"
        raise ConfigError(Complaint(f"{spec.data} is not partitioned by service", spec.place_of("data"), mend))
    return found


def _asked(views: tuple[View, ...], spec: ReportSpec) -> Iterator[Asked]:
    wrong = [view for view in views if view.measure not in SUBJECTS or view.variety or view.areas != ("own",)]
    if wrong:
        what = f"{', '.join(sorted({view.measure for view in wrong}))}: not counted over all services"
        raise ConfigError(Complaint(what, "", f"what can be counted so is {', '.join(SUBJECTS)}"))
    nothing = Context(Cases({}), spec)
    for view in views:
        default = "year" if view.measure in _OF_THE_YEAR else ""
        yield from ((view, period) for period in periods_of(view, nothing, default=default))


def _of_service(
    name: str, parts: Partitions, spec: ReportSpec, *, asked: tuple[Asked, ...], vocabulary: Vocabulary
) -> ServiceCounts:
    has_maps = spec.columns or spec.columns_offered or spec.values or spec.set_aside or spec.corrections
    if not has_maps:
        try:
            subjects = Subjects(OneService(parts), vocabulary)
            return ServiceCounts(name, {one: _counted(*one, subjects) for one in asked}, is_plain=True)
        except NotPlainError:
            pass
    own = of_service(spec, name)
    return ServiceCounts(name, counted_ordinarily(own, asked), is_plain=False)


def _counted(view: View, period: Period, subjects: Subjects) -> Counts:
    rows = subjects.rows(view.measure, period)
    conditions = [pair for pair in (*view.of, *without_source(view).fixed) if pair != LOCAL]
    if any(dimension not in rows.by for dimension in (*view.dimensions, *dict(conditions))):
        raise NotPlainError
    for dimension, category in conditions:
        rows = rows.where(rows.has(dimension, category))
    return counted(rows, view.dimensions, of_children=view.measure in OF_CHILDREN)
