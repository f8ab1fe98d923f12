"""The command `next`, as somebody at the end of a quarter uses it: init, next, fill the data, check."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.cli.main import run


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("cases-2019-20-q4").mkdir()
    path = Path("board-2019-20-q4.yaml")
    text = "document: board-report\nyot: A\nquarter: 2019-20 Q4\nas_at: 2020-07-13\ndata: cases-2019-20-q4\n"
    path.write_text(text, encoding="utf-8")
    return path


def test_it_says_what_it_wrote_what_it_moved_and_what_to_look_at(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["next", str(config)]) == 0

    said = capsys.readouterr().out
    assert said.startswith("board-2020-21-q1.yaml was written.\ncases-2020-21-q1 was made, empty, for its tables.\n")
    assert "  quarter: 2019-20 Q4 -> 2020-21 Q1\n" in said
    assert "  1. board-2020-21-q1.yaml:5: data: export the new quarter's tables into 'cases-2020-21-q1'\n" in said
    assert said.endswith("Then run: report-builder check board-2020-21-q1.yaml\n")


def test_check_then_says_what_is_missing(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["next", str(config)])
    capsys.readouterr()

    status = run(["check", "board-2020-21-q1.yaml"])

    told = capsys.readouterr()
    assert status in {1, 2}
    assert "persons" in told.out + told.err


def test_a_second_time_it_refuses_and_changes_nothing(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["next", str(config), "--meeting", "2020-10-20", "--out", "mine.yaml"])
    before = Path("mine.yaml").read_bytes()

    assert run(["next", str(config), "--out", "mine.yaml"]) == 2

    assert "there is a file of that name already" in capsys.readouterr().err
    assert Path("mine.yaml").read_bytes() == before
    assert b"as_at: 2020-10-20" in before


def test_a_config_that_rolls_by_itself_is_left_alone(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text("document: board-report\nyot: A\nquarter: latest\ndata: cases-2019-20-q4\n")

    assert run(["next", str(config)]) == 0

    assert "nothing had to be moved" in capsys.readouterr().out
    assert sorted(path.name for path in Path().iterdir()) == ["board-2019-20-q4.yaml", "cases-2019-20-q4"]


@pytest.mark.parametrize("text", ["", "a: [", "items: [Apologies]\n", "document: board-report\nyot: A\n"])
def test_what_is_no_config_is_refused_in_words(config: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text(text)

    assert run(["next", str(config)]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert run(["next", "nothing.yaml"]) == 2
