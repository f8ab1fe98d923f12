"""Which of the 5+1 ethnic groups a recorded ethnicity belongs to.

Sources: ONS ethnic group classifications of the Censuses 2021 (19 groups), 2011 (18) and 2001 (16 codes). Chinese
counts as Asian throughout, as in the populations of 2011 and 2021, although 2001 coded it O1.
"""

from __future__ import annotations

import re

NOT_STATED = "not stated"

_HEADINGS = {
    "white": ("white",),
    "mixed": (
        "mixed",
        "mixed or multiple ethnic groups",
        "mixed multiple ethnic groups",
        "mixed multiple ethnic group",
        "mixed or multiple",
    ),
    "asian": (
        "asian",
        "asian or asian british",
        "asian asian british",
        "asian asian british or asian welsh",
        "asian asian welsh asian british",
        "asian asian welsh or asian british",
    ),
    "black": (
        "black",
        "black or black british",
        "black african caribbean black british",
        "black african caribbean or black british",
        "black black british black welsh caribbean or african",
        "black black british caribbean or african",
        "black black welsh black british caribbean african",
    ),
    "other": ("other", "other ethnic group", "other ethnic groups", "chinese or other ethnic group"),
}
_LABELS = {
    "white": (
        "british",
        "white british",
        "english welsh scottish northern irish or british",
        "english welsh scottish northern irish british",
        "irish",
        "white irish",
        "gypsy or irish traveller",
        "roma",
        "other white",
        "any other white background",
        "any other white",
    ),
    "mixed": (
        "white and black caribbean",
        "white and black african",
        "white and asian",
        "black caribbean and white",
        "black african and white",
        "asian and white",
        "other mixed",
        "other mixed or multiple ethnic groups",
        "any other mixed background",
        "any other mixed or multiple ethnic background",
        "any other mixed multiple ethnic background",
    ),
    "asian": ("indian", "pakistani", "bangladeshi", "chinese", "other asian", "any other asian background"),
    "black": (
        "african",
        "black african",
        "african background",
        "caribbean",
        "black caribbean",
        "other black",
        "any other black background",
        "any other black african caribbean background",
        "any other black african or caribbean background",
        "any other black black british or caribbean background",
        "any other black black british or caribbean",
    ),
    "other": ("arab", "any other ethnic group", "any other ethnic background", "any other"),
}
_CODES = {
    "white": ("w1", "w2", "w9"),
    "mixed": ("m1", "m2", "m3", "m9"),
    "asian": ("a1", "a2", "a3", "a9", "o1"),
    "black": ("b1", "b2", "b9"),
    "other": ("o9",),
}


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def _all_spellings() -> dict[str, str]:
    spellings = {NOT_STATED: NOT_STATED}
    for group, headings in _HEADINGS.items():
        for name in (*headings, *_LABELS[group], *_CODES[group]):
            spellings[name] = group
        for heading in headings:
            spellings.update({f"{heading} {label}": group for label in _LABELS[group]})
    # Census 2011 and 2001 print Chinese under its heading of the time.
    spellings.update({f"{heading} chinese": "asian" for heading in _HEADINGS["other"]})
    return spellings


_GROUPS = _all_spellings()


def ethnic_group(label: str) -> str | None:
    """The 5+1 group of a label or code: white, mixed, asian, black, other or not stated; None where it is none of ours.

    The label may stand with or without the heading before its colon; case and punctuation do not matter.
    """
    return _GROUPS.get(_plain(label))
