"""`national`: three services' papers and totals as a person gets them, and what then may go out."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from many_services import CHILDREN, paper_of, put_data, put_services

from report_builder.cli.main import run
from report_builder.ledger.releases import open_ledger

TOTALS = Path("out", "national-all-three")
PLAN = "needs_count/yjs/2019-04-01/2019-06-30/need=ehcp/of:statutory=yes"
ALONE = ["national", "config/national.yaml", "--no-papers"]
PROGRAM = [sys.executable, "-m", "report_builder"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which two worker processes made everything."""
    place = tmp_path_factory.mktemp("made")
    put_services(place)
    with chdir(place):
        assert run(["-q", "national", "config/national.yaml", "--jobs", "2", "--format", "html"]) == 0
    return place


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One in which nothing was made."""
    monkeypatch.chdir(tmp_path)
    put_services(tmp_path)
    return tmp_path


@pytest.fixture
def copied(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One's own copy of that in which everything was made."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def bare_figures(file: Path) -> list[dict[str, Any]]:
    """The figures of a figures.json, without where in the paper they stand."""
    figures = json.loads(file.read_text(encoding="utf-8"))["figures"]
    bare = [{name: told for name, told in one.items() if name not in {"where", "reference"}} for one in figures]
    return sorted(bare, key=lambda one: one["id"])


def shown(file: Path) -> str:
    return next(one["shown"] for one in bare_figures(file) if one["id"] == PLAN)


def totals() -> list[str]:
    """The printed totals of children with a plan."""
    (table,) = (TOTALS / "public").glob("needs-count*.csv")
    return [line.split(",")[-1] for line in table.read_text(encoding="utf-8").splitlines() if ",ehcp," in line]


@pytest.mark.parametrize("name", list(CHILDREN))
def test_each_paper_prints_the_figures_that_were_attacked_with_the_totals(name: str, made: Path) -> None:
    paper = bare_figures(made / "out" / paper_of(name) / "public" / "figures.json")
    assert paper == bare_figures(made / TOTALS / "public" / f"paper-{name.lower()}.json")


def test_a_service_withholds_for_anothers_sake_what_it_prints_alone(made: Path) -> None:
    # Both totals that hold Aldershaw's 2 are printed, 24 of all and 12 of the North: so Brindle's 10 must be hidden.
    files = {name: made / "out" / paper_of(name) / "public" / "figures.json" for name in CHILDREN}
    assert {name: shown(file) for name, file in files.items()} == {"Aldershaw": "[c]", "Brindle": "[c]", "Colne": "12"}
    with chdir(made):
        assert totals() == ["24", "12"]


def test_a_paper_is_whole_its_own_alone_and_in_the_ledger(made: Path) -> None:
    folder = made / "out" / paper_of("Brindle") / "public"
    names = {"archive.zip", "figures.json", "manifest.json", "scrutiny-briefing.html"}
    assert {file.name for file in folder.iterdir()} == names
    assert {stat.S_IMODE(file.stat().st_mode) for file in (*folder.iterdir(), *(made / TOTALS).rglob("*.json"))} == {
        0o600
    }
    assert json.loads((folder / "manifest.json").read_bytes())["beside"] == "national-all-three"
    with open_ledger(made / "out" / "ledger.sqlite") as ledger:
        assert [step.kind for step in ledger.steps(report=paper_of("Brindle"))] == ["built"]


def test_made_again_nothing_has_changed_and_no_paper_is_built(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(made)
    before = {file: file.stat().st_mtime_ns for file in made.glob("out/*briefing/public/*")}

    status = run(["-q", "national", "config/national.yaml", "--format", "html", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (status, told["withheld_alone"], told["withheld_besides"], told["totals_withheld"]) == (0, 1, 1, 0)
    assert sum(line.startswith("nothing has changed") for line in told["papers"]) == 3
    assert before == {file: file.stat().st_mtime_ns for file in before}


def test_a_paper_of_build_alone_is_not_released_beside_the_totals(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = f"out/{paper_of('Brindle')}/public"
    build = ["-q", "build", "config/brindle.yaml", "--edition", "public", "--format", "html"]
    assert run(build) == 0
    assert shown(copied / folder / "figures.json") == "10"
    assert run(["release", folder, "--on", "2019-07-21"]) == 3
    assert "build it with --beside" in capsys.readouterr().err

    assert run([*build, "--beside", str(TOTALS)]) == 0
    assert run(["-q", "release", folder, "--on", "2019-07-21"]) == 0
    assert run(["-q", *ALONE]) == 0
    assert run([*build, "--beside", str(TOTALS)]) == 0
    assert shown(copied / folder / "figures.json") == "[c]"
    assert "DRAFT" not in (copied / folder / "scrutiny-briefing.html").read_text(encoding="utf-8")


def test_a_pack_makes_no_paper_of_its_own_beside_the_totals(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    items = "items: [{title: The service, paper: brindle.yaml}]\n"
    pack = copied / "config" / "pack.yaml"
    pack.write_text(f"body: Commission\ndate: 2019-07-28\nedition: public\n{items}", encoding="utf-8")

    assert run(["pack", str(pack)]) == 3

    assert "build it with --beside" in capsys.readouterr().err


def test_other_data_make_no_paper_beside_totals_of_the_former(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_data(copied, "Colne", plans=13)
    before = (copied / "out" / paper_of("Colne") / "public" / "manifest.json").read_bytes()

    assert run(["build", "config/colne.yaml", "--format", "html", "--edition", "public", "--beside", str(TOTALS)]) == 3

    assert "data or config have changed" in capsys.readouterr().err
    assert (copied / "out" / paper_of("Colne") / "public" / "manifest.json").read_bytes() == before


def test_a_number_that_a_paper_printed_before_is_not_withheld_now_but_the_totals_are(workspace: Path) -> None:
    assert run(["-q", "build", "config/brindle.yaml", "--edition", "public", "--format", "html"]) == 0
    assert run(["-q", "release", f"out/{paper_of('Brindle')}/public", "--on", "2019-07-21"]) == 0

    assert run(["-q", *ALONE]) == 0

    assert shown(TOTALS / "public" / "paper-brindle.json") == "10"
    assert totals() == ["[c]", "[c]"]


def test_what_is_wrong_with_any_service_is_told_and_nothing_is_written(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(workspace / "data" / "colne")
    with (workspace / "config" / "brindle.yaml").open("a", encoding="utf-8") as file:
        file.write("committee:\n  exempt: {paragraphs: [1, 2], interest: single children could be known from it}\n")

    first = workspace / "config" / "aldershaw.yaml"
    appendix = "committee:\n  exempt_appendices:\n    ethnicity: {paragraphs: [2], interest: children could be known}\n"
    text = (
        first.read_text(encoding="utf-8")
        .replace("appendices: []", "appendices: [ethnicity]")
        .replace(", ethnicity", "")
    )
    first.write_text(text + appendix, encoding="utf-8")

    status = run([*ALONE, "--jobs", "2"])

    said = capsys.readouterr().err
    assert status == 2
    assert "aldershaw.yaml: an appendix of its paper is exempt" in said
    assert "brindle.yaml: it has no public edition" in said
    assert "colne.yaml" in said
    assert not list(workspace.glob("out/national*"))


def test_a_service_of_which_nothing_is_counted_takes_part(workspace: Path) -> None:
    (workspace / "data" / "colne" / "persons.csv").unlink()

    assert run(["-q", *ALONE]) == 0

    assert {one["status"] for one in bare_figures(TOTALS / "public" / "paper-colne.json")} == {"not-available"}
    assert totals() == ["12", "12"]


def test_services_of_other_quarters_and_unknown_regions_are_refused(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = workspace / "config" / "colne.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("2019-20 Q1", "2018-19 Q4").replace("2019-07-20", "2019-04-20"), encoding="utf-8")
    assert run(ALONE) == 2
    assert "colne.yaml: its quarter is not that of Aldershaw" in capsys.readouterr().err

    file.write_text(text, encoding="utf-8")
    nation = workspace / "config" / "national.yaml"
    nation.write_text(nation.read_text(encoding="utf-8").replace("[Aldershaw,", "[Aldershore,"), encoding="utf-8")
    assert run(ALONE) == 2
    assert "no config is of the service 'Aldershore'" in capsys.readouterr().err


def test_a_disk_that_refuses_leaves_the_former_totals_whole(copied: Path) -> None:
    before = {file: file.read_bytes() for file in (copied / TOTALS / "public").iterdir()}
    limited = "import resource, sys; from report_builder.cli.main import run; "
    limited += f"resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)); sys.exit(run({['-q', *ALONE]!r}))"

    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", limited], capture_output=True, text=True, check=False, timeout=60, env=unmeasured
    )

    assert (done.returncode, done.stderr.count("Error: ")) == (4, 1), done.stderr
    assert before == {file: file.read_bytes() for file in (copied / TOTALS / "public").iterdir()}
    assert not list((copied / TOTALS).glob(".public-*"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_call_that_is_ended_leaves_nothing_written_and_no_process(number: signal.Signals, workspace: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, *ALONE, "--jobs", "2"], stderr=subprocess.PIPE, start_new_session=True, text=True
    ) as call:
        assert call.stderr is not None
        assert call.stderr.readline() == "counting 3 services\n"
        time.sleep(0.5)
        os.kill(call.pid, number)
        said = call.stderr.read()

    assert call.returncode == (130 if number == signal.SIGINT else -number), said
    assert not list(workspace.glob("out/national*"))
    assert not any(_left(call.pid))


def _left(session: int) -> Iterator[bool]:
    """Whether a process of a session is left, until none is or patience ends."""
    patience = time.monotonic() + 10
    while time.monotonic() < patience:
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    yield True
