"""Published rates: custody, reoffending and first time entrants of Rotherham and those it is compared with.

Sources: Rotherham Metropolitan Borough Council, Improving Lives Select Commission, 28 July 2020 (YOT board report,
Q4 2019/20), and Department for Education, Local Authority Interactive Tool; both Open Government Licence v3.0. The
custody counts of the family members in 2019-20 are not published there: they are made up, pool to the printed 0.20 and
are marked synthetic. The days of publication are assumed.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from report_builder.demo.population import total_2019
from report_builder.demo.records import Published

SERVICE = "Rotherham"
PCC = "South Yorkshire"
FAMILY = "YOT family"
_AREAS = {SERVICE: "yjs", PCC: "pcc", FAMILY: "family", "England and Wales": "england and wales"}

_SUMMARY = "Youth Justice Board, YOT data summary 98"
_SUMMARY_DAY = date(2020, 6, 25)

CUSTODY_RATES = {
    SERVICE: ("0.46", "0.25", "0.41", "0.12", "0.16"),
    PCC: ("0.35", "0.28", "0.29", "0.19", "0.19"),
    FAMILY: ("0.44", "0.42", "0.30", "0.24", "0.20"),
    "England and Wales": ("0.41", "0.44", "0.38", "0.31", "0.23"),
}
"""Custodial sentences per 1,000 children aged 10 to 17, years to March 2016 to 2020, as printed."""

FAMILY_SENTENCES = {
    "Doncaster": 8,
    "Wigan": 4,
    "Dudley": 7,
    "Barnsley": 3,
    "Tameside": 6,
    "Blaenau Gwent and Caerphilly": 3,
    "North East Lincolnshire": 4,
    "North Lincolnshire": 1,
    "Wakefield": 9,
    "Western Bay": 8,
}
"""Made up: 53 sentences among 265,696 children are the 0.20 per 1,000 that was printed for the family in 2019-20."""

REOFFENDING = {
    SERVICE: (("30.4", "31.0"), ("3.29", "4.92")),
    PCC: (("33.5", "28.6"), ("4.08", "3.80")),
    FAMILY: (("40.8", "33.9"), ("3.99", "4.37")),
    "England and Wales": (("40.6", "38.2"), ("3.90", "4.06")),
}
"""Children who reoffended (%) and reoffences per reoffender, cohorts of April 2016-17 and 2017-18, as printed."""

FTE_RATES = {
    SERVICE: (324, 231, 164, 169),
    "Barnsley": (393, 307, 301, 148),
    "Doncaster": (443, 276, 183, 223),
    "Sheffield": (420, 425, 270, 241),
    "Wigan": (250, 154, 163, 115),
    "Dudley": (289, 406, 278, 217),
    "Tameside": (396, 220, 301, 238),
    "North East Lincolnshire": (336, 252, 156, 162),
    "North Lincolnshire": (130, 229, 189, 120),
    "Wakefield": (439, 215, 243, 286),
}
"""First time entrants per 100,000 children aged 10 to 17, calendar years 2016 to 2019, as the DfE tool has them."""

FTE_ENGLAND = (335, 299, 242, 216)
"""Mean of the English authorities' rates weighted by their population of mid-2019: 146 of them, in 2019 147.

The tool's own figure for England is left out: it is the sum of nine regional rates.
"""

_FTE_SOURCE = "Department for Education, Local Authority Interactive Tool (PNC)"
_WEIGHTED = "weighted by population from the authorities' rates in: " + _FTE_SOURCE
_SOUTH_YORKSHIRE = (SERVICE, "Barnsley", "Doncaster", "Sheffield")
_FTE_DAYS = (date(2017, 5, 25), date(2018, 5, 24), date(2019, 5, 30), date(2020, 5, 28))
_UNITS = {
    "custody_rate": "per 1,000 children aged 10 to 17",
    "fte_rate": "per 100,000 children aged 10 to 17",
    "reoff_binary": "%",
    "reoff_per_reoffender": "reoffences per reoffender",
}


def published() -> list[Published]:
    """The table `published`: a family average only for years in which the members are unknown."""
    return [*_custody(), *_family_custody(), *_reoffending(), *_fte()]


def pcc_fte_rate(place: int) -> int:
    """South Yorkshire's rate in the nth of the four years: its authorities' weighted by population."""
    entrants = sum(FTE_RATES[area][place] * total_2019(area) for area in _SOUTH_YORKSHIRE)
    rate = Decimal(entrants) / sum(total_2019(area) for area in _SOUTH_YORKSHIRE)
    return int(rate.quantize(Decimal(1), ROUND_HALF_UP))


def _custody() -> list[Published]:
    """Five years of four areas; the last year's family average is left to the members."""
    rows = []
    for area, rates in CUSTODY_RATES.items():
        for year, rate in enumerate(rates, start=2015):
            is_last = year == 2019
            if is_last and area == FAMILY:
                continue
            is_counted = is_last and area == SERVICE
            rows.append(
                _financial_year(
                    "custody_rate",
                    (area, _AREAS[area]),
                    year,
                    value=rate,
                    sentences=4 if is_counted else None,
                    children=total_2019(area) if is_counted else None,
                )
            )
    return rows


def _family_custody() -> list[Published]:
    """The made-up counts of the ten family members, 2019-20."""
    rows = []
    for area, sentences in FAMILY_SENTENCES.items():
        children = total_2019(area)
        rate = (Decimal(1000) * sentences / children).quantize(Decimal("0.01"), ROUND_HALF_UP)
        rows.append(
            _financial_year(
                "custody_rate",
                (area, "yjs"),
                2019,
                value=str(rate),
                sentences=sentences,
                children=children,
                source="Synthetic: made up for the demonstration, pools to the printed family rate",
            )
        )
    return rows


def _reoffending() -> list[Published]:
    """Two cohorts of four areas, both measures."""
    return [
        _financial_year(measure, (area, _AREAS[area]), year, value=value)
        for area, by_measure in REOFFENDING.items()
        for measure, values in zip(("reoff_binary", "reoff_per_reoffender"), by_measure, strict=True)
        for year, value in enumerate(values, start=2016)
    ]


def _fte() -> list[Published]:
    """Four calendar years of the authorities, and the weighted means of South Yorkshire and England."""
    rows = []
    for place, year in enumerate(range(2016, 2020)):
        for area, rates in FTE_RATES.items():
            rows.append(_calendar_year((area, "yjs"), year, rate=rates[place], source=_FTE_SOURCE))
        rows.append(_calendar_year((PCC, "pcc"), year, rate=pcc_fte_rate(place), source=_WEIGHTED))
        rows.append(_calendar_year(("England", "england"), year, rate=FTE_ENGLAND[place], source=_WEIGHTED))
    return rows


def _financial_year(
    measure: str,
    area: tuple[str, str],
    year: int,
    *,
    value: str,
    sentences: int | None = None,
    children: int | None = None,
    source: str = _SUMMARY,
) -> Published:
    """A row for April of a year to the next March; `area` is the name and the type."""
    return Published(
        measure=measure,
        area=area[0],
        area_type=area[1],
        period_start=date(year, 4, 1),
        period_end=date(year + 1, 3, 31),
        numerator=sentences,
        denominator=children,
        value=value,
        unit=_UNITS[measure],
        source=source,
        published_on=_SUMMARY_DAY,
        synthetic=source != _SUMMARY,
    )


def _calendar_year(area: tuple[str, str], year: int, *, rate: int, source: str) -> Published:
    """A row of first time entrants, January to December."""
    return Published(
        measure="fte_rate",
        area=area[0],
        area_type=area[1],
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        value=str(rate),
        unit=_UNITS["fte_rate"],
        source=source,
        published_on=_FTE_DAYS[year - 2016],
    )
