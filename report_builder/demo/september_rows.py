"""The fourteen children of the briefing of September 2020, and the eight who reoffended, set down by hand.

Printed of the fourteen, April to June 2020: 7 looked after, 9 NEET at the start of the order, 10 with mental health
needs, 9 with substance misuse, 6 with physical needs, 3 with an EHCP, 1 Black African and 13 White British; 9 with
violence against the person and a further 3 with robbery; 5 at high risk of serious harm, 3 of reoffending, 4 of their
own safety. Of the eight: 2 girls, 3 who are or were looked after, 3 with three reoffences, 3 with two and 2 with one,
all less serious than the offence before.

Source: Rotherham Metropolitan Borough Council, Improving Lives Select Commission, 22 September 2020: briefing on youth
offending, paragraphs 2.3 to 2.6 and 2.13 to 2.15. Open Government Licence v3.0.
"""

from __future__ import annotations

CHILDREN = """
S01 | male   | 2003-01-15 | White British | current  | ehcp        | nms
S02 | male   | 2002-10-02 | White British | previous | none        | nmsp
S03 | male   | 2003-05-21 | White British | current  | none        | nms
S04 | male   | 2004-02-11 | White British | current  | ehcp        | mp
S05 | female | 2003-08-30 | White British | current  | none        | nmsp
S06 | male   | 2002-12-19 | Black African | never    | none        | ns
S07 | male   | 2003-11-07 | White British | current  | none        | nms
S08 | male   | 2002-09-25 | White British | never    | none        | nmsp
S09 | male   | 2004-06-03 | White British | current  | none        | p
S10 | female | 2004-09-12 | White British | previous | ehcp        | nm
S11 | male   | 2003-03-28 | White British | never    | none        | sp
S12 | male   | 2004-11-30 | White British | never    | none        | nm
S13 | male   | 2003-07-17 | White British | current  | none        | ms
S14 | male   | 2005-01-08 | White British | never    | sen support |
"""
"""Tag, sex, date of birth, ethnicity, care status, SEN and needs.

n: NEET at the start of the order, m: mental health, s: substance misuse, p: physical.
"""

ORDERS = """
S01 | custody          | 2020-02-18 |            | violence against the person      | 6 | very high | high   | very high
S02 | yro iss          | 2019-11-12 |            | robbery                          | 6 | high      | high   | medium
S03 | yro iss          | 2020-01-14 |            | violence against the person      | 5 | very high | medium | high
S04 | yro              | 2019-10-08 |            | violence against the person      | 4 | high      | medium | high
S05 | yro              | 2020-03-03 |            | violence against the person      | 3 | medium    | high   | high
S06 | yro              | 2019-12-10 |            | robbery                          | 6 | high      | medium | low
S07 | yro              | 2020-05-19 |            | violence against the person      | 4 | medium    | medium | medium
S08 | referral order   | 2019-09-17 | 2020-06-16 | drugs                            | 4 | medium    | low    | low
S09 | referral order   | 2020-01-28 |            | violence against the person      | 3 | medium    | low    | medium
S10 | referral order   | 2020-02-25 |            | violence against the person      | 3 | low       | medium | medium
S11 | referral order   | 2020-03-10 |            | robbery                          | 5 | medium    | medium | low
S12 | referral order   | 2020-06-09 |            | theft and handling stolen goods  | 3 | low       | low    | low
S13 | referral order   | 2019-11-26 | 2020-05-25 | violence against the person      | 3 | medium    | medium | medium
S14 | reparation order | 2020-06-16 |            | violence against the person      | 2 | low       | low    | low
"""
"""Tag, order, its days, the offence that led to it and its gravity; ratings: serious harm, reoffending, safety."""

REOFFENCES = """
S02 | 2020-01-20 | 2020-07-14 | criminal damage                  | 2
S02 | 2020-03-05 | 2020-07-14 | violence against the person      | 3
S02 | 2020-06-26 | 2020-08-18 | theft and handling stolen goods  | 3
S04 | 2020-02-09 | 2020-07-28 | public order                     | 2
S04 | 2020-05-30 | 2020-09-01 | violence against the person      | 3
S06 | 2020-06-01 | 2020-08-25 | drugs                            | 2
S08 | 2019-12-02 | 2020-07-07 | drugs                            | 3
S08 | 2020-05-11 | 2020-08-04 | criminal damage                  | 2
S10 | 2020-06-19 | 2020-09-08 | public order                     | 2
O01 | 2019-09-28 | 2019-11-19 | theft and handling stolen goods  | 2
O01 | 2019-12-14 | 2020-02-04 | public order                     | 2
O01 | 2020-03-01 | 2020-07-21 | criminal damage                  | 2
O02 | 2019-10-31 | 2020-01-07 | criminal damage                  | 2
O02 | 2020-02-15 | 2020-07-14 | public order                     | 3
O02 | 2020-06-07 | 2020-08-11 | theft and handling stolen goods  | 3
O03 | 2020-02-22 | 2020-07-07 | drugs                            | 2
O03 | 2020-07-18 | 2020-09-15 | criminal damage                  | 2
S03 | 2020-08-21 |            | violence against the person      | 3
O04 | 2020-08-30 |            | public order                     | 2
"""
"""Tag, days of offence and outcome, offence, gravity. The last two are not decided and do not count yet."""

OTHERS = """
O01 | female | 2004-04-18 | never    | pre-court       | 2019-08-13 | 3
O02 | male   | 2003-02-26 | never    | first-tier      | 2019-07-23 | 4
O03 | male   | 2004-10-09 | never    | pre-court       | 2019-11-05 | 3
O04 | male   | 2003-12-05 | never    | no intervention | 2020-02-11 | 3
"""
"""Those of the other children of the cohort who came to notice again: sex, birth, care, tier, entry, gravity."""

OTHERS_BY_TIER = {"pre-court": 34, "no intervention": 14, "first-tier": 8, "community": 2}
"""The 58 children of the cohort who are not among the fourteen, those four included: made up."""
