"""What `volume.py` has each side count: the case counts of a board report, service by service, and whom they are of.

Every count is named, and is a mapping from service and categories to a number, so that the sides can be compared.
"""

from __future__ import annotations

QUARTER = "2025-01-01", "2025-03-31"
YEAR = "2024-04-01", QUARTER[1]
COHORT = "/".join(QUARTER)
ORDER = (
    "custody", "yro iss", "yro", "referral order", "reparation order", "youth conditional caution", "youth caution",
    "outcome 22", "outcome 23", "community resolution", "out of court assessment", "bail or remand support",
    "early help", "prevention", "post programme support", "other",
)  # fmt: skip
STATUTORY = 6
"""The first so many are statutory."""
GROUPS = {
    "White: English, Welsh, Scottish, Northern Irish or British": "white",
    "White: Irish": "white",
    "White: Gypsy or Irish Traveller": "white",
    "White and Black Caribbean": "mixed",
    "White and Asian": "mixed",
    "Pakistani": "asian",
    "Bangladeshi": "asian",
    "African": "black",
    "Caribbean": "black",
    "Arab": "other",
    "Any other ethnic group": "other",
}
"""The labels of the made-up data -> their groups."""

CASELOAD = (
    ("case_type",), ("sex",), ("age",), ("age", "sex"), ("sen",), ("sen", "statutory"), ("statutory",),
    ("care_status",), ("care_status", "statutory"), ("child_in_need",), ("child_protection",), ("ethnic_group",),
    ("ethnic_group", "sex"), ("case_type", "sex"),
)  # fmt: skip
"""How the caseload is broken down, of the quarter and of the year."""
CUSTODY = (("offence_category",), ("breach_of",), ("age",), ("sex",), ("ethnic_group",))
ENTRANTS = ((), ("sex",), ("ethnic_group",), ("age",))
TRACKER = (("tier",), ("age",), ("level",))

Counts = dict[tuple[str, ...], int]
"""Service and categories -> the count; where it is nought, there is none."""
