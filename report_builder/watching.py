"""Build, and build again at each save of anything that the paper is made from.

Twice a second everything is looked at where it lies. What a system tells of changes by itself (inotify, FSEvents) it
tells of its own disks alone, and the folders of a council lie on a server.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from report_builder.model.order import Order
from report_builder.unchanged.looks import Place, glance
from report_builder.unchanged.reading import Reads
from report_builder.unchanged.reads import beside

_LEFT_BY_EDITORS = ("~", ".swp", ".swx", ".tmp", "/4913", "#")
_BEGUN_BY_EDITORS = (".#", "~$", ".~lock.")
_MOST_FOLDERS = 100
"""Beside the config's own: in a home folder there may be any number."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: its status, and what it read; None where it did not come so far."""

    status: int
    reads: Reads | None = None


Build = Callable[[Order, Sequence[str]], Built]
"""Builds, given what was saved since the last time; nothing the first time."""
Tell = Callable[[Order, Sequence[str], Built], None]
"""Given what was saved, and what came of the build."""


def watch(orders: Sequence[Order], *, build: Build, tell: Tell, pause: Callable[[], None]) -> int:
    """Build all, then each again whenever something is saved that it was made from, until Ctrl-C while it waits.

    Saves that come one upon the other are one: a build begins when for the length of a pause nothing was saved. What is
    saved in the midst of a build leads to the next one.

    Args:
        orders: what is wanted.
        build: makes one of them.
        tell: says what came of it, and that the next save is waited for.
        pause: waits as long as should lie between two looks.

    Returns:
        The worst status of the last builds: 0 where every paper is as its files are.

    Raises:
        KeyboardInterrupt: it came in the midst of a build.
    """
    desks = [_Desk(order) for order in orders]
    try:
        for desk in desks:
            desk.build(build, (), tell)
        while True:
            for desk, names in zip(desks, _next_saved(desks, pause), strict=True):
                if names:
                    desk.build(build, names, tell)
    except KeyboardInterrupt:
        if any(desk.is_building for desk in desks):
            raise
        return max((desk.status for desk in desks), default=0)


def _next_saved(desks: Sequence[_Desk], pause: Callable[[], None]) -> list[list[str]]:
    """Wait until something was saved and everything stands still; what was saved, for each desk."""
    last: list[list[str]] = []
    while True:
        pause()
        moved = [desk.look() for desk in desks]
        saved = [desk.saved() for desk in desks]
        if any(saved) and saved == last and not any(moved):
            return saved
        last = saved


@dataclass(slots=True)
class _Desk:
    """One order: where to look for what it is made from, and how that stood before the last build."""

    order: Order
    status: int = 0
    is_building: bool = False
    _places: tuple[Place, ...] = ()
    _before: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    _now: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def look(self) -> bool:
        """Look at everything; whether something is not as it was at the last look."""
        last, self._now = self._now, _seen(self._places, self.order.out)
        return self._now != last

    def saved(self) -> list[str]:
        """The names of what is not as it was before the last build, sorted."""
        paths = self._before.keys() | self._now.keys()
        moved = (path for path in paths if self._before.get(path) != self._now.get(path))
        return sorted({path.rstrip("/") for path in moved})

    def build(self, build: Build, saved: Sequence[str], tell: Tell) -> None:
        """Build, and know from then on what is to be looked at."""
        if not self._places:
            self._places = _near(self.order.config)
        before = _seen(self._places, self.order.out)
        self.is_building = True
        built = build(self.order, saved)
        self.is_building = False
        self.status = built.status
        if built.reads is not None:
            self._places = built.reads.places
            now = _of_interest(built.reads.before, self.order.out)
            before = {path: before.get(path, marks) for path, marks in now.items()}
        else:  # its config could not be read: what is missing may come to lie beside it
            self._places = tuple(dict.fromkeys((*self._places, *_near(self.order.config))))
            before = {**_seen(self._places, self.order.out), **before}
        self._before = self._now = before
        tell(self.order, saved, built)


def _near(config: Path) -> tuple[Place, ...]:
    """What may be wanted by a config that cannot be read: all that lies beside it, and what is called how around it."""
    folder = Path(os.path.abspath(config)).parent  # noqa: PTH100  a link is not followed
    around = [folder, folder.parent, *_entries(folder.parent, is_folder=True)[:_MOST_FOLDERS]]
    files = [Place(str(file)) for file in _entries(folder, is_folder=False)]
    return (*beside(config), *files, *(Place(str(one), is_listing=True) for one in dict.fromkeys(around)))


def _entries(folder: Path, *, is_folder: bool) -> list[Path]:
    try:
        found = sorted(one for one in folder.iterdir() if one.is_dir() == is_folder)
        return [one for one in found if not (is_folder and one.is_symlink())]  # which may lead to the out folder
    except OSError:
        return []


def _seen(places: Iterable[Place], out: Path) -> dict[str, tuple[int, ...]]:
    """The marks of what lies in some places, as far as they may be looked at."""
    return _of_interest(dict(_marks(places)), out)


def _marks(places: Iterable[Place]) -> Iterator[tuple[str, tuple[int, ...]]]:
    for place in places:
        try:
            yield from glance([place]).items()
        except OSError:
            yield place.path, ()


def _of_interest(marks: Mapping[str, tuple[int, ...]], out: Path) -> dict[str, tuple[int, ...]]:
    """Less what we write ourselves, and what editors leave beside a file while they have it."""
    own = os.path.abspath(out)  # noqa: PTH100
    return {
        path: found
        for path, found in marks.items()
        if path.rstrip("/") != own and not path.startswith(f"{own}/") and not _is_left_by_editor(path.rstrip("/"))
    }


def _is_left_by_editor(path: str) -> bool:
    return path.endswith(_LEFT_BY_EDITORS) or path.rpartition("/")[2].startswith(_BEGUN_BY_EDITORS)
