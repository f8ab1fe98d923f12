"""Write made-up data: the committed datasets, or services of any size for benchmarks.

`python -m report_builder.demo data/rotherham-2019-20-q4` regenerates the committed dataset of that name, as does
`--dataset rotherham-2019-20-q4 --out anywhere`;
`python -m report_builder.demo --children 150000 --out big` makes a service that no paper was ever written of;
`python -m report_builder.demo --children 1560000 --services 157 --partitioned --out country` one dataset of many.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from report_builder.demo.any_size import FORMATS, write_any_size
from report_builder.demo.partitioned import write_partitioned
from report_builder.demo.write import DATASETS, NAME


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m report_builder.demo", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where a committed dataset goes")
    parser.add_argument("--dataset", choices=DATASETS, help="which one, where the folder's name does not say it")
    parser.add_argument("--children", type=int, help="make up so many children instead, over all services")
    parser.add_argument("--services", type=int, default=1, help="so many services, each in a folder of its own")
    parser.add_argument("--out", type=Path, help="the folder, of a committed dataset too")
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0])
    parser.add_argument(
        "--partitioned", action="store_true", help="the services in one dataset, partitioned by service, in Parquet"
    )
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.children is not None and (asked.out is None or not 1 <= asked.services <= asked.children):
        parser.error("--children needs --out, and at least one child for each service")
    if asked.partitioned and (asked.children is None or asked.format != FORMATS[0]):
        parser.error("--partitioned needs --children, and is Parquet")
    return asked


def _write_committed(asked: argparse.Namespace) -> None:
    """The dataset that was named, or whose name the folder has, or the first."""
    folder: Path = asked.folder or asked.out or Path("data") / (asked.dataset or NAME)
    name = asked.dataset or (folder.name if folder.name in DATASETS else NAME)
    DATASETS[name](folder)


if __name__ == "__main__":
    asked = _asked()
    if asked.children is None:
        _write_committed(asked)
    elif asked.partitioned:
        write_partitioned(asked.out, children=asked.children, services=asked.services, seed=asked.seed)
    else:
        write_any_size(
            asked.out, children=asked.children, services=asked.services, ending=asked.format, seed=asked.seed
        )
