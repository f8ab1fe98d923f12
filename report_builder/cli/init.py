"""`report-builder init`: a workspace to start from, written whole or not at all, and over nothing that exists."""

from __future__ import annotations

import shlex
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import click

from report_builder import bundled
from report_builder.cli.talk import talk
from report_builder.errors import Complaint, ConfigError, OutsideError

DEMONSTRATION = "rotherham-2019-20-q4"
OF_THE_SAME_DATA = ("rotherham-scrutiny-2020-07", "rotherham-reoffending-2019-20")
"""Configs of other documents that are made of the demonstration's tables."""
FAMILIES = "families.yaml"

EPILOG = """\b
Examples:
  report-builder init board
  report-builder init headlines --service Wigan
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """What a workspace is to hold.

    Attributes:
        name: of the config, without its ending.
        config: its bytes.
        dataset: the name of the data's folder.
        write_data: writes the dataset into a folder that exists.
        holds: in words, beside the config.
        families: the lists of families that the config may name; empty where the program's own are enough.
        others: further configs of the same data, by their names without ending.
    """

    name: str
    config: bytes
    dataset: str
    write_data: Callable[[Path], None]
    holds: str
    families: bytes = b""
    others: Mapping[str, bytes] = field(default_factory=dict)


@click.command("init", epilog=EPILOG)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--service", help="A youth justice service of England; without it the demonstration.")
@click.option("--quarter", default="", help="The quarter after which its paper is made; default: the last that ended.")
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="What its paper may know; default: today.")
def command(folder: Path, service: str | None, quarter: str, as_at: datetime | None) -> None:
    """Write a workspace into DIR: configs, data and an empty out/.

    With --service the data are the published figures of all services, the regions and England, and the config is of a
    paper of that service that needs no case. Without it they are a demonstration's: synthetic, and they say so in every
    file and on every page made from them; beside the board report's config lie those of two other papers of them.
    """
    day = as_at.date() if as_at else date.today()  # noqa: DTZ011 - the day where the person sits
    if service is None and (quarter or as_at):
        raise ConfigError("the demonstration is of one quarter", "name a service as well: --service Wigan")
    workspace = demonstration() if service is None else for_service(service, quarter=quarter, as_at=day)
    config = write_workspace(folder, workspace)
    configs = "configs" if workspace.others else "a config"
    talk().answer(f"The workspace {folder} holds {configs}, {workspace.holds} and an empty out/. Now run:")
    talk().answer(f"  report-builder build {shlex.quote(str(config))} --out {shlex.quote(str(folder / 'out'))}")


def demonstration() -> Workspace:
    """The demonstration of Rotherham, which is made up."""
    shipped = {name: _shipped(name) for name in (DEMONSTRATION, *OF_THE_SAME_DATA)}
    config = shipped.pop(DEMONSTRATION)
    return Workspace(DEMONSTRATION, config, DEMONSTRATION, _write_demonstration, "synthetic data", others=shipped)


def _shipped(name: str) -> bytes:
    return (bundled.folder("config") / f"{name}.yaml").read_bytes()


def _write_demonstration(folder: Path) -> None:
    from report_builder.demo.write import write_demo  # noqa: PLC0415 - imports pandas, which --help must not

    write_demo(folder)


def for_service(service: str, *, quarter: str, as_at: date) -> Workspace:
    """The workspace of one service's partnership headlines, from the national tables that the program ships.

    Args:
        service: its name, by any spelling of official files.
        quarter: such as 2024-25 Q4; empty for the last one that ended.
        as_at: what the paper may know.

    Raises:
        ConfigError: there is no such service in England, or no such quarter.
        OutsideError: the program's own tables are missing.
    """
    from report_builder.importers.for_service import find_served  # noqa: PLC0415 - --help needs none of it
    from report_builder.importers.service_config import DATASET, config_for, last_quarter  # noqa: PLC0415
    from report_builder.model.period import Quarter  # noqa: PLC0415

    national = bundled.folder("data") / "national"
    served = find_served(service, national=national, on=as_at)
    try:
        asked = Quarter.parse(quarter) if quarter else last_quarter(as_at)
    except ValueError as error:
        raise ConfigError(Complaint(f"'{quarter}' is no quarter", "--quarter", "write it as 2024-25 Q4")) from error
    config = config_for(served, quarter=asked, as_at=as_at).encode()
    name = "-".join(f"{served.name} {asked}".lower().replace(",", "").split())
    lists = (national / FAMILIES).read_bytes()
    return Workspace(name, config, DATASET, lambda folder: _copy(national, folder), "published figures", lists)


def _copy(national: Path, folder: Path) -> None:
    """The tables whole: a family may be changed, a nation's rate is checked against all areas, an import goes on."""
    shutil.copytree(national, folder, dirs_exist_ok=True)


def write_workspace(folder: Path, workspace: Workspace) -> Path:
    """Write `config/`, `data/` and `out/` into a folder that is new or empty.

    Args:
        folder: where; its parents are made.
        workspace: what it is to hold.

    Returns:
        The path of the config.

    Raises:
        ConfigError: the folder holds something already.
        OutsideError: the folder cannot be written.
    """
    try:
        _refuse_to_overwrite(folder)
        beside = folder if folder.exists() else folder.absolute().parent
        beside.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=beside, prefix=".report-builder-") as scratch:
            made = Path(scratch, "workspace")
            _fill(made, workspace)
            _move(made, folder)
    except OSError as refusal:
        raise OutsideError(f"{folder} cannot be written: {refusal.strerror}", mend="name another folder") from refusal
    return folder / "config" / f"{workspace.name}.yaml"


def _refuse_to_overwrite(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() or folder.is_symlink():
        raise ConfigError(f"{folder} exists already", mend="name a folder that is new or empty; nothing was changed")


def _fill(made: Path, workspace: Workspace) -> None:
    """Write the workspace's three folders; the config's `data` is relative to it and so holds as it stands."""
    dataset = made / "data" / workspace.dataset
    for place, rights in ((made / "config", 0o777), (made / "out", 0o700), (made / "data", 0o700), (dataset, 0o777)):
        place.mkdir(parents=True, mode=rights)  # cases and papers are for their owner alone
    for name, config in {workspace.name: workspace.config, **workspace.others}.items():
        (made / "config" / f"{name}.yaml").write_bytes(config)
    if workspace.families:
        (made / "config" / FAMILIES).write_bytes(workspace.families)
    workspace.write_data(dataset)


def _move(made: Path, folder: Path) -> None:
    """Put a finished workspace in its place; an empty folder is kept, for somebody's shell may stand in it."""
    if folder.exists():
        for part in made.iterdir():
            part.replace(folder / part.name)
    else:
        made.replace(folder)
