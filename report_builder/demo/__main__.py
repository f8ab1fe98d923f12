"""Write made-up data: the committed demonstration, or services of any size for benchmarks.

`python -m report_builder.demo data/rotherham-2019-20-q4` regenerates the committed data;
`python -m report_builder.demo --children 150000 --out big` makes a service that no paper was ever written of.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from report_builder.demo.any_size import FORMATS, write_any_size
from report_builder.demo.write import NAME, write_demo


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m report_builder.demo", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("data") / NAME, help="of the demonstration")
    parser.add_argument("--children", type=int, help="make up so many children instead, over all services")
    parser.add_argument("--services", type=int, default=1, help="so many services, each in a folder of its own")
    parser.add_argument("--out", type=Path, help="the folder of the made-up services")
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0])
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.children is not None and (asked.out is None or not 1 <= asked.services <= asked.children):
        parser.error("--children needs --out, and at least one child for each service")
    return asked


if __name__ == "__main__":
    asked = _asked()
    if asked.children is None:
        write_demo(asked.folder)
    else:
        write_any_size(
            asked.out, children=asked.children, services=asked.services, ending=asked.format, seed=asked.seed
        )
