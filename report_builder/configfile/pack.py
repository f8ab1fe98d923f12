"""Read an agenda pack's file: YAML to PackSpec, or every fault of it at once, each with its line and its key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from report_builder.configfile.assemble import digest_of, exemption
from report_builder.configfile.data_place import absolute
from report_builder.configfile.pack_keys import REQUIRED, PackItemKeys, PackKeys
from report_builder.configfile.validate import validate
from report_builder.errors import ConfigError
from report_builder.marked_yaml.fault import Fault, FaultsError, KeyPath, in_order, placed, quoted
from report_builder.marked_yaml.strict_yaml import Document, load
from report_builder.marked_yaml.text import read_bytes
from report_builder.model.pack import REGISTERED, PackItem, PackSpec, PaperKind
from report_builder.model.slug import slug

_CONFIGS = (".yaml", ".yml")
_RELATIVE = "paths are relative to the pack's own folder"
_NO_TABLES = "write registers: with the name of the config whose data hold actions and meetings"


def read_pack(path: Path) -> PackSpec:
    """Read an agenda pack.

    Args:
        path: the YAML file; paths in it are relative to its folder.

    Raises:
        ConfigError: all that is wrong with the file, in the order of its lines.
    """
    try:
        return _pack(path)
    except FaultsError as error:
        raise ConfigError(one.complaint for one in in_order(error.faults)) from None


def _pack(path: Path) -> PackSpec:
    document = load(read_bytes(path), file=str(path))
    keys, faults = validate(PackKeys, document.tree, document.places)
    folder = path.parent.resolve()
    found = [*document.faults, *faults]
    said = {one.path[:1] for one in found}
    found += placed((one for one in _missing(document) if one.path[:1] not in said), document.places)
    items = tuple(_item(keys.items[number], number, folder, document) for number in range(len(keys.items)))
    registers = absolute(folder / keys.registers) if keys.registers else _first_config(items)
    found += placed(_lost(keys, items, registers), document.places)
    if found:
        raise FaultsError(*found)
    assert keys.date is not None  # noqa: S101  a missing one is among the faults
    return PackSpec(
        source=path.resolve(),
        name=_name(keys.body, keys.date),
        council=keys.council,
        body=keys.body,
        date=keys.date,
        items=items,
        time=keys.time,
        venue=keys.venue,
        membership=tuple(keys.membership),
        notices=keys.notices,
        contact=keys.contact,
        edition=keys.edition,
        registers=registers,
        digest=digest_of([document.content]),
    )


def _name(body: str, day: date) -> str:
    return slug(f"{body} {day.isoformat()}")


def _missing(document: Document) -> list[Fault]:
    return [
        Fault((name,), "the key is missing, or has no value", f"write '{name}: ...'")
        for name in REQUIRED
        if not document.tree.get(name)
    ]


def _item(keys: PackItemKeys, number: int, folder: Path, document: Document) -> PackItem:
    paper = absolute(folder / keys.paper) if keys.paper else None
    kind = PaperKind(keys.table) if keys.table else _kind_of(paper)
    whole = exemption(keys.exempt) if keys.exempt else None
    return PackItem(keys.title, keys.text, kind, paper, whole, str(document.places[("items", number)]))


def _kind_of(paper: Path | None) -> PaperKind:
    """By its ending and what lies beside it; a path that leads nowhere is found out later."""
    if paper is None:
        return PaperKind.NONE
    if paper.suffix.lower() in _CONFIGS:
        return PaperKind.CONFIG
    beside = paper if paper.is_dir() else paper.parent
    if (beside / "manifest.json").is_file():
        return PaperKind.BUILT
    return PaperKind.FOREIGN


def _first_config(items: tuple[PackItem, ...]) -> Path | None:
    return next((item.paper for item in items if item.kind is PaperKind.CONFIG), None)


def _lost(keys: PackKeys, items: tuple[PackItem, ...], registers: Path | None) -> list[Fault]:
    """Papers that are not there, and tables that nothing leads to."""
    faults = []
    for number, item in enumerate(items):
        path: KeyPath = ("items", number)
        if item.paper is not None and not item.paper.exists():
            what = f"there is no '{quoted(keys.items[number].paper)}'"
            faults.append(Fault((*path, "paper"), what, _RELATIVE))
        elif item.kind is PaperKind.FOREIGN and item.paper is not None and item.paper.suffix.lower() != ".pdf":
            mend = "name a config, the folder of an edition that was built, or a PDF"
            faults.append(Fault((*path, "paper"), "this is no paper", mend))
        if item.kind in REGISTERED and registers is None:
            faults.append(Fault((*path, "table"), "nothing says where its table lies", _NO_TABLES))
    if keys.registers and registers is not None and not registers.is_file():
        faults.append(Fault(("registers",), f"there is no file '{quoted(keys.registers)}'", _RELATIVE))
    return faults
