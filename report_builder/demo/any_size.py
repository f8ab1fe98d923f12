"""Made-up services of any size, for benchmarks: every case table and what they are held against, chunk by chunk.

Nothing in them is true: each row says `synthetic`. A chunk of children is made, written and forgotten, so that ten
million need no more memory than a few hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path

import numpy as np

from report_builder.demo.any_area import CONFIG, population, published
from report_builder.demo.any_children import children, episodes, offences, persons
from report_builder.demo.any_events import assessments, custody, exclusions, tracker
from report_builder.demo.chance import Chance, Column
from report_builder.demo.write_chunks import ChunkWriter

CHUNK = 100_000
"""Children in a chunk, which is a row group of a Parquet file."""

FORMATS = ("parquet", "csv")
_ONE_LARGEST_TO_SMALLEST = 8

Tables = dict[str, dict[str, Column]]


def write_any_size(folder: Path, *, children: int, services: int = 1, ending: str = "parquet", seed: int = 1) -> None:
    """Write made-up services: one into the folder itself, several into `service-001`, `service-002`, ... below it.

    Args:
        folder: made where it is missing; the tables' files and `report.yaml` in it are replaced.
        children: of all services together; at least as many as there are services.
        services: how many; the largest has up to eight times as many children as the smallest.
        ending: parquet or csv.
        seed: another one gives other children.

    Raises:
        OSError: the folder cannot be written to.
    """
    for number, size in enumerate(sizes(children, services, seed), start=1):
        place = folder / f"service-{number:03d}" if services > 1 else folder
        place.mkdir(parents=True, exist_ok=True)
        _write_service(place, number=number, size=size, ending=ending, seed=seed)


def sizes(children: int, services: int, seed: int) -> tuple[int, ...]:
    """The children of each service: they add up, and none has fewer than one."""
    smallest = children - services
    weights = 100 + Chance(seed, "sizes").below(100 * (_ONE_LARGEST_TO_SMALLEST - 1), services)
    ends = np.cumsum(weights) * smallest // int(weights.sum())
    return tuple(int(size) + 1 for size in np.diff(ends, prepend=0))


def _write_service(folder: Path, *, number: int, size: int, ending: str, seed: int) -> None:
    writers: dict[str, ChunkWriter] = {}
    service = f"Service {number:03d}"
    with ExitStack() as open_files:
        held_against = {"published": published(service, size), "population": population(service, size)}
        for chunk in chain(chunks(number, size, seed), (held_against,)):
            for name, columns in chunk.items():
                if name not in writers:
                    writers[name] = open_files.enter_context(ChunkWriter(folder / f"{name}.{ending}"))
                writers[name].write(columns)
    (folder / "report.yaml").write_text(CONFIG.format(name=service, data="."), encoding="utf-8", newline="\n")


def chunks(number: int, size: int, seed: int) -> Iterator[Tables]:
    """The tables of cases of a service, chunk by chunk of its children.

    Args:
        number: of the service.
        size: the children whom it knows.
        seed: another one gives other children.
    """
    of_episodes = of_offences = 1
    for first in range(0, size, CHUNK):
        chance = (seed, number, first)
        those = children(f"S{number:03d}", first=first + 1, size=min(CHUNK, size - first), chance=chance)
        their_episodes = episodes(those, first=of_episodes)
        their_offences, sentences = offences(those, first=of_offences)
        tracked, reoffences = tracker(those)
        yield {
            "persons": persons(those),
            "episodes": their_episodes,
            "offences": their_offences,
            "assessments": assessments(those),
            "exclusions": exclusions(those),
            "custody": custody(those, sentences),
            "tracker": tracked,
            "reoffences": reoffences,
        }
        of_episodes += len(their_episodes["person_id"])
        of_offences += len(their_offences["person_id"])
