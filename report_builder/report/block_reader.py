"""The items of an outline's sections -> planned blocks; what is wrong with them is gathered, with file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.measure import MEASURES
from report_builder.model.registers import REGISTERS
from report_builder.model.spec import ReportSpec
from report_builder.report.chart_file import read_chart
from report_builder.report.chart_keys import nearest
from report_builder.report.committee import header_words
from report_builder.report.definition import MissingKeyError, find, place_of, read_definition
from report_builder.report.glossary import FILE, meanings
from report_builder.report.legible import illegible_text
from report_builder.report.plan import (
    Block,
    Disclosure,
    Flag,
    Listing,
    PartHead,
    PlannedChart,
    PlannedCommentary,
    PlannedGlossary,
    PlannedKeyFigures,
    PlannedRegister,
    PlannedSeries,
    PlannedSignatures,
    PlannedTable,
    Sentence,
    Statement,
    Text,
)
from report_builder.report.planned_views import read_view
from report_builder.report.read_key_figures import read_key_figures
from report_builder.report.read_plan_blocks import otherwise, read_targets
from report_builder.report.references import Reference, find_references
from report_builder.report.see import Link, find_links
from report_builder.report.sides import read_sides

_MEND = "compare it with the program's own file of that name"


class BlockReader:
    """Reads the items of one outline.

    Attributes:
        complaints: what is wrong, in the order of reading; the outline's own go into the same list.
        links: the places of the paper to which its texts refer.
    """

    def __init__(
        self,
        spec: ReportSpec,
        file: Path,
        *,
        templates: Sequence[Path],
        charts: Sequence[Path],
        kept: Sequence[str],
        complaints: list[Complaint],
    ) -> None:
        """`file` is the outline's; `kept` the ids of the sections that the paper has."""
        self.spec = spec
        self.file = file
        self.templates = templates
        self.charts = charts
        self.kept = kept
        self.complaints = complaints
        self.links: list[Link] = []

    def blocks(self, item: Any, section: str) -> list[Block]:
        """The blocks of an item; what is wrong with it is complained of, and the rest is read."""
        try:
            with made_as_ours(self.file):
                return self._block(item, section)
        except ConfigError as error:
            at = place_of(item, self.file)
            placed = (replace(one, where=at) if one.where == str(self.file) else one for one in error.complaints)
            self.complaints += placed
            return []

    def _block(self, item: Any, section: str) -> list[Block]:
        if item == "commentary":
            return self._own_words(section)
        if item == "disclosure":
            return [Disclosure()]
        (kind, content), *_ = item.items()
        readers: dict[str, Callable[[Any], Block]] = {
            "text": self._text,
            "if_supplied": lambda sentences: replace(self._text(sentences), is_optional=True),
            "list": lambda name: self._glossary() if name == "glossary" else Listing(name),
            "flag": Flag,
            "part": PartHead,
            "chart": self._chart,
            "key_figures": self._key_figures,
            "table": self._table,
            "register": self._register,
            "sides": lambda raw: read_sides(raw, text=self._text),
            "statement": lambda paragraphs: Statement(tuple(paragraphs)),
            "targets": lambda raw: read_targets(raw, self._series({"series": raw["views"]}, self.file)),
            "signatures": PlannedSignatures,
            "otherwise": lambda words: otherwise(words, section, self.spec),
        }
        if kind not in readers:
            raise ConfigError(
                Complaint(f"'{kind}' is no kind of block", place_of(item, self.file), nearest(kind, readers))
            )
        return [readers[kind](content)]

    def _key_figures(self, raw: Mapping[str, Any]) -> PlannedKeyFigures:
        try:
            return read_key_figures(raw, kept=self.kept)
        except ValueError as error:
            what, _, mend = str(error).partition("; ")
            raise ConfigError(Complaint(what, str(self.file), mend)) from error

    def _own_words(self, section: str) -> list[Block]:
        header: list[Block] = [
            self.commentary(words.text, edition, words.where)
            for words in header_words(self.spec, section)
            for edition in self.spec.editions
        ]
        return header + [
            self.commentary(text, edition, note.where)
            for note in self.spec.commentary
            if note.section == section
            for edition, text in note.by_edition.items()
        ]

    def commentary(self, text: str, edition: str, where: str) -> PlannedCommentary:
        """Somebody's words of an edition; `where` is their file, and the line where they begin."""
        file, _, line = where.rpartition(":")
        place, first = (file, int(line)) if line.isdigit() else (where, 1)
        return PlannedCommentary(edition, text, self._references(text, place, first), f"{place}:{first}")

    def _text(self, sentences: Sequence[str | list[str]], file: Path | None = None) -> Text:
        read: list[Sentence] = [tuple(said) if isinstance(said, list) else said for said in sentences]
        every = [text for said in read for text in ((said,) if isinstance(said, str) else said)]
        found = [reference for text in every for reference in self._placed_references(text, file or self.file)]
        return Text(tuple(read), tuple(found))

    def _placed_references(self, text: str, file: Path) -> tuple[Reference, ...]:
        """The references of a text of an outline, each fault of which has its line."""
        where, _, line = place_of(text, f"{file}:1").rpartition(":")
        unfolded = getattr(text, "unfolded", text)
        self.complaints += illegible_text(unfolded, where=where, first_line=int(line))
        return self._references(unfolded, where, int(line))

    def _references(self, text: str, where: str, first_line: int) -> tuple[Reference, ...]:
        found, complaints = find_references(text, where=where, first_line=first_line)
        self.complaints += complaints
        self.links += find_links(text, where=where, first_line=first_line)
        return tuple(found)

    def _chart(self, name: str) -> PlannedChart:
        chart = read_chart(find(f"{name}.yaml", self.charts), name=name)
        for text in (chart.plain, chart.title):
            for said in text.sentences:
                for one in (said,) if isinstance(said, str) else said:
                    self.links += find_links(one, where=chart.where.rpartition(":")[0], first_line=1)
        return chart

    def _table(self, raw: Mapping[str, Any]) -> PlannedTable:
        series = self._series({"series": raw["views"]}, self.file)
        return PlannedTable(
            raw["title"],
            raw["rows"],
            series,
            raw.get("columns", ""),
            bool(raw.get("without_zero")),
            bool(raw.get("supplied_only")),
            bool(raw.get("dated")),
            raw.get("id", ""),
            within=raw.get("within", ""),
            mostly_shown=bool(raw.get("mostly_shown")),
            without_gaps=bool(raw.get("without_gaps")),
            rows_of_first=bool(raw.get("rows_of_first")),
        )

    def _glossary(self) -> PlannedGlossary:
        known, complaints = meanings(read_definition(find(FILE, self.templates)), self.spec)
        self.complaints += complaints
        return PlannedGlossary(known)

    def _register(self, raw: Mapping[str, Any]) -> PlannedRegister:
        if raw["table"] not in REGISTERS:
            mend = did_you_mean(raw["table"], REGISTERS)
            self.complaints.append(Complaint(f"there is no register '{raw['table']}'", str(self.file), mend))
        return PlannedRegister(raw["table"], raw["title"], raw.get("show", ""))

    def _series(self, raw: Mapping[str, Any], file: Path) -> tuple[PlannedSeries, ...]:
        items = raw.get("series") or [{"view": raw["view"]}]
        series = []
        for item in items:
            try:
                view = read_view(item["view"])
            except (ValueError, KeyError) as error:
                place = place_of(item, file)
                raise ConfigError(Complaint(f"a view cannot be read: {error}", place)) from error
            if view.measure not in MEASURES:
                mend = did_you_mean(view.measure, MEASURES)
                where = place_of(item["view"]["measure"], file)
                self.complaints.append(Complaint(f"there is no measure '{view.measure}'", where, mend))
                continue
            series.append(PlannedSeries(item.get("name", item.get("head", "")), view))
        return tuple(series)


@contextmanager
def made_as_ours(file: Path) -> Iterator[None]:
    """Name the file of a definition that is not made as ours are: a key is missing, a list stands for a word."""
    try:
        yield
    except KeyError as missing:
        place = missing.where if isinstance(missing, MissingKeyError) else str(file)
        raise ConfigError(Complaint(f"the key {missing} is missing", place, _MEND)) from missing
    except (AttributeError, TypeError, ValueError) as error:
        raise ConfigError(Complaint("a value is not of the kind that should stand there", str(file), _MEND)) from error
