"""A service with one small draft that was built and that goes to two members of its board."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from mail_server import PostOffice
from mailed_editions import put_mailed

from report_builder.keeping import note_built

REPORT = "leeds-2019-20-q4-board-report"
BOARD = ("chair@example.gov.uk", "clerk@example.gov.uk")
CONFIG = """
document: board-report
yot: Leeds
quarter: 2019-20 Q4
as_at: 2020-07-13
data: ../data
delivery:
  to: {{board: [{board}]}}
  from: yot@example.gov.uk
  owner: manager@example.gov.uk
  smtp: {{host: localhost, port: {port}, tls: starttls}}
  allowed_domains: [example.gov.uk]
"""


def workspace(folder: Path, office: PostOffice) -> Path:
    """A service with one draft that was built and goes to two members of the board; the draft's folder."""
    for name in ("config", "data", "out"):
        (folder / name).mkdir()
    text = CONFIG.format(board=", ".join(BOARD), port=office.port)
    (folder / "config" / "leeds.yaml").write_text(text, encoding="utf-8")
    place = put_mailed(folder / "out", edition="board").parent.rename(folder / "out" / REPORT) / "board"
    files = {file.name: file.read_bytes() for file in place.iterdir()}
    note_built(folder / "out" / "ledger.sqlite", report=REPORT, files=files, kept="")
    return place


def of_board(office: PostOffice) -> Counter[str]:
    """Recipient -> how often the paper came."""
    return Counter(to for _, to in office.tally().elements() if to in BOARD)
