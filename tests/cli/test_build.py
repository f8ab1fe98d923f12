"""The command `build`: what it makes, what it says, and how several editions and configs succeed or fail separately."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from report_builder import pipeline
from report_builder.cli.main import run
from report_builder.errors import Complaint, ConfigError, DataError, DisclosureError, OutsideError, ReportError
from report_builder.model.tables import Finding


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Replace counting and building: by config, what goes wrong with it; by edition, what goes wrong there."""

    def play(configs: dict[str, ReportError] | None = None, editions: dict[str, ReportError] | None = None) -> None:
        warning = Finding("blank-tier", "offences", "tier", (2,), "1 row without a tier", "fill it in", stops=False)

        def count(config: Path, **_: object) -> SimpleNamespace:
            if config.name in (configs or {}):
                raise (configs or {})[config.name]
            spec = SimpleNamespace(
                editions={"board": None, "public": None}, left_aside=(), committee=SimpleNamespace(exemption=None)
            )
            return SimpleNamespace(name=config.stem, spec=spec, cases=SimpleNamespace(findings=(warning,)))

        def build(counted: SimpleNamespace, *, editions: Sequence[str], out: Path, **_: object) -> list[object]:
            return [made(counted.name, name, out) for name in editions]

        def made(paper: str, edition: str, out: Path) -> pipeline.Written:
            error = (editions or {}).get(edition)
            folder = out / paper / edition
            folder.mkdir(parents=True)
            (folder / "board-report.pdf").touch()
            (folder / "figures.json").touch()
            names = ("board-report.pdf", "figures.json")
            return pipeline.Written(edition, None if error else folder, error, files=names)

        monkeypatch.setattr(pipeline, "count", count)
        monkeypatch.setattr(pipeline, "build", build)
        monkeypatch.chdir(tmp_path)

    return play


def wrong(kind: type[ReportError], what: str) -> ReportError:
    return kind(Complaint(what, "here", "mend it"))


def test_the_help_ends_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--help"]) == 0

    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[-2:] == ["Example:", "report-builder build config/rotherham-2019-20-q4.yaml --edition public"]


def test_each_document_is_answered_with_its_edition_and_place(
    pretend: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    pretend()

    status = run(["build", "leeds.yaml"])

    spoken = capsys.readouterr()
    assert status == 0
    assert spoken.out.splitlines() == [
        "board: out/leeds/board/board-report.pdf",
        "public: out/leeds/public/board-report.pdf",
    ]
    assert "Warning: offences:2 tier: 1 row without a tier" in spoken.err


def test_quiet_says_the_answer_alone(pretend: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    pretend()

    run(["-q", "build", "leeds.yaml", "--edition", "board"])

    assert capsys.readouterr() == ("board: out/leeds/board/board-report.pdf\n", "")


def test_one_editions_failure_does_not_stop_the_other(
    pretend: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(editions={"board": wrong(DisclosureError, "a reader could work it out")})

    status = run(["-q", "build", "leeds.yaml"])

    spoken = capsys.readouterr()
    assert status == 3
    assert spoken.err == "Error: here: a reader could work it out; mend it\n"
    assert spoken.out == "public: out/leeds/public/board-report.pdf\n"


def test_configs_succeed_or_fail_separately_and_the_worst_status_is_returned(
    pretend: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {
        "a.yaml": wrong(DataError, "a bad row"),
        "b.yaml": wrong(OutsideError, "a full disk"),
        "c.yaml": wrong(ConfigError, "a bad key"),
    }
    pretend(configs=bad)

    status = run(["-q", "build", *bad, "leeds.yaml", "--edition", "public"])

    spoken = capsys.readouterr()
    assert status == 4
    assert [line.split(": ")[2] for line in spoken.err.splitlines()] == [
        "a bad row; mend it",
        "a full disk; mend it",
        "a bad key; mend it",
    ]
    assert spoken.out == "public: out/leeds/public/board-report.pdf\n"


def test_two_configs_of_one_name_do_not_undo_each_other(
    pretend: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    pretend()

    status = run(["-q", "build", "leeds.yaml", "elsewhere/leeds.yaml", "wigan.yaml", "--edition", "public"])

    spoken = capsys.readouterr()
    assert status == 2
    assert spoken.err.startswith("Error: elsewhere/leeds.yaml: this config makes 'leeds', as leeds.yaml does; ")
    assert spoken.out.splitlines() == [
        "public: out/leeds/public/board-report.pdf",
        "public: out/wigan/public/board-report.pdf",
    ]


@pytest.mark.parametrize("options", [["--format", "odt"], ["--format", "pdf,doc"], ["--as-at", "13/07/2020"], []])
def test_a_call_that_is_wrong_reads_no_config(pretend: Callable[..., None], options: list[str]) -> None:
    pretend(configs={"leeds.yaml": wrong(OutsideError, "it was read")})

    assert run(["build", *options, *(["leeds.yaml"] if options else [])]) == 2


def test_an_unknown_part_is_met_before_anything_is_protected(
    demonstration: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def protect(*_: object) -> None:
        raise AssertionError("it was protected")

    monkeypatch.setattr(pipeline, "protect_edition", protect)

    status = run(["-q", "build", demonstration, "--only", "custdy", "--out", str(tmp_path)])

    assert (status, capsys.readouterr().err) == (
        2,
        "Error: --only: there is no part 'custdy'; did you mean 'custody'?\n",
    )
    assert [place.name for place in tmp_path.iterdir() if place.name != "cache"] == []


def test_a_part_lies_in_a_folder_of_its_own_with_the_figures_of_the_whole_paper(edition: Path) -> None:
    assert edition.name == "public-custody"
    names = sorted(file.name for file in edition.iterdir())
    assert names == ["archive.zip", "board-report.html", "figures.json", "manifest.json"]
    assert '"id": "caseload/yjs/2020-01-01/2020-03-31"' in (edition / "figures.json").read_text(encoding="utf-8")


def test_what_the_paper_may_know_can_be_said_in_the_call(demonstration: str, tmp_path: Path) -> None:
    options = ["--edition", "board", "--format", "html", "--only", "custody", "--out", str(tmp_path)]

    status = run(["-q", "build", demonstration, "--as-at", "2020-07-12", *options])

    (page,) = tmp_path.rglob("figures.json")
    assert status == 0
    assert '"as_at": "2020-07-12"' in page.read_text(encoding="utf-8")
