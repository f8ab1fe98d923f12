"""What lies beside the tables of the September 2020 briefing, so that nobody takes them for real cases."""

from __future__ import annotations

README = """# Demonstration data: Rotherham, the briefing of September 2020

**The children in these tables do not exist.** A program made up every row about a child, so that the totals are those
which Rotherham's youth offending team gave its scrutiny commission in September 2020 (1). The last column of every
table, `synthetic`, says it of each row: `yes` is made up, `no` was really published.

| table | what is real in it |
|---|---|
| persons, episodes, offences, assessments, custody, tracker, reoffences | nothing but the totals (1) |
| published | all rows: reoffending of two cohorts (1, 2) |
| actions, meetings | days on which the commission and the board met (1, 2); what was said is made up |

## What comes out

* **14 children on court orders** from April to June 2020: 7 looked after, 9 not in education, training or employment at
  the start of the order, 10 with mental health needs, 9 with substance misuse, 6 with physical needs, 3 with an
  education, health and care plan, 13 White and 1 Black; 9 with violence against the person and a further 3 with
  robbery; 5 at high risk of serious harm, 3 of reoffending, 4 of their own safety and wellbeing.
* **72 children tracked** who entered from July 2019 to June 2020, of whom **8** reoffended **17** times: 11.1%, 2.13
  for each who reoffended, 0.24 for each child. Of the eight, 2 are girls, 3 are or were looked after, 3 have three
  reoffences, 3 have two and 2 have one, all less serious than the offence before.

The fourteen are among the 72. Two offences of tracked children are not decided and do not count. Of the other 58 only
the totals above are real; their work ended before April 2020 or is below the statutory line.

## Where the briefing prints what cannot be

* 10 of 14 is printed as 72% and 3 of 14 as 22%: they are 71.4% and 21.4%, and come out so.
* The cohort is printed as ending on 31 June 2020: read as 30 June.
* The paper of July 2020 tracks 77 children who entered from January to March 2020, this one 72 who entered in the
  twelve months around those three. One table cannot hold both; each paper has its own dataset.
* That nobody was eligible for multi-agency public protection (MAPPA) is in no table of the data contract.

## Sources

1. Rotherham Metropolitan Borough Council, Improving Lives Select Commission, 22 September 2020: briefing on youth
   offending, paragraphs 2.3 to 2.6 and 2.10 to 2.15.
2. The same, 28 July 2020: YOT board report, from the Youth Justice Board's YOT data summary 98.

Both contain public sector information licensed under the Open Government Licence v3.0. Days of publication are assumed.
"""
