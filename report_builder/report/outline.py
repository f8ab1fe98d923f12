"""Outline, chart definitions and commentary -> Plan; every complaint at once, with its file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.measure import MEASURES
from report_builder.model.registers import REGISTERS
from report_builder.model.spec import AddedSection, Committee, ReportSpec
from report_builder.report.added_charts import charts_in, numbered, with_charts, with_tables_known
from report_builder.report.alternatives import alternatives_of
from report_builder.report.carried import appendices_of, carried_spec, carries_itself, carrying, documents_in
from report_builder.report.chart_file import chart_names, read_chart
from report_builder.report.chart_keys import nearest
from report_builder.report.commentary_sections import with_section_ids
from report_builder.report.committee import blocks_with_header, header_faults, header_words, set_apart, with_header
from report_builder.report.definition import MissingKeyError, find, place_of, read_definition
from report_builder.report.glossary import FILE, meanings
from report_builder.report.legible import illegible
from report_builder.report.outline_checks import added_faults, exempt_faults, is_by_default, unknown_names
from report_builder.report.outline_file import strange_keys
from report_builder.report.plan import (
    Block,
    Disclosure,
    Flag,
    Listing,
    PartHead,
    Plan,
    PlannedChart,
    PlannedCommentary,
    PlannedGlossary,
    PlannedKeyFigures,
    PlannedRegister,
    PlannedSection,
    PlannedSeries,
    PlannedSignatures,
    PlannedTable,
    Sentence,
    Statement,
    Text,
)
from report_builder.report.planned_views import breakdowns_of, needed_of, read_view, views_of
from report_builder.report.read_key_figures import read_key_figures
from report_builder.report.read_plan_blocks import otherwise, read_targets
from report_builder.report.references import Reference, find_references
from report_builder.report.see import Link, find_links, link_faults, names_in
from report_builder.report.sides import read_sides


def make_plan(spec: ReportSpec, *, templates: Sequence[Path], charts: Sequence[Path]) -> Plan:
    """The plan of a document, changed as the config wishes.

    Args:
        spec: what was asked for.
        templates: the folders of outlines, a workspace's own before ours.
        charts: the folders of chart definitions, likewise.

    Raises:
        ConfigError: an unknown section, an unknown reference, a definition that cannot be read, a paper that carries
            itself.
    """
    return _planned(spec, templates, charts, within=())


def _planned(spec: ReportSpec, templates: Sequence[Path], charts: Sequence[Path], *, within: tuple[str, ...]) -> Plan:
    """The plan of a document that stands within others."""
    outline = _Outline(spec, templates, charts, within)
    with _read(outline.file):
        return outline.plan()


_MEND = "compare it with the program's own file of that name"


class _Outline:
    """Reads one document's outline and gathers complaints on the way."""

    def __init__(
        self, spec: ReportSpec, templates: Sequence[Path], charts: Sequence[Path], within: tuple[str, ...] = ()
    ) -> None:
        self.spec = spec
        self.templates = templates
        self.charts = charts
        self.within = within
        self.file = find(f"{spec.document}/outline.yaml", templates)
        self.outline = read_definition(self.file)
        self.complaints: list[Complaint] = list(strange_keys(self.outline))
        self.links: list[Link] = []

    def plan(self) -> Plan:
        sections = with_header(self.spec, {raw["id"]: raw for raw in self.outline["sections"]})
        self.appendices = self._wished_appendices()
        self.spec = with_section_ids(self.spec, sections)
        self.complaints += unknown_names(self.spec, sections, self.appendices, documents_in(self.templates))
        self.complaints += added_faults(self.spec, sections, [raw["id"] for raw in self._ordered(sections)])
        self.complaints += [*illegible(self.spec), *header_faults(self.spec)]
        self.complaints += exempt_faults(self.spec, [name for name in self.appendices if name in sections])
        planned = tuple(section for raw in self._ordered(sections) for section in self._with_added(raw))
        planned = numbered(planned, frozenset(name for names in self.spec.sections.charts.values() for name in names))
        further = tuple(asked.view for asked in self.spec.figures)
        attached = tuple(self._attached(sections))
        names = names_in(sections.values(), planned, self.appendices)
        self.complaints += link_faults(self.links, names)
        if self.complaints:
            # A text that both editions share is read for each of them.
            placed = (replace(one, where=self.spec.place_of_words(one.where)) for one in self.complaints)
            raise ConfigError(dict.fromkeys(placed))
        views = tuple(dict.fromkeys([*views_of(planned), *further]))
        title = self.outline["title"]
        needed = tuple(dict.fromkeys([*needed_of(planned), *further]))
        alternatives = alternatives_of(breakdowns_of(planned))
        plan = Plan(
            self.spec.document,
            title,
            self.outline["subtitle"],
            planned,
            further=further,
            views=views,
            needed=needed,
            quarter_label=self.outline.get("quarter_label", "Period"),
            alternatives=alternatives,
            front=self.outline.get("front", "cover"),
            names=tuple(names.items()),
            is_committee=bool(self.outline.get("committee")) or self.spec.committee != Committee(),
        )
        return carrying(plan, attached)

    def _wished_appendices(self) -> tuple[str, ...]:
        """The config's; a paper within another, and a document of which the config says nothing, has its own."""
        is_ours = self.spec.appendices and is_by_default(self.spec, "appendices.1")
        if self.within or (is_ours and "appendices" in self.outline):
            return appendices_of(self.outline)
        return self.spec.appendices

    def _attached(self, known: Mapping[str, Any]) -> Iterator[Plan]:
        """The plans of the whole documents among the appendices; what is wrong with them is complained of here."""
        within = (*self.within, self.spec.document)
        documents = documents_in(self.templates)
        for number, name in enumerate(self.appendices, 1):
            if name in known or name not in documents:
                continue
            if name in within:
                self.complaints.append(carries_itself(name, within, where=self._place_of_appendix(number)))
                continue
            try:
                yield _planned(carried_spec(self.spec, name), self.templates, self.charts, within=within)
            except ConfigError as error:
                self.complaints += error.complaints

    def _place_of_appendix(self, number: int) -> str:
        """Where the appendix is asked for: in the config, or in the outline of a paper that is itself carried."""
        return str(self.file) if self.within else self.spec.place_of(f"appendices.{number}")

    def _ordered(self, known: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """The sections that stay, in the order wished for: those named first, then the rest as they stand."""
        wishes = self.spec.sections
        body = [name for name, raw in known.items() if not raw.get("appendix")]
        order = [name for name in wishes.order if name in body]
        order += [name for name in body if name not in order]
        order += [name for name in self.appendices if name in known and known[name].get("appendix")]
        order.sort(key=lambda name: not known[name].get("summary") or name in wishes.order)
        return [known[name] for name in order if name not in wishes.leave_out]

    def _with_added(self, raw: Mapping[str, Any]) -> list[PlannedSection]:
        title = self.spec.sections.titles.get(raw["id"], raw["title"])
        items = with_charts(blocks_with_header(self.spec, raw), self._wished_charts(raw["id"]))
        blocks = tuple(with_tables_known([block for item in items for block in self._blocks(item, raw["id"])]))
        section = PlannedSection(
            raw["id"],
            title,
            blocks,
            bool(raw.get("appendix")),
            bool(raw.get("needs_data")),
            is_summary=bool(raw.get("summary")),
            exemption=self.spec.committee.exempt_appendices.get(raw["id"]) if raw.get("appendix") else None,
            is_header=bool(raw.get("header")),
        )
        added = [wish for wish in self.spec.sections.add if wish.after == raw["id"]]
        further = (self._added(number, wish) for number, wish in enumerate(added, start=1))
        return [section, *(replace(one, is_appendix=section.is_appendix) for one in further)]

    def _added(self, number: int, wish: AddedSection) -> PlannedSection:
        editions = tuple(edition for edition in self.spec.editions if edition in wish.editions)
        texts = tuple(self._commentary(wish.text, edition, wish.where) for edition in editions)
        blocks = tuple(set_apart(wish, text, self.spec.terminology) for text in texts)
        return PlannedSection(f"{wish.after}-added-{number}", wish.title, blocks, editions=wish.editions)

    def _wished_charts(self, section: str) -> tuple[str, ...]:
        """The charts that the config adds to a section; one that the paper has already is told of."""
        wished = self.spec.sections.charts.get(section, ())
        there, known = charts_in(self.outline["sections"]), tuple(chart_names(self.charts))
        for number, name in enumerate(wished, 1):
            place = self.spec.place_of(f"sections.charts.{section}.{number}")
            if name in there:
                self.complaints.append(Complaint(f"the paper has the chart '{name}' already", place, "take it away"))
            elif name not in known:
                mend = did_you_mean(name, known) or f"write charts/{name}.yaml in the workspace"
                self.complaints.append(Complaint(f"there is no chart '{name}'", place, mend))
        return tuple(name for name in wished if name not in there and name in known)

    def _blocks(self, item: Any, section: str) -> list[Block]:
        """The blocks of an item; what is wrong with it is complained of, and the rest is read."""
        try:
            with _read(self.file):
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
        kept = [section["id"] for section in self._ordered({one["id"]: one for one in self.outline["sections"]})]
        try:
            return read_key_figures(raw, kept=kept)
        except ValueError as error:
            what, _, mend = str(error).partition("; ")
            raise ConfigError(Complaint(what, str(self.file), mend)) from error

    def _own_words(self, section: str) -> list[Block]:
        header: list[Block] = [
            self._commentary(words.text, edition, words.where)
            for words in header_words(self.spec, section)
            for edition in self.spec.editions
        ]
        return header + [
            self._commentary(text, edition, note.where)
            for note in self.spec.commentary
            if note.section == section
            for edition, text in note.by_edition.items()
        ]

    def _commentary(self, text: str, edition: str, where: str) -> PlannedCommentary:
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
        return self._references(getattr(text, "unfolded", text), where, int(line))

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
def _read(file: Path) -> Iterator[None]:
    """Name the file of a definition that is not made as ours are: a key is missing, a list stands for a word."""
    try:
        yield
    except KeyError as missing:
        place = missing.where if isinstance(missing, MissingKeyError) else str(file)
        raise ConfigError(Complaint(f"the key {missing} is missing", place, _MEND)) from missing
    except (AttributeError, TypeError, ValueError) as error:
        raise ConfigError(Complaint("a value is not of the kind that should stand there", str(file), _MEND)) from error
