"""What lies beside the tables, so that nobody takes them for real cases."""

from __future__ import annotations

README = """# Demonstration data: Rotherham, Q4 2019/20

**The children in these tables do not exist.** Every row about a child or a member of staff was made up by a program,
so that the totals are those which Rotherham's youth offending team printed in July 2020. The last column of every
table, `synthetic`, says it of each row: `yes` is made up, `no` was really published.

| table | what is real in it |
|---|---|
| persons, episodes, offences, assessments, exclusions, custody, tracker, reoffences | nothing but the totals (1) |
| published | all rows (1, 2) but the family members' custody in 2019-20: made up, it pools to the printed 0.20 |
| population | mid-2019 (3) and Census 2021 (4); Census 2011 is made up to give the printed 91% and 9% (1) |
| budget | all rows (1); a cell that is blank in the source is nought |
| staffing | nothing |
| actions, meetings | the days on which the commission and the board met (1); what was said is made up |
| scorecard | March 2020 (1); the two months before are made up |

The totals that come out: 213 children, 156 boys and 57 girls, 18 statutory, where 29 girls live, 16 looked after, 38
with special educational needs, 62 children with 183 suspensions and 387.5 days lost, 7 permanently excluded, 4
custodial sentences, 33 White children and 7 of other groups among 40 cautioned or sentenced, 77 children tracked of
whom 6 reoffended 13 times, AssetPlus timeliness of twelve months, the budget. Where the paper misprinted a share, the
share of its own counts comes out instead (57 girls are 26.8%, not 26.2%). What the paper does not say (single ages,
case types below the statutory line, needs, other localities, first time entrants) is made up.

## Sources

1. Rotherham Metropolitan Borough Council, Improving Lives Select Commission, 28 July 2020: YOT board report.
   Custody and reoffending there are from the Youth Justice Board's YOT data summary 98.
2. Department for Education, Local Authority Interactive Tool: first time entrants per 100,000 by authority, calendar
   2016 to 2019. South Yorkshire and England are means of the authorities' rates weighted by their population of
   mid-2019, rounded; the tool's own figure for England, a sum of regional rates, is left out.
3. Office for National Statistics, mid-2019 population estimates, ages 10 to 17.
4. Office for National Statistics, Census 2021, ages 10 to 17 by ethnic group. It came in three unlabelled age slots,
   whose sizes are those of ages 10-11, 12-14 and 15-17; they are summed.

All contain public sector information licensed under the Open Government Licence v3.0. Days of publication are assumed.
"""
