"""`report-builder init`: a workspace to start from, written whole or not at all, and over nothing that exists."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from report_builder import bundled
from report_builder.cli.talk import talk
from report_builder.errors import ConfigError, OutsideError

DEMONSTRATION_SERVICE = "Rotherham"
DEMONSTRATION = "rotherham-2019-20-q4"

EPILOG = """\b
Example:
  report-builder init board
"""


@click.command("init", epilog=EPILOG)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--service", default=DEMONSTRATION_SERVICE, show_default=True, help="Whose demonstration to write.")
def command(folder: Path, service: str) -> None:
    """Write a workspace into DIR: a config, demonstration data and an empty out/.

    The data are synthetic, and say so in every file and on every page made from them.
    """
    if service.strip().casefold() != DEMONSTRATION_SERVICE.casefold():
        raise ConfigError(
            f"there is no demonstration for '{service}'",
            mend=f"leave --service out for {DEMONSTRATION_SERVICE}'s, then put your own tables into its data folder",
        )
    config = write_workspace(folder, write_data=_write_demonstration)
    talk().answer(f"The workspace {folder} holds a config, synthetic data and an empty out/. Now run:")
    talk().answer(f"  report-builder build {shlex.quote(str(config))} --out {shlex.quote(str(folder / 'out'))}")


def _write_demonstration(folder: Path) -> None:
    from report_builder.demo.write import write_demo  # noqa: PLC0415 - imports pandas, which --help must not

    write_demo(folder)


def write_workspace(folder: Path, *, write_data: Callable[[Path], None]) -> Path:
    """Write `config/`, `data/` and `out/` into a folder that is new or empty.

    Args:
        folder: where; its parents are made.
        write_data: writes a dataset into a folder that exists.

    Returns:
        The path of the config.

    Raises:
        ConfigError: the folder holds something already.
        OutsideError: the folder cannot be written.
    """
    config = (bundled.folder("config") / f"{DEMONSTRATION}.yaml").read_bytes()
    try:
        _refuse_to_overwrite(folder)
        beside = folder if folder.exists() else folder.absolute().parent
        beside.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=beside, prefix=".report-builder-") as scratch:
            workspace = Path(scratch, "workspace")
            _fill(workspace, config, write_data=write_data)
            _move(workspace, folder)
    except OSError as refusal:
        raise OutsideError(f"{folder} cannot be written: {refusal.strerror}", mend="name another folder") from refusal
    return folder / "config" / f"{DEMONSTRATION}.yaml"


def _refuse_to_overwrite(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() or folder.is_symlink():
        raise ConfigError(f"{folder} exists already", mend="name a folder that is new or empty; nothing was changed")


def _fill(workspace: Path, config: bytes, *, write_data: Callable[[Path], None]) -> None:
    """Write the workspace's three folders; the config's `data` is relative to it and so holds as it stands."""
    dataset = workspace / "data" / DEMONSTRATION
    for place in (workspace / "config", workspace / "out", dataset):
        place.mkdir(parents=True)
    (workspace / "config" / f"{DEMONSTRATION}.yaml").write_bytes(config)
    write_data(dataset)


def _move(workspace: Path, folder: Path) -> None:
    """Put a finished workspace in its place; an empty folder is kept, for somebody's shell may stand in it."""
    if folder.exists():
        for part in workspace.iterdir():
            part.replace(folder / part.name)
    else:
        workspace.replace(folder)
