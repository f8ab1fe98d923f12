"""A workspace of three small services whose papers are safe alone, and not beside their totals. All made up."""

from __future__ import annotations

from pathlib import Path

CHILDREN = {"Aldershaw": 30, "Brindle": 40, "Colne": 50}
PLANS = {"Aldershaw": 2, "Brindle": 10, "Colne": 12}
"""How many of them have an education, health and care plan. Aldershaw withholds its 2; the total of 24 less 10 and 12
would tell it."""
DOCUMENT = "scrutiny-briefing"
NATION = """\
name: All Three
services: [aldershaw.yaml, brindle.yaml, colne.yaml]
regions: {North: [Aldershaw, Brindle]}
"""


def put_services(place: Path, *, rows: str = "") -> Path:
    """Write the data of each, a config each, and the file of the totals, which is returned.

    Args:
        place: an empty folder.
        rows: further keys of each config.
    """
    folder = place / "config"
    folder.mkdir()
    (folder / "families.yaml").write_text("families: {}\npartnerships: {}\n", encoding="utf-8")
    for name in CHILDREN:
        put_data(place, name, plans=PLANS[name])
        (folder / f"{name.lower()}.yaml").write_text(_config(name) + rows, encoding="utf-8")
    file = folder / "national.yaml"
    file.write_text(NATION, encoding="utf-8")
    return file


def put_data(place: Path, name: str, *, plans: int) -> None:
    """Write a service's children, of whom the first few have a plan."""
    data = place / "data" / name.lower()
    data.mkdir(parents=True, exist_ok=True)
    persons, episodes = ["person_id,sex,date_of_birth,sen"], ["episode_id,person_id,type,start_date,end_date"]
    for number in range(CHILDREN[name]):
        persons.append(f"p{number},{('male', 'female')[number % 2]},2004-02,{'ehcp' if number < plans else 'none'}")
        episodes.append(f"e{number},p{number},{('yro', 'referral order')[number % 2]},2019-04-{number % 30 + 1:02d},")
    (data / "persons.csv").write_text("\n".join((*persons, "")), encoding="utf-8")
    (data / "episodes.csv").write_text("\n".join((*episodes, "")), encoding="utf-8")


def paper_of(name: str) -> str:
    """The folder of a service's paper under out/."""
    return f"{name.lower()}-2019-20-q1-{DOCUMENT}"


def _config(name: str) -> str:
    return f"""\
document: {DOCUMENT}
yot: {name}
quarter: 2019-20 Q1
as_at: 2019-07-20
data: ../data/{name.lower()}
editions:
  board: {{threshold: 0, marking: OFFICIAL-SENSITIVE}}
  public: {{profile: yot, threshold: 5}}
appendices: []
sections: {{leave_out: [timeline, ethnicity, glossary]}}
accept:
  - {{finding: missing-table, reason: a briefing of the caseload alone, by: Data Manager}}
"""
