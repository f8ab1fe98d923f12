"""What the youth justice plan of Leicestershire, 2020 to 2023, prints: the numbers that the made-up rows must give.

Source: Leicestershire County Council, Youth Justice Plan 2020-2023 (sections C and D, appendices 1, 2 and 4), a public
paper. Its own slips are not copied: the README beside the data names them.
"""

from __future__ import annotations

SERVICE = "Leicestershire"
AREAS = {
    SERVICE: "yjs",
    "East Midlands": "region",
    "YOT family": "family",
    "England and Wales": "england and wales",
    "England": "england",
}

FTE_RATES = {
    SERVICE: ("171", "144"),
    "East Midlands": ("212",),
    "YOT family": ("155",),
    "England and Wales": ("219",),
    "England": ("220",),
}
"""Per 100,000 children aged 10 to 17; of the service the year before as well."""

REOFFENDED = {"2016-07-01": "44.4", "2017-07-01": "36.4"}
"""Of the service, by the first day of a cohort of three months, per cent."""

REOFFENDED_NATIONALLY = "37.7"
"""England and Wales, cohort of July to September 2017."""

CUSTODY_RATES = {
    SERVICE: ("0.08", "0.14"),
    "East Midlands": ("0.24",),
    "YOT family": ("0.17",),
    "England and Wales": ("0.26",),
    "England": ("0.19",),
}
"""Per 1,000 children aged 10 to 17, calendar year 2019; of the service 2018 as well."""

FIRST_YEAR = 2014
SUMMARY = {
    "fte_change": ("-14.0", "-34.7", "1.6", "-17.6", "-3.85"),
    "local_reoffences": ("1.25", "0.82", "0.91", "0.71", "1.37"),
    "custody_share": ("4.2", "4.9", "1.3", "3.2", "2.4"),
    "ete_suitable_year": ("73.7", "74.2", "64.5", "78.6", "64.2"),
}
"""Financial years 2014-15 to 2018-19, appendix 2."""

IN_KIND = {"Police and Crime Commissioner": 91847, "National Probation Service": 73764, "Health": 70945}
"""Pounds of 2020-21: staff who are lent."""

CASH = {
    "Police and Crime Commissioner": 77934,
    "National Probation Service": 10000,
    "Health": 47588,
    "County council: Chief Executive's": 298303,
    "County council: Children and Families": 1061079,
    "County council: reserve": 144629,
    "Rutland": 70000,
    "Leicester City: appropriate adults": 3572,
    "Youth Justice Grant": 459804,
    "IMPACT project": 296700,
}
"""Pounds of 2020-21: other delegated funds, and the project's additional funding."""

STAFF = {
    ("Managers", "male"): 2,
    ("Managers", "female"): 1,
    ("Practitioners", "male"): 18,
    ("Practitioners", "female"): 45,
    ("Administrators", "male"): 2,
    ("Administrators", "female"): 11,
    ("Volunteers", "male"): 21,
    ("Volunteers", "female"): 50,
}
"""People in June 2018, volunteers among them."""

GROUPS = {"White": 117, "Mixed": 5, "Asian": 18, "Black": 9, "Other": 1}
"""The same 150 people by ethnic group; the plan has them by the census's groups."""

RISK_SCORES = ((2, 2, 2, 1), (2, 2, 2, 1), (2, 3, 2, 2), (2, 3, 2, 1), (3, 1, 2, 1))
"""Impact and likelihood, then the same with controls in place, of the five risks in their order."""
