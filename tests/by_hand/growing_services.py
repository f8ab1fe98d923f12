"""Small services whose tables grow from day to day, with a config each for the latest quarter. All made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FIRST = date(2019, 4, 1)
"""The day of the first event of each."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service, its schedule and the pace of its cases.

    Attributes:
        name: as the paper has it.
        draft_due: in the words of a config.
        every: a new episode each so many days.
        to: the recipients of the board edition, and of the public one.
    """

    name: str
    draft_due: str
    every: int
    to: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def slug(self) -> str:
        """As folders are named."""
        return self.name.lower()

    def config(self, port: int) -> str:
        """Its config; mail goes to a server on this machine."""
        board, public = (", ".join(addresses) for addresses in self.to)
        return f"""\
document: scrutiny-briefing
yot: {self.name}
quarter: latest
data: ../data/{self.slug}
editions:
  board: {{threshold: 0, marking: OFFICIAL-SENSITIVE}}
  public: {{profile: yot, threshold: 5}}
appendices: []
sections: {{leave_out: [timeline, ethnicity, glossary]}}
schedule: {{draft_due: {self.draft_due}}}
accept:
  - {{finding: missing-table, reason: a briefing of the caseload alone, by: Data Manager}}
delivery:
  to: {{board: [{board}], public: [{public}]}}
  from: yot@example.gov.uk
  owner: owner-of-{self.slug}@example.gov.uk
  smtp: {{host: localhost, port: {port}, tls: none}}
  allowed_domains: [example.gov.uk, {self.slug[0]}.example.gov.uk]
"""

    def put(self, workspace: Path, *, port: int) -> Path:
        """Write its config into a workspace."""
        file = workspace / "config" / f"{self.slug}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.config(port), encoding="utf-8")
        return file

    def grow(self, workspace: Path, until: date) -> None:
        """Write its tables as an export of a day has them."""
        folder = workspace / "data" / self.slug
        folder.mkdir(parents=True, exist_ok=True)
        persons, episodes = ["person_id,sex,date_of_birth,ethnicity"], ["episode_id,person_id,type,start_date,end_date"]
        for number in range((until - FIRST).days // self.every + 1):
            start = FIRST + timedelta(days=number * self.every)
            persons.append(f"p{number},{('male', 'female')[number % 3 == 0]},{start.year - 15}-02,white british")
            episodes.append(f"e{number},p{number},{('yro', 'referral order')[number % 2]},{start},")
        for table, rows in (("persons", persons), ("episodes", episodes)):
            fresh = folder / f".{table}.csv"
            fresh.write_text("\n".join((*rows, "")), encoding="utf-8")
            fresh.replace(folder / f"{table}.csv")


FOUR = (
    Service(
        "Aldershaw",
        "30 working days after quarter end",
        every=2,
        to=(("chair@a.example.gov.uk",), ("press@a.example.gov.uk",)),
    ),
    Service(
        "Brindle",
        "20 working days after quarter end",
        every=3,
        to=(("chair@b.example.gov.uk", "vice@b.example.gov.uk"), ()),
    ),
    Service(
        "Colne",
        "45 days after quarter end",
        every=2,
        to=((), ("press@c.example.gov.uk", "scrutiny@c.example.gov.uk")),
    ),
    Service("Dunmore", "10 working days after quarter end", every=4, to=(("chair@d.example.gov.uk",), ())),
)
