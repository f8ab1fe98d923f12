"""The long file behind the Department for Education's local authority interactive tool (LAIT).

Columns `Short Desc, Data item, Years, LA and Regions, Values, LA Number, Region`; one row is one measure of one area in
one year. Years are read as the tool's data dictionary types them. Source: LAIT data dictionary, measure codes 60, 63,
111, 114, 382 and 394.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from report_builder.importers import cells
from report_builder.importers.imported import Imported, Layout, Publication
from report_builder.importers.numbers_as_text import digits_of, number_without_noise
from report_builder.importers.parents import impossible_parents
from report_builder.importers.repeats import found_in, without_repeats
from report_builder.importers.services import AUTHORITY, Services, read_services
from report_builder.importers.standing import stands_in, why_not_standing
from report_builder.importers.tally import LeftOutError, Tally
from report_builder.importers.year_labels import Year, YearType, labelled_year
from report_builder.model.measure import MEASURES
from report_builder.model.national import PublishedRow

HEADERS = ("Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region")
SOURCE = "DfE Local authority interactive tool"

_NOT_AVAILABLE = frozenset({"", "-"})
_HALVES_OF_LONDON = frozenset({"london (inner)", "london (outer)"})
_BEFORE = "(pre lg)"


@dataclass(frozen=True, slots=True)
class _Measure:
    """Which measure of the registry one of the tool's is, and what its years are."""

    id: str
    years: YearType


MEASURES_OF_LAIT: Mapping[str, _Measure] = {
    "FirstYJS": _Measure("fte_rate", "calendar"),
    "YJS_Caution-Sentence10-17_YO": _Measure("cautioned_rate", "financial"),
    "ReoffYO": _Measure("reoff_binary_10_14", "ending in March"),
    "ReoffYO15-17": _Measure("reoff_binary_15_17", "ending in March"),
    "TotFixedEx": _Measure("suspension_rate", "academic"),
    "Total_ Pup_FixedEx": _Measure("pupils_suspended_share", "academic"),
    "TotPermEx": _Measure("permanent_exclusion_rate", "academic"),
    "16-17 NEET": _Measure("neet_share", "end of year"),
}
"""The tool's short name -> ours.

The reoffending years are financial years of which the last is written, as the dictionary types them, though its method
speaks of January to March: Rotherham's 2017 (6 of 20 and 32 of 105) and 2018 (7 of 17 and 29 of 99) give 30.4% and
31.0%, the rates that YOT data summary 98 prints for April 2016 to March 2017 and the year after.
"""


def read(paths: Sequence[Path], publication: Publication) -> Imported:
    """Read long files of the tool.

    An area's row that is a mark, of a measure that no paper prints, or that cannot be right is left out with its
    reason.

    Raises:
        ConfigError: a file is not there.
        DataError: a file is not of this layout.
    """
    tally, services = Tally(), read_services()
    titles: dict[str, str] = {}

    def figure_of(record: cells.Record) -> PublishedRow:
        _insist_printed(record, titles)
        return _row(record, publication, services)

    found = found_in(paths, HEADERS, figure_of, tally=tally)
    kept = impossible_parents(without_repeats(found, tally), services, tally)
    tally.use(len(kept))
    return tally.imported(published=(one.row for one in kept))


def _insist_printed(record: cells.Record, titles: dict[str, str]) -> None:
    """Leave out a row of a measure that no paper prints.

    Args:
        record: the row.
        titles: short name -> title of the measure, which not every row has; noted here.

    Raises:
        LeftOutError: it is of such a measure.
    """
    short = record["Short Desc"]
    titles[short] = record["Data item"] or titles.get(short, "")
    if short not in MEASURES_OF_LAIT:
        called = f"'{short}' ({titles[short]})" if titles[short] else f"'{short}'"
        raise LeftOutError(f"no paper prints the measure {called}", is_fault=False)


def _row(record: cells.Record, publication: Publication, services: Services) -> PublishedRow:
    """The figure of a row of a measure that is read.

    Raises:
        LeftOutError: the row has none.
    """
    short, text = record["Short Desc"], record["Values"]
    measure = MEASURES_OF_LAIT[short]
    if text in _NOT_AVAILABLE:
        raise LeftOutError(f"'{short}' is not available for the area and year", is_fault=False)
    value, years = number_without_noise(text), labelled_year(record["Years"], measure.years)
    if value is None or value < 0:
        raise LeftOutError(f"'{text}' is no number that a rate can be")
    if years is None:
        raise LeftOutError(f"'{record['Years']}' is no year that '{short}' can have")
    name, area_type = _area(record, services, measure=measure.id, years=years)
    return PublishedRow(
        measure.id,
        name,
        area_type,
        *years,
        value=digits_of(value),
        unit=MEASURES[measure.id].unit,
        source=publication.source or SOURCE,
        published_on=publication.published_on,
    )


def _area(record: cells.Record, services: Services, *, measure: str, years: Year) -> tuple[str, str]:
    """The name and type of a row's area.

    Raises:
        LeftOutError: it is no area that a paper compares with, or could not have a figure of the period.
    """
    name = record["LA and Regions"]
    nation, region = services.nation(name), services.region(name)
    if nation or region:
        return nation or region, nation.casefold() or "region"
    if name.casefold() in _HALVES_OF_LONDON:
        raise LeftOutError("Inner and Outer London are no regions; London is", is_fault=False)
    authority = services.authority(name)
    if authority is None:
        raise LeftOutError(f"'{name}' is no authority that is known")
    if services.authority(record["LA Number"]) != authority:
        raise LeftOutError(f"'{name}' and number {record['LA Number'] or '(none)'} are not the same authority")
    if name.casefold().endswith(_BEFORE):
        why_not = why_not_standing(authority, measure, *years)
        raise LeftOutError(
            f"{name} is an area of before April 2019{why_not and ', but the year is not'}", is_fault=bool(why_not)
        )
    if not stands_in(authority, services, measure, years[0]):
        why_not = why_not_standing(authority, measure, *years)
        if why_not:
            raise LeftOutError(f"{name}: {why_not}", is_fault=", within the period" not in why_not)
    return authority.name, AUTHORITY


LAYOUT = Layout("lait", "DfE local authority interactive tool: the long file of all measures", read, HEADERS)
