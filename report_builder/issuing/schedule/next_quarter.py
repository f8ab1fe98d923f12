"""Roll a config forward: the next quarter's beside it, whole or not at all, and never over a file."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from report_builder.configfile.next_days import respelled
from report_builder.configfile.next_looks import Look, looks_at
from report_builder.configfile.next_quarter import Old, next_days, read_old, rolled
from report_builder.errors import Complaint, ConfigError, OutsideError
from report_builder.marked_yaml.fault import FaultsError, spell_path
from report_builder.marked_yaml.text import read_bytes
from report_builder.model.place import SQLITE_ENDINGS, WORKBOOK_ENDINGS


@dataclass(frozen=True, slots=True)
class NextQuarter:
    """A config as it was rolled forward.

    Attributes:
        path: of the new config.
        text: its content.
        moved: what was changed, each with its key, in words.
        looks: what is to be looked at.
        data: the folder of the new quarter's tables, where the config names one that is not there yet.
    """

    path: Path
    text: str
    moved: tuple[str, ...]
    looks: tuple[Look, ...]
    data: Path | None


def next_quarter(config: Path, *, meeting: date | None = None, file: Path | None = None) -> NextQuarter:
    """The next quarter's config, not written yet.

    Args:
        config: of the old quarter.
        meeting: the day of the next meeting; None: thirteen weeks after the old one.
        file: its name; None: the old name with the next quarter in it.

    Raises:
        ConfigError: the old config is wrong, or the new one's name will not do.
    """
    try:
        content = read_bytes(config)
    except FaultsError as error:
        raise ConfigError(one.complaint for one in error.faults) from None
    old = read_old(config, content)
    path = file or config.with_name(f"{name_after(old, meeting=meeting)}{config.suffix}")
    _insist_beside(path, config)
    text, told = rolled(old, meeting=meeting)
    moved = tuple(f"{spell_path(key)}: {what}" for key, what in told.items())
    return NextQuarter(path, text, moved, looks_at(old, text, path), _missing_folder(old, text))


def name_after(old: Old, *, meeting: date | None) -> str:
    """The name of the next config, without its ending.

    The quarter in the old name moves on; else the month of its meeting does; else a year in it becomes the quarter;
    else the quarter is put after it.
    """
    stem = old.path.stem
    if old.quarter is None:
        return _with_day(stem, old, meeting=meeting) or f"{stem}-next-quarter"
    moved = respelled(stem, old.quarter)
    if moved != stem:
        return moved
    after = str(old.quarter.following).lower().replace(" ", "-")
    year = re.compile(rf"(?<!\d){old.quarter.financial_year}(?!\d)")
    return _with_day(stem, old, meeting=meeting) or (year.sub(after, stem) if year.search(stem) else f"{stem}-{after}")


def _with_day(stem: str, old: Old, *, meeting: date | None) -> str:
    """The name with the new day or month in the place of the old one's; empty where it names none."""
    for path, day in next_days(old, meeting=meeting).items():
        was = old.day(*path)
        if path[0] == "schedule" or was is None:
            continue
        for form in ("%Y-%m-%d", "%Y-%m"):
            pattern = re.compile(rf"(?<!\d){was.strftime(form)}(?!\d)")
            if pattern.search(stem) and day.strftime(form) != was.strftime(form):
                return pattern.sub(day.strftime(form), stem)
    return ""


def _insist_beside(path: Path, config: Path) -> None:
    """Its paths are relative to its folder, so that it must lie where the old one does; and nothing is written over."""
    if path.absolute().parent.resolve() != config.absolute().parent.resolve():
        what = "the next quarter's config must lie in the folder of the old one, from which its paths count"
        raise ConfigError(Complaint(what, str(path), f"name a file in {config.parent}"))
    if path.exists() or path.is_symlink():
        mend = "look at it; name another file with --out, or roll that one forward"
        raise ConfigError(Complaint("there is a file of that name already; nothing was changed", str(path), mend))


def _missing_folder(old: Old, text: str) -> Path | None:
    """The folder that the new config names for its tables, where it is another than before and is not there."""
    new = read_old(old.path, text.encode())
    data = str(new.tree["data"])
    is_folder = Path(data).suffix.lower() not in {*WORKBOOK_ENDINGS, *SQLITE_ENDINGS}
    place = Path(os.path.normpath(old.path.parent / data))
    if data == str(old.tree["data"]) or "://" in data or "${" in data or not is_folder or place.exists():
        return None
    return place


def write_next(made: NextQuarter, *, like: Path) -> bool:
    """Write the config with the rights of the old one, and make the folder for its tables where its parent is there.

    Returns:
        Whether the folder was made.

    Raises:
        ConfigError: somebody has written a file of that name in the meantime.
        OutsideError: the disk or the folder refuses.
    """
    try:
        _put(made.text.encode(), made.path, mode=like.stat().st_mode & 0o777)
    except FileExistsError:
        _insist_beside(made.path, like)
        raise
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        what = f"the config could not be written: {reason}"
        raise OutsideError(Complaint(what, str(made.path), "look at the disk and the folder's rights")) from error
    return _make(made.data)


def _put(content: bytes, place: Path, *, mode: int) -> None:
    """Beside its place first, so that a killed process leaves no half of it; never over a file."""
    handle, fresh = tempfile.mkstemp(prefix=f".{place.name}-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(fresh).chmod(mode)
        place.hardlink_to(fresh)
    finally:
        Path(fresh).unlink(missing_ok=True)


def _make(folder: Path | None) -> bool:
    """An empty folder that only its owner may look into; where it cannot be made, the person does."""
    if folder is None or not folder.parent.is_dir():
        return False
    try:
        folder.mkdir(mode=0o700)
    except OSError:
        return False
    return True
