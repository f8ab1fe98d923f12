"""Which figure somebody means by the words in which it is printed; records as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from report_builder.errors import ConfigError
from report_builder.pipeline_explain import Records, figures_meant, write_records


def figure(measure: str, shown: str, **parts: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {"area": "Leeds", "by": {}, "of": {}, "where": [], "numerator": None, "denominator": None}
    return {**usual, "measure": measure, "shown": shown, "status": "shown", **parts}


FIGURES = {
    "all": figure("caseload", "213", where=["para 5.1"]),
    "girls": figure("caseload", "57", by={"sex": "female"}, where=["para 5.2"]),
    "girls' share": figure("caseload_share", "26.8%", by={"sex": "female"}, numerator=57, denominator=213),
    "tracked": figure("tracker_children", "57", where=["para 7.1"]),
    "rank": figure("custody_rate", "5th of 11", where=["para 4.1"]),
    "income": figure("budget_income", "\u00a31,032,757"),
    "day": figure("tracker_matures", "30 September 2021"),
    "points": figure("over_representation", "+2.5"),
    "share": figure("ethnic_share", "2.5%"),
    "hidden": figure("custody_count", "[c]", status="withheld", where=["table 3"]),
}
PLACES = {"para 5.2": "There were 57 girls on the caseload.", "para 7.1": "57 children are  tracked in this cohort."}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("girls", ["girls"]),
        ("26.8%", ["girls' share"]),
        ("26.8", ["girls' share"]),
        ("57 of 213", ["girls' share"]),
        ("57 girls", ["girls"]),
        ("57 children are tracked", ["tracked"]),
        ("213 on the caseload", ["all"]),
        ("it ranks 5th of 11", ["rank"]),
        ("1,032,757", ["income"]),
        ("30 September 2021", ["day"]),
        ("2.5 percentage points", ["points"]),
        ("1,032", []),
        ("14", []),
        ("nothing of the kind", []),
    ],
)
def test_a_figure_is_found_by_its_id_or_by_the_words_around_it(words: str, meant: list[str]) -> None:
    assert figures_meant(words, FIGURES, PLACES) == meant


def test_words_that_fit_two_figures_name_both() -> None:
    assert figures_meant("57", FIGURES, {}) == ["girls", "tracked"]


def test_an_id_that_a_spreadsheet_would_compute_is_written_as_text(tmp_path: Path) -> None:
    records = Records(("part", "person_id"), (("count", "=1+1"), ("count", "@x"), ("count", "S-1")), ())

    write_records(records, tmp_path / "behind.csv")

    assert (tmp_path / "behind.csv").read_text(
        encoding="utf-8"
    ) == "part,person_id\ncount,'=1+1\ncount,'@x\ncount,S-1\n"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="the file cannot be made there; name another folder"):
        write_records(Records(("part",), (), ()), tmp_path / "none" / "behind.csv")
