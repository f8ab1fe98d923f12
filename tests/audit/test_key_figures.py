"""Whether a number that is planted among the key figures of the real public paper is found, on screen and in print."""

from __future__ import annotations

import pytest
from built_papers import figures, page, public_paper

from report_builder.audit.artefacts import KEY_FIGURES
from report_builder.audit.compare import compare
from report_builder.audit.read import read_artefact

PLAIN = {**figures(), "commentary": []}
PLACE = "key figures"


def places(text: str) -> set[str]:
    found = compare([read_artefact("board-report.html", text.encode())], PLAIN)
    return {leak.place for leak in found if leak.is_certain}


def planted(old: str, new: str) -> set[str]:
    start = page().index('id="key-figures-')
    assert old in page()[start:]
    return places(page()[:start] + page()[start:].replace(old, new, 1))


def test_every_key_figure_is_placed_in_the_figures() -> None:
    where = [one for one in figures()["figures"] if KEY_FIGURES in one["where"]]

    assert {one["measure"] for one in where} >= {"fte_rate", "custody_rate", "caseload", "tracker_children"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (">213<", ">3<"),
        ("no update since the last report", "rose by 3 since the last report"),
        ("no update since the last report", "rose by 213 since the last report"),
        ("below the family average, 195", "below the family average, 3"),
        ("Children on the caseload<", "Children on the caseload, 3 of them girls<"),
        ("the last report</td>", "the last report, for three girls</td>"),
    ],
)
def test_a_number_that_no_figure_bears_out_is_found(old: str, new: str) -> None:
    assert PLACE in planted(old, new)


def test_the_pdf_places_them_as_the_page_does() -> None:
    content = public_paper()["board-report.pdf"]
    passages = [one for one in read_artefact("board-report.pdf", content).passages if one.block == KEY_FIGURES]
    without = {**PLAIN, "figures": [{**one, "where": []} for one in PLAIN["figures"]]}
    leaks = compare([read_artefact("board-report.pdf", content)], without)

    assert any("213" in one.words for one in passages)
    assert any(leak.is_certain and PLACE in leak.place for leak in leaks)
