"""Which configs were built into an out folder, seen at the start of a call: whether charts are likely to be drawn."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from report_builder.warm.files import CACHE, ENDING, keep


def note_config(report: Path, config: Path) -> None:
    """Note in a report's folder of the cache which config it is of, by a digest of its path."""
    place = report / _name_of(config)
    if not place.exists():
        keep(b"", place)


def is_known(config: Path, out: Path) -> bool:
    """Whether the cache holds something of a config. What it holds may be of other data or of another program."""
    return next((out / CACHE).glob(f"*/{_name_of(config)}"), None) is not None


def _name_of(config: Path) -> str:
    return f"of-{sha256(str(config.resolve()).encode()).hexdigest()[:32]}{ENDING}"
