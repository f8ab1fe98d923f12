"""Of two who want a folder's lock, the second waits, and a dead holder keeps nobody waiting."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from report_builder.store.alone import alone

HOLD = (
    "import sys, time; from pathlib import Path; from report_builder.store.alone import alone\n"
    "with alone(Path(sys.argv[1])):\n    print('held', flush=True); time.sleep(60)"
)


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    told: list[str] = []

    def second() -> None:
        with alone(tmp_path):
            told.append("second")

    with alone(tmp_path):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(timeout=0.2)
        told.append("first")
    waiting.join()

    assert told == ["first", "second"]


def test_locks_of_other_names_do_not_wait(tmp_path: Path) -> None:
    with alone(tmp_path), alone(tmp_path, ".sending"):
        pass


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.communicate()

    with alone(tmp_path):
        assert (tmp_path / ".lock").stat().st_mode & 0o777 == 0o600
