"""The command `check`: all findings on stdout, errors first, and a status that says whether a build stops."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report_builder.cli.check import closing_line
from report_builder.cli.main import run

CONFIG = """\
document: board-report
yot: Rotherham
quarter: 2019-20 Q4
as_at: 2020-07-13
data: data
meeting: {body: Board, date: 2020-07-13}
accept: [{finding: missing-table, reason: not collected, by: Manager}]
"""
PERSONS = "person_id,sex,date_of_birth\np1,male,2004-05-17\np2,female,2005-11-30\n"
EPISODES = "episode_id,person_id,type,start_date\ne1,p1,yro,2020-01-06\ne2,p2,prevention,2020-03-03\n"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A config whose data are good."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "persons.csv").write_text(PERSONS)
    (tmp_path / "data" / "episodes.csv").write_text(EPISODES)
    path = tmp_path / "board.yaml"
    path.write_text(CONFIG)
    return path


def test_good_data_end_with_status_0_and_one_closing_line(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["-q", "check", str(config)])

    assert status == 0
    assert capsys.readouterr().out.splitlines() == [
        "Rows:",
        "  persons   persons.csv   2 read, 2 used",
        "  episodes  episodes.csv  2 read, 2 used",
        "2 tables read: 0 errors, 0 warnings. Nothing stops a build.",
    ]


def test_every_finding_is_printed_at_once_with_errors_first(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = config.parent / "data"
    (data / "persons.csv").write_text(PERSONS.replace("2004-05-17", "").replace("female", "zqwyvern"))
    (data / "episodes.csv").write_text(EPISODES.replace("p2", "p3"))

    status = run(["-q", "check", str(config)])

    lines = capsys.readouterr().out.splitlines()
    assert status == 1
    assert [line.split(": ")[0:2] for line in lines[:3]] == [
        ["Error", "persons:3 sex"],
        ["Error", "episodes:3 person_id"],
        ["Warning", "persons:2 date_of_birth"],
    ]
    assert lines[-1] == "2 tables read: 2 errors, 1 warning. A build would stop."
    assert "zqwyvern" not in "\n".join(lines)


def test_rows_set_aside_are_said_in_the_end(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (config.parent / "data" / "episodes.csv").write_text(EPISODES.replace("p2", "p3"))
    config.write_text(f"{CONFIG}set_aside: [{{finding: orphan-episode, reason: closed case, by: Manager}}]\n")

    status = run(["-q", "check", str(config)])

    assert status == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Set aside by the config: 1 row for orphan-episode."


def test_rows_left_out_are_told_table_by_table_with_their_reasons(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = config.parent / "data"
    (data / "episodes.csv").write_text(EPISODES.replace("p2", "p3") + ",,,\ne3,p1\n")
    (data / "budget.csv").write_text("year,side,line,amount,hat\n2019-20,income,Grant,7,1\n2019-20,income,Total,7,1\n")
    (data / "staffing.csv").write_text('role\n"open')
    config.write_text(f"{CONFIG}set_aside: [{{finding: orphan-episode, reason: closed case, by: Manager}}]\n")

    run(["-q", "check", str(config)])

    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")] == [
        "  persons   persons.csv   2 read, 2 used",
        "  episodes  episodes.csv  4 read, 1 used; left out: 1 ragged-row, 1 blank-row, 1 orphan-episode",
        "  budget    budget.csv    2 read, 1 used; left out: 1 total-of-other-rows; 1 column ignored",
        "  staffing  staffing.csv  could not be read [malformed-csv]",
    ]


CHART = "kind: bars\nplain: x\nalong: sex\nview: {measure: caseload, by: [sex]}\n"


def test_every_chart_file_is_checked_and_one_that_no_section_shows_is_told_how_it_comes_in(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    charts = config.parent / "charts"
    charts.mkdir()
    (charts / "by-sex.yaml").write_text(CHART)

    assert run(["-q", "check", str(config)]) == 0
    assert "write in the config: sections: {charts: {SECTION: [by-sex]}}" in capsys.readouterr().out

    config.write_text(f"{CONFIG}sections: {{charts: {{local-picture: [by-sex]}}}}\n")
    assert run(["-q", "check", str(config)]) == 0
    assert "by-sex" not in capsys.readouterr().out


def test_faults_of_charts_and_of_their_places_in_the_config_are_told_at_once(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    charts = config.parent / "charts"
    charts.mkdir()
    (charts / "by-sex.yaml").write_text(CHART.replace("bars", "pie"))
    (charts / "by-age.yml").write_text(CHART)
    config.write_text(f"{CONFIG}sections: {{charts: {{local-pictur: [by-sex], custody: [caseload-care, nowhere]}}}}\n")

    status = run(["-q", "check", str(config)])

    said = capsys.readouterr().err
    assert status == 2
    assert f"{charts / 'by-sex.yaml'}:1:1: kind: there is no kind of chart 'pie'" in said
    assert "a chart file's name ends in .yaml" in said
    assert "sections.charts.local-pictur: 'board-report' has no section 'local-pictur'; did you mean" in said
    assert "the paper has the chart 'caseload-care' already" in said
    assert "sections.charts.custody.2: there is no chart 'nowhere'" in said


def test_a_program_may_read_findings_and_rows_as_json(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (config.parent / "data" / "episodes.csv").write_text(EPISODES.replace("p2", "zqwyvern"))

    status = run(["check", str(config), "--json"])

    said = capsys.readouterr().out
    answer = json.loads(said)
    assert status == 1
    assert "zqwyvern" not in said
    assert (answer["errors"], answer["warnings"], answer["set_aside"]) == (1, 0, {})
    assert [(one["name"], one["table"], one["column"], one["rows"]) for one in answer["findings"]] == [
        ("orphan-episode", "episodes", "person_id", [3])
    ]
    assert answer["tables"][1] == {
        "table": "episodes",
        "file": "episodes.csv",
        "rows_read": 2,
        "rows_used": 2,
        "left_out": {},
        "columns_ignored": [],
        "columns_lacking": ["end_date", "scaled_level", "ete_status_start", "ete_status_end", "accommodation_end"],
        "unreadable": "",
    }


def test_a_missing_data_folder_is_an_error_of_the_config(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text(CONFIG.replace("data: data", "data: nowhere"))

    status = run(["check", str(config)])

    assert status == 2
    assert "there is no folder or file 'nowhere'" in capsys.readouterr().err


def test_nothing_is_written(config: Path) -> None:
    before = sorted(config.parent.rglob("*"))

    run(["-q", "check", str(config)])

    assert sorted(config.parent.rglob("*")) == before


def test_the_closing_line_counts_in_words() -> None:
    assert closing_line(1, errors=1, warnings=0) == "1 table read: 1 error, 0 warnings. A build would stop."


def test_a_config_that_rolls_forward_by_itself_is_checked_as_at_a_day(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rolling = (
        CONFIG.replace("2019-20 Q4", "latest").replace("as_at: 2020-07-13\n", "").replace(", date: 2020-07-13", "")
    )
    config.write_text(rolling)

    assert run(["-q", "check", str(config)]) == 2
    assert "call with --as-at 2020-07-13" in capsys.readouterr().err
    assert run(["-q", "check", str(config), "--as-at", "2020-07-13"]) == 0


def test_a_table_that_does_not_go_on_to_the_quarter_s_end_is_named_and_stops_nothing(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text(CONFIG.replace("2019-20 Q4", "2020-21 Q1"))

    assert run(["-q", "check", str(config)]) == 0

    said = "Not in yet: episodes: its last event is of March 2020; it should go on to June 2020"
    assert said in capsys.readouterr().out.splitlines()


def test_a_program_reads_which_tables_are_not_in_yet(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text(CONFIG.replace("2019-20 Q4", "2020-21 Q1"))

    assert run(["-q", "check", str(config), "--json"]) == 0

    assert [one.split(":")[0] for one in json.loads(capsys.readouterr().out)["not_in_yet"]] == ["episodes"]
