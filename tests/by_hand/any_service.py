"""Made-up services in the form of the data contract: few or many children, well or badly recorded."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from report_builder.cases.contract import CONTRACT
from report_builder.model.dimension import CASE_TYPES

SERVICE = "Anyshire"
START, END = date(2022, 4, 1), date(2022, 6, 30)
Rows = list[dict[str, Any]]


def write_service(
    folder: Path, *, children: int, seed: int, config: Mapping[str, Any], leave_out: frozenset[str] = frozenset()
) -> Path:
    """Write a dataset and its config; the same seed gives the same service.

    Args:
        folder: an empty folder.
        children: persons known to the service; 0 writes heads without rows.
        seed: of the choices.
        config: keys beside yot, quarter, as_at and data.
        leave_out: tables that are not written.
    """
    data = folder / "data"
    data.mkdir(parents=True)
    for name, rows in _tables(random.Random(seed), children):
        if name not in leave_out:
            with (data / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, [column.name for column in CONTRACT[name].columns])
                writer.writeheader()
                writer.writerows(rows)
    file = folder / "report.yaml"
    basics = {"yot": SERVICE, "quarter": "2022-23 Q1", "as_at": date(2022, 9, 1), "data": "data"}
    file.write_text(yaml.safe_dump({**basics, **config}, sort_keys=False), encoding="utf-8")
    return file


def _tables(choose: random.Random, children: int) -> Iterator[tuple[str, Rows]]:
    names = [f"P{number}" for number in range(children)]
    some = [name for name in names if choose.random() < 0.5]
    yield "persons", [_person(choose, name) for name in names]
    yield "episodes", [_episode(choose, number, name) for number, name in enumerate(names)]
    yield "offences", [_offence(choose, number, name) for number, name in enumerate(some)]
    yield "assessments", [_assessment(choose, name) for name in some]
    yield "exclusions", [_exclusion(choose, name) for name in some for _ in range(choose.randint(0, 3))]
    yield "custody", [_sentence(choose, name) for name in some[:6]]
    yield "tracker", [_tracked(choose, name) for name in some]
    yield "reoffences", [_reoffence(choose, name) for name in some[::2] for _ in range(choose.randint(1, 6))]
    yield "published", list(_published(choose)) if children else []
    yield "population", list(_population()) if children else []
    yield (
        "staffing",
        [{"role": "Officer", "headcount": 6, "wte": "4.800000000000001", "as_at": END}] if children else [],
    )


def _day(choose: random.Random, days_before: int = 80) -> date:
    return END - timedelta(days=choose.randint(0, days_before))


def _person(choose: random.Random, name: str) -> dict[str, Any]:
    return {
        "person_id": name,
        "sex": choose.choice(["male", "male", "male", "female", ""]),
        "date_of_birth": choose.choice(["", *(f"{year}-0{year % 9 + 1}" for year in range(2003, 2012))]),
        "ethnicity": choose.choice(["White", "White", "Mixed", "Asian", "Black", "Other", ""]),
        "care_status": choose.choice(["never", "never", "current", "previous", ""]),
        "child_in_need": choose.choice(["yes", "no", ""]),
        "child_protection": choose.choice(["yes", "no", "no", ""]),
        "sen": choose.choice(["none", "none", "sen support", "ehcp", ""]),
        "locality": choose.choice(["Northtown", "Southtown", "Elsewhere", ""]),
        "locality_area": choose.choice(["North", "South", ""]),
    }


def _episode(choose: random.Random, number: int, name: str) -> dict[str, Any]:
    start = _day(choose, 200)
    return {
        "episode_id": f"E{number}",
        "person_id": name,
        "type": choose.choice(CASE_TYPES),
        "start_date": start,
        "end_date": choose.choice(["", start + timedelta(days=90)]),
        "ete_status_start": choose.choice(["suitable", "neet"]),
        "ete_status_end": choose.choice(["suitable", "neet", ""]),
    }


def _offence(choose: random.Random, number: int, name: str) -> dict[str, Any]:
    tier = choose.choice(["pre-court", "first-tier", "community", "none"])
    outcome = _day(choose, 400)
    return {
        "offence_id": f"O{number}",
        "person_id": name,
        "offence_date": outcome - timedelta(days=40),
        "outcome_date": outcome,
        "category": choose.choice(["drugs", "robbery", "public order"]),
        "tier": tier,
    }


def _assessment(choose: random.Random, name: str) -> dict[str, Any]:
    due = _day(choose)
    done = due + timedelta(days=choose.randint(-5, 5))
    rated = choose.choice(["low", "medium", "high"])
    return {"person_id": name, "kind": "assetplus", "due_date": due, "completed_date": done, "rosh": rated}


def _exclusion(choose: random.Random, name: str) -> dict[str, Any]:
    return {
        "person_id": name,
        "kind": "suspension",
        "start_date": _day(choose),
        "days_lost": choose.choice([0.5, 2, 5]),
    }


def _sentence(choose: random.Random, name: str) -> dict[str, Any]:
    category = choose.choice(["robbery", "drugs"])
    return {"person_id": name, "kind": "sentence", "start_date": _day(choose, 360), "offence_category": category}


def _tracked(choose: random.Random, name: str) -> dict[str, Any]:
    return {
        "person_id": name,
        "cohort": "Spring group",
        "entry_date": START + timedelta(days=choose.randint(0, 30)),
        "entry_tier": choose.choice(["pre-court", "first-tier", "community", ""]),
        "age_at_entry": choose.choice([14, 15, 16, 17]),
        "index_gravity": choose.randint(1, 5),
    }


def _reoffence(choose: random.Random, name: str) -> dict[str, Any]:
    day = END - timedelta(days=choose.randint(0, 40))
    return {"person_id": name, "cohort": "Spring group", "offence_date": day, "outcome_date": day, "gravity": 3}


def _published(choose: random.Random) -> Iterator[dict[str, Any]]:
    for measure in ("fte_rate", "custody_rate", "reoff_binary"):
        for area, area_type in ((SERVICE, "yjs"), ("England and Wales", "england and wales")):
            yield {
                "measure": measure,
                "area": area,
                "area_type": area_type,
                "period_start": "2021-04-01",
                "period_end": "2022-03-31",
                "value": choose.randint(1, 40),
                "source": "A publication",
                "published_on": "2022-07-01",
            }


def _population() -> Iterator[dict[str, Any]]:
    for age in range(10, 18):
        yield {"area": SERVICE, "year": 2021, "source": "MYE", "age": age, "population": 2000 + age}
    for group, number in (("White", 12000), ("Mixed", 1000), ("Asian", 2000), ("Black", 700), ("Other", 300)):
        yield {
            "area": SERVICE,
            "year": 2021,
            "source": "Census 2021",
            "age": "10-17",
            "ethnic_group": group,
            "population": number,
        }
