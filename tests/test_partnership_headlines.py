"""The partnership headlines of a service and of a partnership, from real figures: sentences, averages, ranks, gaps.

The figures are those of `tests/extracts/partnership-headlines`; what is expected was worked by hand from them.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from report_builder.cli.main import run

EXTRACT = Path(__file__).parent / "extracts" / "partnership-headlines"
WIGAN = """\
document: partnership-headlines
yot: Wigan
quarter: 2024-25 Q4
as_at: 2026-01-31
data: {data}
comparators:
  family: [Barnsley, Dudley, Rotherham]
  family_name: Statistical neighbours
  region: North West
  national: england
meeting: {{body: Safer Communities Partnership}}
"""
WEST_MERCIA = """\
document: partnership-headlines
yot: West Mercia
quarter: 2024-25 Q4
as_at: 2026-01-31
data: {data}
comparators:
  family: [Gloucestershire, Somerset]
  family_name: Statistical neighbours
  region: West Midlands
  national: england
"""


class Papers:
    """Builds each paper once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cache  # noqa: B019 - a handful of papers, for as long as this file's tests
    def built(self, config: str) -> tuple[str, dict[str, Any]]:
        """The words of the public edition, and its figures by id."""
        written = self.folder / f"{abs(hash(config))}.yaml"
        written.write_text(config.format(data=EXTRACT))
        out = self.folder / written.stem
        assert run(["-q", "build", str(written), "--edition", "public", "--format", "html", "--out", str(out)]) == 0
        (page,) = out.glob("*/public/*.html")
        figures = json.loads((page.parent / "figures.json").read_text())["figures"]
        words = re.sub(r"<(style|svg).*?</\1>|<[^>]*>", " ", page.read_text(), flags=re.DOTALL)
        return " ".join(words.split()), {figure["id"]: figure for figure in figures}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return Papers(tmp_path_factory.mktemp("papers"))


@pytest.mark.parametrize(
    "sentence",
    [
        "In the calendar year 2024 the rate for Wigan was 123. The average of its statistical neighbours was 146.",
        "In the North West the rate was 168. The source gives the rate alone, not the number of children behind it.",
        "Over the five years shown the rate for Wigan did not move the same way every year: the highest was 195 (2023) "
        "and the lowest 118 (2020).",
        "Set beside its statistical neighbours, Wigan ranks 2nd of 4, where first is the lowest rate.",
        "Of the children aged 15 to 17 in the cohort of the 12 months to March 2024, 25.0% reoffended. "
        "The average of its "
        "statistical neighbours was 27.3%.",
        "In the school year 2023-24 there were 8.68 suspensions for every 100 pupils in Wigan. The "
        "average of its statistical "
        "neighbours was 15.23. In the North West there were 11.07, and in England 11.31. Over the five "
        "years shown the rate in Wigan rose every "
        "year, from 4.27 (2019-20 school year) to 8.68 (2023-24 school year).",
        "The figures are of all pupils of state-funded schools in the area, not of the children whom the "
        "service works with.",
        "The statistical neighbours of Wigan, which are not its YOT family, are: Barnsley Dudley Rotherham",
        "The Safer Communities Partnership is asked to note these figures",
        "Mean of the rates of 3 members, for want of the numbers behind them.",
    ],
)
def test_a_service_reads_its_rates_comparators_trend_and_rank(sentence: str, papers: Papers) -> None:
    assert sentence in papers.built(WIGAN)[0]


@pytest.mark.parametrize(
    ("id_", "shown"),
    [
        ("fte_rate/family=statistical-neighbours/2024-01-01/2024-12-31", "146"),
        ("fte_rate/yjs/2024-01-01/2024-12-31/rank", "2nd of 4"),
        ("reoff_binary_15_17/yjs/2023-04-01/2024-03-31/rank", "3rd of 4"),
        ("suspension_rate/family=statistical-neighbours/2023-09-01/2024-08-31", "15.23"),
    ],
)
def test_averages_and_ranks_are_those_of_the_source(id_: str, shown: str, papers: Papers) -> None:
    assert papers.built(WIGAN)[1][id_]["shown"] == shown


@pytest.mark.parametrize(
    "sentence",
    [
        "In the calendar year 2023 the rate for West Mercia was 90. The average of its statistical neighbours was 106.",
        "No trend is claimed, for want of five separate years with a figure.",
        "West Mercia ranks 1st of 3, where first is the lowest rate.",
        "In the 12 months to March 2025 the rate for West Mercia was 14.4. The average of its "
        "statistical neighbours was 13.5.",
        "The rate for West Mercia was published nowhere: it was worked out from other published figures.",
        "Children aged 15 to 17 who reoffended; suspensions from school: figures of other services are published, but "
        "none of West Mercia.",
        "Not published, but worked out from other published figures: West Mercia",
        "First time entrants per 100,000 (2023)",
        "DfE Local authority interactive tool: First time entrants; children cautioned or sentenced ",
        "No data was supplied for the published rate of custodial sentences.",
        "West Mercia, first time entrants: rates of Herefordshire, Shropshire, Telford and Wrekin and Worcestershire, "
        "weighted by mid-2020 population",
    ],
)
def test_a_partnership_says_what_was_worked_out_and_what_nobody_published(sentence: str, papers: Papers) -> None:
    assert sentence in papers.built(WEST_MERCIA)[0]


def test_a_section_without_a_figure_of_the_service_is_left_out(papers: Papers) -> None:
    assert "Reoffending by age" in papers.built(WIGAN)[0]
    assert "Reoffending by age" not in papers.built(WEST_MERCIA)[0]


def test_no_table_of_cases_is_missed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "wigan.yaml"
    config.write_text(WIGAN.format(data=EXTRACT))

    run(["-q", "check", str(config)])

    assert "missing-table" not in capsys.readouterr().out
