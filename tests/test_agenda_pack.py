"""The demonstration's agenda pack of three papers, as the command makes it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
import yaml
from every_paper import EveryPaper

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / "config" / "pack-2020-09-22.yaml"
PLACE = Path("improving-lives-select-commission-2020-09-22-agenda-pack") / "public"
PAPERS = {
    4: "Youth justice: answer to recommendations",
    5: "Youth justice performance, January to March 2020",
    6: "Analysis of reoffending",
    7: "Work programme",
    8: "Monitoring of recommendations",
}

pytestmark = pytest.mark.slow


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "report_builder", *arguments]
    return subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def out(papers: EveryPaper) -> Path:
    return papers.built(CONFIG.stem).parent


@pytest.fixture(scope="module")
def pdf(out: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(out / PLACE / "agenda-pack.pdf") as opened:
        yield opened


def words_of(out: Path, number: int) -> str:
    import pymupdf

    with pymupdf.open(out / PLACE / "agenda-pack.pdf") as opened:
        return " ".join(opened[number - 1].get_text().split())


def ranges(out: Path) -> dict[str, tuple[int, int]]:
    """What the front sheet says: title of an item -> first and last page."""
    import pymupdf

    with pymupdf.open(out / PLACE / "agenda-pack.pdf") as opened:
        front = " ".join(" ".join(opened[at].get_text().split()) for at in (0, 1))
    found = {}
    for title in PAPERS.values():
        said = re.search(rf"{re.escape(title)} Pages? (\d+)(?: to (\d+))?", front)
        assert said, title
        found[title] = (int(said[1]), int(said[2] or said[1]))
    return found


def test_each_paper_begins_and_ends_on_the_pages_that_the_front_sheet_names(out: Path, pdf: pikepdf.Pdf) -> None:
    said = ranges(out)

    for number, title in PAPERS.items():
        first, last = said[title]
        assert f"Item {number} {title}" in words_of(out, first)
        assert all(f"Item {number}: " in words_of(out, page) for page in range(first, last + 1))
    starts_and_ends = list(said.values())
    assert [one[0] for one in starts_and_ends[1:]] == [one[1] + 1 for one in starts_and_ends[:-1]]
    assert starts_and_ends[-1][1] == len(pdf.pages)


def test_the_pages_are_numbered_through(out: Path, pdf: pikepdf.Pdf) -> None:
    total = len(pdf.pages)

    assert all(f"Page {number} of {total}" in words_of(out, number) for number in range(1, total + 1))


def test_the_outline_leads_to_every_paper_and_its_sections(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        heads = {str(one.title): [str(kid.title) for kid in one.children] for one in outline.root}

    assert [head for head in heads if head.startswith("Item ")] == [f"Item {n} {title}" for n, title in PAPERS.items()]
    assert "2 Key issues" in heads["Item 4 Youth justice: answer to recommendations"]
    assert "Appendix 2 Scorecard" in heads["Item 5 Youth justice performance, January to March 2020"]


def test_the_tags_stand_a_validator_for_accessible_pdf(out: Path) -> None:
    found = page_validation.validate_pdf_bytes((out / PLACE / "agenda-pack.pdf").read_bytes(), profile="ua1")

    assert [str(failure) for failure in found.failures] == []
    assert found.is_compliant


def test_the_manifest_names_the_papers(out: Path) -> None:
    manifest = json.loads((out / PLACE / "manifest.json").read_text(encoding="utf-8"))

    documents = [(one["item"], one.get("document")) for one in manifest["papers"]]
    assert documents == [
        (4, "scrutiny-briefing"),
        (5, "board-report"),
        (6, "reoffending-analysis"),
        (7, None),
        (8, None),
    ]
    assert set(manifest["files"]) == {"agenda-pack.pdf", "agenda-pack.html"}


def test_a_paper_that_was_built_before_is_packed_as_it_was(papers: EveryPaper, tmp_path: Path) -> None:
    built = papers.built("rotherham-reoffending-2019-20") / "public"
    pack = {"body": "Board", "date": "2020-09-22", "items": [{"title": "Analysis", "paper": str(built)}]}
    file = tmp_path / "pack.yaml"
    file.write_text(yaml.safe_dump(pack), encoding="utf-8")

    made = command("pack", str(file), "--out", str(tmp_path))

    assert made.returncode == 0, made.stderr
    text = next(tmp_path.glob("board-2020-09-22-agenda-pack/public/agenda-pack.html")).read_text(encoding="utf-8")
    alone = (built / "reoffending-analysis.html").read_text(encoding="utf-8")
    assert re.findall(r"<td[^>]*>[^<]*</td>", text) == re.findall(r"<td[^>]*>[^<]*</td>", alone)


@pytest.mark.parametrize(
    ("item", "said", "status"),
    [
        ({"title": "A", "paper": "BUILT", "edition": "board"}, "unknown key", 2),
        ({"title": "A", "paper": "other.pdf"}, "the PDF is damaged", 1),
    ],
)
def test_what_cannot_be_packed_is_told_with_its_line(
    tmp_path: Path, item: dict[str, str], said: str, status: int
) -> None:
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.7")
    file = tmp_path / "pack.yaml"
    file.write_text(yaml.safe_dump({"body": "Board", "date": "2020-09-22", "items": [item]}), encoding="utf-8")

    made = command("pack", str(file), "--out", str(tmp_path / "out"))

    assert (made.returncode, said in made.stderr, "pack.yaml:" in made.stderr) == (status, True, True)
    assert not (tmp_path / "out").exists()
