"""The classes of faults that the proof-reader knows, each told in one line: for its help, its guide and its tests."""

from __future__ import annotations

CLASSES: dict[str, str] = {}
"""Class -> what is wrong where it is found."""
