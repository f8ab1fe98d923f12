"""What must not grow unseen, and is not time: the libraries that a command loads, and how often pages are laid out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from every_paper import EveryPaper

from report_builder.report.archive import read_archive
from report_builder.report.typeset import to_pdf

ROOT = Path(__file__).parents[1]
PAPER = "rotherham-2019-20-q4"
DRAWING_AND_SETTING = {"matplotlib", "weasyprint", "fontTools", "PIL", "pydyf"}
READING_PDF = {"pypdfium2", "pikepdf", "lxml"}
OTHER_SOURCES = {"sqlalchemy", "psycopg", "python_calamine", "docx", "xlsxwriter"}
ELSEWHERE = {"cryptography", "holidays", "smtplib", "distributed", "unittest"}
DATA = {"pandas", "numpy", "pyarrow", "highspy"}

PROGRAM = """
import sys
from report_builder.cli.main import run
status = run(sys.argv[1:])
print("loaded", *{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
print("rooms", *{name for name in sys.modules if name.startswith("report_builder.")}, file=sys.stderr)
sys.exit(status)
"""


def loaded_by(*arguments: str) -> tuple[set[str], set[str]]:
    """The libraries, and our own modules, that a call has loaded by its end."""
    call = [sys.executable, "-c", PROGRAM, *arguments]
    done = subprocess.run(call, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    libraries, rooms = done.stderr.splitlines()[-2:]
    return set(libraries.split()), set(rooms.split())


def test_check_draws_nothing_sets_nothing_and_takes_no_finished_file_apart() -> None:
    libraries, rooms = loaded_by("check", f"config/{PAPER}.yaml")

    unwanted = DRAWING_AND_SETTING | READING_PDF | OTHER_SOURCES | ELSEWHERE
    assert libraries & unwanted == set()
    assert {room for room in rooms if room.startswith(("report_builder.audit.", "report_builder.demo."))} == set()


def test_an_appendix_reads_no_data_and_draws_no_chart(papers: EveryPaper, tmp_path: Path) -> None:
    edition = papers.built(PAPER) / "public"

    libraries, rooms = loaded_by(
        "appendix", str(edition), "table 4", "--format", "html", "--draft", "--out", str(tmp_path)
    )

    assert libraries & (DATA | DRAWING_AND_SETTING | OTHER_SOURCES | {"yaml", "pydantic"}) == set()
    assert {room for room in rooms if room.startswith(("report_builder.cases.", "report_builder.proof."))} == set()


def test_no_page_is_laid_out_again_but_those_whose_references_were_not_yet_known(
    papers: EveryPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    from weasyprint.layout import page

    made = []
    lay_out = page.make_page

    def counted(*arguments: Any, **named: Any) -> Any:
        made.append(1)
        return lay_out(*arguments, **named)

    archived = read_archive((papers.built(PAPER) / "board" / "archive.zip").read_bytes(), where="archive.zip")
    monkeypatch.setattr(page, "make_page", counted)
    paper = to_pdf(archived.report)

    assert len(made) <= _pages_of(paper) + 2  # the contents and the page that counts all of them


def _pages_of(paper: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(paper)
    try:
        return len(document)
    finally:
        document.close()
