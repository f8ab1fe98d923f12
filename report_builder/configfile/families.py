"""families.yaml: named lists of comparator families, and the authorities of partnerships."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from report_builder import bundled
from report_builder.configfile.leaves import Names, nearest, repeated
from report_builder.configfile.mapping import Mapping
from report_builder.configfile.validate import validate
from report_builder.marked_yaml.fault import Fault, FaultsError, fault, quoted
from report_builder.marked_yaml.strict_yaml import load
from report_builder.marked_yaml.text import read_bytes
from report_builder.model.spec import FamilyMember

FILE = "families.yaml"


class FamiliesKeys(Mapping):
    """The keys of families.yaml."""

    families: dict[str, Names] = Field(default_factory=dict)
    """Name of a list: its members, without the service that the family is of."""
    partnerships: dict[str, Names] = Field(default_factory=dict)
    """Name of a service of several authorities: the authorities, whose populations are summed."""


@dataclass(frozen=True, slots=True)
class Families:
    """All lists and partnerships that a config may name, and the bytes and paths of the files that they stand in."""

    lists: MappingOf[str, tuple[str, ...]] = field(default_factory=dict)
    partnerships: MappingOf[str, tuple[str, ...]] = field(default_factory=dict)
    contents: tuple[bytes, ...] = ()
    paths: tuple[Path, ...] = ()
    faults: tuple[Fault, ...] = ()

    def member(self, name: str) -> FamilyMember:
        """A member, with its authorities where it is a partnership."""
        known = {partnership.casefold(): authorities for partnership, authorities in self.partnerships.items()}
        return FamilyMember(name, known.get(name.casefold(), ()))


def read_families(folder: Path) -> Families:
    """The file beside the config, then ours; of two lists of one name the nearer counts.

    Args:
        folder: where the config lies.
    """
    ours = bundled.folder("config") / FILE
    beside = folder / FILE
    found = [_read_file(beside)] if beside.exists() and not beside.samefile(ours) else []
    found.append(_read_file(ours))
    return Families(
        lists={name: names for one in reversed(found) for name, names in one.lists.items()},
        partnerships={name: names for one in reversed(found) for name, names in one.partnerships.items()},
        contents=tuple(content for one in found for content in one.contents),
        paths=tuple(path for one in found for path in one.paths),
        faults=tuple(complaint for one in found for complaint in one.faults),
    )


def _read_file(path: Path) -> Families:
    try:
        document = load(read_bytes(path), file=str(path))
    except FaultsError as error:
        return Families(faults=error.faults)
    keys, faults = validate(FamiliesKeys, document.tree, document.places)
    return Families(
        lists={name: tuple(names) for name, names in keys.families.items()},
        partnerships={name: tuple(names) for name, names in keys.partnerships.items()},
        contents=(document.content,),
        paths=(path,),
        faults=(*document.faults, *faults),
    )


def find_members(asked: str | list[str], families: Families, *, yot: str) -> tuple[FamilyMember, ...]:
    """The members that a config asks for, by the name of a list or one by one.

    Args:
        asked: the value of `comparators.family`.
        families: what families.yaml offers.
        yot: the service, which is no member of its own family.

    Raises:
        FaultsError: no such list, or the service is in it; paths count from the value.
    """
    is_list = isinstance(asked, str)
    if isinstance(asked, str) and asked not in families.lists:
        raise fault(f"there is no family list '{quoted(asked)}'", nearest(asked, families.lists))
    names = families.lists[asked] if isinstance(asked, str) else tuple(asked)
    own = [index for index, name in enumerate(names) if name.casefold() == yot.casefold()]
    if own:
        where = f" of the list '{asked}'" if is_list else ""
        what = f"'{names[own[0]]}' is the service itself, and no member{where}"
        raise FaultsError(Fault(() if is_list else (own[0],), what, "take it out: it is compared with the others"))
    if is_list and repeated(names):
        raise fault(f"the list '{asked}' names a member twice", f"mend it in {FILE}")
    return tuple(families.member(name) for name in names)
