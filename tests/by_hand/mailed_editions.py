"""A small edition that can be mailed: a few figures, the paper as archived, and a PDF of a few bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from mail_server import PASSWORD, USER, PostOffice
from small_editions import FIGURES, put_edition

from report_builder.delivery.smtp import Login, Patience
from report_builder.issuing.issued import Issued, read_issued
from report_builder.issuing.mailing.post import Post
from report_builder.model.built import CoverLine, KeyFigure, KeyFigures, Report, Section, Subsection
from report_builder.model.delivery import Delivery, Smtp
from report_builder.report.archive import Archived, archive_of

DOMAIN = "example.gov.uk"
BOARD = (f"chair@{DOMAIN}", f"Clerk@{DOMAIN}", f"member@{DOMAIN}")
PRESS = f"press@{DOMAIN}"
NOON = datetime(2020, 7, 1, 12, tzinfo=UTC)
PDF = b"%PDF-1.7 a small paper\n"
REPORT = "leeds-board-report"
OUR_LOGIN = Login(USER, PASSWORD)
IN_A_HURRY = Patience(5, 5)


def report(edition: str = "public", *, key_figures: tuple[KeyFigure, ...] = (), **changes: Any) -> Report:
    """A paper with a block of key figures: one shown, one withheld unless others are given."""
    shown = KeyFigure("Children on the caseload", "62", "children", "Jan to Mar 2020", "was 60 a year before")
    hidden = KeyFigure("Girls", "[c]", "children", "Jan to Mar 2020", spoken="withheld")
    block = KeyFigures("The quarter", key_figures or (shown, hidden), "Counts are of children, not of cases.")
    words: dict[str, Any] = {
        "title": "Youth justice performance report",
        "subtitle": "Report to the management board",
        "organisation": "Leeds Youth Justice Service",
        "edition": edition,
        "marking": "" if edition == "public" else "OFFICIAL-SENSITIVE",
        "cover": (CoverLine("Report to", "YOT Management Board"), CoverLine("Date", "13 July 2020")),
        "date_words": "13 July 2020",
        "symbols": (CoverLine("[c]", "withheld to protect individuals"),),
    }
    return Report(**(words | {"sections": (Section("s", "", "Summary", (Subsection("", (block,)),)),)} | changes))


def put_mailed(
    out: Path,
    *,
    edition: str = "public",
    paper: Report | None = None,
    pdf: bytes = PDF,
    figures: tuple[dict[str, Any], ...] = FIGURES,
    **manifest: object,
) -> Path:
    """Write `out/leeds-board-report/EDITION` with archive.zip and board-report.pdf; returns the folder."""
    folder = put_edition(out, edition=edition, figures=figures, **manifest)
    (folder / "archive.zip").write_bytes(archive_of(Archived(paper or report(edition))))
    (folder / "board-report.pdf").write_bytes(pdf)
    place = folder / "manifest.json"
    told: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    names = ("archive.zip", "board-report.html", "board-report.pdf", "figures.json")
    told["files"] = {name: sha256((folder / name).read_bytes()).hexdigest() for name in names}
    place.write_text(json.dumps(told), encoding="utf-8")
    return folder


def mailed(out: Path, **changes: Any) -> Issued:
    """The same, read."""
    return read_issued(put_mailed(out, **changes))


def post_by(
    office: PostOffice,
    out: Path,
    *,
    when: datetime = NOON,
    login: Login = OUR_LOGIN,
    patience: Patience = IN_A_HURRY,
    tls: str = "starttls",
    **delivery: Any,
) -> Post:
    """Mail by a server of the tests: the board to three people, the public edition to the press."""
    to: Mapping[str, tuple[str, ...]] = {"board": BOARD, "public": (PRESS,)}
    words: dict[str, Any] = {"to": to, "sender": f"yot@{DOMAIN}", "owner": f"manager@{DOMAIN}"}
    words |= {"smtp": Smtp(office.host, office.port, tls), "allowed_domains": (DOMAIN,)}
    out.mkdir(parents=True, exist_ok=True)
    return Post(out, Delivery(**(words | delivery)), when, login, patience)


def put_workspace(folder: Path, office: PostOffice, *, edition: str = "board", further: str = "", **put: Any) -> Path:
    """A workspace whose config makes the edition that lies in its out folder; returns the edition's folder.

    Args:
        folder: of the workspace.
        office: the mail server that its config names.
        edition: board or public.
        further: lines that are added to the config.
        put: as `put_mailed` takes it.
    """
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "config").mkdir(exist_ok=True)
    lines = (
        "yot: Leeds",
        "quarter: 2019-20 Q4",
        "data: ../data",
        "meeting: {body: YOT Management Board, date: 2020-07-13}",
        "delivery:",
        f"  to: {{board: [{', '.join(BOARD)}], public: [{PRESS}]}}",
        f"  from: yot@{DOMAIN}",
        f"  owner: manager@{DOMAIN}",
        f"  smtp: {{host: {office.host}, port: {office.port}, tls: starttls}}",
        f"  allowed_domains: [{DOMAIN}]",
        further,
    )
    (folder / "config" / "leeds.yaml").write_text("\n".join(lines), encoding="utf-8")
    made = put_mailed(folder / "out", edition=edition, **put)
    place = folder / "out" / "leeds-2019-20-q4-board-report" / edition
    place.parent.mkdir(exist_ok=True)
    return made.rename(place)
