"""Outline, chart definitions and commentary -> Plan; every complaint at once, with its file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.spec import AddedSection, Committee, ReportSpec
from report_builder.report.added_charts import charts_in, numbered, with_charts, with_tables_known
from report_builder.report.alternatives import alternatives_of
from report_builder.report.block_reader import BlockReader, made_as_ours
from report_builder.report.carried import appendices_of, carried_spec, carries_itself, carrying, documents_in
from report_builder.report.chart_file import chart_names
from report_builder.report.commentary_sections import with_section_ids
from report_builder.report.committee import blocks_with_header, header_faults, set_apart, with_header
from report_builder.report.definition import find, read_definition
from report_builder.report.legible import illegible
from report_builder.report.outline_checks import added_faults, exempt_faults, is_by_default, unknown_names
from report_builder.report.outline_file import strange_keys
from report_builder.report.plan import (
    Plan,
    PlannedSection,
)
from report_builder.report.planned_views import breakdowns_of, needed_of, views_of
from report_builder.report.see import link_faults, names_in


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
    with made_as_ours(outline.file):
        return outline.plan()


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

    def plan(self) -> Plan:
        sections = with_header(self.spec, {raw["id"]: raw for raw in self.outline["sections"]})
        self.appendices = self._wished_appendices()
        self.spec = with_section_ids(self.spec, sections)
        self._complain_of_wishes(sections)
        self.reader = self._reader()
        planned = tuple(section for raw in self._ordered(sections) for section in self._with_added(raw))
        planned = numbered(planned, frozenset(name for names in self.spec.sections.charts.values() for name in names))
        attached = tuple(self._attached(sections))
        names = names_in(sections.values(), planned, self.appendices)
        self.complaints += link_faults(self.reader.links, names)
        if self.complaints:
            # A text that both editions share is read for each of them.
            placed = (replace(one, where=self.spec.place_of_words(one.where)) for one in self.complaints)
            raise ConfigError(dict.fromkeys(placed))
        return carrying(self._made(planned, names), attached)

    def _complain_of_wishes(self, sections: Mapping[str, Any]) -> None:
        """Gather what the config wishes and this document cannot give."""
        self.complaints += unknown_names(self.spec, sections, self.appendices, documents_in(self.templates))
        self.complaints += added_faults(self.spec, sections, [raw["id"] for raw in self._ordered(sections)])
        self.complaints += [*illegible(self.spec), *header_faults(self.spec)]
        self.complaints += exempt_faults(self.spec, [name for name in self.appendices if name in sections])

    def _reader(self) -> BlockReader:
        own = {raw["id"]: raw for raw in self.outline["sections"]}
        return BlockReader(
            self.spec,
            self.file,
            templates=self.templates,
            charts=self.charts,
            kept=[raw["id"] for raw in self._ordered(own)],
            complaints=self.complaints,
        )

    def _made(self, planned: tuple[PlannedSection, ...], names: Mapping[str, str]) -> Plan:
        further = tuple(asked.view for asked in self.spec.figures)
        return Plan(
            self.spec.document,
            self.outline["title"],
            self.outline["subtitle"],
            planned,
            further=further,
            views=tuple(dict.fromkeys([*views_of(planned), *further])),
            needed=tuple(dict.fromkeys([*needed_of(planned), *further])),
            quarter_label=self.outline.get("quarter_label", "Period"),
            alternatives=alternatives_of(breakdowns_of(planned)),
            front=self.outline.get("front", "cover"),
            names=tuple(names.items()),
            is_committee=bool(self.outline.get("committee")) or self.spec.committee != Committee(),
        )

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
        blocks = tuple(with_tables_known([block for item in items for block in self.reader.blocks(item, raw["id"])]))
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
        texts = tuple(self.reader.commentary(wish.text, edition, wish.where) for edition in editions)
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
