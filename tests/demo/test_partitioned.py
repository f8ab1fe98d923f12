from __future__ import annotations

from pathlib import Path

from report_builder.cases.load import read_and_check
from report_builder.configfile.read import read_spec
from report_builder.demo.any_size import write_any_size
from report_builder.demo.partitioned import service_names, write_partitioned


def test_every_service_of_the_dataset_passes_every_check(tmp_path: Path) -> None:
    write_partitioned(tmp_path, children=600, services=4)

    configs = sorted((tmp_path / "config").iterdir())

    assert len(configs) == 4
    assert [read_and_check(read_spec(config)).findings for config in configs] == [()] * 4


def test_the_children_are_those_of_services_in_folders_of_their_own(tmp_path: Path) -> None:
    write_partitioned(tmp_path / "one", children=300, services=2)
    write_any_size(tmp_path / "each", children=300, services=2)

    for number, name in enumerate(service_names(2), start=1):
        part = tmp_path / "one" / "data" / "episodes" / f"service={name}" / "part-0.parquet"
        own = tmp_path / "each" / f"service-{number:03d}" / "episodes.parquet"
        assert part.read_bytes() == own.read_bytes()


def test_there_are_names_for_all_services_of_the_country_and_no_two_are_one() -> None:
    names = service_names(157)

    assert "Rotherham" in names
    assert "Gwynedd and Ynys Môn" in names
    assert len(set(names)) == 157
