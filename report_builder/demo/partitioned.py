"""Made-up services in one dataset that is partitioned by service, as a national analyst holds it.

`data/episodes/service=Rotherham/part-0.parquet`, `data/published.parquet` for all, and a config for each service in
`config/`. The names are those of the services of England and Wales; nothing else of them is true.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from report_builder.demo.any_area import CONFIG, population_of_all, published_of_all
from report_builder.demo.any_size import chunks, sizes
from report_builder.demo.write_chunks import ChunkWriter
from report_builder.model.slug import slug

_KEPT = " ',&"
"""What Hive and its kin leave as it stands in the name of a partition, with letters and digits."""


def service_names(number: int) -> tuple[str, ...]:
    """The names of so many services: those that there are, then `Service 157` and so on."""
    import yaml  # noqa: PLC0415 - the other datasets are written without

    table = Path(__file__).parents[1] / "importers" / "services.yaml"
    regions = yaml.safe_load(table.read_text(encoding="utf-8"))["regions"].values()
    known = sorted({str(row.get("service", row["name"])) for rows in regions for row in rows if "ended" not in row})
    return tuple((*known, *(f"Service {place:03d}" for place in range(len(known) + 1, number + 1)))[:number])


def write_partitioned(folder: Path, *, children: int, services: int = 1, seed: int = 1) -> None:
    """Write made-up services into one dataset.

    Args:
        folder: made where it is missing; its `data` and `config` are written.
        children: of all services together; at least as many as there are services.
        services: how many; the largest has up to eight times as many children as the smallest.
        seed: another one gives other children.

    Raises:
        OSError: the folder cannot be written to.
    """
    data, configs = folder / "data", folder / "config"
    configs.mkdir(parents=True, exist_ok=True)
    known = dict(zip(service_names(services), sizes(children, services, seed), strict=True))
    for number, (name, size) in enumerate(known.items(), start=1):
        _write_partition(data, name, number=number, size=size, seed=seed)
        config = CONFIG.format(name=f'"{name}"', data="../data")
        (configs / f"{slug(name)}.yaml").write_text(config, encoding="utf-8", newline="\n")
    _write_shared(data, known)


def _write_partition(data: Path, name: str, *, number: int, size: int, seed: int) -> None:
    writers: dict[str, ChunkWriter] = {}
    with ExitStack() as open_files:
        for chunk in chunks(number, size, seed):
            for table, columns in chunk.items():
                if table not in writers:
                    place = data / table / f"service={quote(name, safe=_KEPT)}"
                    place.mkdir(parents=True, exist_ok=True)
                    writers[table] = open_files.enter_context(ChunkWriter(place / "part-0.parquet"))
                writers[table].write(columns)


def _write_shared(data: Path, known: Mapping[str, int]) -> None:
    for table, columns in (("published", published_of_all(known)), ("population", population_of_all(known))):
        with ChunkWriter(data / f"{table}.parquet") as writer:
            writer.write(columns)
