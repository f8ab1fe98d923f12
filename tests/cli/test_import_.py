"""The command `import`: what it takes over, what it says, and that nothing is lost."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from official_extracts import EXTRACTS

from report_builder.cli.main import run

LAIT, MID_2019 = EXTRACTS / "lait.csv", EXTRACTS / "mid-2019.csv"


def bring_in(layout: str, *files: Path, out: Path, more: tuple[str, ...] = ()) -> int:
    return run(["-q", "import", layout, *map(str, files), "--out", str(out), *more])


def published(folder: Path) -> dict[tuple[str, str, str], dict[str, str]]:
    with (folder / "published.csv").open(newline="") as sheet:
        return {(row["measure"], row["area"], row["period_end"]): row for row in csv.DictReader(sheet)}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_says_what_was_read_used_left_out_and_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring_in("lait", LAIT, out=tmp_path) == 0

    told = capsys.readouterr().out
    assert told.startswith("lait: 82 rows read, ")
    assert "Mistakes in what was published:\n" in told
    assert "England's first time entrants (fte_rate) is the sum of its parts' rates" in told
    assert f"Wrote {tmp_path / 'published.csv'}" in told


def test_json_says_the_same_and_is_alone_on_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "lait", str(LAIT), "--out", str(tmp_path), "--json"]) == 0

    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert told["rows_read"] == 82 == told["rows_used"] + told["rows_left_out"]
    assert any(remark["is_fault"] for remark in told["remarks"])
    assert str(tmp_path / "published.csv") in told["written"]


def test_services_come_out_whichever_file_is_imported_first(tmp_path: Path) -> None:
    """South Tees 2019: (220 x 13,434 + 186 x 12,207) / 25,641 = 203.8."""
    bring_in("lait", LAIT, out=tmp_path / "one")
    bring_in("mid-year-estimates", MID_2019, out=tmp_path / "one")
    bring_in("mid-year-estimates", MID_2019, out=tmp_path / "other")
    bring_in("lait", LAIT, out=tmp_path / "other")

    assert published(tmp_path / "one")["fte_rate", "South Tees", "2019-12-31"]["value"] == "204"
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_importing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    bring_in("mid-year-estimates", MID_2019, out=tmp_path)
    bring_in("lait", LAIT, out=tmp_path)
    before = contents(tmp_path)

    bring_in("lait", LAIT, out=tmp_path)
    bring_in("mid-year-estimates", MID_2019, out=tmp_path)

    assert contents(tmp_path) == before


def test_source_and_day_of_publication_stand_in_every_row(tmp_path: Path) -> None:
    more = ("--source", "LAIT,  February 2026", "--published-on", "2026-02-02")

    bring_in("lait", LAIT, out=tmp_path, more=more)

    rows = published(tmp_path).values()
    assert {row["published_on"] for row in rows} == {"2026-02-02"}
    assert published(tmp_path)["fte_rate", "Rotherham", "2019-12-31"]["source"] == "LAIT, February 2026"
    assert "LAIT, February 2026,2026-02-02" in (tmp_path / "imports" / "sources.csv").read_text().replace('"', "")


def test_a_file_of_another_layout_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "national"

    assert bring_in("lait", MID_2019, out=out) == 1

    assert "mid-2019.csv: this looks like `mid-year-estimates`" in capsys.readouterr().err
    assert not out.exists()


def test_every_file_that_is_wrong_is_named_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"\x00\x01\x02")

    assert bring_in("lait", tmp_path / "a.csv", tmp_path / "b.csv", out=tmp_path / "out") == 1

    told = capsys.readouterr().err
    assert "a.csv" in told
    assert "b.csv" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("liat", str(LAIT)), "did you mean 'lait'"),
        (("lait", "missing.csv"), "there is no such file"),
        (("lait", str(LAIT), str(LAIT)), "two files are called 'lait.csv'"),
        (("lait", str(LAIT), "--published-on", "02/02/2026"), "'02/02/2026' does not match the format"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_how_to_mend_it(
    arguments: tuple[str, ...], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", *arguments, "--out", str(tmp_path / "out")]) == 2

    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_layouts_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "--layouts"]) == 0

    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert {"lait", "mid-year-estimates", "census-2021", "statistical-neighbours"} <= set(listed)


def test_two_sources_that_disagree_are_pointed_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = ("--source", "An earlier edition")
    changed = tmp_path / "page.csv"
    changed.write_text((EXTRACTS / "children-offending.csv").read_text().replace(",54,", ",59,"))
    bring_in("children-offending", EXTRACTS / "children-offending.csv", out=tmp_path / "out")
    capsys.readouterr()

    bring_in("children-offending", changed, out=tmp_path / "out", more=more)

    assert "give different values: 1 times (Trafford 2015: 59 and 54)" in capsys.readouterr().out


def test_two_imports_at_once_lose_nothing(tmp_path: Path) -> None:
    files = {"lait": LAIT, "mid-year-estimates": MID_2019, "census-2021": EXTRACTS / "census-2021.csv"}
    program = [sys.executable, "-m", "report_builder", "-q", "import"]
    calls = [subprocess.Popen([*program, layout, file, "--out", tmp_path / "a"]) for layout, file in files.items()]
    assert [call.wait(timeout=100) for call in calls] == [0, 0, 0]

    for layout, file in reversed(files.items()):
        bring_in(layout, file, out=tmp_path / "b")

    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_a_folder_with_somebody_s_own_table_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "population.csv").write_text("area,year,source,age,population,synthetic\n")
    before = contents(tmp_path)

    assert bring_in("mid-year-estimates", MID_2019, out=tmp_path) == 1

    assert "its columns are not those that an import writes" in capsys.readouterr().err
    assert contents(tmp_path) == before


def test_a_worked_out_figure_stays_where_its_parts_were_not_kept(tmp_path: Path) -> None:
    bring_in("lait", LAIT, out=tmp_path)
    bring_in("mid-year-estimates", MID_2019, out=tmp_path)
    before = published(tmp_path)["fte_rate", "South Tees", "2019-12-31"]
    shutil.rmtree(tmp_path / "imports")

    bring_in("census-2021", EXTRACTS / "census-2021.csv", out=tmp_path)

    assert published(tmp_path)["fte_rate", "South Tees", "2019-12-31"] == before


def test_the_shipped_tables_are_what_an_import_makes_of_them(tmp_path: Path) -> None:
    """A further import changes only its own rows: shipped figures that are worked out follow from shipped rows."""
    shipped = Path(__file__).parents[2] / "data" / "national"
    shutil.copytree(shipped, tmp_path / "national")

    assert bring_in("census-2021", EXTRACTS / "census-2021.csv", out=tmp_path / "national") == 0

    for name in ("published.csv", "population.csv", "imports/authorities.csv", "families.yaml"):
        assert (tmp_path / "national" / name).read_bytes() == (shipped / name).read_bytes()
