"""The entry point: its table of commands and the status with which each kind of ending ends."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import click
import pytest

from report_builder.cli import main as entry
from report_builder.cli.talk import talk
from report_builder.errors import Complaint, ConfigError, DataError, DisclosureError, OutsideError

Work = Callable[[], int | None]


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs `report-builder play` with a command that does the given work."""

    def run(work: Work, *arguments: str) -> int:
        module = ModuleType("report_builder.cli.play")
        module.command = click.command("play")(work)  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "report_builder.cli.play", module)
        monkeypatch.setitem(entry.COMMANDS, "play", "Play a part.")
        return entry.run(arguments or ["play"])

    return run


def raising(error: BaseException) -> Work:
    def work() -> None:
        raise error

    return work


def test_a_command_that_returns_nothing_ends_with_0(play: Callable[..., int]) -> None:
    assert play(lambda: None) == 0


def test_a_command_that_returns_a_number_ends_with_it(play: Callable[..., int]) -> None:
    assert play(lambda: 3) == 3


@pytest.mark.parametrize(
    ("family", "status"), [(DataError, 1), (ConfigError, 2), (DisclosureError, 3), (OutsideError, 4)]
)
def test_each_family_of_errors_has_its_own_status(
    play: Callable[..., int], family: type[DataError], status: int
) -> None:
    assert play(raising(family("no"))) == status


def test_every_complaint_has_a_line_of_its_own_on_stderr(
    play: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    error = ConfigError([Complaint("no such key", "a.yaml:3:1: qarter", "did you mean 'quarter'?"), Complaint("empty")])

    play(raising(error))

    shown = capsys.readouterr()
    assert shown.err == "Error: a.yaml:3:1: qarter: no such key; did you mean 'quarter'?\nError: empty\n"
    assert shown.out == ""


def test_a_fault_of_ours_ends_with_70_and_one_line_without_the_values_in_its_message(
    play: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    status = play(raising(ValueError("person 4711")))

    shown = capsys.readouterr().err
    assert status == 70
    assert shown.count("\n") == 1
    assert "fault of the program (ValueError)" in shown
    assert "4711" not in shown


def test_only_v_shows_the_traceback_and_even_then_no_value(
    play: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    status = play(raising(ValueError(f"person {4700 + 11}")), "play", "-v")

    shown = capsys.readouterr().err
    assert status == 70
    assert "raise error" in shown
    assert "4711" not in shown


def test_a_full_disk_is_not_called_a_fault_of_the_program(
    play: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    status = play(raising(OSError(errno.ENOSPC, "No space left on device", "out/paper.pdf")))

    assert status == 4
    assert "out/paper.pdf: No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize("reason", [errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ELOOP])
def test_a_way_to_a_file_that_is_none_is_not_called_a_fault_of_the_program(
    play: Callable[..., int], reason: int
) -> None:
    assert play(raising(OSError(reason, "no way", "map.yaml"))) == 4


def test_a_file_that_we_forgot_is_a_fault_of_the_program(play: Callable[..., int]) -> None:
    assert play(raising(FileNotFoundError(errno.ENOENT, "No such file", "house.css"))) == 70


def test_an_interrupt_ends_with_130(play: Callable[..., int]) -> None:
    assert play(raising(KeyboardInterrupt())) == 130


def test_a_wrong_option_ends_with_2(play: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert play(lambda: None, "play", "--loud") == 2
    assert "--loud" in capsys.readouterr().err


def test_a_misspelt_command_is_met_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["biuld"]) == 2
    assert "did you mean 'build'?" in capsys.readouterr().err


def test_no_command_at_all_shows_the_list_and_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run([]) == 2
    assert "doctor" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["-q", "play"], ["play", "-q"]])
def test_q_hushes_progress_and_warnings_but_neither_answer_nor_error(
    play: Callable[..., int], capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    def work() -> None:
        talk().progress("counting")
        talk().warn("old data")
        talk().answer("213")
        talk().error("wrong")

    play(work, *arguments)

    assert capsys.readouterr() == ("213\n", "Error: wrong\n")


def test_progress_is_plain_lines_where_stderr_is_no_terminal(
    play: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    def work() -> None:
        talk().progress("counting")
        talk().progress("setting")
        talk().done()

    play(work)

    assert capsys.readouterr().err == "counting\nsetting\n"


def test_v_says_when_each_step_began(play: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    play(lambda: talk().progress("counting"), "play", "-v")

    assert re.fullmatch(r" +\d+\.\d s  counting\n", capsys.readouterr().err)


def test_progress_on_a_terminal_stays_on_one_line_and_is_cleared(
    play: Callable[..., int], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def work() -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        talk().progress("counting")
        talk().done()

    play(work)

    shown = capsys.readouterr().err
    assert "counting" in shown
    assert "\n" not in shown


def test_a_config_cannot_steer_the_terminal_through_a_message(
    play: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    play(raising(ConfigError("no section '\x1b[2J'")))

    assert "\x1b" not in capsys.readouterr().err


def test_every_command_of_the_table_has_help_with_an_example_and_both_options_of_loudness() -> None:
    context = click.Context(entry.group)
    for name in entry.COMMANDS:
        command = entry.group.get_command(context, name)
        assert command is not None
        words = command.get_help(click.Context(command, info_name=name))
        assert f"report-builder {name}" in words, name
        assert "--quiet" in words, name
        assert "--verbose" in words, name


def report_builder(*arguments: str, **streams: object) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "report_builder", *arguments]
    return subprocess.run(call, check=False, text=True, **streams)  # type: ignore[call-overload, no-any-return]


def test_the_version_is_the_package_s() -> None:
    answer = report_builder("--version", stdout=subprocess.PIPE)

    assert answer.stdout == "report-builder 0.1.0\n"


def test_a_reader_who_has_gone_ends_it_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)

    answer = report_builder("--help", stdout=writer, stderr=subprocess.PIPE)

    os.close(writer)
    assert (answer.returncode, answer.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_an_answer_that_finds_no_room_ends_with_4() -> None:
    with Path("/dev/full").open("w") as full:
        answer = report_builder("--help", stdout=full, stderr=subprocess.PIPE)

    assert answer.returncode == 4
    assert answer.stderr.startswith("Error: ")
    assert answer.stderr.count("\n") == 1
