"""A small dataset of every table without a fault. No child in it exists."""

from __future__ import annotations

GOOD = {
    "persons": (
        "person_id,sex,date_of_birth,ethnicity,care_status,child_in_need,child_protection,sen,mental_health_need,"
        "substance_misuse_need,physical_health_need,locality,locality_area,ward_code,out_of_area\n"
        "p1,Male,2004-05-17,White: Irish,current,yes,No,SEN support,Y,n,1,Clifton,Central,E05,false\n"
        "p2,female,2005-11,O1,,,,,,,,,,,\n"
    ),
    "episodes": (
        "episode_id,person_id,type,start_date,end_date,scaled_level,ete_status_start,ete_status_end,accommodation_end\n"
        "e1,p1,YRO ISS,2020-01-06,,intensive,NEET,,\n"
        "e2,p2,youth diversion order,05/02/2020,31/03/2020,none,suitable,suitable,suitable\n"
    ),
    "offences": (
        "offence_id,person_id,offence_date,outcome_date,category,gravity,disposal,tier,first_time_entrant\n"
        "o1,p1,2019-12-01,2020-01-05,Theft & handling stolen goods,3,YRO,Community,no\n"
    ),
    "assessments": (
        "person_id,kind,due_date,completed_date,rosh,likelihood,safety_wellbeing\n"
        "p1,AssetPlus,2020-01-20,2020-01-18,Very High,high,medium\n"
    ),
    "exclusions": "person_id,kind,start_date,days_lost,school\np2,Suspension,2020-02-10,2.5,Hill School\n",
    "custody": (
        "person_id,kind,start_date,end_date,age_at_offence,age_at_sentence,order,offence_category,breach_of\n"
        "p1,sentence,2020-01-06,2020-05-06,15,15,DTO,Robbery,YRO with ISS\n"
    ),
    "tracker": (
        "person_id,cohort,entry_date,entry_tier,age_at_entry,intervention_level,asset_band,sex,ethnicity,care_status,"
        "index_gravity\n"
        "p1,2020-01-01/2020-03-31,2020-01-06,first-tier,15,standard,Medium,,,,3\n"
    ),
    "reoffences": (
        "person_id,cohort,offence_date,outcome_date,gravity\np1,2020-01-01/2020-03-31,2020-02-01,2020-03-01,4\n"
    ),
    "published": (
        "measure,area,area_type,period_start,period_end,numerator,denominator,value,unit,source,published_on\n"
        "custody_rate,Rotherham,yjs,2019-04-01,2020-03-31,4,25157,0.16,per 1000,YDS,2020-06-01\n"
        "custody_rate,Wigan,yjs,2019-04-01,2020-03-31,,,0.20,per 1000,YDS,\n"
    ),
    "population": (
        "area,year,source,age,sex,ethnic_group,population\n"
        "Rotherham,2019,MYE,10-17,all,all,25157\n"
        "Rotherham,2021,Census 2021,10-17,all,Asian,100\n"
    ),
    "budget": (
        "year,side,line,funder,amount,in_kind\n"
        "2019-20,income,Grant,YJB,430492,no\n"
        '2019/20,income,Police officers,Police,"62,862",yes\n'
        "2019-20,income,Total income,,493354,\n"
    ),
    "staffing": "role,sex,ethnicity,headcount,wte,as_at\nManager,female,White,1,0.9,2020-03-31\n",
    "scorecard": (
        "measure,category,counts,definition,owner,good_is,period,numerator,denominator,value,target,commentary\n"
        "AssetPlus in time,Timeliness,assessments,Done by due date,Manager,high,2020-03,10,13,76.9,90,Better\n"
    ),
}
