"""The story from counts to the shelf, with a small paper made by hand: editions, parts, formats, remarks."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from small_papers import section, text
from small_specs import asked
from small_tables import cell, key, one_way
from spoken_tables import count

from report_builder import bundled
from report_builder.counting import Counts
from report_builder.errors import ConfigError, DisclosureError
from report_builder.model.spec import Accepted, Edition
from report_builder.model.tables import Cases, Count, CountTable, Input, Wanted, total_of
from report_builder.model.view import View
from report_builder.pipeline import Counted, build, compose_edition, edition_of, folders, protect_edition
from report_builder.report.plan import Plan

LATE = Accepted("late-row", "the case was closed", "Data Manager")


def counted(*tables: CountTable, set_aside: int = 0, **changes: Any) -> Counted:
    """A paper of two sections that speaks of 213 children."""
    tables = (count(213), *tables)
    sections = (
        section(text("There were {{ caseload.counted }}."), id_="introduction"),
        section(text("Nobody was sentenced."), id_="custody"),
    )
    return Counted(
        asked(**changes),
        Plan("board-report", "Performance report", "", sections, views=tuple(table.view for table in tables)),
        Cases({}, set_aside={"late-row": set_aside}, inputs=(Input("episodes.csv", "aa" * 32),), is_synthetic=True),
        Counts(tables),
        {"pandas": "3.1.1"},
        b"key",
    )


def unsafe() -> CountTable:
    """17 and 15 are in the public domain: nothing can hide the 2 who remain."""
    whole, part, girls = (key("custody_count", **by) for by in ({}, {"sex": "male"}, {"sex": "female"}))
    cells = (cell(whole, 17, is_public=True), cell(part, 15, is_public=True), cell(girls, 2))
    wanted = tuple(Wanted(at, Count(at)) for at in (part, girls))
    return CountTable(View("custody_count", ("sex",)), wanted, cells, (total_of(whole, (part, girls)),))


def paragraphs(made: Counted, edition: str) -> list[str]:
    report = compose_edition(made, protect_edition(made, made.spec.editions[edition])).report
    return [block.html for one in report.sections for part in one.parts for block in part.blocks]  # type: ignore[union-attr]


def test_an_edition_is_found_by_its_name() -> None:
    assert edition_of(counted(), "public").threshold == 5


@pytest.mark.parametrize(
    ("name", "mend"), [("pubic", "did you mean 'public'?"), ("everybody", "there are: board, public")]
)
def test_an_unknown_edition_is_met_with_those_that_there_are(name: str, mend: str) -> None:
    with pytest.raises(ConfigError) as refused:
        edition_of(counted(), name)

    assert [one.mend for one in refused.value.complaints] == [mend]


def test_a_workspace_s_own_templates_come_before_ours(tmp_path: Path) -> None:
    for place in ("config/templates", "templates"):
        (tmp_path / place).mkdir(parents=True)

    found = folders(asked(source=tmp_path / "config" / "board.yaml"), "templates")

    assert found == (tmp_path / "config" / "templates", tmp_path / "templates", bundled.folder("templates"))


def test_our_own_folder_is_looked_through_once() -> None:
    ours = bundled.folder("charts")

    assert folders(asked(source=ours.parent / "config" / "board.yaml"), "charts") == (ours,)


def test_both_editions_are_built_each_in_its_folder_with_its_records(tmp_path: Path) -> None:
    written = build(counted(), editions=("board", "public"), formats=("html",), out=tmp_path)

    assert [(one.edition, one.error, one.warnings) for one in written] == [("board", None, ()), ("public", None, ())]
    for one in written:
        assert one.folder == tmp_path / "board-board-report" / one.edition
        assert sorted(file.name for file in one.folder.iterdir()) == [
            "archive.zip",
            "board-report.html",
            "figures.json",
            "manifest.json",
        ]


def test_the_manifest_vouches_for_every_file_beside_it(tmp_path: Path) -> None:
    (written,) = build(counted(), editions=("public",), formats=("html",), out=tmp_path)

    assert written.folder
    manifest = json.loads((written.folder / "manifest.json").read_text(encoding="utf-8"))
    beside = [file for file in written.folder.iterdir() if file.name != "manifest.json"]
    assert manifest["files"] == {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(beside)}


def test_a_paper_is_the_same_twice(tmp_path: Path) -> None:
    files = [
        {file.name: file.read_bytes() for file in one.folder.iterdir()}
        for name in ("first", "second")
        for one in build(counted(), editions=("board",), formats=("html",), out=tmp_path / name)
        if one.folder
    ]

    assert len(files) == 2
    assert files[0] == files[1]


def test_an_edition_that_would_give_a_child_away_does_not_stop_the_other(tmp_path: Path) -> None:
    public, board = build(counted(unsafe()), editions=("public", "board"), formats=("html",), out=tmp_path)

    assert isinstance(public.error, DisclosureError)
    assert public.folder is None
    assert not (tmp_path / "board-board-report" / "public").exists()
    assert board.error is None
    assert board.folder
    assert board.folder.is_dir()


def test_what_is_warned_of_comes_with_the_edition(tmp_path: Path) -> None:
    same_sex = one_way("sex", {"female": 0, "male": 213})

    (written,) = build(counted(same_sex), editions=("public",), formats=(), out=tmp_path)

    assert written.warnings == ("Children on the caseload: everybody has the same sex",)


def test_a_public_edition_without_a_threshold_is_warned_of(tmp_path: Path) -> None:
    open_ = {"public": Edition("public", 0)}

    (written,) = build(counted(editions=open_), editions=("public",), formats=(), out=tmp_path)

    assert written.warnings == ("disclosure control is off: every small number is printed",)


def test_a_part_keeps_its_number_and_all_figures_of_the_paper(tmp_path: Path) -> None:
    (whole,) = build(counted(), editions=("board",), formats=("html",), out=tmp_path)
    (part,) = build(counted(), editions=("board",), formats=("html",), only="custody", out=tmp_path)

    assert whole.folder
    assert part.folder == tmp_path / "board-board-report" / "board-custody"
    page = (part.folder / "board-report.html").read_text(encoding="utf-8")
    assert "Nobody was sentenced." in page
    assert "213 children" not in page
    assert ">2.1</span>" in page
    figures = [(folder / "figures.json").read_bytes() for folder in (whole.folder, part.folder)]
    assert figures[0] == figures[1]


def test_an_unknown_part_is_met_with_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        build(counted(), editions=("board",), formats=(), only="custdy", out=tmp_path)

    assert refused.value.complaints[0].mend == "did you mean 'custody'?"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("rows", "edition", "said"),
    [(7, "public", "7"), (3, "public", "a number that is not shown"), (3, "board", "3")],
)
def test_rows_that_were_set_aside_are_counted_in_the_paper_as_far_as_that_is_safe(
    rows: int, edition: str, said: str
) -> None:
    made = replace(counted(set_aside=rows), spec=asked(set_aside=(LATE,)))

    assert paragraphs(made, edition)[1] == (
        f"Rows left out of the counts (late row): {said}. Reason: the case was closed."
    )


def test_where_no_row_was_set_aside_nothing_is_said() -> None:
    made = replace(counted(), spec=asked(set_aside=(LATE,)))

    assert paragraphs(made, "board") == ["There were 213 children.", "Nobody was sentenced."]


def test_the_work_is_told_step_by_step(tmp_path: Path) -> None:
    told: list[str] = []

    build(counted(), editions=("board",), formats=(), out=tmp_path, say=told.append)

    assert told == [
        "board: protecting small numbers",
        "board: drawing and composing",
        "board: setting the pages",
        "board: attacking the finished paper",
    ]
