"""A national release, as its file asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class NationSpec:
    """Which services' papers go out together, and over which areas they are added up.

    Attributes:
        source: its file, absolute.
        name: of the area of all of them.
        configs: of the services, absolute.
        regions: name -> its services.
    """

    source: Path
    name: str
    configs: tuple[Path, ...]
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
