"""The guide to the proof-reader lists every class of fault, as the program words it."""

from __future__ import annotations

from pathlib import Path

from report_builder.proof.classes import CLASSES

GUIDE = Path(__file__).parents[2] / "docs" / "proof.md"


def test_every_class_is_in_the_guide_as_the_program_words_it() -> None:
    guide = GUIDE.read_text(encoding="utf-8").splitlines()
    listed = [line for line in guide if line.startswith("| `") and not line.startswith("| `.")]

    assert sorted(listed) == sorted(f"| `{name}` | {what} |" for name, what in CLASSES.items())
