"""What a careful reader finds in two papers the proof-reader finds: each slip by line and class, and little else.

The papers of `papers/` are written for this test, in words of their own. They hold the figures and the slips that two
papers of Rotherham's youth offending team printed: the briefing to the Improving Lives Select Commission of 22
September 2020, and that of 28 July 2020 with its board report of 13 July. `slips_of_the_originals.csv` lists what is
wrong in those papers themselves, by the line of their text; whoever has them names their folder in EXAMPLE_PAPERS.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from report_builder.proof.finding import Finding
from report_builder.proof.read_through import finding_of, read_through
from report_builder.proof.reading.read import read_paper

HERE = Path(__file__).parent
PAPERS = HERE / "papers"
FOLDER = "EXAMPLE_PAPERS"


def slips(file: str) -> dict[str, set[tuple[int, str]]]:
    """Paper -> the line and the class of each of its slips."""
    with (HERE / file).open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    return {
        paper: {(int(row["line"]), row["class"]) for row in rows if row["paper"] == paper}
        for paper in {row["paper"] for row in rows}
    }


def found_in(content: bytes) -> set[tuple[int, str]]:
    findings: list[Finding] = [finding_of(fault) for fault in read_through(read_paper("paper.txt", content))]
    return {(int(one.where.removeprefix("line ")), one.kind) for one in findings}


@pytest.mark.parametrize("paper", ["scrutiny-briefing", "board-report"])
def test_every_slip_of_a_paper_is_found_at_its_line(paper: str) -> None:
    wanted = slips("slips_of_the_papers.csv")[paper]

    found = found_in((PAPERS / f"{paper}.txt").read_bytes())

    assert sorted(wanted - found) == []
    assert len(found - wanted) * 5 <= len(found), sorted(found - wanted)


def originals() -> Iterator[tuple[str, bytes]]:
    """SHA-256 and content of each text in the folder that the environment names."""
    for file in sorted(Path(os.environ.get(FOLDER, "")).glob("*.txt")) if FOLDER in os.environ else ():
        yield sha256(file.read_bytes()).hexdigest(), file.read_bytes()


@pytest.mark.skipif(FOLDER not in os.environ, reason=f"{FOLDER} names no folder with the two papers themselves")
def test_at_least_25_slips_of_the_originals_are_found_and_one_in_five_findings_at_most_is_false() -> None:
    listed = slips("slips_of_the_originals.csv")
    read = {digest: found_in(content) for digest, content in originals() if digest in listed}
    assert set(read) == set(listed), "these are not the papers"

    true = {(digest, slip) for digest, found in read.items() for slip in found & listed[digest]}
    every = {(digest, slip) for digest, found in read.items() for slip in found}

    assert len(true) >= 25
    assert len(every - true) * 5 <= len(every), sorted(every - true)
