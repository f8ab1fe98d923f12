from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from report_builder.cases.contract import CONTRACT
from report_builder.cases.headers import name_columns
from report_builder.cases.load import read_and_check
from report_builder.sources.csv_text import read_csv

CANARY = "Zqwyvern"


def test_a_file_without_a_header_does_not_have_its_first_row_quoted(
    dataset: Callable[..., Path], asked: Callable
) -> None:
    persons = f"person_17,{CANARY},2004-05-17\np2,female,2005-01-01\n"

    findings = read_and_check(asked(dataset(persons=persons))).findings

    spoken = "\n".join(str(finding) for finding in findings)
    assert "persons person_id: the required column is missing: is the first row a header?" in spoken
    assert "delete titles above the header" in spoken
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


def offered(headers: str, offers: dict[str, str], renames: dict[str, str] | None = None) -> tuple[list[str], list[str]]:
    """The columns that a file of staffing has, with what stands in them, and the names of the findings."""
    sheet, _ = read_csv("staffing", f"{headers}\n{headers}\n".encode())
    assert sheet is not None
    text, findings = name_columns(CONTRACT["staffing"], sheet, renames or {}, offered=offers)
    filled = [f"{column} is {text.cells[column].iloc[0]}" for column in text.supplied]
    return sorted(filled), [finding.name for finding in findings]


def test_a_map_names_a_column_that_nothing_else_names() -> None:
    assert offered("Post,Hours", {"POST": "role", "hours": "wte"}) == (["role is Post", "wte is Hours"], [])


def test_of_several_headers_that_a_map_offers_the_first_in_the_file_counts() -> None:
    offers = {"Job": "role", "Post": "role", "Title": "role"}

    assert offered("Title,Post", offers) == (["role is Post"], ["extra-columns"])


def test_a_map_takes_nothing_from_a_column_that_has_our_name() -> None:
    assert offered("Post,role", {"Post": "role"}) == (["role is role"], ["extra-columns"])


def test_a_map_takes_nothing_from_what_the_config_says() -> None:
    assert offered("Post,Job", {"Post": "role"}, {"Job": "role"}) == (["role is Job"], ["extra-columns"])


def test_a_map_does_not_rename_a_column_of_the_contract() -> None:
    assert offered("role,sex", {"sex": "headcount"}) == (
        ["role is role", "sex is sex"],
        ["column-not-in-export"],
    )


def test_columns_that_a_map_knows_and_the_file_has_not_are_told_but_for_those_that_are_needed() -> None:
    assert offered("sex", {"Post": "role", "Hours": "wte"}) == (
        ["sex is sex"],
        ["missing-column", "column-not-in-export"],
    )
