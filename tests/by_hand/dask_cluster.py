"""A real scheduler and real workers on loopback, each a process that a test may kill."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Site:
    """The machines of a cluster, all of them this one.

    Attributes:
        address: of the scheduler.
        workers: name -> process.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "scheduler.json"
        self.workers: dict[str, subprocess.Popen[bytes]] = {}
        quiet = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(self._file)]
        self.scheduler = self._begun("scheduler", quiet)
        while not self._file.exists() or not self._file.read_text(encoding="utf-8").endswith("}"):
            assert self.scheduler.poll() is None
            time.sleep(0.05)
        self.address: str = json.loads(self._file.read_text(encoding="utf-8"))["address"]

    def staff(self, number: int) -> None:
        """Have so many workers, each with a folder of its own for temporary files; wait until they are known."""
        import distributed

        self.workers = {name: one for name, one in self.workers.items() if one.poll() is None}
        for _ in range(number - len(self.workers)):
            name = f"worker-{len(list(self._folder.iterdir()))}"
            self.temporary(name).mkdir()
            place = ["--local-directory", str(self.temporary(name)), "--name", name]
            self.workers[name] = self._begun("worker", ["--nthreads", "1", "--no-nanny", "--no-dashboard", *place])
        with distributed.Client(self.address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(number, timeout=60)

    def temporary(self, name: str) -> Path:
        """Where a worker has its temporary files."""
        return self._folder / name

    def end(self) -> None:
        """Leave nothing behind."""
        for process in (*self.workers.values(), self.scheduler):
            process.kill()
            process.wait(30)

    def _begun(self, kind: str, options: list[str]) -> subprocess.Popen[bytes]:
        where = [] if kind == "scheduler" else [self.address]
        place = options[options.index("--local-directory") + 1] if where else str(self._folder)
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
        surroundings |= {
            "PYTHONPATH": str(Path(__file__).parent),
            "TMPDIR": place,
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "2",
        }
        return subprocess.Popen(
            [sys.executable, "-m", "dask", kind, *where, *options],
            env=surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@contextmanager
def site(folder: Path) -> Iterator[Site]:
    """A cluster without workers, gone afterwards."""
    made = Site(folder)
    try:
        yield made
    finally:
        made.end()
