from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from report_builder.cases.load import read_and_check

CANARY = "Zqwyvern"


def test_a_file_without_a_header_does_not_have_its_first_row_quoted(
    dataset: Callable[..., Path], asked: Callable
) -> None:
    persons = f"person_17,{CANARY},2004-05-17\np2,female,2005-01-01\n"

    findings = read_and_check(asked(dataset(persons=persons))).findings

    spoken = "\n".join(str(finding) for finding in findings)
    assert "persons person_id: the required column is missing: is the first row a header?" in spoken
    assert CANARY not in spoken
    assert "person_17" not in spoken


def test_a_misspelt_header_is_met_with_the_column_it_may_be(dataset: Callable[..., Path], asked: Callable) -> None:
    episodes = "episode_id,person_id,type,start_dat\ne1,p1,yro,2020-01-06\n"

    findings = read_and_check(asked(dataset(episodes=episodes))).findings

    missing = next(finding for finding in findings if finding.name == "missing-column")
    assert missing.column == "start_date"
    assert missing.mend.startswith("did you mean 'start_dat'?")


def test_a_file_that_is_no_table_is_named_with_the_nearest_one(dataset: Callable[..., Path], asked: Callable) -> None:
    data = dataset()
    (data / "person.csv").write_text("person_id\np1\n")

    (finding,) = read_and_check(asked(data)).findings

    assert (finding.name, finding.stops, finding.mend) == ("unknown-file", False, "did you mean 'persons'?")


def test_two_files_of_one_table_stop(dataset: Callable[..., Path], asked: Callable) -> None:
    data = dataset()
    (data / "Staffing.CSV").write_text("role\nManager\n")

    (finding,) = read_and_check(asked(data)).findings

    assert (finding.name, finding.table, finding.stops) == ("repeated-table", "staffing", True)
