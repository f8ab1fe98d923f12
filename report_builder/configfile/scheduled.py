"""The reports of a folder as they stand on a day, for those who ask what is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from report_builder.configfile.assemble import name_of
from report_builder.configfile.leaves import LATEST
from report_builder.configfile.read import read_spec
from report_builder.configfile.source import Source, read_source
from report_builder.errors import Complaint, ConfigError
from report_builder.marked_yaml.fault import FaultsError, in_order
from report_builder.marked_yaml.strict_yaml import load
from report_builder.marked_yaml.text import read_bytes
from report_builder.model.period import Quarter
from report_builder.model.spec import ReportSpec

_OF_A_REPORT = frozenset({"yot", "quarter"})
"""Keys that a report cannot do without, and that a list of families, the defaults and an agenda pack do not have."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A report of the folder.

    Attributes:
        spec: what was asked for, knowing nothing that came after the day; of a rolling report the quarter that was over
            on that day.
        is_rolling: whether its quarter is `latest`, so that there is a report of every quarter.
    """

    spec: ReportSpec
    is_rolling: bool

    def of(self, quarter: Quarter) -> ReportSpec:
        """The report of another quarter of a rolling one."""
        return replace(self.spec, quarter=quarter, name=name_of(self.spec.yot, quarter))


def configs_in(folder: Path) -> tuple[Path, ...]:
    """The configs of reports in a folder, by name; agenda packs, lists of families and defaults are none.

    A file that cannot be read counts too: nobody can tell that it is no report.

    Raises:
        ConfigError: there is no such folder.
    """
    if not folder.is_dir():
        raise ConfigError(Complaint("there is no such folder", str(folder), "name the folder of the configs"))
    files = sorted(file for file in folder.iterdir() if file.suffix in {".yaml", ".yml"} and file.is_file())
    return tuple(file for file in files if _may_be_report(file))


def read_scheduled(path: Path, *, day: date, environment: Mapping[str, str]) -> Scheduled:
    """Read a config as it stands on a day.

    A fixed quarter keeps its own `as_at`, or its meeting's day, unless that is still to come; a rolling one knows all
    that was known on the day.

    Raises:
        ConfigError: all that is wrong with the file.
    """
    source = _source(path)
    tree = source.document.tree
    is_rolling = str(tree.get("quarter", "")).strip().lower() == LATEST
    meeting = tree.get("meeting")
    has_day = bool(tree.get("as_at") or (isinstance(meeting, dict) and meeting.get("date")))

    def read(as_at: date | None) -> ReportSpec:
        return read_spec(path, as_at=as_at, latest_quarter=lambda _: Quarter.last_ended(day), environment=environment)

    spec = read(None if has_day and not is_rolling else day)
    return Scheduled(read(day) if spec.as_at > day else spec, is_rolling)


def _source(path: Path) -> Source:
    try:
        return read_source(path)
    except FaultsError as error:
        raise ConfigError(one.complaint for one in in_order(error.faults)) from None


def _may_be_report(file: Path) -> bool:
    try:
        return bool(_OF_A_REPORT & load(read_bytes(file), file=str(file)).tree.keys())
    except FaultsError:
        return True
