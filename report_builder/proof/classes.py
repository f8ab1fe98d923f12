"""The classes of faults that the proof-reader knows, each told in one line: for its help, its guide and its tests."""

from __future__ import annotations

CLASSES: dict[str, str] = {
    "share-of-count": "a share printed beside its count is not that count's share",
    "parts-and-whole": "parts do not make their whole, or one is above it",
    "impossible-share": "no whole number of the whole gives the share",
    "relative-change": "an amount of change is not that of the two values beside it",
    "direction": "a fall is called a rise, or a rise a fall",
    "signed-change": "a minus stands before the amount of an increase or a decrease",
    "percentage-points": "a difference of two percentages is printed as a percentage",
}
"""Class -> what is wrong where it is found."""
