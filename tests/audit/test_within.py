"""Papers within a paper under audit: whose block a passage is, and that a number planted in one of them is found."""

from __future__ import annotations

from functools import cache

import pytest
from small_papers import chart, section, text
from small_specs import asked
from small_tables import one_way
from spoken_tables import PUBLIC, count, protected

from report_builder.audit.artefacts import Artefact, Leak, Passage
from report_builder.audit.compare import compare
from report_builder.audit.read import read_artefact
from report_builder.audit.within import Heads, named, own_name, papers_of, settled
from report_builder.report.attach import Composed
from report_builder.report.compose import compose
from report_builder.report.figures import figure_json
from report_builder.report.html import to_html
from report_builder.report.plan import Plan
from report_builder.report.typeset import to_pdf

AGES = one_way("age", {"13": 2, "14": 3, "15": 40, "16": 50, "17": 60})


def test_ids_and_heads_name_the_papers_around_a_block() -> None:
    heads = Heads()
    for level, words in ((1, "Briefing"), (2, "Appendix 2 Report"), (3, "1 Introduction"), (3, "Appendix 1 Budget")):
        heads.read(level, words)

    assert named("appendix-2-item-7-") == "Appendix 2, Item 7, "
    assert str(heads) == "Appendix 2, Appendix 1, "
    assert own_name("Appendix 2, para 1.1") == "para 1.1"
    heads.read(2, "Appendices of ours")
    assert not str(heads)


def test_a_paper_s_own_appendix_is_no_paper() -> None:
    papers = papers_of(["chart 1", "Appendix 2, chart 7", "Appendix 2, Appendix 1, table 1"])
    blocks = [
        "Appendix 1, chart 3",
        "Appendix 2, Appendix 1, chart 4",
        "Appendix 2, Appendix 9, chart 5",
        "",
        "chart 6",
    ]
    passages = tuple(Passage("words", "page 1", block) for block in blocks)

    assert papers == {"Appendix 2", "Appendix 2, Appendix 1"}
    assert [one.block for one in settled(Artefact("a.pdf", passages), papers).passages] == [
        "chart 3",
        "Appendix 2, Appendix 1, chart 4",
        "Appendix 2, chart 5",
        "",
        "chart 6",
    ]


@cache
def paper() -> tuple[Composed, dict[str, object]]:
    """A public paper that says one thing and carries a report with a chart; its figures.json."""
    tables = protected(count(155), AGES, edition=PUBLIC)
    inner = Plan("board-report", "Report", "", (section(text("{{ caseload.counted }} were helped."), chart()),))
    outer = Plan("scrutiny-briefing", "Briefing", "", (section(text("Words.")),), attached=(inner,))
    made = compose(
        outer,
        tables,
        asked(),
        edition=PUBLIC,
        draw=lambda _: b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        is_synthetic=True,
        fingerprint="0f" * 32,
    )
    figures = [figure_json(figure, places=made.places) for table in tables for figure in table.figures]
    return made, {"figures": figures, "as_at": "2020-07-13", "commentary": list(made.commentary)}


def certain(found: tuple[Leak, ...]) -> set[str]:
    """The places of what is told in words and numbers; the chart of this test draws nothing."""
    return {leak.place for leak in found if leak.is_certain and "number" in leak.what}


def leaks_of_page(old: str = "", new: str = "") -> set[str]:
    made, figures = paper()
    page = to_html(made.report, for_print=False)
    assert old in page
    return certain(compare([read_artefact("a.html", page.replace(old, new, 1).encode())], figures))


def test_numbers_of_a_carried_paper_are_borne_out_by_figures_of_that_paper() -> None:
    made, figures = paper()

    assert leaks_of_page() == set()
    assert certain(compare([read_artefact("a.pdf", to_pdf(made.report))], figures)) == set()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("155 children were helped", "155 children were helped, 3 of them were 14", "Appendix 1, paragraph 1.1"),
        ("</span> Words.", "</span> 155 children.", "paragraph 1.1"),
        ("14: withheld to protect individuals", "14: 3", "alt in Appendix 1, chart 8"),
        ("Report</h2>", "Report on 3 girls</h2>", "the text"),
    ],
)
def test_a_number_planted_in_either_paper_is_found(old: str, new: str, place: str) -> None:
    assert leaks_of_page(old, new) == {place}
