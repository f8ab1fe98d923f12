"""What both editions share: config -> plan -> cases -> counts, with nothing protected yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from report_builder import bundled
from report_builder.errors import ConfigError, DataError
from report_builder.model.joint import Joint
from report_builder.model.later_rows import LaterRows
from report_builder.model.period import Quarter
from report_builder.model.registers import NO_REGISTERS, Registers
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Alternative, Cases, CountTable

if TYPE_CHECKING:
    from report_builder.disclosure.protected import Protected
    from report_builder.report.plan import Plan
    from report_builder.warm.kept import Found, Kept

Say = Callable[[str], None]
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Counts:
    """The true numbers of a document.

    Attributes:
        tables: of the plan's views, in their order.
        alternatives: what may be said in the place of withheld breakdowns, where an edition asks for it.
    """

    tables: tuple[CountTable, ...]
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A document with nothing protected: what both editions share.

    Where an earlier build of the very same data left what is needed, rows are read and counted only when something
    asks for `tables`, `alternatives` or a table of `cases`.

    Attributes:
        counts: the true numbers, or what counts them once they are asked for.
        kept: what earlier builds left; None where nothing is to be kept.
        joint: how its public edition is protected together with other papers; None where it is protected by itself.
    """

    spec: ReportSpec
    plan: Plan
    cases: Cases
    counts: Counts | Callable[[], Counts]
    versions: Mapping[str, str]
    key: bytes
    secret: str = field(default="", repr=False)
    registers: Registers = NO_REGISTERS
    kept: Kept | None = None
    joint: Joint | None = None

    @property
    def tables(self) -> tuple[CountTable, ...]:
        """The true counts of the plan's views.

        Raises:
            DataError: the data are not as they were when the build began.
        """
        return self._counts.tables

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """What may be said in the place of withheld breakdowns, where an edition asks for it.

        Raises:
            DataError: as `tables`.
        """
        return self._counts.alternatives

    @property
    def _counts(self) -> Counts:
        return self.counts if isinstance(self.counts, Counts) else self.counts()

    @property
    def name(self) -> str:
        """The folder of the document under out/."""
        return self.spec.report


def count(
    config: Path,
    *,
    as_at: date | None = None,
    environment: Mapping[str, str] = NOTHING,
    say: Say = lambda _: None,
    also: frozenset[str] = frozenset(),
    insist: Callable[[ReportSpec], None] = lambda _: None,
    out: Path | None = None,
) -> Counted:
    """Read the config, plan the document, load the cases and count every view once.

    Args:
        config: the YAML file.
        as_at: what the paper may know; overrides the config's.
        environment: what a database's address in the config may name, and REPORT_BUILDER_KEY, which keys the digests.
        say: told what is at work.
        also: governance tables that are wanted besides those of the document.
        insist: shown the config once it is read; raises where the long work would be in vain.
        out: the folder under which the papers lie, where this may take from its cache and add to it.

    Raises:
        ConfigError: the config, a definition or a reference is wrong.
        DataError: the data have findings that stop the build.
    """
    from report_builder.configfile.read import read_spec  # noqa: PLC0415

    say("reading the config")
    spec = read_spec(config, as_at=as_at, latest_quarter=_latest_quarter, environment=environment)
    insist(spec)
    return count_spec(spec, secret=environment.get("REPORT_BUILDER_KEY", ""), say=say, also=also, out=out)


def _latest_quarter(spec: ReportSpec) -> Quarter:
    from report_builder.cases.load import latest_quarter  # noqa: PLC0415  pandas is heavy

    return latest_quarter(spec)


def count_spec(
    spec: ReportSpec,
    *,
    secret: str = "",
    say: Say = lambda _: None,
    also: frozenset[str] = frozenset(),
    out: Path | None = None,
) -> Counted:
    """A document whose config is read already: planned, its cases loaded, every view counted.

    Args:
        spec: what was asked for.
        secret: keys the digests.
        say: told what is at work.
        also: governance tables that are wanted besides those of the document.
        out: the folder of the papers, where this may take from its cache and add to it.

    Raises:
        ConfigError: a definition or a reference is wrong, or there are no such data.
        DataError: the data have findings that stop the build.
    """
    from report_builder.report.outline import make_plan  # noqa: PLC0415
    from report_builder.warm.kept import kept_of  # noqa: PLC0415

    plan = make_plan(spec, templates=folders(spec, "templates"), charts=folders(spec, "charts"))
    asked = (plan.views, plan.needed, *((one.of, *one.views) for one in plan.alternatives))
    kept = kept_of(out, spec, asked, also=plan.registers | also, secret=secret)
    found = kept.found() if kept is not None else None
    if found is not None:
        return _counted_before(spec, plan, found, secret=secret, also=also, kept=kept)
    say("reading the data")
    cases = _loaded(spec, plan, also)
    say("counting")
    counted = count_cases(spec, plan, cases, secret=secret, also=also)
    if kept is not None:
        kept.keep_found(cases, counted.registers)
    return replace(counted, kept=kept)


def _loaded(spec: ReportSpec, plan: Plan, also: frozenset[str]) -> Cases:
    from report_builder.cases.load import load_cases  # noqa: PLC0415  pandas is heavy
    from report_builder.cases.needed import tables_needed  # noqa: PLC0415

    return load_cases(spec, needed=tables_needed(plan.needed) | plan.registers | also)


def _counted_before(
    spec: ReportSpec, plan: Plan, found: Found, *, secret: str, also: frozenset[str], kept: Kept | None
) -> Counted:
    """A document whose data an earlier build read and counted: rows are read again only if they are asked for."""
    from report_builder.report.fingerprint import key_of  # noqa: PLC0415
    from report_builder.versions import versions  # noqa: PLC0415

    rows = LaterRows(lambda: _loaded(spec, plan, also), found.inputs, where=spec.place_of("data"))
    cases = Cases(rows, found.findings, found.set_aside, inputs=found.inputs, loads=(), is_synthetic=found.is_synthetic)
    counts = lru_cache(maxsize=1)(lambda: counts_of(spec, plan, rows.cases))
    key = key_of(found.inputs, config_digest=spec.digest, secret=secret)
    return Counted(spec, plan, cases, counts, versions(), key, secret, found.registers, kept)


def count_cases(
    spec: ReportSpec, plan: Plan, cases: Cases, *, secret: str = "", also: frozenset[str] = frozenset()
) -> Counted:
    """A document whose cases are read already, counted.

    Args:
        spec: what was asked for.
        plan: of the document.
        cases: checked, with no finding that stops.
        secret: keys the digests.
        also: governance tables that are wanted besides those of the document.

    Raises:
        DataError: a governance table holds what no font can print.
    """
    from report_builder.cases.registers import registers_of  # noqa: PLC0415  pandas is heavy
    from report_builder.report.fingerprint import key_of  # noqa: PLC0415
    from report_builder.report.legible import illegible_rows  # noqa: PLC0415
    from report_builder.versions import versions  # noqa: PLC0415

    counts = counts_of(spec, plan, cases)
    key = key_of(cases.inputs, config_digest=spec.digest, secret=secret)
    registers = registers_of(cases, as_at=spec.as_at)
    illegible = tuple(illegible_rows(registers, plan.registers | also))
    if illegible:
        raise DataError(illegible)
    return Counted(spec, plan, cases, counts, versions(), key, secret, registers)


def counts_of(spec: ReportSpec, plan: Plan, cases: Cases) -> Counts:
    """Every view of a plan, counted and corrected.

    Raises:
        ConfigError: a view or a correction asks for what there is not.
    """
    from report_builder.cases.counts.context import Context  # noqa: PLC0415  pandas is heavy
    from report_builder.cases.counts.corrections import correct  # noqa: PLC0415
    from report_builder.cases.counts.count import count_views  # noqa: PLC0415
    from report_builder.report.planned_views import places_of_views  # noqa: PLC0415

    is_asked = any(edition.alternatives and edition.threshold for edition in spec.editions.values())
    further = [view for one in plan.alternatives for view in one.views if is_asked]
    views = tuple(dict.fromkeys((*plan.views, *further)))
    places = {view: spec.place_of_words(where) for view, where in places_of_views(plan.sections).items()}
    told = count_views(views, Context(cases, spec), places=places)
    counted = correct(told, spec.corrections, place_of=spec.place_of)
    by_view = dict(zip(views, counted, strict=True))
    alternatives = tuple(
        Alternative(one.of, tuple(by_view[view] for view in one.views)) for one in plan.alternatives if is_asked
    )
    return Counts(counted[: len(plan.views)], alternatives)


def charts_not_shown(spec: ReportSpec) -> tuple[str, ...]:
    """The charts of the workspace's own folder that no section of its paper shows.

    Raises:
        ConfigError: with all that is wrong with the charts of that folder, used or not, and with the paper's plan.
    """
    from report_builder.report.outline import make_plan  # noqa: PLC0415
    from report_builder.report.own_charts import faults_of, own_files, unused  # noqa: PLC0415

    charts = folders(spec, "charts")
    own = own_files(charts)
    faults = list(faults_of(own))
    try:
        plan = make_plan(spec, templates=folders(spec, "templates"), charts=charts)
    except ConfigError as error:
        raise ConfigError(dict.fromkeys([*faults, *error.complaints])) from None
    if faults:
        raise ConfigError(faults)
    return unused(own, plan)


def needed_tables(spec: ReportSpec) -> frozenset[str]:
    """The tables that a document is made from.

    Raises:
        ConfigError: a definition or a reference is wrong.
    """
    from report_builder.cases.needed import tables_needed  # noqa: PLC0415  pandas is heavy
    from report_builder.report.outline import make_plan  # noqa: PLC0415

    plan = make_plan(spec, templates=folders(spec, "templates"), charts=folders(spec, "charts"))
    return tables_needed(plan.needed) | plan.registers


def vouched_by(counted: Counted, protected: Protected) -> Counted:
    """The same with inputs and settings as an edition may vouch for them, and the key that goes with those."""
    from report_builder.report.fingerprint import key_of, vouched  # noqa: PLC0415

    if not protected.edition.threshold:
        return counted
    inputs = vouched(counted.cases.inputs, protected.tables, edition=protected.edition)
    spec = replace(counted.spec, digest=counted.spec.guarded_digest)
    key = key_of(inputs, config_digest=spec.digest, secret=counted.secret)
    return replace(counted, spec=spec, cases=replace(counted.cases, inputs=inputs), key=key)


def folders(spec: ReportSpec, name: str) -> tuple[Path, ...]:
    """Where to look for templates or charts: the workspace's own before ours."""
    beside = (spec.source.parent / name, spec.source.parent.parent / name)
    ours = bundled.folder(name)
    return (*(folder for folder in beside if folder.is_dir() and folder.resolve() != ours.resolve()), ours)
