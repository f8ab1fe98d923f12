"""Children cautioned or sentenced, by area and financial year, as local data pages give the YJB's counts.

Columns `area_code, area_name, area_type, period, indicator, measure, unit, value`; `measure` is "Count" or
"Per 10,000 aged 10-17"; NA is not available.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from report_builder.importers import cells
from report_builder.importers.imported import Imported, Layout, Publication
from report_builder.importers.numbers_as_text import digits_of, number_without_noise
from report_builder.importers.repeats import found_in, without_repeats
from report_builder.importers.services import AUTHORITY, Services, read_services
from report_builder.importers.standing import why_not_standing
from report_builder.importers.tally import LeftOutError, Tally
from report_builder.importers.year_labels import labelled_year
from report_builder.model.measure import MEASURES
from report_builder.model.national import PublishedRow

HEADERS = ("area_code", "area_name", "area_type", "period", "indicator", "measure", "unit", "value")
SOURCE = "YJB Youth Justice Statistics, local data page"
_INDICATOR = "children cautioned or sentenced"
_MEASURES: Mapping[str, str] = {"count": "cautioned_count", "per 10,000 aged 10-17": "cautioned_rate"}
_ENGLAND = "E92000001"


def read(paths: Sequence[Path], publication: Publication) -> Imported:
    """Read such files.

    Raises:
        ConfigError: a file is not there.
        DataError: a file is not of this layout.
    """
    tally, services = Tally(), read_services()
    found = found_in(paths, HEADERS, lambda record: _row(record, publication, services), tally=tally)
    kept = without_repeats(found, tally)
    tally.use(len(kept))
    return tally.imported(published=(one.row for one in kept))


def _row(record: cells.Record, publication: Publication, services: Services) -> PublishedRow:
    """The figure of a row.

    Raises:
        LeftOutError: it has none.
    """
    measure = _MEASURES.get(record["measure"].casefold(), "")
    if record["indicator"].casefold() != _INDICATOR or not measure:
        raise LeftOutError(f"no paper prints '{record['indicator']}', '{record['measure']}'", is_fault=False)
    if record["value"] in {"", "NA"}:
        raise LeftOutError(f"'{record['measure']}' is not available for the area and year", is_fault=False)
    value, years = number_without_noise(record["value"]), labelled_year(record["period"], "financial")
    if value is None or value < 0:
        raise LeftOutError(f"'{record['value']}' is no number that a count or rate can be")
    if years is None:
        raise LeftOutError(f"'{record['period']}' is no financial year")
    name, area_type = _area(record, services)
    authority = services.authority(name)
    why_not = authority and why_not_standing(authority, measure, *years)
    if why_not:
        raise LeftOutError(f"{name}: {why_not}", is_fault=False)
    return PublishedRow(
        measure,
        name,
        area_type,
        *years,
        value=digits_of(value),
        unit=MEASURES[measure].unit,
        source=publication.source or SOURCE,
        published_on=publication.published_on,
    )


def _area(record: cells.Record, services: Services) -> tuple[str, str]:
    if record["area_code"] == _ENGLAND:
        return "England", "england"
    authority = services.authority(record["area_code"])
    if authority is None or services.authority(record["area_name"]) != authority:
        raise LeftOutError(f"'{record['area_name']}', {record['area_code']}, is no authority that is known")
    return authority.name, AUTHORITY


LAYOUT = Layout(
    "children-offending", "Children cautioned or sentenced by area and year, local data page", read, HEADERS
)
