"""The youth justice plan as the command builds it: every part in order, right numbers, nothing that gives staff away.

What is expected of Leicestershire is copied from its Youth Justice Plan 2020-2023, or worked out by hand from that; see
`tests/demo/expected_leicestershire.csv`.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import page as page_validation
import pytest
from every_paper import EveryPaper

from report_builder.audit.compare import compare
from report_builder.audit.read import read_artefact
from report_builder.cli.main import run

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "config" / "leicestershire-2020-21.yaml"
BARE = """\
document: youth-justice-plan
yot: Rotherham
quarter: 2020-21 Q1
as_at: 2020-07-13
data: data
meeting: {body: Management Board}
"""
MINUS = "\N{MINUS SIGN}"
SECTIONS = [
    "Introduction",
    "Structure and governance",
    "Resources",
    "Performance",
    "Priorities",
    "Risk register",
    "Staffing",
    "Glossary",
    "Signatures",
]


def read(folder: Path) -> Mapping[str, Mapping[str, bytes]]:
    """Edition -> file name -> bytes."""
    return {
        name: {path.name: path.read_bytes() for path in (folder / name).iterdir() if path.suffix != ".zip"}
        for name in ("board", "public")
    }


@pytest.fixture(scope="module")
def plan(papers: EveryPaper) -> Mapping[str, Mapping[str, bytes]]:
    return read(papers.built(CONFIG.stem))


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> str:
    """The words of a plan of which next to nothing was supplied."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "data").mkdir()
    for table in ("published", "population"):
        shutil.copy(ROOT / "data" / "rotherham-2019-20-q4" / f"{table}.csv", folder / "data")
    (folder / "bare.yaml").write_text(BARE, encoding="utf-8")
    out = folder / "out"
    assert run(["-q", "build", str(folder / "bare.yaml"), "--out", str(out), "--format", "html"]) == 0
    return words(read(next(out.glob("*-youth-justice-plan")))["public"])


def words(files: Mapping[str, bytes]) -> str:
    page = files["youth-justice-plan.html"].decode()
    text = re.sub(r"<(style|svg)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(unescape(text).split()))


def table(files: Mapping[str, bytes], title: str) -> list[list[str]]:
    """The rows of a table, heads of rows first, as they are seen."""
    page = files["youth-justice-plan.html"].decode()
    start = page.index(f"</span> {title}</caption>")
    body = page[page.index("<tbody>", start) : page.index("</tbody>", start)]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body, flags=re.DOTALL)
    seen = [re.sub(r'<span class="aloud">.*?</span>', "", row) for row in rows]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL) for row in seen]
    return [[unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in row] for row in cells]


@pytest.mark.parametrize("edition", ["board", "public"])
def test_the_parts_stand_in_the_order_of_the_example(plan, edition: str) -> None:
    heads = re.findall(r"<h2[^>]*>(.*?)</h2>", plan[edition]["youth-justice-plan.html"].decode(), flags=re.DOTALL)
    titles = [re.sub(r"<[^>]+>|\d", "", head).strip() for head in heads]

    assert [title for title in titles if title in SECTIONS] == SECTIONS


def test_the_pooled_budget_adds_up_in_rows_and_columns(plan) -> None:
    for title in ("Income by funder, cash and in kind", "Expenditure by funder"):
        found = table(plan["public"], title)
        rows = [[int(re.sub("[£,]", "", cell)) for cell in row[1:]] for row in found]
        assert all(sum(row[:-1]) == row[-1] for row in rows)
        assert [sum(column) for column in zip(*rows[:-1], strict=True)] == rows[-1]
        assert rows[-1][-1] == 2706165


@pytest.mark.parametrize("edition", ["board", "public"])
def test_the_indicators_stand_against_their_targets(plan, edition: str) -> None:
    rows = table(plan[edition], "Yearly indicators against their targets")

    assert [row[1:] for row in rows] == [
        [f"{MINUS}14.0%", f"{MINUS}34.7%", "+1.6%", f"{MINUS}17.6%", f"{MINUS}3.85%", "0% or less", "yes"],
        ["1.25", "0.82", "0.91", "0.71", "1.37", "1.13 or less", "no"],
        ["4.2%", "4.9%", "1.3%", "3.2%", "2.4%", "5% or less", "yes"],
        ["73.7%", "74.2%", "64.5%", "78.6%", "64.2%", "80% or more", "no"],
    ]


def test_the_scores_of_risks_are_products_where_the_source_misprints_them(plan) -> None:
    rows = table(plan["public"], "Risks by score, from high to low")

    assert [row[1:] for row in rows] == [
        ["2", "3", "6", "2", "2", "4"],
        ["2", "3", "6", "2", "1", "2"],
        ["2", "2", "4", "2", "1", "2"],
        ["2", "2", "4", "2", "1", "2"],
        ["3", "1", "3", "2", "1", "2"],
    ]


def test_the_board_sees_every_member_of_staff_by_role_sex_and_ethnic_group(plan) -> None:
    rows = {row[0]: row[1:] for row in table(plan["board"], "Staff by role, sex and ethnic group")}

    assert rows["Managers: women"][-1] == "1"
    assert rows["Volunteers: men"][-1] == "21"
    assert rows["All: women"][-1] == "107"
    assert rows["All"] == ["117", "5", "18", "9", "1", "0", "150"]


def test_the_public_edition_prints_no_count_of_one_to_four_members_of_staff(plan) -> None:
    figures = json.loads(plan["public"]["figures.json"])["figures"]
    heads = [one for one in figures if one["measure"] == "staffing_headcount"]
    small = [one for one in heads if one["status"] == "shown" and 1 <= one["value"] <= 4]

    assert len(heads) > 60
    assert any(one["status"] == "withheld" for one in heads)
    assert small == []


def planted(files: Mapping[str, bytes], old: str, new: str, *, after: str) -> set[str]:
    """Where a change of the page is found."""
    page = files["youth-justice-plan.html"].decode()
    at = page.index(old, page.index(after))
    changed = page[:at] + new + page[at + len(old) :]
    found = compare([read_artefact("plan.html", changed.encode())], json.loads(files["figures.json"]))
    return {leak.place for leak in found if leak.is_certain}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5% or less", "4% or less"),
        ("5% or less", "5% or less, 3 children"),
        ("2.4%", "5.0%"),
    ],
)
def test_a_number_in_the_place_of_a_target_or_a_figure_beside_it_is_found(plan, old: str, new: str) -> None:
    assert "table 7" in planted(plan["public"], old, new, after="Yearly indicators against their targets</caption>")


@pytest.mark.parametrize("score", ["3", "6", "9"])
def test_a_score_that_the_register_does_not_have_there_is_found(plan, score: str) -> None:
    assert "table 8" in planted(plan["public"], ">4</td>", f">{score}</td>", after="Reoffending rises</th>")


def test_a_number_in_the_words_of_the_register_is_warned_of_and_stops_nobody(plan) -> None:
    page = plan["public"]["youth-justice-plan.html"].decode()
    changed = page.replace("a few children offend often", "3 children offend often")
    found = compare([read_artefact("plan.html", changed.encode())], json.loads(plan["public"]["figures.json"]))

    assert [(leak.place, leak.is_certain) for leak in found] == [("table 12", False)] * len(found)
    assert found


def test_a_plan_of_which_little_was_supplied_says_so_in_every_part(bare: str) -> None:
    for said in (
        "The service has not described its structure in this plan.",
        "No data was supplied for meetings.",
        "No data was supplied for the income of 2020-21.",
        "No yearly indicator is known of Rotherham.",
        "No priorities have been set out in this plan yet.",
        "No data was supplied for the risk register.",
        "Nobody has been named yet to sign this plan.",
    ):
        assert said in bare


def test_a_plan_without_a_region_has_no_row_for_one(bare: str) -> None:
    assert "for every 100,000 children aged 10 to 17 Area 2016" in bare
    assert " Region " not in bare


def test_a_total_of_the_budget_that_does_not_add_up_is_a_finding(tmp_path: Path, capsys) -> None:
    (tmp_path / "config").mkdir()
    shutil.copytree(ROOT / "data" / "leicestershire-2020-21", tmp_path / "data" / "leicestershire-2020-21")
    config = shutil.copy(CONFIG, tmp_path / "config")
    budget = tmp_path / "data" / "leicestershire-2020-21" / "budget.csv"
    right, wrong = ("2020-21,income,Total,Total,2706165,,yes\n", "2020-21,income,Total,Total,2706156,,yes\n")
    plain = budget.read_text(encoding="utf-8")

    said = []
    for further in ("", right, wrong):
        budget.write_text(plain + further, encoding="utf-8")
        assert run(["-q", "check", str(config), "--json"]) == 0
        said.append([one["name"] for one in json.loads(capsys.readouterr().out)["findings"]])

    assert said == [[], [], ["budget-total-differs"]]


def test_the_pdf_of_each_edition_passes_the_accessibility_check(plan) -> None:
    for files in plan.values():
        assert page_validation.is_pdf_compliant_bytes(files["youth-justice-plan.pdf"], profile="ua1")
