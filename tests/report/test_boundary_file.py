"""Boundaries: GeoJSON and nothing else, with what is wrong said in words."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_builder.errors import ConfigError
from report_builder.report.boundary_file import MOST_AREAS, read_boundaries

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "areas.geojson"


def feature(name: object = "North", shape: str = "Polygon", coordinates: Any = None) -> dict[str, Any]:
    given = [SQUARE] if coordinates is None else coordinates
    return {"type": "Feature", "properties": {"name": name}, "geometry": {"type": shape, "coordinates": given}}


def collection(*features: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def refusal(file: Path, content: object) -> str:
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        read_boundaries(file)
    return str(refused.value)


def test_areas_keep_their_names_and_all_their_rings(file: Path) -> None:
    far = [[500_000 + x, y] for x, y in SQUARE]
    file.write_text(json.dumps(collection(feature(), feature(" South  East ", "MultiPolygon", [[far], [far, far]]))))

    north, south = read_boundaries(file)

    assert (north.name, south.name) == ("North", "South East")
    assert north.rings == (((0, 0), (2, 0), (2, 2), (0, 2), (0, 0)),)
    assert len(south.rings) == 3


def test_degrees_of_longitude_are_as_long_as_they_are_there(file: Path) -> None:
    at_60 = [[x, 59 + y] for x, y in SQUARE]
    file.write_text(json.dumps(collection(feature(coordinates=[at_60]))))

    (area,) = read_boundaries(file)

    assert area.rings[0][1][0] == pytest.approx(2 * math.cos(math.radians(60)))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name,easting\n", "line 1: this is not JSON"),
        ("[" * 100_000, "is not"),
        ({"type": "Topology"}, "not a FeatureCollection"),
        (collection(), "holds no areas"),
        (collection(*[feature(str(one)) for one in range(MOST_AREAS + 1)]), "121 areas"),
        (collection(5), "not an area with properties"),
        (collection(feature(name=7)), "no name in the property 'name'"),
        (collection(feature(), feature()), "feature 2: the area 'North' stands here twice"),
        (collection(feature(shape="Point")), "no Polygon or MultiPolygon"),
        (collection(feature(coordinates=[])), "has no boundary"),
        (collection(feature(coordinates=[SQUARE[:-1]])), "is not closed"),
        (collection(feature(coordinates=[[[0, 0], [1, 0], [2, 0], [0, 0]]])), "encloses nothing"),
        (collection(feature(coordinates=[[["a", 0], *SQUARE[1:]]])), "is not two numbers"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "NaN is not a number"),
        (collection(feature(coordinates=[[[1e300, 0], *SQUARE[1:]]])), "is not two numbers"),
    ],
)
def test_what_is_no_boundary_is_told(file: Path, content: object, told: str) -> None:
    assert told in refusal(file, content)


def test_a_property_of_another_name_is_listed(file: Path) -> None:
    wrong = {**feature(), "properties": {"LAD23NM": "North", "CODE": "E1"}}

    assert "its properties are: LAD23NM, CODE" in refusal(file, collection(wrong))


def test_a_huge_file_is_refused_before_it_is_read(file: Path) -> None:
    file.write_bytes(b" " * (8 * 1024 * 1024 + 1))

    with pytest.raises(ConfigError, match="larger than 8 MB"):
        read_boundaries(file)


def test_a_missing_file_is_told(file: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        read_boundaries(file)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5) | st.sampled_from(["Polygon", "name"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "geometry", "coordinates", "properties", "name"]), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(st.lists(JSON, min_size=1, max_size=3))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_file_holds_is_answered_without_a_crash(file: Path, features: list[object]) -> None:
    assert refusal(file, collection(*features))
