"""An exempt appendix is a file of its own; the public gets neither it nor its numbers, which still protect."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from small_papers import commentary, section, table, text
from small_specs import asked
from small_tables import one_way
from spoken_tables import count

from report_builder.counting import Counts
from report_builder.errors import ConfigError
from report_builder.model.spec import Committee, Edition, Exemption, ReportSpec
from report_builder.model.tables import Cases
from report_builder.model.view import View
from report_builder.pipeline import Counted, build, compose_edition, edition_of, protect_edition, readers_of
from report_builder.report.plan import Plan, PlannedSection

AGES = {"14": 30, "15": 40, "16": 143}
SEXES = {"female": 3, "male": 210}
BECAUSE = Exemption((3,), "terms are being negotiated with a funder")
NAMES = (("introduction", "section"), ("ages", "appendix"), ("by-age", "table"), ("by-sex", "table"))


def of(measure: dict[str, int], id_: str) -> Any:
    dimension = "age" if measure is AGES else "sex"
    view = View("caseload", (dimension,))
    return replace(table(f"Children by {dimension}", view=view, rows=dimension), id=id_)


def counted(*, is_exempt: bool = True, appendix: dict[str, int] | None = None, board: int = 0) -> Counted:
    """213 children by sex in the paper, by age (or what is given) in its appendix."""
    opening = section(
        text("There were {{ caseload.counted }}."),
        commentary("See {{ see('by-age') }}."),
        commentary("See {{ see('by-age') }}.", "public"),
        of(SEXES, "by-sex"),
        id_="introduction",
    )
    apart = section(
        text("Aged by year, as {{ see('introduction') }} does not say."),
        of(AGES if appendix is None else appendix, "by-age"),
        id_="ages",
        is_appendix=True,
    )
    closing = section(of(AGES, "again"), id_="further", is_appendix=True)
    sections: tuple[PlannedSection, ...] = (opening, replace(apart, exemption=BECAUSE if is_exempt else None))
    if appendix is not None:
        sections = (*sections, closing)
    tables = (count(213), one_way("sex", SEXES), one_way("age", AGES))
    committee = Committee(exempt_appendices={"ages": BECAUSE}) if is_exempt else Committee()
    editions = {"board": Edition("board", board, marking="OFFICIAL"), "public": Edition("public", 5)}
    spec = asked(committee=committee, editions=editions)
    plan = Plan("board-report", "The paper", "", sections, views=tuple(one.view for one in tables), names=NAMES)
    return Counted(spec, plan, Cases({}, is_synthetic=True), Counts(tables), {"pandas": "3"}, b"key")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("shelf")
    for written in build(counted(), editions=["board", "public"], formats=["html"], out=out):
        assert written.error is None
    return out / "board-board-report"


def figures(shelf: Path, edition: str) -> dict[str, dict[str, Any]]:
    document = json.loads((shelf / edition / "figures.json").read_text("utf-8"))
    return {figure["id"]: figure for figure in document["figures"]}


def test_the_board_s_folder_holds_it_as_a_file_and_the_public_s_does_not(shelf: Path) -> None:
    name = "board-report-appendix-1-exempt.html"

    assert (shelf / "board" / name).exists()
    assert [path.name for path in (shelf / "public").iterdir() if "exempt" in path.name] == []
    assert name in json.loads((shelf / "board" / "manifest.json").read_text("utf-8"))["files"]


def test_in_its_place_stands_why_it_is_exempt_in_both_editions(shelf: Path) -> None:
    for edition in ("board", "public"):
        page = (shelf / edition / "board-report.html").read_text("utf-8")
        assert "Appendix 1 is exempt and not for publication." in page
        assert "paragraph 3 of Part 1 of Schedule 12A" in page
        assert "terms are being negotiated with a funder" in page
        assert "Children by age" not in page


def test_the_file_is_marked_and_numbered_as_in_the_whole_paper(shelf: Path) -> None:
    page = (shelf / "board" / "board-report-appendix-1-exempt.html").read_text("utf-8")

    assert "NOT FOR PUBLICATION" in page
    assert 'id="paragraph-A1.1"' in page
    assert "Table 2:" in page
    assert "Table 1:" not in page


def test_a_reference_from_it_to_the_paper_is_words_and_one_to_it_says_where_it_is(shelf: Path) -> None:
    apart = (shelf / "board" / "board-report-appendix-1-exempt.html").read_text("utf-8")
    main = (shelf / "board" / "board-report.html").read_text("utf-8")
    public = (shelf / "public" / "board-report.html").read_text("utf-8")

    assert "Aged by year, as section 1 does not say." in apart
    assert "See table 2 in exempt appendix 1." in main
    assert "See a table (not shown in this edition)." in public


def test_the_public_is_not_told_its_figures_and_the_board_is(shelf: Path) -> None:
    by_age = {f"caseload/yjs/2020-01-01/2020-03-31/age={age}" for age in AGES}

    assert by_age <= set(figures(shelf, "board"))
    assert by_age.isdisjoint(figures(shelf, "public"))
    assert "caseload/yjs/2020-01-01/2020-03-31" in figures(shelf, "public")


def test_what_stands_elsewhere_too_is_told(tmp_path: Path) -> None:
    (written,) = build(counted(appendix=AGES), editions=["public"], formats=["html"], out=tmp_path)

    assert written.folder is not None
    told = figures(written.folder.parent, "public")
    assert told["caseload/yjs/2020-01-01/2020-03-31/age=14"]["where"] == ["table 1"]


def test_the_public_s_numbers_are_protected_as_if_it_were_printed(tmp_path: Path) -> None:
    (exempt,) = build(counted(), editions=["public"], formats=["html"], out=tmp_path / "exempt")
    (printed,) = build(counted(is_exempt=False), editions=["public"], formats=["html"], out=tmp_path / "printed")

    assert exempt.folder is not None
    assert printed.folder is not None
    ours, theirs = figures(exempt.folder.parent, "public"), figures(printed.folder.parent, "public")
    assert {id_: theirs[id_]["status"] for id_ in ours} == {id_: one["status"] for id_, one in ours.items()}
    assert "withheld" in {one["status"] for one in ours.values()}


def test_what_a_restricted_board_is_known_to_hold_of_the_public_s_paper_leaves_it_out(tmp_path: Path) -> None:
    made = counted(board=3)

    known = readers_of(made, edition_of(made, "board"), out=tmp_path)
    assert [cell.name for release in known.earlier for cell in release.cells if "age=14" in cell.name] == []


def test_the_part_alone_is_the_statement_and_the_file(tmp_path: Path) -> None:
    (written,) = build(counted(), editions=["board"], formats=["html"], only="ages", out=tmp_path)

    assert written.folder is not None
    names = {path.name for path in written.folder.iterdir()}
    assert {"board-report.html", "board-report-appendix-1-exempt.html"} <= names


def test_a_paper_that_is_exempt_as_a_whole_has_no_public_edition() -> None:
    made = counted(is_exempt=False)
    spec: ReportSpec = replace(made.spec, committee=Committee(exemption=BECAUSE))
    alone = replace(made, spec=replace(spec, editions={"board": spec.editions["board"]}))

    with pytest.raises(ConfigError) as refused:
        edition_of(alone, "public")

    assert "nothing of it to publish" in refused.value.complaints[0].what
    report = compose_edition(alone, protect_edition(alone, alone.spec.editions["board"])).report
    assert report.marking == "OFFICIAL \N{MIDDLE DOT} NOT FOR PUBLICATION"
