"""Episode types as a config orders and groups them, with the defaults of the data contract."""

from __future__ import annotations

from report_builder.configfile.content_keys import CaseTypesKeys
from report_builder.configfile.leaves import nearest
from report_builder.marked_yaml.fault import Fault, FaultsError
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.spec import CaseTypes

REST = "other"
"""The group of the types that no group names, so that the groups always add up to the caseload."""


def resolve_case_types(keys: CaseTypesKeys) -> CaseTypes:
    """The types, where statutory ends, and groups that hold each type once.

    Raises:
        FaultsError: a known type is left out of the order, the statutory line is no type, or a group names a type
            that is unknown or in another group; paths count from `case_types`.
    """
    order = tuple(word.lower() for word in keys.order) or CASE_TYPES
    groups = {group: tuple(word.lower() for word in words) for group, words in keys.groups.items()}
    statutory_from = keys.statutory_from.lower()
    missing = [word for word in CASE_TYPES if word not in order]
    faults = _group_faults(groups, order)
    if missing:
        faults.append(Fault(("order",), f"the order leaves out: {', '.join(missing)}", "name every episode type"))
    if statutory_from not in (*order, *missing):
        what = f"there is no episode type '{statutory_from}'"
        faults.append(Fault(("statutory_from",), what, nearest(statutory_from, order)))
    if faults:
        raise FaultsError(*faults)
    return CaseTypes(order, statutory_from, _whole(groups or CASE_GROUPS, order))


def _group_faults(groups: dict[str, tuple[str, ...]], order: tuple[str, ...]) -> list[Fault]:
    faults, holder = [], dict[str, str]()
    for group, words in groups.items():
        for index, word in enumerate(words):
            path = ("groups", group, index)
            if word not in order:
                faults.append(Fault(path, f"there is no episode type '{word}'", nearest(word, order)))
            elif word in holder:
                what = f"'{word}' is in the group '{holder[word]}' already"
                faults.append(Fault(path, what, "a type is in one group at most"))
            holder.setdefault(word, group)
    return faults


def _whole(groups: dict[str, tuple[str, ...]], order: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    named = {word for words in groups.values() for word in words}
    rest = tuple(word for word in order if word not in named)
    return {**groups, REST: (*groups.get(REST, ()), *rest)} if rest else dict(groups)
