"""Work done in side processes: whose answer is whose, what becomes of errors and of the dead, and that none is left."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import works_aside as works

from report_builder.aside.asking import HERE, Aside
from report_builder.aside.letters import Letter
from report_builder.aside.processes import side_processes
from report_builder.aside.side import MOST_MADE
from report_builder.errors import ConfigError


def is_there(process: int) -> bool:
    """Whether a process is running; one that has ended and was not yet fetched by its parent is not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def is_gone_soon(process: int) -> bool:
    for _ in range(500):
        if not is_there(process):
            return True
        time.sleep(0.02)
    return False


def test_each_answer_is_that_of_what_was_asked_in_whatever_order_it_is_fetched(aside: Aside) -> None:
    answers = [aside.ask(works.doubled, number) for number in range(20)]

    assert [answers[number].get() for number in reversed(range(20))] == [2 * number for number in reversed(range(20))]


def test_work_is_done_in_another_process_and_once(aside: Aside) -> None:
    answer = aside.ask(works.own_process)

    assert answer.get() == answer.get() != os.getpid()


def test_two_pieces_of_work_go_on_at_the_same_time(aside: Aside) -> None:
    first, second = aside.ask(works.slept, 0.2), aside.ask(works.slept, 0.2)

    assert first.get() != second.get()  # the processes that slept


def test_an_error_of_the_user_comes_back_with_all_its_complaints(aside: Aside) -> None:
    with pytest.raises(ConfigError) as raised:
        aside.ask(works.refused).get()

    assert [str(one) for one in raised.value.complaints] == [
        "a.yaml:3:1: no such colour; take blue",
        "no such part",
    ]
    assert raised.value.exit_status == 2


def test_a_fault_of_ours_tells_the_line_of_the_side_process_that_it_came_from(aside: Aside) -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        aside.ask(works.divided, 1).get()

    assert any("in divided" in note for note in raised.value.__notes__)


def test_what_cannot_travel_is_told_as_a_fault_and_the_process_goes_on(aside: Aside) -> None:
    with pytest.raises(RuntimeError, match="in a side process"):
        aside.ask(works.unpackable).get()
    with pytest.raises((AttributeError, TypeError)):
        aside.ask(works.doubled, lambda: None).get()  # type: ignore[arg-type]

    assert aside.ask(works.doubled, 4).get() == 8


def test_what_work_prints_does_not_mix_with_its_answer(aside: Aside) -> None:
    assert aside.ask(works.printed, "a line").get() == "a line"


def test_work_whose_process_was_killed_is_done_here() -> None:
    with side_processes([[]], cores=2) as aside:
        lost = aside.ask(works.killed_unless_in, os.getpid())
        waiting = aside.ask(works.own_process)

        assert lost.get() == "done here"
        assert waiting.get() == os.getpid()
        assert aside.ask(works.own_process).get() == os.getpid()


def test_the_other_process_goes_on_where_one_was_killed(aside: Aside) -> None:
    assert aside.ask(works.killed_unless_in, os.getpid()).get() == "done here"

    assert aside.ask(works.own_process).get() != os.getpid()


def test_a_preparation_that_fails_spoils_nothing() -> None:
    with side_processes([[Letter("works_aside:refused"), Letter("no.such.module:work")]], cores=2) as aside:
        assert aside.ask(works.own_process).get() != os.getpid()


def test_with_one_core_or_no_interpreter_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    with side_processes([[]], cores=1) as aside:
        assert aside is HERE
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with side_processes([[]], cores=2) as aside:
        assert aside.ask(works.own_process).get() == os.getpid()


def test_no_process_is_left_whether_work_was_done_or_is_still_going_on() -> None:
    with side_processes([[], []], cores=3) as aside:
        idle = aside.ask(works.own_process).get()
        aside.ask(works.slept, 60.0)
        busy = aside.ask(works.own_process).get()

    assert not is_there(idle)
    assert not is_there(busy)


def test_no_process_is_left_after_an_error_or_ctrl_c() -> None:
    seen: list[int] = []

    def ended_by(ending: type[BaseException]) -> None:
        with side_processes([[]], cores=2) as aside:
            seen.append(aside.ask(works.own_process).get())
            raise ending

    for ending in (ValueError, KeyboardInterrupt):
        with pytest.raises(ending):
            ended_by(ending)

    assert len(seen) == 2
    assert not any(map(is_there, seen))


KILLED = """
import os, signal, sys, works_aside as works
from report_builder.aside.processes import side_processes
with side_processes([[], []], cores=3) as aside:
    first = aside.ask(works.own_process).get()
    aside.ask(works.slept, 60.0)
    second = aside.ask(works.own_process).get()
    print(first, second, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_no_process_is_left_when_the_one_that_started_them_is_killed_outright() -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, text=True, check=False)

    assert ended.returncode == -signal.SIGKILL
    assert all(is_gone_soon(int(process)) for process in ended.stdout.split())
    assert ended.stderr == ""


def test_what_work_leaves_behind_is_thrown_away_before_it_is_much(aside: Aside) -> None:
    aside.ask(works.litter, MOST_MADE).get()

    assert aside.ask(gc.get_count).get()[0] < MOST_MADE


def test_a_side_process_does_what_is_left_for_its_end(tmp_path: Path) -> None:
    with side_processes([[]], cores=2) as aside:
        aside.ask(atexit.register, (tmp_path / "tidied").touch).get()

    assert (tmp_path / "tidied").exists()


def test_a_side_process_ends_when_nobody_is_there_to_tell_it_more() -> None:
    process = subprocess.run(
        [sys.executable, "-P", "-m", "report_builder.aside"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
        check=False,
    )

    assert (process.returncode, process.stdout, process.stderr) == (0, b"", b"")
