"""What lies beside the tables of the youth justice plan, so that nobody takes made-up rows for real ones."""

from __future__ import annotations

README = """# Demonstration data: Leicestershire, youth justice plan for 2020-21

**Made-up rows that give printed totals.** No row is about a child. The column `synthetic` says it of each row: `yes` is
made up, `no` was really published.

| table | what is real in it |
|---|---|
| published | all values (1); the days of publication and the months of the first time entrant rates are assumed |
| population | all rows (2) |
| budget | income of 2020-21 (1); expenditure is made up, each funder's as much as its income |
| staffing | 150 people by role and sex, and by ethnic group (1); who has which group, and the hours, are made up |
| risks | impact and likelihood (1); all words are ours |
| meetings, actions | nothing; no real meeting, and no words of a real board |

The budget's 2,706,165 pounds are 2,469,609 in cash and 236,556 in kind. The five ethnic groups are sums of the
census's groups in the source.

## Where the source contradicts itself

* **Risk scores.** It prints scores of 5 for an impact of 2 and a likelihood of 3, and a residual 2 for an impact of 2
  and a likelihood of 2. It also says that 1 is the higher level of risk, and then lowers scores where risk falls. The
  paper multiplies, so these are 6 and 4, and a higher score is a greater risk.
* **Custody rates** are called "per 100,000" in its text; 0.14 and 0.08 are per 1,000.
* **First time entrants** from 171 to 144 are called 15.6% fewer; by the rates as printed it is 15.8%. The paper prints
  the rates and no such share.
* **Reoffending** from 44.4% to 36.4% is called "a -8.1% decrease"; the difference is of percentage points.
* **The change of 2015-16** has lost its sign: "34.7% reduction" is -34.7%. The "year on year reduction" that it aims
  at is a target of 0 here: met where there is no rise. Its "under 5%" custodial is a target of 5, met at 5.0% too.
* **Nine months of 2019-20** (4.9% custodial, 57.1% in suitable education) are left out: part of a year is not
  comparable with whole years. So are the cohorts of twelve months (35.5% and 34.6%), which overlap those of three,
  and the Midlands, which are not the East Midlands.

## Sources

1. Leicestershire County Council, Youth Justice Plan 2020-2023: sections C and D, appendices 1, 2 and 4.
2. Office for National Statistics, mid-2019 population estimates, ages 10 to 17. Contains public sector information
   licensed under the Open Government Licence v3.0.
"""
