"""The command `map`: headers on screen, the words of an export in a private file alone, and a map that works."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest
from bad_workspace import CONFIG, DATA
from exports import HEADERS, export

from report_builder import bundled
from report_builder.cli.main import run
from report_builder.counting import count
from report_builder.model.tables import CountTable

PEOPLE = "YP ID;Gender;Hat size\nZqwyvern-1;F;40\nZqwyvern-2;Zqwyvern;41\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An export of one file with a canary in its cells."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "Young people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path / "data"


def config_in(folder: Path, data: str, *, more: str = "") -> Path:
    """The demonstration's config, with its data elsewhere."""
    (folder / "families.yaml").write_bytes((bundled.folder("config") / "families.yaml").read_bytes())
    text = CONFIG.replace("../data/rotherham-2019-20-q4", data)
    (folder / "board.yaml").write_text(text + more, encoding="utf-8")
    return folder / "board.yaml"


@pytest.fixture(scope="module")
def own_tables(tmp_path_factory: pytest.TempPathFactory) -> tuple[CountTable, ...]:
    """What is counted from the contract's own tables."""
    return count(config_in(tmp_path_factory.mktemp("own"), str(DATA))).tables


@pytest.mark.parametrize("system", sorted(HEADERS))
def test_what_it_writes_for_an_export_gives_the_figures_of_the_contracts_own_tables(
    tmp_path: Path, own_tables: tuple[CountTable, ...], system: str, capsys: pytest.CaptureFixture[str]
) -> None:
    export(DATA, tmp_path / "data", system=system)
    (tmp_path / "data" / "persons.csv").rename(tmp_path / "data" / "Young People 2020.csv")
    config = config_in(tmp_path, "data", more="map: ours-map.yaml\n")

    status = run(["-q", "map", str(tmp_path / "data"), "--like", system, "-o", str(tmp_path / "ours-map.yaml")])

    assert status == 0
    assert "persons: Young People 2020.csv" in capsys.readouterr().out
    assert count(config).tables == own_tables


def test_it_prints_headers_and_never_a_word_of_a_cell(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["-q", "map", str(data)])

    said = capsys.readouterr().out.splitlines()
    assert status == 0
    assert said[:4] == [
        "persons: Young people.csv",
        "  YP ID -> person_id (likely)",
        "  Gender -> sex (likely)",
        "  no column for: Hat size",
    ]
    assert "  words to look at: sex 1" in said
    assert said[-1].startswith("Nothing was written.")
    assert "zqwyvern" not in "\n".join(said).lower()


def test_a_long_header_of_several_lines_is_cut_to_one(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "Young people.csv").write_text(f'YP ID,Gender,"Hat\nsize {"x" * 99}"\n1,F,2\n', encoding="utf-8")

    run(["-q", "map", str(data)])

    assert f"  no column for: Hat size {'x' * 48}..." in capsys.readouterr().out.splitlines()


def test_words_go_into_a_file_that_only_its_owner_may_read(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = data.parent / "config" / "ours.yaml"

    status = run(["-q", "map", str(data), "-o", str(target)])

    text = target.read_text(encoding="utf-8")
    assert status == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert "    YP ID: person_id  # likely\n" in text
    assert "    # Zqwyvern: ?\n    # allowed: male, female, unknown\n" in text
    assert "Zqwyvern-1" not in text
    assert "zqwyvern" not in capsys.readouterr().out.lower()


def test_a_first_row_of_cases_is_not_repeated(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "persons.csv").write_text("Zqwyvern-1,male\nZqwyvern-2,female\n", encoding="utf-8")
    (data / "junk.csv").write_text("Zqwyvern-1,Zqwyvern\nZqwyvern-2,x\n", encoding="utf-8")
    (data / "Young people.csv").unlink()

    run(["-q", "map", str(data)])

    said = capsys.readouterr().out
    assert "is the first row a header?" in said
    assert "zqwyvern" not in said.lower()


def test_a_database_is_looked_at_under_its_own_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cms.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE yp_people (yp_id TEXT, gender TEXT)")
        connection.execute("INSERT INTO yp_people VALUES ('Zqwyvern', 'F')")
    connection.close()

    status = run(["-q", "map", str(path), "--like", "childview"])

    assert status == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "persons: yp_people",
        "  yp_id -> person_id (sure)",
        "  gender -> sex (sure)",
    ]


def test_a_file_that_is_there_is_kept(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = data.parent / "ours.yaml"
    target.write_text("mine", encoding="utf-8")

    status = run(["-q", "map", str(data), "-o", str(target)])

    assert status == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert "there is a file of this name already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (["nowhere"], "there is no folder or file 'nowhere'"),
        ([".", "--table", "person"], "there is no table 'person'; did you mean 'persons'?"),
        ([".", "--like", "childveiw"], "there is no ready map 'childveiw'; did you mean 'childview'?"),
        (["${NOT_THERE}"], "the environment has no variable NOT_THERE"),
        (["."], "holds no table"),
    ],
)
def test_a_wrong_call_is_met_with_what_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], call: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)

    status = run(["-q", "map", *call])

    assert status == 2
    assert words in capsys.readouterr().err


def test_an_export_without_a_table_that_is_known_ends_with_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "junk.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    assert run(["-q", "map", str(tmp_path)]) == 1
    assert "No table was recognised" in capsys.readouterr().out
