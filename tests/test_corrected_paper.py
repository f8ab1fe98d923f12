"""A paper that went out and is corrected: what changed stands in it with its cause, in every form, and nothing else."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from report_builder.cli.main import run

ROOT = Path(__file__).parents[1]
NAME = "rotherham-2019-20-q4-board-report"
CORRECTED = "custody_rate/yjs/2015-04-01/2016-03-31"
CORRECTION = f"""
corrections:
  - figure: {CORRECTED}
    value: 0.47
    reason: typed wrongly at the source
    by: Data and Performance Manager
case_types: {{statutory_from: youth caution}}
"""
EXPECTED = {
    CORRECTED: ("0.46", "0.47", "correction"),
    "caseload/yjs/2020-01-01/2020-03-31/statutory=yes": ("18", "27", "definition"),
    "custody_rate/yjs=doncaster/2019-04-01/2020-03-31": ("0.27", "0.31", "published again"),
    "staffing_headcount/yjs/2020-01-01/2020-03-31": ("24", "26", "the records of that period changed"),
    "tracker_mean_follow_up/yjs/2020-01-01/2020-03-31/cohort=2020-01-01-2020-03-31": (
        "149.8",
        "177.8",
        "known to a later day",
    ),
}
"""Worked by hand from what `change` does: 9 children on a youth caution are statutory by the other rule, besides 18;
9 of 29,360 children is 0.31 per 1,000; two more early help workers; 28 days from 13 July to 10 August."""


def change(place: Path) -> None:
    """A correction, another rule, a row that is published again, and a record."""
    config = place / "config" / "rotherham-2019-20-q4.yaml"
    config.write_text(config.read_text().replace("as_at: 2020-07-13", "as_at: 2020-08-10") + CORRECTION)
    data = place / "data" / "rotherham-2019-20-q4"
    published = (data / "published.csv").read_text()
    (row,) = [line for line in published.splitlines() if line.startswith("custody_rate,Doncaster,yjs,2019-04-01")]
    again = row.replace(",8,29360,0.27,", ",9,29360,0.31,").replace("2020-06-25", "2020-08-01")
    (data / "published.csv").write_text(f"{published.rstrip()}\n{again}\n")
    staffing = (data / "staffing.csv").read_text()
    (data / "staffing.csv").write_text(re.sub(r"(Early help worker,female,\"White.*\",)5,4.2", r"\g<1>7,6.2", staffing))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("corrected")
    for name in ("config", "data"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("national", "leicestershire*"))
    config, out = str(place / "config" / "rotherham-2019-20-q4.yaml"), str(place / "out")
    build = ["-q", "build", config, "--out", out, "--edition", "board", "--format"]
    assert run([*build, "html"]) == 0
    assert run(["-q", "release", f"{out}/{NAME}/board", "--on", "2020-07-14"]) == 0
    change(place)
    assert run([*build, "pdf,html,docx,xlsx,ods"]) == 0
    return place


@pytest.fixture(scope="module")
def edition(place: Path) -> Path:
    return place / "out" / NAME / "board"


def figures(edition: Path) -> dict[str, Any]:
    return dict(json.loads((edition / "figures.json").read_text()))


@pytest.mark.slow
def test_each_cause_is_told_of_the_number_that_it_changed(edition: Path) -> None:
    now = {one["id"]: one["shown"] for one in figures(edition)["figures"]}
    found = {one["id"]: (one["shown"], now[one["id"]], one["cause"]) for one in figures(edition)["replaced"]["figures"]}
    assert found | EXPECTED == found


@pytest.mark.slow
def test_the_page_says_it_and_the_cover_which_issue_it_replaces(edition: Path) -> None:
    page = (edition / "board-report.html").read_text()
    assert "Revision 2, replaces revision 1 issued on 14 July 2020" in page
    section = page[page.index('id="section-what-changed"') :]
    for _, now, _ in EXPECTED.values():
        assert now in section
    assert "corrected by the service" in section


@pytest.mark.slow
@pytest.mark.parametrize("form", ["pdf", "xlsx"])
def test_a_file_of_it_alone_withstands_the_audit(edition: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The build attacked all five forms together before it wrote them."""
    capsys.readouterr()
    file, against = edition / f"board-report.{form}", str(edition / "figures.json")
    assert run(["-q", "audit", str(file), "--against", against]) == 0
    assert "0 exposed, 0 to look at" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize("form", ["html", "docx"])
def test_the_proof_reader_finds_nothing_in_it(edition: Path, form: str) -> None:
    assert run(["-q", "proof", str(edition / f"board-report.{form}")]) == 0


@pytest.mark.slow
def test_diff_tells_the_same_of_the_issue(place: Path, edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    config = str(place / "config" / "rotherham-2019-20-q4.yaml")
    assert run(["-q", "diff", str(edition), config, "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["issued"]["revision"] == 1
    found = {one["id"]: (one["then"], one["now"], one["cause"]) for one in told["changed"]}
    assert found | EXPECTED == found
    assert len(found) == len(told["changed"]) == sum(told["totals"].values())


@pytest.mark.slow
def test_once_issued_it_is_built_again_byte_for_byte(place: Path, edition: Path) -> None:
    config, out = str(place / "config" / "rotherham-2019-20-q4.yaml"), str(place / "out")
    build = ["-q", "build", config, "--out", out, "--edition", "board", "--format", "pdf,html,docx,xlsx,ods"]
    assert run(["-q", "release", str(edition), "--on", "2020-08-11"]) == 0
    issued = {file.name: file.read_bytes() for file in edition.iterdir()}

    assert run(build) == 0

    assert {file.name: file.read_bytes() for file in edition.iterdir()} == issued
    assert figures(edition)["replaced"]["revision"] == 1
