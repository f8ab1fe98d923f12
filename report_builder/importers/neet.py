"""DfE participation and NEET of 16 and 17 year olds by local authority.

Columns among others `time_period, geographic_level, region_name, new_la_code, la_name, Age, NEET_percent`; "z" is not
applicable. A year's figure is the average of the December before it, January and February.
"""

from __future__ import annotations

from collections.abc import Sequence
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

HEADERS = ("time_period", "geographic_level", "region_name", "new_la_code", "la_name", "Age", "NEET_percent")
SOURCE = "DfE NEET and participation: local authority figures"
_MARKS = frozenset({"", "z", "c", "x", ":", "low", "k", "-"})
_MEASURE = "neet_share"


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
    if record["Age"] != "16-17":
        raise LeftOutError(f"age '{record['Age']}' is not 16 and 17 together", is_fault=False)
    if record["NEET_percent"].casefold() in _MARKS:
        raise LeftOutError("the share is not available for the area", is_fault=False)
    value, years = number_without_noise(record["NEET_percent"]), labelled_year(record["time_period"], "end of year")
    if value is None or not 0 <= value <= 100:
        raise LeftOutError(f"'{record['NEET_percent']}' is no share in per cent")
    if years is None:
        raise LeftOutError(f"'{record['time_period']}' is no year")
    name, area_type = _area(record, services)
    authority = services.authority(name) if area_type == AUTHORITY else None
    why_not = authority and why_not_standing(authority, _MEASURE, *years)
    if why_not:
        raise LeftOutError(f"{name}: {why_not}", is_fault=False)
    return PublishedRow(
        _MEASURE,
        name,
        area_type,
        *years,
        value=digits_of(value),
        unit=MEASURES[_MEASURE].unit,
        source=publication.source or SOURCE,
        published_on=publication.published_on,
    )


def _area(record: cells.Record, services: Services) -> tuple[str, str]:
    level = record["geographic_level"].casefold()
    if level == "national":
        return "England", "england"
    if level == "regional" and services.region(record["region_name"]):
        return services.region(record["region_name"]), "region"
    authority = services.authority(record["new_la_code"])
    if authority is None or services.authority(record["la_name"]) != authority:
        raise LeftOutError(f"'{record['la_name'] or record['region_name']}' is no authority or region that is known")
    return authority.name, AUTHORITY


LAYOUT = Layout("neet", "DfE NEET and participation of 16 and 17 year olds by local authority", read, HEADERS)
