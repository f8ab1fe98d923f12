"""A zip whose bytes depend on what is in it alone: parts in the order given, no time of day, no rights of a machine."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say."""


def zipped(parts: Mapping[str, bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    """The zip's bytes.

    Args:
        parts: name -> content.
        stored: names of parts that are not compressed, as OpenDocument wants its `mimetype`.
    """
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Unix, whatever the machine
            archive.writestr(entry, content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return kept.getvalue()
