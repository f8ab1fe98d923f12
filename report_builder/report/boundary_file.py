"""A file of boundaries, GeoJSON (RFC 7946), read strictly: named areas, each of one or more closed rings."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from report_builder.drawing.chart import Boundary, Ring
from report_builder.errors import Complaint, ConfigError, did_you_mean

LARGEST_FILE = 8 * 1024 * 1024
MOST_AREAS = 120
MOST_POINTS = 150_000
_SIMPLER = "make it simpler: geography portals offer generalised boundaries, and mapshaper has -simplify"
_SHAPES = ("Polygon", "MultiPolygon")


class _WrongError(ValueError):
    """What is wrong with a part of the file, and how to mend it."""

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


def read_boundaries(file: Path, *, name_key: str = "name") -> tuple[Boundary, ...]:
    """The areas of a file, in its order.

    Coordinates are degrees (longitude, latitude), which are drawn with their true proportions at the middle latitude,
    or metres of a national grid. Rings may cross themselves: what lies inside is told by the even-odd rule.

    Args:
        file: the GeoJSON file.
        name_key: the property that holds an area's name, as the data spell it.

    Raises:
        ConfigError: with all that is wrong, up to ten complaints: no such file, too large, not GeoJSON, an area without
            a name or named twice, a ring that is not closed or encloses nothing.
    """
    try:
        features = _features(_parsed(file))
    except _WrongError as wrong:
        raise ConfigError(Complaint(wrong.what, str(file), wrong.mend)) from None
    areas: dict[str, Boundary] = {}
    complaints: list[Complaint] = []
    for number, feature in enumerate(features, start=1):
        try:
            area = _area(feature, name_key)
            if area.name in areas:
                raise _WrongError(f"the area '{area.name}' stands here twice", "make one MultiPolygon of its parts")
            areas[area.name] = area
        except _WrongError as wrong:
            complaints.append(Complaint(wrong.what, f"{file}: feature {number}", wrong.mend))
    points = sum(len(ring) for area in areas.values() for ring in area.rings)
    if points > MOST_POINTS:
        complaints.append(Complaint(f"the boundaries have more than {MOST_POINTS:,} points", str(file), _SIMPLER))
    if complaints:
        raise ConfigError(complaints[:10])
    return _in_proportion(tuple(areas.values()))


def _parsed(file: Path) -> Any:
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError:
        raise _WrongError("there is no such file, or it cannot be read", "put it beside the chart file") from None
    if len(content) > LARGEST_FILE:
        raise _WrongError(f"the file is larger than {LARGEST_FILE // 1024 // 1024} MB", _SIMPLER)
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise _WrongError("the file is not UTF-8", "save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise _WrongError(f"line {error.lineno}: this is not JSON", "export the boundaries as GeoJSON") from None
    except (RecursionError, ValueError) as error:
        if isinstance(error, _WrongError):
            raise
        raise _WrongError("this is not GeoJSON: its brackets or numbers have no end", "export it again") from None


def _no_number(word: str) -> float:
    raise _WrongError(f"{word} is not a number of GeoJSON", "export the boundaries again")


def _features(root: Any) -> list[Any]:
    if not isinstance(root, dict) or root.get("type") != "FeatureCollection":
        raise _WrongError("this is not a FeatureCollection of GeoJSON", "export the boundaries as GeoJSON")
    features = root.get("features")
    if not isinstance(features, list) or not features:
        raise _WrongError("the file holds no areas", "export the boundaries again")
    if len(features) > MOST_AREAS:
        mend = "take out the areas that are not the service's"
        raise _WrongError(f"the file holds {len(features):,} areas; a map has room for {MOST_AREAS}", mend)
    return features


def _area(feature: Any, name_key: str) -> Boundary:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        raise _WrongError("this is not an area with properties and a geometry")
    name = properties.get(name_key)
    if not isinstance(name, str) or not name.strip():
        there = ", ".join(str(key) for key in list(properties)[:12])
        mend = did_you_mean(name_key, properties) or f"its properties are: {there}"
        raise _WrongError(
            f"the area has no name in the property '{name_key}'", f"name the property under boundaries; {mend}"
        )
    shape, given = geometry.get("type"), geometry.get("coordinates")
    if shape not in _SHAPES or not isinstance(given, list):
        raise _WrongError(f"the area '{name}' is no Polygon or MultiPolygon", "leave points and lines out")
    polygons = [given] if shape == "Polygon" else given
    rings = tuple(ring for polygon in polygons for ring in _rings(polygon, name))
    if not rings:
        raise _WrongError(f"the area '{name}' has no boundary", "export it again, or take it out")
    return Boundary(" ".join(name.split()), rings)


def _rings(polygon: Any, name: str) -> Iterator[Ring]:
    if not isinstance(polygon, list):
        raise _WrongError(f"the boundary of '{name}' is no list of rings")
    for ring in polygon:
        points = tuple(_point(point, name) for point in ring) if isinstance(ring, list) else ()
        if len(points) < 4 or points[0] != points[-1]:
            raise _WrongError(
                f"a ring of '{name}' is not closed: its first and last of four or more points must be one"
            )
        across, up = ({point[side] for point in points} for side in (0, 1))
        if len(across) < 2 or len(up) < 2:
            raise _WrongError(f"a ring of '{name}' encloses nothing", "take it out")
        yield points


def _point(point: Any, name: str) -> tuple[float, float]:
    if isinstance(point, list) and len(point) >= 2:
        x, y = point[:2]
        are_numbers = all(isinstance(one, int | float) and not isinstance(one, bool) for one in (x, y))
        if are_numbers and all(math.isfinite(one) and abs(one) < 1e8 for one in (x, y)):
            return float(x), float(y)
    raise _WrongError(f"a point of '{name}' is not two numbers")


def _in_proportion(areas: tuple[Boundary, ...]) -> tuple[Boundary, ...]:
    """Degrees of longitude made as long as they are at the middle latitude; metres stay as they are."""
    points = [point for area in areas for ring in area.rings for point in ring]
    if any(abs(x) > 180 or abs(y) > 90 for x, y in points):
        return areas
    middle = (min(y for _, y in points) + max(y for _, y in points)) / 2
    width = max(0.01, math.cos(math.radians(middle)))
    return tuple(
        Boundary(area.name, tuple(tuple((x * width, y) for x, y in ring) for ring in area.rings)) for area in areas
    )
