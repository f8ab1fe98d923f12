"""Children aged 10 to 17 by area, and Rotherham's by ethnic group.

Sources: Office for National Statistics, mid-2019 population estimates and Census 2021 (Open Government Licence v3.0).
Census 2021 by group came in three age slots without labels; their sizes are those of ages 10-11, 12-14 and 15-17,
together 10 to 17, and they are summed here. Census 2011 by group at 10 to 17 could not be had: only White 91% and
others 9% are printed (Rotherham, July 2020); the counts are made up to give these, and are marked synthetic.
"""

from __future__ import annotations

from report_builder.demo.records import Population

SINGLE_AGES_2019 = {
    "Rotherham": (3409, 3405, 3229, 3209, 3004, 2972, 3002, 2927),
    "Barnsley": (2844, 2954, 2858, 2871, 2704, 2688, 2555, 2508),
    "Doncaster": (4133, 4016, 3731, 3725, 3629, 3463, 3303, 3360),
    "Sheffield": (6887, 6822, 6682, 6597, 6394, 6209, 5948, 5985),
    "Wigan": (4104, 4066, 3857, 4045, 3762, 3716, 3611, 3543),
    "Dudley": (3906, 3989, 3765, 3971, 3913, 3797, 3551, 3636),
    "Tameside": (2818, 2927, 2671, 2742, 2577, 2564, 2373, 2530),
    "North East Lincolnshire": (2043, 1947, 1955, 1977, 1956, 1731, 1736, 1747),
    "North Lincolnshire": (2214, 2179, 2101, 2133, 1999, 1961, 1847, 1839),
    "Wakefield": (4163, 4123, 4047, 4012, 3789, 3846, 3544, 3496),
}
"""Mid-2019, ages 10, 11, ... 17."""

TOTALS_2019 = {
    "Blaenau Gwent": 5906,
    "Caerphilly": 17122,
    "Blaenau Gwent and Caerphilly": 23028,
    "Swansea": 21113,
    "Neath Port Talbot": 12524,
    "Bridgend": 12870,
    "Western Bay": 46507,
    "South Yorkshire": 128023,
    "England": 5185725,
    "Wales": 280613,
}
"""Mid-2019, ages 10 to 17: authorities of the Welsh partnerships, the partnerships, the police area, the nations."""

CENSUS_2011 = {"white": 22750, "mixed": 700, "asian": 1150, "black": 250, "other": 150}
"""Rotherham, made up: White 91.0% of 25,000."""

CENSUS_2021 = {"white": 21884, "mixed": 841, "asian": 2111, "black": 494, "other": 409}
"""Rotherham: White 85.0% of 25,739."""


def total_2019(area: str) -> int:
    """Children aged 10 to 17 of an area, mid-2019."""
    return sum(SINGLE_AGES_2019[area]) if area in SINGLE_AGES_2019 else TOTALS_2019[area]


def population() -> list[Population]:
    """The table `population`."""
    single = [
        Population(area=area, year=2019, source="MYE", age=str(age), population=number)
        for area, numbers in SINGLE_AGES_2019.items()
        for age, number in enumerate(numbers, start=10)
    ]
    totals = [
        Population(area=area, year=2019, source="MYE", age="10-17", population=number)
        for area, number in TOTALS_2019.items()
    ]
    return [*single, *totals, *_census(2011, CENSUS_2011), *_census(2021, CENSUS_2021)]


def _census(year: int, by_group: dict[str, int]) -> list[Population]:
    """Rotherham's groups and their total."""
    return [
        Population(
            area="Rotherham",
            year=year,
            source=f"Census {year}",
            age="10-17",
            ethnic_group=group,
            population=number,
            synthetic=year == 2011,
        )
        for group, number in {**by_group, "all": sum(by_group.values())}.items()
    ]
