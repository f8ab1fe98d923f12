"""The folder of national tables: merged, sorted, the same bytes every time, and never another's files."""

from __future__ import annotations

import os
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_builder.cases.contract import CONTRACT
from report_builder.errors import DataError, OutsideError
from report_builder.importers import rows
from report_builder.importers.origins import Origin
from report_builder.importers.write import Store, alone, merge, read_store, write_store
from report_builder.model.national import PopulationRow, PublishedRow

ORIGIN = Origin("lait", "lait.csv", "0" * 64, "a table", None, 10, 8)


def row(area: str = "Wigan", value: str = "150", source: str = "a table") -> PublishedRow:
    return PublishedRow("fte_rate", area, "yjs", date(2019, 1, 1), date(2019, 12, 31), value=value, source=source)


def resident(area: str = "Wigan", population: int = 30_704) -> PopulationRow:
    return PopulationRow(area, 2019, "MYE", "10-17", population)


def test_the_columns_are_those_that_the_contract_reads() -> None:
    assert rows.PUBLISHED.columns == tuple(column.name for column in CONTRACT["published"].columns)
    assert rows.POPULATION.columns == tuple(column.name for column in CONTRACT["population"].columns)


def test_a_pipe_in_the_place_of_a_table_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "published.csv")

    with pytest.raises(OutsideError, match="is not a file"):
        read_store(tmp_path)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    full = PublishedRow(
        "reoff_binary",
        "Bury and Rochdale",
        "yjs",
        date(2019, 4, 1),
        date(2020, 3, 31),
        Fraction(31),
        Fraction(775, 2),
        "8.0",
        "%",
        'a "table", 2020',
        date(2021, 1, 28),
    )
    store = Store((row(), full), (row("Bury"),), (resident(),), (ORIGIN,))

    write_store(tmp_path, store)

    again = read_store(tmp_path)
    assert set(again.published) == {row(), full}
    assert (again.of_parts, again.population, again.origins) == (store.of_parts, store.population, store.origins)


def test_the_order_of_the_rows_makes_no_difference(tmp_path: Path) -> None:
    several = [row("Wigan"), row("Bolton"), row("Wigan", "151", "another table")]

    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    write_store(tmp_path / "one", Store(tuple(several)))
    write_store(tmp_path / "other", Store(tuple(reversed(several))))

    assert (tmp_path / "one" / "published.csv").read_bytes() == (tmp_path / "other" / "published.csv").read_bytes()


def test_of_two_sources_the_value_with_more_decimals_stands_last(tmp_path: Path) -> None:
    write_store(tmp_path, Store((row(value="14.5", source="A"), row(value="15", source="B"))))

    lines = (tmp_path / "published.csv").read_text().splitlines()
    assert [line.split(",")[7] for line in lines[1:]] == ["15", "14.5"]


def test_a_fresh_row_replaces_the_same_figure_of_the_same_source_and_no_other() -> None:
    store = Store((row(), row("Bolton"), row(source="another table")), population=(resident(), resident("Bolton", 9)))

    merged = merge(store, Store((row(value="149"),), population=(resident(population=30_705),)))

    assert sorted((one.area, one.value, one.source) for one in merged.published) == [
        ("Bolton", "150", "a table"),
        ("Wigan", "149", "a table"),
        ("Wigan", "150", "another table"),
    ]
    assert sorted((one.area, one.population) for one in merged.population) == [("Bolton", 9), ("Wigan", 30_705)]


def test_a_table_with_another_s_columns_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    theirs = "measure,area,area_type,period_start,period_end,value,synthetic\n"
    (tmp_path / "published.csv").write_text(theirs)

    with pytest.raises(DataError, match="its columns are not those that an import writes"):
        read_store(tmp_path)

    assert (tmp_path / "published.csv").read_text() == theirs


def test_every_faulty_row_of_every_table_is_named_at_once(tmp_path: Path) -> None:
    write_store(tmp_path, Store((row(), row("Bolton")), population=(resident(),)))
    published = (tmp_path / "published.csv").read_text()
    (tmp_path / "published.csv").write_text(published.replace("2019-01-01", "01/01/2019"))
    (tmp_path / "population.csv").write_text((tmp_path / "population.csv").read_text().replace("30704", "many"))

    with pytest.raises(DataError) as error:
        read_store(tmp_path)

    assert [complaint.where.rpartition("/")[2] for complaint in error.value.complaints] == [
        "published.csv:2",
        "published.csv:3",
        "population.csv:2",
    ]


def test_bytes_that_are_no_table_are_refused(tmp_path: Path) -> None:
    (tmp_path / "published.csv").write_bytes(b"\xff\xfe\x00PK")

    with pytest.raises(DataError, match="is no CSV file in UTF-8"):
        read_store(tmp_path)


def test_a_list_of_somebody_s_own_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "families.yaml").write_text("families: {ours: [Wigan]}\n")

    with pytest.raises(DataError, match="was not written by an import"):
        write_store(tmp_path, Store((row(),), lists={"families.yaml": "# ours\nfamilies: {}\n"}))

    assert (tmp_path / "families.yaml").read_text() == "families: {ours: [Wigan]}\n"
    assert not (tmp_path / "published.csv").exists()


def test_a_page_of_somebody_s_own_stays(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("our own words\n")

    written = write_store(tmp_path, Store((row(),)))

    assert (tmp_path / "README.md").read_text() == "our own words\n"
    assert tmp_path / "README.md" not in written


def test_a_table_without_rows_is_not_written(tmp_path: Path) -> None:
    write_store(tmp_path, Store(population=(resident(),)))

    assert not (tmp_path / "published.csv").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "imports", "population.csv"]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "national").write_text("")

    with pytest.raises(OutsideError, match="the tables could not be saved"), alone(tmp_path / "national"):
        pass


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_any_text_survives_writing_and_reading(tmp_path: Path, texts: list[tuple[str, str]]) -> None:
    stored = {(area, source): row(area, source=source) for area, source in texts}

    write_store(tmp_path, Store(tuple(stored.values()), origins=(ORIGIN,)))

    assert set(read_store(tmp_path).published) == set(stored.values())


def test_what_a_killed_import_left_behind_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".import-abc").mkdir()
    (tmp_path / ".import-abc" / "published.csv").write_text("half of a ta")

    write_store(tmp_path, Store((row(),)))

    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "imports", "published.csv"]
