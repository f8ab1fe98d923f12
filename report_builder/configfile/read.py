"""Read a config: YAML to ReportSpec, or every fault of the file at once, each with its line and its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from report_builder.configfile import agreement, assemble, house
from report_builder.configfile.commentary import read_commentary
from report_builder.configfile.data_place import data_place
from report_builder.configfile.delivery_keys import DeliveryKeys
from report_builder.configfile.included import found_files, included_files
from report_builder.configfile.leaves import LATEST
from report_builder.configfile.maps import read_map, tables_over, values_over
from report_builder.configfile.reference_document import reference_document
from report_builder.configfile.report_keys import ReportKeys
from report_builder.configfile.source import Source, read_source
from report_builder.configfile.validate import validate
from report_builder.configfile.words import Words
from report_builder.errors import ConfigError
from report_builder.marked_yaml.fault import Fault, FaultsError, in_order, placed, spell_path
from report_builder.model.period import Quarter
from report_builder.model.spec import CaseTypes, Commentary, ReportSpec

LatestQuarter = Callable[[ReportSpec], Quarter]
_UNKNOWN = Quarter(1990, 1)
"""Stands for the latest quarter until the data have been asked for it."""

Found = TypeVar("Found")


def read_spec(
    path: Path,
    *,
    as_at: date | None = None,
    latest_quarter: LatestQuarter | None = None,
    environment: Mapping[str, str] | None = None,
) -> ReportSpec:
    """Read a config, with the shipped defaults beneath it.

    Args:
        path: the YAML file; paths in it are relative to its folder.
        as_at: what the paper may know; goes before the config's own.
        latest_quarter: finds the quarter for `quarter: latest` in the data of a spec that is complete but for it.
        environment: variables that may stand in `data` as ${NAME}.

    Raises:
        ConfigError: all that is wrong with the file, in the order of its lines.
    """
    try:
        source = read_source(path)
        keys, faults = validate(ReportKeys, source.document.tree, source.places)
        desk = _Desk(source, keys, [*source.document.faults, *source.unspoken(faults)], environment or {})
        return desk.spec(as_at, latest_quarter)
    except FaultsError as error:
        raise ConfigError(one.complaint for one in in_order(error.faults)) from None


@dataclass(slots=True)
class _Desk:
    """A config on the desk: what was found wrong with it is gathered, and only a faultless one becomes a spec."""

    source: Source
    keys: ReportKeys
    faults: list[Fault]
    environment: Mapping[str, str] = field(repr=False)

    def spec(self, as_at: date | None, latest_quarter: LatestQuarter | None) -> ReportSpec:
        """Everything that the other rooms need to know."""
        keys, source = self.keys, self.source
        self._note(agreement.missing_keys(source))
        self._note(agreement.answered_twice(keys))
        self._note(agreement.publication(keys))
        self._note(agreement.ratings_in_order(keys))
        day = self._day(as_at)
        case_types = self._case_types()
        members, families = self._noted(agreement.family(keys, source))
        data = self._noted(data_place(keys.data, source, self.environment))
        logo = self._noted(house.logo(keys.house, source))
        chart_colours, paper_colours = self._noted(house.colours(keys.house))
        fonts = self._noted(house.fonts(keys.house, source))
        export_map = self._noted(read_map(keys.map, source))
        sections, added = self._noted(assemble.sections(keys.sections, source))
        notes = self._commentary()
        base = self._noted(reference_document(keys.house.reference_document, source))
        quarter = self._quarter(is_answered=latest_quarter is not None)
        words = (*added, *(words for _, words in notes))
        looks = (*(file for file in (logo, base) if file), *fonts)
        files = assemble.files_among(words, looks)
        read = found_files(source, families, export_map, words=words, files=looks)
        included = [*source.contents, *families.contents, *export_map.contents, *files]
        spec = ReportSpec(
            source=source.path.resolve(),
            name=assemble.name_of(keys.yot or "", quarter),
            document=keys.document or "",
            yot=keys.yot or "",
            quarter=quarter,
            as_at=day,
            data=replace(data, service=keys.partition or keys.yot or ""),
            comparators=assemble.comparators(keys.comparators, members),
            editions=assemble.editions(keys),
            meeting=assemble.meeting(keys.meeting, day, is_late=bool(keys.committee.late)),
            case_types=case_types,
            terminology=keys.terminology,
            sections=sections,
            appendices=tuple(keys.appendices),
            figures=assemble.asked_views(keys, source.places),
            commentary=tuple(note for note, _ in notes),
            no_update=keys.no_update,
            tracker_cohort=keys.tracker.cohort,
            rated_within=(keys.tracker.green_within, keys.tracker.amber_within),
            tables=tables_over(keys, export_map),
            columns=keys.columns,
            columns_offered=export_map.columns,
            values=values_over(keys, export_map),
            published_is_public=keys.published_is_public,
            accept=assemble.accepted(keys.accept),
            set_aside=assemble.accepted(keys.set_aside),
            corrections=assemble.corrections(keys),
            logo=logo,
            logo_alt=keys.house.logo_alt,
            colours=chart_colours,
            paper_colours=paper_colours,
            fonts=fonts,
            reference_document=base,
            paragraphs=assemble.paragraphs_of(words),
            left_aside=assemble.left_aside_of(words),
            committee=assemble.committee(keys.committee, source.places),
            glossary=keys.glossary,
            targets=keys.targets,
            signatures=tuple(keys.signatures),
            schedule=keys.schedule.of(keys.meeting.date if keys.meeting else None),
            delivery=(keys.delivery or DeliveryKeys()).as_asked,
            approval=keys.approval,
            files=included_files(read, source.folder),
            read=read,
            digest=assemble.digest_of([assemble.asked(source.document.tree), *included[1:]]),
            guarded_digest=assemble.digest_of([assemble.guarded(source.document.tree), *included[1:]]),
            places={
                spell_path(path): str(place)
                for places in (export_map.places, source.places)
                for path, place in places.items()
                if path
            },
        )
        if latest_quarter is None or keys.quarter != LATEST:
            return spec
        quarter = latest_quarter(spec)
        return replace(spec, quarter=quarter, name=assemble.name_of(spec.yot, quarter), is_of_latest=True)

    def _note(self, faults: Iterable[Fault]) -> None:
        """Gather faults, but nothing more of a key of which enough is said."""
        said = [one.path for one in self.faults if one.path]
        fresh = [one for one in faults if not any(one.path[: len(path)] == path for path in said)]
        self.faults += placed(self.source.unspoken(fresh), self.source.places)

    def _noted(self, found: tuple[Found, Iterable[Fault]]) -> Found:
        """What was found, its faults gathered."""
        self._note(found[1])
        return found[0]

    def _is_faulty(self, *names: str) -> bool:
        return any(one.path[0] in names for one in self.faults if one.path)

    def _day(self, argument: date | None) -> date:
        day, faults = agreement.day_of_knowledge(self.keys, argument)
        if not self._is_faulty("as_at", "meeting"):
            self._note(faults)
        return day

    def _case_types(self) -> CaseTypes:
        was_faulty = self._is_faulty("case_types")
        case_types = self._noted(agreement.case_types(self.keys))
        if not was_faulty:
            self._note(agreement.configured_categories(self.keys, case_types))
        return case_types

    def _commentary(self) -> list[tuple[Commentary, Words]]:
        try:
            return read_commentary(self.keys.commentary, self.source)
        except FaultsError as error:
            self._note(one.under(("commentary",)) for one in error.faults)
            return []

    def _quarter(self, *, is_answered: bool) -> Quarter:
        """The quarter that the config names; with nothing else wrong, the data can be asked for the latest."""
        asked = self.keys.quarter
        if asked == LATEST and not is_answered:
            self._note([Fault(("quarter",), "the latest quarter cannot be found here", "write it as 2019-20 Q4")])
        if self.faults:
            raise FaultsError(*self.faults)
        return asked if isinstance(asked, Quarter) else _UNKNOWN
