"""A hierarchy of a dimension's categories: a file of `category,parent`, read into a tree."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from pathlib import Path

from report_builder.model.linked import TOTAL
from report_builder.sheets.faults import Faults, Place
from report_builder.sheets.names import folded
from report_builder.sheets.records import Records, read_records

HEADER = ("category", "parent")
_NEARLY_THE_SAME = 0.85
"""A ratio of difflib: one letter left out of ten."""


def read_hierarchy(path: Path, faults: Faults, *, dimension: str, categories: Collection[str]) -> Mapping[str, str]:
    """Read the broader category of each category; those at the top have none, or Total, or an empty one.

    A category that no table has is let pass, since a table may leave out what is nought; one that is nearly a
    table's own is taken for a misspelling, because it would leave that category out of its group.

    Args:
        path: the file.
        faults: where faults are noted.
        dimension: whose categories they are.
        categories: all that the tables have in that dimension.
    """
    records = read_records(path, faults)
    if records is None:
        return {}
    if records.header != HEADER:
        what = "the header of a hierarchy is 'category,parent'"
        faults.note(what, Place(records.file, 1), mend="name the two columns so")
        return {}
    lines: dict[str, int] = {}
    parents: dict[str, str] = {}
    for line, (category, parent) in records.rows:
        if _is_row_good(category, Place(records.file, line), lines, faults):
            lines[category] = line
            parents.update({category: parent} if parent not in {"", TOTAL} else {})
    _note_circles(parents, lines, file=records.file, faults=faults)
    _note_strangers(records, dimension, categories=categories, parents=parents, faults=faults)
    return parents


def _is_row_good(category: str, place: Place, lines: Mapping[str, int], faults: Faults) -> bool:
    if not category:
        faults.note("the category is empty", place, mend="name it, or delete the row")
    elif category == TOTAL:
        faults.note("Total stands above every hierarchy", place, mend="delete the row")
    elif category in lines:
        what = f"the category stands in line {lines[category]} already"
        faults.note(what, place, mend="give each category one parent")
    else:
        return True
    return False


def _note_circles(parents: Mapping[str, str], lines: Mapping[str, int], *, file: str, faults: Faults) -> None:
    for category in parents:
        above: list[str] = [category]
        while above[-1] in parents and parents[above[-1]] not in above:
            above.append(parents[above[-1]])
        if parents.get(above[-1]) == category:
            what = "the category is above itself"
            faults.note(what, Place(file, lines[category]), mend="look at its parent, and at the parent's parent")


def _note_strangers(
    records: Records, dimension: str, *, categories: Collection[str], parents: Mapping[str, str], faults: Faults
) -> None:
    """Names that seem to be meant for a table's category, and a hierarchy of quite other names."""
    known = {*parents, *parents.values(), *(category for _, (category, _) in records.rows)}
    unplaced = {folded(category): category for category in categories if category not in known}
    for line, pair in records.rows:
        for name in pair:
            meant = None if name in categories else _meant(name, unplaced)
            if meant:
                what = f"no table has the category '{name}' in '{dimension}'"
                faults.note(what, Place(records.file, line), mend=f"did you mean '{meant}'?")
    if categories and not known & set(categories):
        what = f"no table has any of these categories in '{dimension}'"
        faults.note(what, Place(records.file), mend="look at --hierarchy: is it the right dimension and file?")


def _meant(name: str, unplaced: Mapping[str, str]) -> str | None:
    """The category that a name is nearly the same as; with digits in it, only spacing and case may differ."""
    plain = folded(name)
    if plain in unplaced:
        return unplaced[plain]
    if any(letter.isdigit() for letter in plain):
        return None
    near = difflib.get_close_matches(plain, list(unplaced), n=1, cutoff=_NEARLY_THE_SAME)
    return unplaced[near[0]] if near else None
