"""Many configs: each kept in its turn by one process, whatever the workers make of the others."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.batch.many import Batch, Failure
from report_builder.batch.parcel import Parcel
from report_builder.batch.progress import Progress
from report_builder.building import Keeper, Level, Line, Order
from report_builder.errors import Complaint, OutsideError
from report_builder.pipeline import Finished
from report_builder.running.executor import Done, Fault, Task


class AsTold:
    """An executor that does nothing and yields what it was given."""

    def __init__(self, told: Sequence[Done]) -> None:
        self._told = told
        self.is_ended = False

    def run(self, task: Task, items: Sequence[Any]) -> Generator[Done, None, None]:
        try:
            yield from self._told
        finally:
            self.is_ended = True


def parcel(report: str, status: int = 0, *lines: Line) -> Parcel:
    return Parcel(status, report, lines, (Finished(report, "board", {}, b""),))


def orders(number: int) -> list[Order]:
    return [Order(Path(f"{n}.yaml"), Path("out")) for n in range(number)]


def built(
    told: Sequence[Done], put: Callable[[Finished], Path] | None = None
) -> tuple[list[Failure], list[str], list[str]]:
    """What failed, which reports were kept in which order, and which lines were told at once."""
    kept: list[str] = []
    said: list[str] = []

    def keep(finished: Finished) -> Path:
        kept.append(finished.report)
        return Path(finished.report)

    keeper = Keeper(put or keep, lambda _: "")
    seconds = count()
    batch = Batch(lambda _: keeper, lambda line: said.append(line.text), lambda _: None, lambda: float(next(seconds)))
    failures = batch.build(orders(len(told)), AsTold(told), task=len, items=told)
    return failures, kept, said


@given(st.permutations(range(5)))
def test_papers_are_kept_in_the_order_of_the_call_whoever_is_quicker(order: list[int]) -> None:
    failures, kept, _ = built([Done(n, parcel(f"report-{n}")) for n in order])

    assert (failures, kept) == ([], [f"report-{n}" for n in range(5)])


@given(st.permutations(range(3)))
def test_of_two_that_make_one_report_the_first_of_the_call_has_it(order: list[int]) -> None:
    names = {0: "leeds", 1: "wigan", 2: "leeds"}

    failures, kept, _ = built([Done(n, parcel(names[n])) for n in order])

    assert kept == ["leeds", "wigan"]
    assert [(one.config, one.status) for one in failures] == [(Path("2.yaml"), 2)]
    assert failures[0].complaints[0].startswith("2.yaml: this config makes 'leeds', as 0.yaml does; ")


def test_a_failure_is_told_with_its_own_complaints_and_what_was_made_is_kept() -> None:
    lines = (
        Line(Level.ERROR, "a reader could work it out"),
        Line(Level.ANSWER, "board: out/a/board/a.pdf"),
        Line(Level.WARNING, "look"),
    )
    failures, kept, said = built([Done(0, parcel("a", 3, *lines)), Done(1, parcel("b"))])

    assert failures == [Failure(Path("0.yaml"), 3, ("a reader could work it out",))]
    assert kept == ["a", "b"]
    assert said == ["board: out/a/board/a.pdf", "0.yaml: look"]


def test_one_that_is_lost_or_faulty_leaves_the_others_alone() -> None:
    fault = Fault("KeyError", "frames")

    failures, kept, _ = built([Done(0, lost="it was killed"), Done(1, fault=fault), Done(2, parcel("c"))])

    assert kept == ["c"]
    assert [one.status for one in failures] == [4, 0]
    assert failures[0].complaints == ("not made: it was killed; build it by itself, or with fewer workers at once",)
    assert failures[1].fault == fault


def test_a_paper_that_the_disk_refuses_is_no_answer() -> None:
    def refuse(finished: Finished) -> Path:
        raise OutsideError(Complaint("the disk is full", finished.report, "make room"))

    answer = Line(Level.ANSWER, "board: out/a/board/a.pdf")

    failures, _, said = built([Done(0, parcel("a", 0, answer))], refuse)

    assert failures == [Failure(Path("0.yaml"), 4, ("a: the disk is full; make room",))]
    assert said == []


def test_the_workers_end_with_whoever_cannot_go_on() -> None:
    def break_down(_: Finished) -> Path:
        raise KeyboardInterrupt

    executor = AsTold([Done(0, parcel("a")), Done(1, parcel("b"))])
    keeper = Keeper(break_down, lambda _: "")
    batch = Batch(lambda _: keeper, lambda _: None, lambda _: None, lambda: 0.0)

    with pytest.raises(KeyboardInterrupt):
        batch.build(orders(2), executor, task=len, items=[0, 1])
    assert executor.is_ended


@pytest.mark.parametrize(
    ("built", "failed", "seconds", "words"),
    [
        (0, 0, 0, "0 of 157 built"),
        (42, 3, 96, "42 of 157 built, 3 failed; about 4 minutes left"),  # 96 s / 45 * 112 = 239 s
        (1, 0, 0.1, "1 of 157 built; less than a minute left"),
        (1, 0, 0.4, "1 of 157 built; about 1 minute left"),  # 62 s
        (1, 0, 60, "1 of 157 built; about 3 hours left"),  # 156 minutes
        (150, 7, 400, "150 of 157 built, 7 failed"),
    ],
)
def test_what_is_left_is_told_in_words(built: int, failed: int, seconds: float, words: str) -> None:
    assert Progress(157, built, failed).told(seconds) == words


def test_a_line_among_those_of_many_names_its_config_once() -> None:
    config = Path("a.yaml")

    assert Line(Level.WARNING, "public: look").of(config).text == "a.yaml: public: look"
    assert Line(Level.WARNING, "a.yaml:3:1: look").of(config).text == "a.yaml:3:1: look"
    assert Line(Level.ANSWER, "board: out/a/board/a.pdf").of(config).text == "board: out/a/board/a.pdf"
