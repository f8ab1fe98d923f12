"""What lies beside the cohort of Annex A, so that nobody takes its rows for real cases."""

from __future__ import annotations

README = """# Demonstration data: the 13,071 children of Annex A

**The children in these tables do not exist.** A program made up every row, so that the totals are those which the Youth
Justice Board printed of 37 youth offending teams: children who entered the cohort from April 2011 to March 2012 (1).
The column `synthetic` says it of each row: yes is made up, no was really published.

| table | rows | what is real in it |
|---|---|---|
| tracker | 13,071 children | nothing but the totals |
| reoffences | 14,281 offences, of which 13,966 count | nothing but the totals |
| published | 3 rates of England and Wales, 2012-13 | all; made of numbers that were printed rounded |
| published | 2 counts of children aged 17 at entry | nothing: made up, to hold the tracker against |

`tracker` and `reoffences` are Parquet files; `python -m report_builder.demo data/reoffending-annex-a` writes them.
The other 315 offences do not count: 210 were committed after day 365 from entry, 70 were decided after day 548, and 35
have no outcome. Whoever counts them gets other figures than Annex A.

## What comes out

Every figure that Annex A prints of its cohort (Figures 1 to 11 and paragraphs 5 to 27): children and further offences
by tier; children by Asset band, by level and number of further offences, by time to the first; rates by tier, band and
care status; the shares in the text. Sex, age, ethnicity, days and gravity are made up: Annex A prints nothing of them.

## Where Annex A prints two numbers for one thing, or one that is not what it seems

* **4,193 and 4,190 children on no intervention.** Figures 2 and 3 have 4,193 on the tier, Figure 5 has 4,190 in the
  band of that name. Both come out, because tier and band are two columns: three children of the tier have a score in
  the band 1-14. No data set in which the two are one column can give both.
* **Bands and levels.** Paragraph 12 says which band leads to which level, but Figure 5's bands are not Figure 7's
  levels: 1-14 has 4,461 children and standard 4,460; 15-25 has 2,897 and enhanced 2,919; 26-48 has 713 and intensive
  692. Both come out with 22 children on the enhanced level whose scores lie outside its band, 1 below and 21 above.
* **"No intervention" in Figure 7** is 5,000 children, which is the 4,190 and the 810 without an Asset. So paragraph
  13, slightly fewer children on no intervention than on standard, is true of Figure 5 (4,190 and 4,461) and false of
  Figure 7 (5,000 and 4,460).
* **8% of children with two further offences** in Figure 10 is 1,124 of 13,071, which is 8.6%: rounded by itself it is
  9%. The six shares of the figure would then add up to 101%; rounded by largest remainders to 100% they are exactly
  those printed, 62, 16, 8, 5, 3 and 6.
* **Rates by Asset band** (Figure 6) have lost their second decimal in the text of the source: 0.8, 0.4, 0.8, 1.5, 2.2
  and 1.0 in all, where 13,966 / 13,071 is 1.07. The rates here begin with the digits that are left.
* **Intensive: 5% of children, 12% of further offences.** The text does not say whether it means the level or the band:
  both are so here (692 and 713 children, 1,610 and 1,620 offences).

Numbers that are printed only as a rounded rate or share were chosen to fit: children by care status; offences by level,
band, care status and time to the first.

## What is not in the tables

Facts on the programme (27, 41 and 7 teams that joined, 75 in all; action plans; months) and on Durham, Wales and the
cohort of the year before are not about these children. Among them the 64% of teams with a plan is 44 of 69 (44 with and
25 without one), not of the 75.

## Sources

1. Youth Justice Board, Reducing Reoffending Programme, progress report of 2016, Annex A and paragraph 1.3.

Contains public sector information licensed under the Open Government Licence v3.0.
"""
