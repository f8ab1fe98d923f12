"""Building at each save: when a build begins, what it is told, and how the waiting ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from small_workspace import call_of, put_workspace

from report_builder.model.order import Order
from report_builder.unchanged.looks import Place, glance
from report_builder.unchanged.reading import Reads
from report_builder.watching import Built, watch

Step = Callable[[], None]


def rest() -> None:
    """A pause in which nothing happens."""


class Play:
    """A builder that reads whole folders, and pauses in which one thing after the other happens; then Ctrl-C."""

    def __init__(self, *steps: Step) -> None:
        self._steps: Iterator[Step] = iter(steps)
        self.built: list[tuple[str, list[str]]] = []
        self.status: dict[str, int] = {}
        self.in_build: Step = rest
        self.told: Step = rest
        self.blind = False

    def pause(self) -> None:
        step = next(self._steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    def build(self, order: Order, saved: Sequence[str]) -> Built:
        self.built.append((order.config.name, [Path(one).name for one in saved]))
        places = (Place(str(order.config)), Place(str(order.config.parent / "cases")))
        reads = Reads(places, glance(places))
        step, self.in_build = self.in_build, rest
        step()
        return Built(self.status.get(order.config.name, 0), None if self.blind else reads)

    def tell(self, order: Order, saved: Sequence[str], built: Built) -> None:
        assert self.built[-1] == (order.config.name, [Path(one).name for one in saved])
        self.told()

    def run(self, *configs: Path) -> int:
        orders = [Order(config, config.parent / "out") for config in configs]
        return watch(orders, build=self.build, tell=self.tell, pause=self.pause)


def save(file: Path, text: str) -> Step:
    def step() -> None:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")

    return step


@pytest.fixture
def config(tmp_path: Path) -> Path:
    save(tmp_path / "cases/persons.csv", "id\n")()
    save(tmp_path / "leeds.yaml", "yot: Leeds\n")()
    return tmp_path / "leeds.yaml"


def test_with_nothing_saved_it_builds_once(config: Path) -> None:
    play = Play(rest, rest, rest)

    assert play.run(config) == 0
    assert play.built == [("leeds.yaml", [])]


@pytest.mark.parametrize("name", ["leeds.yaml", "cases/persons.csv", "cases/offences.csv"])
def test_a_save_of_what_was_read_and_a_new_table_lead_to_a_build_that_is_told_of_it(config: Path, name: str) -> None:
    play = Play(save(config.parent / name, "another text"), rest, rest, rest)

    play.run(config)

    assert play.built == [("leeds.yaml", []), ("leeds.yaml", [Path(name).name])]


def test_a_burst_of_saves_is_one_build_once_all_stands_still(config: Path) -> None:
    table = config.parent / "cases/persons.csv"
    play = Play(save(table, "a"), save(config, "b"), save(table, "long"), rest, rest, rest)

    play.run(config)

    assert play.built == [("leeds.yaml", []), ("leeds.yaml", ["persons.csv", "leeds.yaml"])]


def test_an_editor_that_writes_beside_and_renames_is_one_save_of_one_file(config: Path) -> None:
    beside = config.parent / "cases/.persons.csv.swp"
    table = config.parent / "cases/persons.csv"
    play = Play(save(beside, "id\np1\n"), rest, rest, lambda: beside.replace(table) and None, rest, rest)

    play.run(config)

    assert play.built == [("leeds.yaml", []), ("leeds.yaml", ["persons.csv"])]


def test_a_save_in_the_midst_of_a_build_leads_to_the_next(config: Path) -> None:
    play = Play(rest, rest, rest)
    play.in_build = save(config, "yot: Leeds and Wigan\n")

    play.run(config)

    assert play.built == [("leeds.yaml", []), ("leeds.yaml", ["leeds.yaml"])]


def test_its_own_papers_lead_to_no_build(config: Path) -> None:
    play = Play(save(config.parent / "out/paper.html", "x"), rest, rest)
    play.blind, play.status = True, {"leeds.yaml": 2}  # so that everything around the config is looked at

    play.run(config)

    assert play.built == [("leeds.yaml", [])]


def test_a_config_that_is_deleted_and_comes_back_is_built_each_time(config: Path) -> None:
    play = Play(config.unlink, rest, save(config, "yot: Leeds\n"), rest, rest)

    play.run(config)

    assert play.built == [("leeds.yaml", []), ("leeds.yaml", ["leeds.yaml"]), ("leeds.yaml", ["leeds.yaml"])]


@pytest.mark.parametrize("name", ["words.md", "cases/persons.csv"])
def test_what_a_config_that_could_not_be_read_may_want_leads_to_a_build_when_it_comes(
    tmp_path: Path, name: str
) -> None:
    config = tmp_path / "config/leeds.yaml"
    save(config, "yot: Leeds\n")()
    play = Play(save(tmp_path / "config" / name, "x"), rest, rest)
    play.blind, play.status = True, {"leeds.yaml": 2}

    play.run(config)

    assert len(play.built) == 2


def test_of_two_configs_the_one_concerned_is_built(config: Path) -> None:
    other = config.parent / "wigan/wigan.yaml"
    save(other, "yot: Wigan\n")()
    play = Play(save(other, "yot: Wigan and Leigh\n"), rest, rest)

    play.run(config, other)

    assert play.built == [("leeds.yaml", []), ("wigan.yaml", []), ("wigan.yaml", ["wigan.yaml"])]


def test_it_ends_with_the_worst_status_of_the_last_builds(config: Path) -> None:
    play = Play(lambda: play.status.update({"leeds.yaml": 0}), save(config, "mended"), rest, rest)
    play.status = {"leeds.yaml": 2}

    assert play.run(config) == 0
    assert len(play.built) == 2
    play = Play(rest)
    play.status = {"leeds.yaml": 3}
    assert play.run(config) == 3


def test_ctrl_c_in_the_midst_of_a_build_is_passed_on(config: Path) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    play = Play(rest)
    play.in_build = interrupt

    with pytest.raises(KeyboardInterrupt):
        play.run(config)


def test_ctrl_c_as_soon_as_a_build_is_told_is_an_end_and_no_fault(config: Path) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    play = Play(rest)
    play.told = interrupt

    assert play.run(config) == 0


def test_the_command_waits_builds_at_a_save_tells_a_half_written_config_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    config = put_workspace(tmp_path)
    whole = config.read_text(encoding="utf-8")
    call = [sys.executable, "-m", "report_builder", "-q", *call_of(config, "--watch")]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as process:
        watchdog = threading.Timer(90, process.kill)
        watchdog.start()
        assert process.stdout is not None
        told = iter(process.stdout.readline, "")

        def until_waiting() -> str:
            heard = []
            for line in told:
                heard.append(line)
                if line.endswith("Ctrl-C to end\n"):
                    break
            return "".join(heard)

        assert "brindle.yaml: built in " in until_waiting()
        config.write_text(whole[:60] + "[", encoding="utf-8")
        half = until_waiting()
        assert "Error: " in half
        assert "Traceback" not in half
        assert "saved brindle.yaml: not built in " in half
        config.write_text(whole.replace("logo_alt: Brindle", "logo_alt: Brindle Council"), encoding="utf-8")
        assert "saved brindle.yaml: built in " in until_waiting()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        watchdog.cancel()
