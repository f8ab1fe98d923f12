"""Tables with one fault each, and what the checks must say of it."""

from __future__ import annotations

from dataclasses import dataclass

CANARY = "Zqwyvern"
"""Planted in cells; no finding may repeat it."""


@dataclass(frozen=True)
class Bad:
    """A dataset with one fault, and where the finding should point."""

    name: str
    table: str
    text: str | bytes | None
    column: str = ""
    rows: tuple[int, ...] = ()
    stops: bool = True
    secret: str = CANARY
    without: tuple[str, ...] = ()


PERSON = "person_id,date_of_birth"
EPISODE = "episode_id,person_id,type,start_date,end_date"
OFFENCE = "offence_id,person_id,offence_date,outcome_date,category,tier"
PUBLISHED = "measure,area,area_type,period_start,period_end,numerator,denominator,value"
YEAR = "2019-04-01,2020-03-31"
POPULATION = "area,year,source,age,sex,ethnic_group,population"
EXCLUSION = "person_id,kind,start_date,days_lost"
BUDGET = "year,side,line,funder,amount"
REOFFENCE = "person_id,cohort,offence_date"
COHORT = "2020-01-01/2020-03-31"
CUSTODY = "person_id,kind,start_date"

BAD = [
    Bad("missing-column", "episodes", f"episode_id,person_id,start_date\n{CANARY},p1,2020-01-06\n", "type"),
    Bad("missing-cell", "episodes", f"{EPISODE}\n{CANARY},p1,,2020-01-06,\n", "type", (2,)),
    Bad("missing-cell", "published", f"{PUBLISHED}\ncustody_rate,Wigan,yjs,{YEAR},4,,\n", "value", (2,), secret="YDS"),
    Bad("unreadable-date", "episodes", f"{EPISODE}\ne1,p1,yro,02/29/2020,\n", "start_date", (2,), secret="02/29"),
    Bad("unreadable-date", "episodes", f"{EPISODE}\ne1,p1,yro,2020-02-30,\n", "start_date", (2,), secret="02-30"),
    Bad("unreadable-date", "episodes", f"{EPISODE}\ne1,p1,yro,2020-02,\n", "start_date", (2,), secret="2020-02,"),
    Bad("unreadable-date", "custody", f"{CUSTODY},end_date\np1,remand,2020-01-06,{CANARY}\n", "end_date", (2,)),
    Bad(
        "unreadable-yes-or-no",
        "persons",
        f"{PERSON},child_in_need\np1,2004-05,{CANARY}\np2,2005-01,\n",
        "child_in_need",
        (2,),
    ),
    Bad("unreadable-number", "exclusions", f"{EXCLUSION}\np1,suspension,2020-02-03,{CANARY}\n", "days_lost", (2,)),
    Bad(
        "unreadable-number",
        "custody",
        f"{CUSTODY},age_at_offence\np1,remand,2020-01-06,15.75\n",
        "age_at_offence",
        (2,),
        secret="15.75",
    ),
    Bad(
        "unreadable-year",
        "budget",
        "year,side,line,amount\n2019-21,income,Grant,1000\n",
        "year",
        (2,),
        secret="2019-21",
    ),
    Bad("unknown-value", "episodes", f"{EPISODE}\ne1,p1,{CANARY},2020-01-06,\n", "type", (2,)),
    Bad("unknown-value", "persons", f"{PERSON},ethnicity\np1,2004-05,{CANARY}\np2,2005-01,\n", "ethnicity", (2,)),
    Bad("unknown-value", "published", f"{PUBLISHED}\n{CANARY},Wigan,yjs,{YEAR},,,0.20\n", "measure", (2,)),
    Bad(
        "name-too-long",
        "persons",
        f"person_id,date_of_birth,locality\np1,2004-05,{CANARY * 6}\np2,2004-06,\n",
        "locality",
        (2,),
    ),
    Bad("name-too-long", "staffing", f"role\n{' '.join([CANARY] * 20)}\n", "role", (2,)),
    Bad(
        "number-out-of-range",
        "exclusions",
        f"{EXCLUSION}\np1,suspension,2020-02-03,999999\n",
        "days_lost",
        (2,),
        secret="999999",
    ),
    Bad(
        "number-out-of-range",
        "tracker",
        f"person_id,cohort,entry_date,index_gravity\np1,{COHORT},2020-01-06,99\n",
        "index_gravity",
        (2,),
        secret="99",
    ),
    Bad(
        "negative-count",
        "population",
        f"{POPULATION}\nRotherham,2019,MYE,10-17,all,all,-71\n",
        "population",
        (2,),
        secret="71",
    ),
    Bad(
        "negative-count", "exclusions", f"{EXCLUSION}\np1,suspension,2020-02-03,-7.5\n", "days_lost", (2,), secret="7.5"
    ),
    Bad(
        "duplicate-id",
        "persons",
        f"{PERSON},ward_code\np1,2004-05,\np2,2005-11,\np1,2004-05,{CANARY}\n",
        "person_id",
        (4,),
    ),
    Bad(
        "duplicate-id",
        "episodes",
        f"{EPISODE}\n{CANARY},p1,yro,2020-01-06,\n{CANARY},p2,yro,2020-01-06,\n",
        "episode_id",
        (3,),
    ),
    Bad(
        "duplicate-id",
        "population",
        f"{POPULATION}\nRotherham,2019,MYE,10-17,all,all,25157\nRotherham,2019,mye,,,,71717\n",
        "area",
        (3,),
        secret="71717",
    ),
    Bad("orphan-episode", "episodes", f"{EPISODE}\ne1,{CANARY},yro,2020-01-06,\n", "person_id", (2,)),
    Bad(
        "orphan-offence",
        "offences",
        f"{OFFENCE}\no1,{CANARY},2020-01-02,2020-01-06,drugs,community\n",
        "person_id",
        (2,),
    ),
    Bad(
        "orphan-assessment",
        "assessments",
        f"person_id,kind,due_date\n{CANARY},assetplus,2020-01-06\n",
        "person_id",
        (2,),
    ),
    Bad("orphan-exclusion", "exclusions", f"{CUSTODY}\n{CANARY},permanent,2020-01-06\n", "person_id", (2,)),
    Bad("orphan-custody", "custody", f"{CUSTODY}\n{CANARY},remand,2020-01-06\n", "person_id", (2,)),
    Bad("orphan-reoffence", "reoffences", f"{REOFFENCE}\n{CANARY},{COHORT},2020-02-06\n", "person_id", (2,)),
    Bad("end-before-start", "episodes", f"{EPISODE}\n{CANARY},p1,yro,2020-01-06,2020-01-05\n", "end_date", (2,)),
    Bad(
        "end-before-start",
        "offences",
        f"{OFFENCE}\n{CANARY},p1,2020-01-06,2020-01-05,drugs,community\n",
        "outcome_date",
        (2,),
    ),
    Bad(
        "end-before-start",
        "published",
        f"{PUBLISHED}\ncustody_rate,Wigan,yjs,2020-03-31,2019-04-01,,,0.20\n",
        "period_end",
        (2,),
        secret="0.20",
    ),
    Bad(
        "numerator-above-denominator",
        "published",
        f"{PUBLISHED}\nreoff_binary,Wigan,yjs,{YEAR},77,71,\n",
        "numerator",
        (2,),
        secret="77",
    ),
    Bad("empty-file", "staffing", ""),
    Bad("empty-file", "staffing", "\ufeff , ,\n,,\n"),
    Bad("nul-bytes", "staffing", f"role\n{CANARY}\x00\n"),
    Bad("nul-bytes", "staffing", f"role\n{CANARY}\n".encode("utf-16")),
    Bad("undecodable-text", "staffing", f"role\n{CANARY}".encode() + b"\x81\n"),
    Bad("malformed-csv", "staffing", f'role\nManager\n"{CANARY}\n', rows=(3,)),
    Bad("ragged-row", "staffing", f"role,headcount\nManager,1\n{CANARY}\n{CANARY},2,3\n", rows=(3, 4)),
    Bad("duplicate-header", "staffing", f"role,Role,headcount\nManager,{CANARY},1\n", "role"),
    Bad("missing-table", "scorecard", None, stops=False),
    Bad("table-without-rows", "staffing", "role,headcount\n", stops=False),
    Bad("blank-row", "staffing", f"role,headcount\n,\n{CANARY},1\n", rows=(2,), stops=False),
    Bad("extra-columns", "staffing", f"role,shoe size\n{CANARY},40\n", stops=False),
    Bad(
        "age-outside-10-18",
        "episodes",
        f"{EPISODE}\n{CANARY},p1,prevention,2014-05-16,2020-01-01\n",
        "start_date",
        (2,),
        stops=False,
    ),
    Bad(
        "age-outside-10-18",
        "custody",
        f"{CUSTODY},age_at_sentence\np1,sentence,2020-01-06,71\n",
        "age_at_sentence",
        (2,),
        stops=False,
        secret="71",
    ),
    Bad(
        "days-lost-not-half-days",
        "exclusions",
        f"{EXCLUSION}\np1,suspension,2020-02-03,7.25\n",
        "days_lost",
        (2,),
        stops=False,
        secret="7.25",
    ),
    Bad(
        "suspension-without-days-lost",
        "exclusions",
        f"{EXCLUSION},school\np1,suspension,2020-02-03,,{CANARY}\n",
        "days_lost",
        (2,),
        stops=False,
    ),
    Bad("blank-tier", "offences", f"{OFFENCE}\n{CANARY},p1,2020-01-02,2020-01-06,drugs,\n", "tier", (2,), stops=False),
    Bad(
        "offence-without-outcome-date",
        "offences",
        f"{OFFENCE}\n{CANARY},p1,2020-01-02,,drugs,community\n",
        "outcome_date",
        (2,),
        stops=False,
    ),
    Bad(
        "unlisted-offence-group",
        "offences",
        f"{OFFENCE}\no1,p1,2020-01-02,2020-01-06,{CANARY},community\n",
        "category",
        (2,),
        stops=False,
    ),
    Bad(
        "child-without-date-of-birth",
        "persons",
        f"{PERSON},ward_code\np1,2004-05,\np2,,{CANARY}\n",
        "date_of_birth",
        (3,),
        stops=False,
    ),
    Bad("dated-after-as-at", "episodes", f"{EPISODE}\n{CANARY},p1,yro,2020-07-14,\n", "start_date", (2,), stops=False),
    Bad(
        "reoffence-before-entry",
        "reoffences",
        f"{REOFFENCE}\np1,{COHORT},2020-01-05\n",
        "offence_date",
        (2,),
        stops=False,
        secret="2020-01-05",
    ),
    Bad(
        "episode-without-activity",
        "episodes",
        f"{EPISODE}\n{CANARY},p1,prevention,2017-03-31,\n",
        "end_date",
        (2,),
        stops=False,
        without=("offences", "assessments", "exclusions", "custody"),
    ),
    Bad(
        "value-not-quotient",
        "published",
        f"{PUBLISHED}\ncustody_rate,Wigan,yjs,{YEAR},4,25157,0.17\n",
        "value",
        (2,),
        stops=False,
        secret="0.17",
    ),
    Bad(
        "scorecard-above-denominator",
        "scorecard",
        f"measure,period,numerator,denominator\n{CANARY},2020-03,14,13\n",
        "numerator",
        (2,),
        stops=False,
    ),
    Bad(
        "population-older-than-3-years",
        "population",
        f"{POPULATION}\nRotherham,2016,MYE,10-17,all,all,25157\n",
        "year",
        (2,),
        stops=False,
        secret="25157",
    ),
    Bad(
        "budget-total-differs",
        "budget",
        f"{BUDGET}\n2019-20,income,Grant,YJB,70\n2019-20,income,Total,,71\n",
        "amount",
        (3,),
        stops=False,
        secret="71",
    ),
    Bad(
        "budget-total-differs",
        "budget",
        f"{BUDGET}\n2019-20,expenditure,Pay,YJB,70\n2019-20,expenditure,Pay,Total,71\n",
        "amount",
        (3,),
        stops=False,
        secret="71",
    ),
    Bad(
        "population-parts-differ",
        "population",
        f"{POPULATION}\nLeeds,2019,MYE,,,,71\nLeeds,2019,MYE,,male,,35\nLeeds,2019,MYE,,female,,35\n",
        "population",
        (2,),
        stops=False,
        secret="71",
    ),
]
