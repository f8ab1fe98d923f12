"""What both editions share: config -> plan -> cases -> counts, with nothing protected yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from report_builder import bundled
from report_builder.errors import ConfigError, DataError
from report_builder.model.registers import NO_REGISTERS, Registers
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Alternative, Cases, CountTable

if TYPE_CHECKING:
    from report_builder.disclosure.protect import Protected
    from report_builder.report.plan import Plan

Say = Callable[[str], None]
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Counted:
    """A document with everything counted and nothing protected: what both editions share."""

    spec: ReportSpec
    plan: Plan
    cases: Cases
    tables: tuple[CountTable, ...]
    versions: Mapping[str, str]
    key: bytes
    secret: str = field(default="", repr=False)
    alternatives: tuple[Alternative, ...] = ()
    """What may be said in the place of withheld breakdowns, where an edition asks for it."""
    registers: Registers = NO_REGISTERS

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
) -> Counted:
    """Read the config, plan the document, load the cases and count every view once.

    Args:
        config: the YAML file.
        as_at: what the paper may know; overrides the config's.
        environment: what a database's address in the config may name, and REPORT_BUILDER_KEY, which keys the digests.
        say: told what is at work.
        also: governance tables that are wanted besides those of the document.
        insist: shown the config once it is read; raises where the long work would be in vain.

    Raises:
        ConfigError: the config, a definition or a reference is wrong.
        DataError: the data have findings that stop the build.
    """
    from report_builder.cases.load import latest_quarter  # noqa: PLC0415  pandas is heavy
    from report_builder.configfile.read import read_spec  # noqa: PLC0415

    say("reading the config")
    spec = read_spec(config, as_at=as_at, latest_quarter=latest_quarter, environment=environment)
    insist(spec)
    return count_spec(spec, secret=environment.get("REPORT_BUILDER_KEY", ""), say=say, also=also)


def count_spec(
    spec: ReportSpec, *, secret: str = "", say: Say = lambda _: None, also: frozenset[str] = frozenset()
) -> Counted:
    """A document whose config is read already: planned, its cases loaded, every view counted.

    Args:
        spec: what was asked for.
        secret: keys the digests.
        say: told what is at work.
        also: governance tables that are wanted besides those of the document.

    Raises:
        ConfigError: a definition or a reference is wrong, or there are no such data.
        DataError: the data have findings that stop the build.
    """
    from report_builder.cases.load import load_cases  # noqa: PLC0415  pandas is heavy
    from report_builder.cases.needed import tables_needed  # noqa: PLC0415
    from report_builder.report.outline import make_plan  # noqa: PLC0415

    plan = make_plan(spec, templates=folders(spec, "templates"), charts=folders(spec, "charts"))
    say("reading the data")
    cases = load_cases(spec, needed=tables_needed(plan.needed) | plan.registers | also)
    say("counting")
    return count_cases(spec, plan, cases, secret=secret, also=also)


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
    from report_builder.cases.counts.context import Context  # noqa: PLC0415  pandas is heavy
    from report_builder.cases.counts.corrections import correct  # noqa: PLC0415
    from report_builder.cases.counts.count import count_views  # noqa: PLC0415
    from report_builder.cases.registers import registers_of  # noqa: PLC0415
    from report_builder.report.fingerprint import key_of  # noqa: PLC0415
    from report_builder.report.legible import illegible_rows  # noqa: PLC0415
    from report_builder.report.planned_views import places_of_views  # noqa: PLC0415
    from report_builder.versions import versions  # noqa: PLC0415

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
    key = key_of(cases.inputs, config_digest=spec.digest, secret=secret)
    tables = counted[: len(plan.views)]
    registers = registers_of(cases, as_at=spec.as_at)
    illegible = tuple(illegible_rows(registers, plan.registers | also))
    if illegible:
        raise DataError(illegible)
    return Counted(spec, plan, cases, tables, versions(), key, secret, alternatives, registers)


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
