from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from report_builder.cases.country.ordinary import counted_ordinarily
from report_builder.cases.country.over import counts_over, of_service, services_in, sums_of, tables_over
from report_builder.configfile.read import read_spec
from report_builder.demo.partitioned import write_partitioned
from report_builder.errors import ConfigError
from report_builder.model.findings import FindingsError
from report_builder.model.period import Period
from report_builder.model.spec import ReportSpec
from report_builder.model.view import View

LOCAL = (("source", "local"),)
COHORT = "2025-01-01/2025-03-31"
QUARTER = Period.parse("2025-01-01/2025-03-31")
VIEWS = (
    View("caseload"),
    View("caseload", ("case_type",)),
    View("caseload", ("age", "sex")),
    View("caseload", ("ethnic_group",), of=(("statutory", "yes"),)),
    View("caseload", ("sen", "statutory"), periods="year"),
    View("caseload", ("care_status",), fixed=(("age", "14-15"),)),
    View("caseload", ("child_in_need",)),
    View("caseload", ("child_protection",)),
    View("caseload", ("case_group",)),
    View("suspensions"),
    View("children_suspended"),
    View("children_permanently_excluded", periods="year"),
    View("custody_count", fixed=LOCAL, periods="quarters"),
    View("custody_count", ("offence_category",), LOCAL, periods="year"),
    View("custody_count", ("breach_of",), LOCAL, periods="year"),
    View("custody_count", ("age",), LOCAL, periods="year"),
    View("assessments_due", ("kind",), periods="months"),
    View("assessments_in_time", ("kind",), periods="months"),
    View("fte_count", ("sex",), LOCAL),
    View("fte_count", ("age", "ethnic_group"), LOCAL, periods="quarter"),
    View("ethnic_count", ("ethnic_group",), periods="year"),
    *(
        View(f"tracker_{what}", (dimension,), periods=COHORT)
        for what in ("children", "reoffenders", "reoffences")
        for dimension in ("tier", "age", "level")
    ),
)


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country")
    write_partitioned(folder, children=1200, services=3)
    return folder


def spec_in(folder: Path) -> ReportSpec:
    return read_spec(folder / "config" / "barnet.yaml")


def put(path: Path, **columns: list[object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(pa.table(columns), path)


def test_the_quick_counts_are_those_of_the_papers(country: Path) -> None:
    spec = spec_in(country)

    for service in counts_over(spec, VIEWS):
        assert service.is_plain
        assert counted_ordinarily(of_service(spec, service.service), service.counts) == service.counts
        assert sum(map(len, service.counts.values())) > 100


def test_the_services_are_those_of_the_dataset_and_some_may_be_picked(country: Path) -> None:
    spec = spec_in(country)

    assert services_in(spec) == ("Barking and Dagenham", "Barnet", "Barnsley")
    assert [one.service for one in counts_over(spec, VIEWS[:1], services=("Barnsley",))] == ["Barnsley"]


def test_tables_with_all_that_protection_needs_are_counted_service_by_service(country: Path) -> None:
    views = (View("caseload", ("sex",)),)

    tables = dict(tables_over(spec_in(country), views))

    assert list(tables) == ["Barking and Dagenham", "Barnet", "Barnsley"]
    assert {cell.key.area for cell in tables["Barnet"][0].cells} == {"Barnet"}
    assert tables["Barnet"][0].relations != ()


@pytest.fixture
def two(tmp_path: Path) -> Callable[..., ReportSpec]:
    """Barnet and Barnsley with few children; what a test gives in the place of Barnet's columns."""

    def made(*, persons: dict[str, list[object]] | None = None, config: str = "") -> ReportSpec:
        write_partitioned(tmp_path, children=60, services=3)
        data = tmp_path / "data"
        for table in sorted(data.iterdir()):
            if table.is_dir() and table.name not in {"persons", "episodes"}:
                for part in sorted(table.rglob("*.parquet")):
                    part.unlink()
                for place in sorted(table.iterdir()):
                    place.rmdir()
                table.rmdir()
        days = pa.array([19000, 19001, 19002], pa.int32()).cast(pa.date32())
        born = pa.array([14000, 14000, 14000], pa.int32()).cast(pa.date32())
        for service, sexes in (("Barnet", ["female", "male", None]), ("Barnsley", ["male", "male", "male"])):
            columns: dict[str, list[object]] = {
                "person_id": ["p1", "p2", "p3"],
                "sex": list(sexes),
                "date_of_birth": born.to_pylist(),
                **{name: ["yes", "no", None] for name in ("child_in_need", "child_protection")},
                "ethnicity": ["White", "Pakistani", None],
                "care_status": ["never"] * 3,
                "sen": ["none"] * 3,
            }
            columns |= (persons or {}) if service == "Barnet" else {}
            put(data / "persons" / f"service={service}" / "part-0.parquet", **columns)
            put(
                data / "episodes" / f"service={service}" / "part-0.parquet",
                episode_id=["e1", "e2", "e3", "e4"],
                person_id=["p1", "p1", "p2", "p3"],
                type=["prevention", "yro", "prevention", "early help"],
                start_date=[*days.to_pylist(), days[0].as_py()],
                end_date=pa.array([None, None, None, 19100], pa.int32()).cast(pa.date32()).to_pylist(),
            )
        path = tmp_path / "config" / "barnet.yaml"
        path.write_text(path.read_text(encoding="utf-8") + config, encoding="utf-8")
        return read_spec(path)

    return made


def counts_of(spec: ReportSpec, view: View) -> dict[str, dict[tuple[str, ...], int]]:
    found = counts_over(spec, (view,), services=("Barnet", "Barnsley"))
    return {one.service: dict(one.counts[view, QUARTER]) for one in found}


def test_the_sums_of_two_services_are_added_category_by_category(two: Callable[..., ReportSpec]) -> None:
    # On the caseload are p1 (a YRO, above prevention) and p2 of each; p3's episode ended in April 2022.
    view = View("caseload", ("sex", "case_type"))
    found = list(counts_over(two(), (view,), services=("Barnet", "Barnsley")))

    assert [dict(one.counts[view, QUARTER]) for one in found] == [
        {("male", "prevention"): 1, ("female", "yro"): 1},
        {("male", "prevention"): 1, ("male", "yro"): 1},
    ]
    assert sums_of(found)[view, QUARTER] == {
        ("male", "prevention"): 2,
        ("male", "yro"): 1,
        ("female", "yro"): 1,
    }


@pytest.mark.parametrize(
    "persons",
    [
        {"sex": ["FEMALE", "Male", None]},
        {"person_id": ["p1 ", "p2", "p3"]},
        {"date_of_birth": ["2008-05-01", "2008-05-01", "01/05/2008"]},
        {"service": ["Barnet", "barnet", "BARNET"]},
    ],
    ids=["capitals", "a space", "days as text", "the partition's column"],
)
def test_what_is_not_plain_is_read_the_ordinary_way_with_the_same_counts(
    persons: dict[str, list[object]], two: Callable[..., ReportSpec]
) -> None:
    spec, view = two(persons=persons), View("caseload", ("sex",))

    (barnet,) = counts_over(spec, (view,), services=("Barnet",))

    assert barnet.counts[view, QUARTER] == {("female",): 1, ("male",): 1}
    assert barnet.is_plain is False


def test_a_value_map_holds_for_every_service(two: Callable[..., ReportSpec]) -> None:
    spec = two(persons={"sex": ["f", "m", "m"]}, config="values: {persons.sex: {f: female, m: male}}\n")

    assert counts_of(spec, View("caseload", ("sex",)))["Barnet"] == {("female",): 1, ("male",): 1}


@pytest.mark.parametrize(
    ("persons", "finding"),
    [
        ({"person_id": ["p1", "p1", "p3"]}, "duplicate-id"),
        ({"person_id": ["p1", "p9", "p3"]}, "orphan-episode"),
        ({"sex": ["female", "x", "male"]}, "unknown-value"),
        ({"service": ["Barnet", "Barnsley", "Barnet"]}, "partition-disagrees"),
    ],
)
def test_what_stops_a_build_stops_the_count(
    persons: dict[str, list[object]], finding: str, two: Callable[..., ReportSpec]
) -> None:
    with pytest.raises(FindingsError) as raised:
        counts_of(two(persons=persons), View("caseload", ("sex",)))

    assert finding in {found.name for found in raised.value.findings}


def test_a_service_without_a_row_of_a_table_counts_none(two: Callable[..., ReportSpec], tmp_path: Path) -> None:
    spec = two()
    part = tmp_path / "data" / "episodes" / "service=Barnet" / "part-0.parquet"
    parquet.write_table(parquet.read_table(part, partitioning=None).slice(0, 0), part)

    assert counts_of(spec, View("caseload", ("sex",)))["Barnet"] == {}


def test_what_a_service_did_not_supply_is_not_counted_as_nought(two: Callable[..., ReportSpec]) -> None:
    views = (View("caseload"), View("custody_count", fixed=LOCAL, periods="quarter"))

    (barnet,) = counts_over(two(), views, services=("Barnet",))

    assert barnet.counts == {(views[0], QUARTER): {(): 2}}


def test_rows_in_many_parts_and_row_groups_count_as_those_in_one(country: Path, tmp_path: Path) -> None:
    shutil.copytree(country, tmp_path, dirs_exist_ok=True)
    for part in tmp_path.glob("data/*/service=Barnet/part-0.parquet"):
        table = parquet.read_table(part, partitioning=None)
        half = len(table) // 2
        parquet.write_table(table.slice(0, half), part, row_group_size=50)
        parquet.write_table(table.slice(half), part.with_name("part-1.parquet"), row_group_size=50)

    (one,), (many,) = (
        list(counts_over(spec_in(folder), VIEWS, services=("Barnet",))) for folder in (country, tmp_path)
    )

    assert many.is_plain
    assert many == one


def test_a_share_is_not_counted_over_services(two: Callable[..., ReportSpec]) -> None:
    with pytest.raises(ConfigError, match="caseload_share: not counted over all services"):
        list(counts_over(two(), (View("caseload_share", ("sex",)),)))


def test_a_dataset_of_one_service_is_refused(two: Callable[..., ReportSpec], tmp_path: Path) -> None:
    spec = two()
    plain = tmp_path / "plain"
    plain.mkdir()

    with pytest.raises(ConfigError, match="is not partitioned by service"):
        services_in(replace(spec, data=replace(spec.data, path=plain)))
