"""A chart file -> the planned chart; every fault of the file at once, each with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from report_builder.drawing.chart import Boundary
from report_builder.drawing.draw import KINDS
from report_builder.errors import Complaint, ConfigError
from report_builder.marked_yaml.fault import Fault, FaultsError, KeyPath, fault
from report_builder.marked_yaml.strict_yaml import Document, Tree
from report_builder.model.dimension import DIMENSIONS
from report_builder.model.view import View
from report_builder.report import chart_keys
from report_builder.report.boundary_file import read_boundaries
from report_builder.report.chart_keys import (
    nearest,
    read_category,
    read_flag,
    read_list,
    read_text,
    read_titles,
    read_word,
)
from report_builder.report.chart_rules import misfits
from report_builder.report.definition import complaints_of, read_document
from report_builder.report.legible import illegible_text
from report_builder.report.plan import PlannedChart, PlannedSeries, Sentence, Text
from report_builder.report.references import Reference, find_references
from report_builder.report.view_keys import read_chart_view

SIDES = ("area", "period")
REQUIRED = ("kind", "plain", "along")


def read_chart(file: Path, *, name: str) -> PlannedChart:
    """A chart.

    Args:
        file: its definition.
        name: its id, the file's name without the ending.

    Raises:
        ConfigError: all that is wrong with the file, from top to bottom.
    """
    try:
        document = read_document(file)
    except FaultsError as error:
        raise ConfigError(complaints_of(error.faults, Document({}, {}))) from None
    reading = _Reading(file, document)
    chart = reading.chart(name)
    if chart is None or reading.faults or reading.complaints:
        raise ConfigError([*complaints_of(reading.faults, document), *reading.complaints])
    return chart


class _Reading:
    """One file half read."""

    def __init__(self, file: Path, document: Document) -> None:
        self.file = file
        self.document = document
        self.faults: list[Fault] = list(document.faults)
        self.complaints: list[Complaint] = []

    def chart(self, name: str) -> PlannedChart | None:
        """The chart, or None where its faults leave none."""
        read = self._values()
        series = self._series()
        self.faults += misfits(read, series)
        plain, title = self._text("plain"), self._text("title")
        boundaries = self._boundaries(read.get("kind", ""))
        if self.faults:
            return None
        place = self.document.places[("kind",)]
        return PlannedChart(
            id=name,
            number=read.get("number", ""),
            kind=read["kind"],
            plain=plain,
            title=title,
            series=series,
            along=read["along"],
            split=read.get("split", ""),
            categories=read.get("categories", ()),
            without_zero=read.get("without_zero", False),
            height_mm=read.get("height_mm", 0.0),
            is_ranked=read.get("ranked", False),
            least=read.get("least", 1),
            mostly_shown=read.get("mostly_shown", False),
            has_own_scales=read.get("scale") == "own",
            boundaries=boundaries,
            where=f"{self.file}:{place.line}",
        )

    def _values(self) -> dict[str, Any]:
        """Every key but those of views, texts and boundaries, by its reader; unknown and missing keys told of."""
        tree = self.document.tree
        sides = (*DIMENSIONS, *SIDES)
        readers: dict[str, Callable[[Tree], Any]] = {
            "number": chart_keys.read_number,
            "kind": lambda value: read_word(value, KINDS, noun="kind of chart"),
            "plain": read_text,
            "title": read_titles,
            "along": lambda value: read_word(value, (*sides, "series"), noun="side of a chart"),
            "split": lambda value: read_word(value, sides, noun="side of a chart"),
            "categories": lambda value: read_list(value, self._category, noun="categories"),
            "without_zero": read_flag,
            "ranked": read_flag,
            "mostly_shown": read_flag,
            "height_mm": chart_keys.read_height,
            "least": chart_keys.read_whole,
            "scale": lambda value: read_word(value, ("shared", "own"), noun="scale"),
        }
        known = (*readers, "view", "series", "boundaries")
        self.faults += [
            Fault((key,), "a chart has no such key", nearest(key, known)) for key in tree if key not in known
        ]
        self.faults += [Fault((), f"the key '{key}' is missing", _MISSING[key]) for key in REQUIRED if key not in tree]
        given = ((key, read) for key, read in readers.items() if key in tree)
        return {key: value for key, read in given if (value := self._read((key,), tree[key], read)) is not None}

    def _category(self, value: Tree) -> str:
        """A category of what the chart runs along."""
        along = self.document.tree.get("along")
        return read_category(along, value) if isinstance(along, str) and along in DIMENSIONS else read_text(value)

    def _read(self, path: KeyPath, value: Tree, read: Callable[[Tree], Any]) -> Any:
        """A value by its reader, or None and its faults."""
        if path in self.document.given_up:
            return None
        try:
            return read(value)
        except FaultsError as error:
            self.faults += [one.under(path) for one in error.faults]
            return None

    def _series(self) -> tuple[PlannedSeries, ...]:
        """The one view, or the views of the series with their names."""
        tree = self.document.tree
        if ("view" in tree) is ("series" in tree):
            mend = "write view: {measure: caseload, by: [sex]}, or a list of them with names under series"
            self.faults.append(Fault((), "a chart has one view, or a list of series", mend))
            return ()
        if "view" in tree:
            view = self._read(("view",), tree["view"], read_chart_view)
            return (PlannedSeries("", view),) if view else ()
        read = self._read(("series",), tree["series"], lambda value: read_list(value, _one_series, noun="series"))
        return read or ()

    def _text(self, key: str) -> Text:
        """A text with its references, each fault of which has its line."""
        value = self.document.tree.get(key)
        texts = list(enumerate(value)) if isinstance(value, list) else [((), value)]
        sentences: list[str] = []
        found: list[Reference] = []
        for number, text in texts:
            if not isinstance(text, str):
                continue
            path: KeyPath = (key, number) if isinstance(number, int) else (key,)
            place = self.document.places[path]
            unfolded = self.document.folded.get(path, text)
            where, line = str(self.file), place.text_line or place.line
            references, complaints = find_references(unfolded, where=where, first_line=line)
            sentences.append(text)
            found += references
            self.complaints += [*complaints, *illegible_text(unfolded, where=where, first_line=line)]
        tried: tuple[Sentence, ...] = (tuple(sentences),) if len(sentences) > 1 else tuple(sentences)
        return Text(tried, tuple(found))

    def _boundaries(self, kind: str) -> tuple[Boundary, ...]:
        """The areas of a map."""
        value = self.document.tree.get("boundaries")
        if (kind == "map") is (value is None):
            mend = "name a GeoJSON file under boundaries" if value is None else "take the key away"
            path = ("kind",) if value is None else ("boundaries",)
            self.faults.append(Fault(path, "a map, and nothing else, has boundaries", mend))
        if value is None:
            return ()
        asked = self._read(("boundaries",), value, _boundary_keys)
        if asked is None:
            return ()
        name, name_key = asked
        try:
            return read_boundaries(self.file.parent / name, name_key=name_key)
        except ConfigError as error:
            self.complaints += error.complaints
            return ()


_MISSING = {
    "kind": f"name one of: {', '.join(KINDS)}",
    "plain": "say what the chart shows, without its finding",
    "along": "name what its categories are: a dimension, area, period or series",
}


def _one_series(value: Tree) -> PlannedSeries:
    """A series: its name and its view."""
    if not isinstance(value, dict) or set(value) != {"name", "view"}:
        raise fault("a series is made of a name and a view", "write {name: Girls, view: {measure: caseload}}")
    faults: list[Fault] = []
    name, view = "", View("")
    for key, read in (("name", read_text), ("view", read_chart_view)):
        try:
            got: Any = read(value[key])
        except FaultsError as error:
            faults += [one.under((key,)) for one in error.faults]
            continue
        name, view = (got, view) if key == "name" else (name, got)
    if faults:
        raise FaultsError(*faults)
    return PlannedSeries(name, view)


def boundary_file(file: Path) -> Path:
    """The file of boundaries of a map whose definition was found good."""
    return file.parent / _boundary_keys(read_document(file).tree["boundaries"])[0]


def _boundary_keys(value: Tree) -> tuple[str, str]:
    """The file's name, and the property that holds the areas' names."""
    given = {"file": value} if isinstance(value, str) else value
    if not isinstance(given, dict) or "file" not in given or set(given) - {"file", "name"}:
        raise fault("a GeoJSON file should stand here", "write boundaries: {file: localities.geojson, name: NAME}")
    name, key = read_text(given["file"]), read_text(given.get("name", "name"))
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise fault("the boundary file must lie beside the chart file", "copy it there and give its name alone")
    return name, key


def chart_names(folders: Sequence[Path]) -> Iterator[str]:
    """The ids of all charts of some folders, each once."""
    files = (file for folder in folders for file in sorted(folder.glob("*.yaml")))
    yield from dict.fromkeys(file.stem for file in files if file.stem != "palette")
