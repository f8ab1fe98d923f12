"""The cache of builds: it goes with the last paper of its report, and where no build has touched it since a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from report_builder.delivery.swap import clear
from report_builder.model.purged import Fate
from report_builder.model.release import MANIFEST
from report_builder.unchanged.stamp import FOLDER as STAMPS
from report_builder.warm.files import CACHE


def purge_cache(out: Path, before: date, *, gone: Collection[str], is_dry_run: bool) -> Iterator[Fate]:
    """What builds left for the next ones, report by report. It can be deleted at any time: the next build is slower.

    Args:
        out: the folder of the papers.
        before: what was last written before this day goes.
        gone: the editions that go, as report/edition.
        is_dry_run: only say what would go.
    """
    cache = out / CACHE
    for folder in sorted(cache.iterdir()) if cache.is_dir() and not cache.is_symlink() else ():
        if not folder.is_dir() or folder.is_symlink():
            continue
        why, is_gone = _why(folder, before, has_paper=_has_paper(out / folder.name, gone) or folder == out / STAMPS)
        yield Fate("cache", str(folder.relative_to(out)), why, is_gone=is_gone)
        if is_gone and not is_dry_run:
            clear(folder)


def _has_paper(report: Path, gone: Collection[str]) -> bool:
    return any(f"{report.name}/{one.parent.name}" not in gone for one in report.glob(f"*/{MANIFEST}"))


def _why(folder: Path, before: date, *, has_paper: bool) -> tuple[str, bool]:
    """What is to be said of a folder of the cache, and whether it goes."""
    if not has_paper:
        return "no paper of it is left here", True
    last = max((one.stat().st_mtime for one in (folder, *folder.rglob("*"))), default=0.0)
    day = datetime.fromtimestamp(last, UTC).date()
    return f"last written on {day.isoformat()}", day < before
