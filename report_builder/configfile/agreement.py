"""What a config says that one key alone cannot show to be wrong: missing keys, paths, and keys that must agree.

Each function takes the keys and the source and returns what it found and its faults, so that all are gathered.
"""

from __future__ import annotations

from datetime import date

from report_builder.configfile.case_types import resolve_case_types
from report_builder.configfile.content_keys import CaseTypesKeys
from report_builder.configfile.families import Families, find_members, read_families
from report_builder.configfile.leaves import nearest
from report_builder.configfile.report_keys import REQUIRED, ReportKeys
from report_builder.configfile.source import Source
from report_builder.marked_yaml.fault import Fault, FaultsError, KeyPath, quoted
from report_builder.model.dimension import CASE_TYPES
from report_builder.model.period import spell_date
from report_builder.model.publication import is_working_day, last_day_to_publish
from report_builder.model.spec import CaseTypes, FamilyMember


def missing_keys(source: Source) -> list[Fault]:
    """Required keys that are not there, or have no value."""
    faults = []
    for name in REQUIRED:
        if name not in source.document.tree:
            faults.append(Fault((name,), "the key is missing", f"write '{name}: ...'"))
        elif source.document.tree[name] is None:
            faults.append(Fault((name,), "the key has no value", f"write '{name}: ...'"))
    return faults


def day_of_knowledge(keys: ReportKeys, argument: date | None) -> tuple[date, list[Fault]]:
    """The day up to which the paper knows things: the caller's, the config's, else the meeting's."""
    day = argument or keys.as_at or (keys.meeting.date if keys.meeting else None)
    if day:
        return day, []
    mend = "write as_at: 2020-07-13, or the date of the meeting under meeting.date, or call with --as-at 2020-07-13"
    return date.min, [Fault(("as_at",), "nothing says up to which day the paper knows things", mend)]


def family(keys: ReportKeys, source: Source) -> tuple[tuple[tuple[FamilyMember, ...], Families], list[Fault]]:
    """The members of the comparator family, and the files that name them."""
    asked = keys.comparators.family
    if not asked:
        return ((), Families()), []
    families = read_families(source.folder)
    try:
        return (find_members(asked, families, yot=keys.yot or ""), families), list(families.faults)
    except FaultsError as error:
        return ((), families), [*families.faults, *(one.under(("comparators", "family")) for one in error.faults)]


def case_types(keys: ReportKeys) -> tuple[CaseTypes, list[Fault]]:
    """Episode types and groups; the contract's own where the config's are at fault."""
    try:
        return resolve_case_types(keys.case_types), []
    except FaultsError as error:
        faults = [one.under(("case_types",)) for one in error.faults]
        return resolve_case_types(CaseTypesKeys()), faults


def configured_categories(keys: ReportKeys, known_types: CaseTypes) -> list[Fault]:
    """Figures that ask for a case type or group that the config does not have."""
    known = {"case_type": (*known_types.order, *CASE_TYPES), "case_group": tuple(known_types.groups)}
    return [
        Fault(("figures", index, place, dimension), f"{dimension} has no category '{quoted(category)}'", mend)
        for index, figure in enumerate(keys.figures)
        for place in ("by", "fixed", "of")
        for dimension, category in _picked(getattr(figure, place)).items()
        if dimension in known and category not in known[dimension]
        for mend in [nearest(category, dict.fromkeys(known[dimension]))]
    ]


def ratings_in_order(keys: ReportKeys) -> list[Fault]:
    """An amber that reaches no further than green could never be said."""
    if keys.tracker.amber_within > keys.tracker.green_within:
        return []
    what = "amber reaches no further than green"
    return [Fault(("tracker", "amber_within"), what, "give it a greater number than green_within")]


def answered_twice(keys: ReportKeys) -> list[Fault]:
    """Findings, figures and added sections that somebody answers for in two ways."""
    lists = {
        "accept": [(one.finding, one.words) for one in keys.accept],
        "set_aside": [(one.finding, "") for one in keys.set_aside],
        "corrections": [(one.figure, "") for one in keys.corrections],
    }
    faults = [
        Fault((name, index), f"'{quoted(entry[0])}' stands in the list twice", "keep one of the two")
        for name, entries in lists.items()
        for index, entry in enumerate(entries)
        if entry in entries[:index]
    ]
    return faults + [
        Fault(("set_aside", index), f"'{quoted(entry[0])}' is accepted as well", "either accept it or set it aside")
        for index, entry in enumerate(lists["set_aside"])
        if entry in lists["accept"]
    ]


def publication(keys: ReportKeys) -> list[Fault]:
    """What is wrong with the council's own day of publication: no working day, or too near to the meeting.

    A late paper may come out after the day that the law sets, though not after the meeting.
    """
    if keys.meeting is None or keys.meeting.publication is None:
        return []
    path: KeyPath = ("meeting", "publication")
    own, day = keys.meeting.publication, keys.meeting.date
    if not is_working_day(own):
        return [Fault(path, f"{spell_date(own)} is no working day", "name the working day before it")]
    if day is None:
        return [Fault(path, "without the meeting's date nobody can tell whether this is in time", "write meeting.date")]
    if keys.committee.late:
        mend = "name a day before the meeting"
        return [Fault(path, f"the meeting is on {spell_date(day)}", mend)] if own >= day else []
    last = last_day_to_publish(day)
    if own <= last:
        return []
    what = (
        f"{spell_date(own)} is after {spell_date(last)}, the last day with five clear working days before the meeting"
    )
    return [Fault(path, what, f"name {spell_date(last)} or earlier, or say under committee.late why the paper is late")]


def _picked(asked: object) -> dict[str, str]:
    return asked if isinstance(asked, dict) else {}
