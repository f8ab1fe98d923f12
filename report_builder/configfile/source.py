"""The config as it was found on disk: the user's file laid over the shipped defaults."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from report_builder import bundled
from report_builder.marked_yaml.fault import Fault, KeyPath, Places
from report_builder.marked_yaml.strict_yaml import Document, Tree, load
from report_builder.marked_yaml.text import read_bytes


@dataclass(frozen=True, slots=True)
class Source:
    """A config over its defaults.

    Attributes:
        path: as the caller named it, for complaints.
        document: the merged tree, with the places of both files.
        contents: the bytes of the files read, the config first.
    """

    path: Path
    document: Document
    contents: tuple[bytes, ...]

    @property
    def folder(self) -> Path:
        """Relative paths in the config start here."""
        return self.path.parent.resolve()

    @property
    def places(self) -> Places:
        """Where each key stands."""
        return self.document.places

    def unspoken(self, faults: list[Fault]) -> list[Fault]:
        """The faults less those of values that could not be read, of which enough is said."""
        return [one for one in faults if not any(_begins(one.path, path) for path in self.document.given_up)]


def read_source(path: Path) -> Source:
    """Read a config and lay it over the defaults.

    Raises:
        FaultsError: one of the files cannot be read at all.
    """
    return source_of(read_bytes(path), path)


def source_of(content: bytes, path: Path) -> Source:
    """The same of a config's bytes, whether or not they lie at `path` yet.

    Raises:
        FaultsError: they cannot be read at all.
    """
    ours = bundled.folder("config") / "default.yaml"
    theirs = load(content, file=str(path))
    defaults = load(read_bytes(ours), file=str(ours))
    merged = Document(
        tree=laid_over(theirs.tree, defaults.tree),
        places={**defaults.places, **theirs.places},
        faults=(*theirs.faults, *defaults.faults),
        given_up=theirs.given_up | defaults.given_up,
        content=theirs.content,
    )
    return Source(path, merged, (theirs.content, defaults.content))


def laid_over(top: dict[str, Tree], bottom: dict[str, Tree]) -> dict[str, Tree]:
    """Two trees as one: mappings are joined key by key, all else is the upper one's unless that has no value."""
    joined = dict(bottom)
    for key, value in top.items():
        below = bottom.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            joined[key] = laid_over(value, below)
        elif value is not None or key not in bottom:
            joined[key] = value
    return joined


def _begins(path: KeyPath, start: KeyPath) -> bool:
    return path[: len(start)] == start
