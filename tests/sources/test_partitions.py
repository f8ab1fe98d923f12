from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from report_builder.errors import ConfigError, OutsideError
from report_builder.model.place import DataPlace, PlaceKind
from report_builder.sources.all_partitions import all_partitions
from report_builder.sources.bytes_of_files import digest_of
from report_builder.sources.partitions import services_of
from report_builder.sources.source import Source, open_source

KNOWN = ("persons", "episodes", "published", "population")


def put(path: Path, **columns: list[str | None]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(pa.table(columns), path)
    return path


def opened(folder: Path, service: str, named: dict[str, str] | None = None) -> Source:
    place = DataPlace(PlaceKind.FOLDER, folder, shown=str(folder), service=service)
    return open_source(place, known=KNOWN, named=named or {}, where="report.yaml:4:1: data")


def ids(source: Source, table: str) -> list[str]:
    sheet = source.read(table).sheet
    assert sheet is not None
    return list(sheet.cells[0])


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """Two services by table, with what Spark leaves beside its parts."""
    for service, ours in (("Rotherham", "r"), ("Sheffield", "s")):
        for table in ("persons", "episodes"):
            place = tmp_path / table / f"service={service}"
            put(place / "part-0.parquet", person_id=[f"{ours}1", f"{ours}2"])
            put(place / "part-1.parquet", person_id=[f"{ours}3"])
            (place / "_SUCCESS").touch()
            (place / ".part-0.parquet.crc").touch()
    put(tmp_path / "published.parquet", area=["Rotherham", "Sheffield"])
    return tmp_path


def test_a_service_has_the_rows_of_its_own_parts_in_the_order_of_their_names(country: Path) -> None:
    source = opened(country, "Rotherham")

    assert source.tables == ("persons", "episodes", "published")
    assert source.findings == ()
    assert ids(source, "persons") == ["r1", "r2", "r3"]
    assert ids(source, "published") == ["Rotherham", "Sheffield"]


def test_no_file_of_another_service_is_opened(country: Path) -> None:
    for part in country.glob("*/service=Sheffield/*"):
        # What is no Parquet file at all would be found if it were read.
        part.write_bytes(b"not to be read")
        part.chmod(0)
    source = opened(country, "Rotherham")

    read = [source.read(table) for table in source.tables]

    assert [table.findings for table in read] == [[], [], []]
    assert [table.source.file for table in read] == [
        "persons/service=Rotherham",
        "episodes/service=Rotherham",
        "published.parquet",
    ]


def test_a_single_part_is_vouched_for_under_its_own_name_and_digest(tmp_path: Path) -> None:
    part = put(tmp_path / "persons" / "service=Rotherham" / "part-0.parquet", person_id=["r1"])

    vouched = opened(tmp_path, "Rotherham").read("persons").source

    assert vouched.file == "persons/service=Rotherham/part-0.parquet"
    assert vouched.sha256 == hashlib.sha256(part.read_bytes()).hexdigest()


def test_what_the_writing_program_leaves_beside_the_parts_is_not_vouched_for(country: Path) -> None:
    before = opened(country, "Rotherham").read("persons").source
    (country / "persons" / "service=Rotherham" / "_SUCCESS").write_text("another day", encoding="utf-8")

    assert opened(country, "Rotherham").read("persons").source == before
    assert digest_of(country / "persons" / "service=Rotherham") == before.sha256


def test_a_folder_for_each_service_is_read_as_well(tmp_path: Path) -> None:
    put(tmp_path / "service=E08000018" / "persons.parquet", person_id=["r1"])
    put(tmp_path / "service=E08000019" / "persons.parquet", person_id=["s1"])

    source = opened(tmp_path, "e08000018")

    assert source.tables == ("persons",)
    assert ids(source, "persons") == ["r1"]
    assert source.read("persons").source.file == "service=E08000018/persons.parquet"


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("service=Bath%20and%20North%20East%20Somerset", "Bath & North East Somerset"),
        ("service=Bath & North East Somerset", "bath and north east somerset"),
        ("SERVICE=ROTHERHAM", "Rotherham"),
        ("yjs=St.%20Helens", "St Helens"),
        # Unicode has two spellings of a letter with a circumflex, and file systems change one into the other.
        ("service=Gwynedd and Ynys Mo\u0302n", "Gwynedd and Ynys M\u00f4n"),
    ],
)
def test_a_name_may_be_spelled_otherwise(folder: str, service: str, tmp_path: Path) -> None:
    put(tmp_path / "persons" / folder / "part-0.parquet", person_id=["p1"])

    assert ids(opened(tmp_path, service), "persons") == ["p1"]


def test_a_service_without_a_partition_is_told_of_the_nearest_name_and_of_no_other(country: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        opened(country, "Rotheram")

    (complaint,) = raised.value.complaints
    assert complaint.where == "report.yaml:4:1: data"
    assert complaint.what == "the dataset has no partition of 'Rotheram'"
    assert complaint.mend == "did you mean 'Rotherham'?"


def test_a_table_without_a_partition_of_the_service_is_missing_not_empty(country: Path) -> None:
    put(country / "population" / "service=Sheffield" / "part-0.parquet", area=["Sheffield"])

    source = opened(country, "Rotherham")

    assert "population" not in source.tables
    assert [(found.name, found.table, found.stops) for found in source.findings] == [
        ("no-partition", "population", False)
    ]


def test_an_empty_partition_stops(country: Path) -> None:
    for part in (country / "persons" / "service=Rotherham").iterdir():
        part.unlink()

    assert [(found.name, found.stops) for found in opened(country, "Rotherham").read("persons").findings] == [
        ("empty-file", True)
    ]


def test_a_part_with_columns_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    put(tmp_path / "persons" / "service=Rotherham" / "part-0.parquet", person_id=[])

    assert ids(opened(tmp_path, "Rotherham"), "persons") == []


def test_the_partitions_column_is_dropped_where_it_agrees(tmp_path: Path) -> None:
    path = tmp_path / "persons" / "service=Rotherham" / "part-0.parquet"
    put(path, service=["rotherham", "ROTHERHAM "], person_id=["r1", "r2"])

    read = opened(tmp_path, "Rotherham").read("persons")

    assert read.findings == []
    assert read.sheet is not None
    assert read.sheet.headers == ("person_id",)
    assert list(read.sheet.cells[0]) == ["r1", "r2"]


def test_a_row_of_another_service_in_the_partition_stops_and_is_named_by_its_number_alone(tmp_path: Path) -> None:
    path = tmp_path / "persons" / "service=Rotherham" / "part-0.parquet"
    put(path, service=["Rotherham", "Sheffield", None], person_id=["r1", "r2", "r3"])

    (found,) = opened(tmp_path, "Rotherham").read("persons").findings

    assert (found.name, found.rows, found.stops) == ("partition-disagrees", (3, 4), True)
    assert "Sheffield" not in str(found)


def test_two_partitions_of_one_service_stop(country: Path) -> None:
    put(country / "persons" / "service=ROTHERHAM" / "part-0.parquet", person_id=["r9"])

    source = opened(country, "Rotherham")

    assert [(found.name, found.table) for found in source.findings] == [("repeated-partition", "persons")]
    assert "persons" not in source.tables


def test_files_beside_the_partitions_are_not_read_and_told_of(country: Path) -> None:
    put(country / "persons" / "all.parquet", person_id=["s1"])
    (country / "persons" / "service=Rotherham" / "notes.txt").write_text("x", encoding="utf-8")

    source = opened(country, "Rotherham")

    assert [(found.name, found.stops) for found in source.findings] == [("unknown-file", False)]
    read = source.read("persons")
    assert [(found.name, found.stops) for found in read.findings] == [("unknown-file", False)]
    assert read.sheet is not None
    assert len(read.sheet.cells) == 3


def test_the_cases_of_all_services_in_one_file_stop_and_are_not_read(tmp_path: Path) -> None:
    put(tmp_path / "episodes" / "service=Rotherham" / "part-0.parquet", person_id=["r1"])
    put(tmp_path / "persons.parquet", person_id=["r1", "s1"])

    source = opened(tmp_path, "Rotherham")

    assert [(found.name, found.table, found.stops) for found in source.findings] == [
        ("unpartitioned-table", "persons", True)
    ]
    assert source.tables == ("episodes",)


@pytest.mark.parametrize("place", ["persons/service=Rotherham", "persons/service=Rotherham/part-2.parquet"])
def test_a_link_to_another_services_rows_stops(place: str, country: Path) -> None:
    link = country / place
    if link.is_dir():
        for part in link.iterdir():
            part.unlink()
        link.rmdir()
        link.symlink_to(country / "persons" / "service=Sheffield", target_is_directory=True)
    else:
        link.symlink_to(country / "persons" / "service=Sheffield" / "part-0.parquet")
    source = opened(country, "Rotherham")

    of_table = source.read("persons").findings if "persons" in source.tables else []

    assert [found.name for found in (*source.findings, *of_table) if found.stops] == ["partition-is-a-link"]


def test_a_dataset_whose_own_folder_is_a_link_is_read(country: Path, tmp_path: Path) -> None:
    link = tmp_path / "linked"
    link.symlink_to(country, target_is_directory=True)

    assert ids(opened(link, "Rotherham"), "persons") == ["r1", "r2", "r3"]


def test_a_partition_that_is_partitioned_again_stops(country: Path) -> None:
    put(country / "persons" / "service=Rotherham" / "year=2024" / "part-0.parquet", person_id=["r9"])

    read = opened(country, "Rotherham").read("persons")

    assert [found.name for found in read.findings] == ["nested-partition"]


def test_a_dataset_that_is_partitioned_by_something_else_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "persons" / "year=2024" / "part-0.parquet", person_id=["p1"])

    with pytest.raises(ConfigError, match="partitioned by year, not by service"):
        opened(tmp_path, "Rotherham")


def test_a_table_is_found_under_the_name_that_the_config_gives_it(tmp_path: Path) -> None:
    put(tmp_path / "young_people" / "service=Rotherham" / "part-0.parquet", person_id=["r1"])

    assert ids(opened(tmp_path, "Rotherham", {"persons": "young_people"}), "persons") == ["r1"]


@pytest.mark.parametrize("closed", ["persons", "persons/service=Rotherham"])
def test_a_folder_that_cannot_be_opened_is_a_fault_outside(
    closed: str, country: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may open all, so that the refusal is made up.
    listing = Path.iterdir

    def refusing(self: Path) -> Iterator[Path]:
        if self == country / closed:
            raise PermissionError(13, "Permission denied")
        return listing(self)

    monkeypatch.setattr(Path, "iterdir", refusing)

    with pytest.raises(OutsideError, match="Permission denied"):
        opened(country, "Rotherham").read("persons")


def test_all_partitions_have_the_same_parts_and_what_is_in_doubt_has_none(country: Path) -> None:
    put(country / "persons" / "service=SHEFFIELD" / "part-0.parquet", person_id=["s9"])
    (country / "episodes" / "service=Rotherham" / "part-2.parquet").symlink_to(country / "published.parquet")

    found = all_partitions(country, KNOWN, {})

    rotherham = country / "persons" / "service=Rotherham"
    assert found["Rotherham"] == {
        "persons": [rotherham / "part-0.parquet", rotherham / "part-1.parquet"],
        "episodes": [],
    }
    assert found["Sheffield"]["persons"] == []


def test_the_services_are_listed_once_each(country: Path) -> None:
    put(country / "population" / "service=ROTHERHAM" / "part-0.parquet", area=["Rotherham"])

    assert [name.casefold() for name in services_of(country, KNOWN, {})] == ["rotherham", "sheffield"]
