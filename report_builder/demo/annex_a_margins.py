"""What Annex A prints of its 13,071 children, and the numbers chosen where it prints only a rounded one.

Source: Youth Justice Board, Reducing Reoffending Programme, progress report of 2016, Annex A: 37 youth offending teams,
children who entered the cohort from April 2011 to March 2012, Figures 1 to 11. Open Government Licence v3.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Margin:
    """Children of a category, and the further offences that they committed between them."""

    children: int
    offences: int


COHORT = "2011-04-01/2012-03-31"
FIRST_ENTRY, LAST_ENTRY = date(2011, 4, 1), date(2012, 3, 31)

CHILDREN = {
    "no intervention": {0: 3436, 1: 711, 2: 341, 3: 189, 4: 112, 5: 211},
    "standard": {0: 2978, 1: 678, 2: 339, 3: 180, 4: 91, 5: 194},
    "enhanced": {0: 1415, 1: 540, 2: 345, 3: 198, 4: 127, 5: 294},
    "intensive": {0: 240, 1: 127, 2: 99, 3: 77, 4: 46, 5: 103},
}
"""Figure 7: level -> number of further offences, where 5 is "5 or more" -> children."""

LEVEL_OFFENCES = {"no intervention": 4090, "standard": 3656, "enhanced": 4610, "intensive": 1610}
"""Level -> further offences: chosen. They add up to the 13,966 of Figure 3, leave 6,226 to children with 5 or more
(Figure 11), and give the highest level its 12% (paragraph 13)."""

BANDS = {
    "no intervention": {"No intervention": Margin(4190, 3725), "No Asset recorded": Margin(810, 365)},
    "standard": {"1-14": Margin(4460, 3656)},
    "enhanced": {"1-14": Margin(1, 1), "15-25": Margin(2897, 4599), "26-48": Margin(21, 10)},
    "intensive": {"26-48": Margin(692, 1610)},
}
"""Level -> Asset band. Figure 5 prints the children of each band, which Figure 7's levels are not: those two agree
only if 22 children on the enhanced level had scores outside its band, and if "no intervention" in Figure 7 takes in
the 810 without an Asset. The offences are chosen: Figure 6 keeps one decimal of each band's rate."""

WITHOUT_ORDER_AT_STANDARD = {"no intervention": Margin(3, 2), "": Margin(4457, 3654)}
"""Figures 2 and 3 count 4,193 children on the tier without intervention, Figure 5 has 4,190 in the band of that name:
here the 4,190 are all of that tier, and three children of the standard level with them. Blank: of another tier."""

TIERS = {
    "pre-court": Margin(2125, 1346),
    "first-tier": Margin(3944, 3906),
    "community": Margin(2282, 4015),
    "custody": Margin(527, 972),
}
"""Figures 2 and 3."""

TIER_LIKELIHOODS = {
    "no intervention": {"pre-court": 6.0, "first-tier": 3.0, "community": 0.5, "custody": 0.1},
    "standard": {"pre-court": 4.0, "first-tier": 5.0, "community": 1.0, "custody": 0.1},
    "enhanced": {"pre-court": 0.6, "first-tier": 3.0, "community": 5.0, "custody": 0.7},
    "intensive": {"pre-court": 0.1, "first-tier": 1.0, "community": 4.0, "custody": 5.0},
}
"""How tiers go with levels: made up."""

CARE = {
    "current": Margin(700, 1498),
    "previous": Margin(716, 1368),
    "never": Margin(4597, 4183),
    "not recorded": Margin(7058, 6917),
}
"""Figure 1 prints the rates 2.14, 1.91, 0.91 and 0.98, and that 46% were recorded; the numbers are chosen."""

FIRST_TIMES = {
    "1st month": Margin(941, 3525),
    "2nd month": Margin(678, 2237),
    "3rd month": Margin(538, 1640),
    "4-6 months": Margin(1276, 3400),
    "7-12 months": Margin(1569, 3164),
}
"""Figures 8 and 9: children by the month of the first further offence. The offences are chosen: over a quarter from
the first month and 53% from the first three (paragraph 21)."""

FIRST_DAYS = {
    "1st month": (0, 27),
    "2nd month": (31, 58),
    "3rd month": (62, 88),
    "4-6 months": (92, 179),
    "7-12 months": (185, 365),
}
"""Days after entry that lie in the band whether a month is one of the calendar, 30 days or a twelfth of 365."""

NATIONAL = (52_600, 19_000, 56_800)
"""Offenders, reoffenders and reoffences of England and Wales, cohort of April 2012 to March 2013 (paragraph 1.3):
each is printed as "around"."""

AT_17 = {"reoffenders_17": 1_280, "reoffences_17": 3_860}
"""What the rows call published of the children aged 17 at entry. Made up: Annex A prints nothing of them."""
