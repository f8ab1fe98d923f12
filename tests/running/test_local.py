"""Worker processes: every task is answered once, whatever becomes of the others or of the processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from errands import Errand, run_errand
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_builder.running.executor import Done
from report_builder.running.local import Workers


def answers(*errands: Errand, count: int = 2, tasks_each: int = 25) -> dict[int, Done]:
    told = list(Workers(count, tasks_each=tasks_each).run(run_errand, errands))
    assert len({done.index for done in told}) == len(told)
    return {done.index: done for done in told}


def test_every_item_is_answered_with_its_own_result() -> None:
    told = answers(*map(Errand, range(7)))

    assert {index: done.result for index, done in told.items()} == {n: 2 * n for n in range(7)}


def test_no_item_makes_no_process() -> None:
    assert answers() == {}


def test_a_fault_is_told_by_its_kind_and_place_and_never_by_its_message() -> None:
    told = answers(Errand(0), Errand(1, "fail"), Errand(2))

    fault = told[1].fault
    assert fault is not None
    assert (fault.kind, fault.refusal) == ("UnknownError", None)
    assert "run_errand" in fault.frames
    assert "name of a child" not in str(told[1]).replace('raise UnknownError("the secret name of a child")', "")
    assert [told[0].result, told[2].result] == [0, 4]


def test_what_the_machine_refuses_is_told_with_its_words() -> None:
    fault = answers(Errand(0, "refuse"))[0].fault

    assert fault is not None
    assert fault.refusal == (13, "Permission denied", "/somewhere")


def test_a_result_that_cannot_travel_is_a_fault_of_that_task_alone() -> None:
    told = answers(Errand(0, "lambda"), Errand(1), count=1)

    assert told[0].fault is not None
    assert told[1].result == 2


def test_a_task_whose_worker_died_is_done_by_another(tmp_path: Path) -> None:
    told = answers(Errand(0, "die once", tmp_path), Errand(1))

    assert {index: done.result for index, done in told.items()} == {0: 0, 1: 2}
    assert len(list(tmp_path.iterdir())) == 2


def test_a_task_whose_workers_die_twice_is_lost_and_the_others_are_not(tmp_path: Path) -> None:
    told = answers(Errand(0, "die", tmp_path), *map(Errand, range(1, 5)))

    assert told[0].lost == "its process was killed, as a machine does that runs out of memory"
    assert [told[n].result for n in range(1, 5)] == [2, 4, 6, 8]
    assert len(list(tmp_path.iterdir())) == 2


def test_how_a_process_ended_is_told() -> None:
    assert answers(Errand(0, "exit"))[0].lost == "its process ended with status 7"


def test_a_worker_has_no_more_tasks_than_it_should() -> None:
    told = answers(*(Errand(n, "process") for n in range(6)), count=1, tasks_each=2)

    processes = [told[n].result for n in range(6)]
    assert len(set(processes)) == 3
    assert processes[0] == processes[1]


def test_whoever_stops_asking_ends_the_rest(tmp_path: Path) -> None:
    began = time.monotonic()
    with closing(Workers(2).run(run_errand, [Errand(0), *(Errand(n, "wait", tmp_path) for n in (1, 2))])) as told:
        assert next(told).index == 0
        while not list(tmp_path.iterdir()):
            time.sleep(0.01)

    assert time.monotonic() - began < 30
    assert [one for one in map(process_of, tmp_path.iterdir()) if is_alive(one)] == []


CALL = """
import sys
from pathlib import Path
from errands import Errand, run_errand
from report_builder.running.local import Workers
if __name__ == "__main__":
    list(Workers(2).run(run_errand, [Errand(n, "wait", Path(sys.argv[1])) for n in range(4)]))
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_worker_outlives_the_call(how: signal.Signals, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (tmp_path / "call.py").write_text(CALL, encoding="utf-8")
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "by_hand")}
    call = subprocess.Popen(
        [sys.executable, str(tmp_path / "call.py"), str(notes)],
        env=surroundings,
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    )
    while len(list(notes.iterdir())) < 2:
        assert call.poll() is None
        time.sleep(0.02)

    os.killpg(call.pid, how) if how is signal.SIGINT else call.kill()
    call.wait(30)

    patience = time.monotonic() + 20
    while any(map(is_alive, map(process_of, notes.iterdir()))) and time.monotonic() < patience:
        time.sleep(0.05)
    assert [one for one in map(process_of, notes.iterdir()) if is_alive(one)] == []
    assert not is_of_session(call.pid)


def process_of(note: Path) -> int:
    """The process that left a note."""
    return int(note.name.partition("-")[2])


def is_alive(process: int) -> bool:
    """Whether it is at work; one that nobody has asked for its status is not."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return " Z " not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2][:4]
    return False


def is_of_session(leader: int) -> bool:
    """Whether a process is left of those that the call began, its helpers among them; they may take a moment to end."""
    patience = time.monotonic() + 10
    while time.monotonic() < patience:
        try:
            os.killpg(leader, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["double", "double", "fail", "die"]), max_size=6), st.integers(1, 3))
def test_whatever_fails_every_item_is_answered_as_it_deserves(kinds: list[str], count: int) -> None:
    told = answers(*(Errand(n, kind) for n, kind in enumerate(kinds)), count=count)

    kind_of = {index: "die" if done.lost else "fail" if done.fault else "double" for index, done in told.items()}
    assert kind_of == dict(enumerate(kinds))
