"""Which config makes a report: found in the workspace, where nobody names it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from report_builder.configfile.read import read_spec
from report_builder.configfile.scheduled import configs_in
from report_builder.errors import Complaint, ConfigError
from report_builder.issuing.issued import Issued
from report_builder.model.period import Quarter
from report_builder.model.spec import ReportSpec


def spec_of(edition: Issued, config: Path | None = None, *, environment: Mapping[str, str]) -> ReportSpec:
    """The config of an edition as it is now, of the edition's quarter where it rolls.

    Args:
        edition: as it was built.
        config: where the config lies; None: it is the one in config/ beside the out folder that makes this report.
        environment: variables that may stand in it.

    Raises:
        ConfigError: it is none of this report's, or none or several are found.
    """
    if config is not None:
        spec = _read(config, edition, environment)
        if not _makes(spec, edition):
            what = f"this config makes {spec.report}, not {edition.report}"
            raise ConfigError(Complaint(what, str(config), "name the config that the edition was made from"))
        return spec
    folder = edition.out.parent / "config"
    read = {path: _tried(path, edition, environment) for path in _candidates(folder)}
    found = [spec for spec in read.values() if spec is not None and _makes(spec, edition)]
    if len(found) != 1:
        faulty = ", ".join(path.name for path, spec in read.items() if spec is None)
        what = f"{'several configs here make' if found else 'no config here makes'} {edition.report}"
        look = f"; `report-builder check` says why {faulty} cannot be read" if faulty else ""
        raise ConfigError(Complaint(what, str(folder), f"name it with --config{look}"))
    return found[0]


def _candidates(folder: Path) -> tuple[Path, ...]:
    return configs_in(folder) if folder.is_dir() else ()


def _tried(path: Path, edition: Issued, environment: Mapping[str, str]) -> ReportSpec | None:
    """The config; None of one that cannot be read."""
    try:
        return _read(path, edition, environment)
    except ConfigError:
        return None


def _read(path: Path, edition: Issued, environment: Mapping[str, str]) -> ReportSpec:
    """A config that names no quarter, or no day, is read as of the edition's, so that it needs no data."""
    quarter = Quarter.parse(edition.manifest["quarter"])
    day = date.fromisoformat(edition.manifest["as_at"])
    return read_spec(path, as_at=day, latest_quarter=lambda _: quarter, environment=environment)


def _makes(spec: ReportSpec, edition: Issued) -> bool:
    return spec.report == edition.report
