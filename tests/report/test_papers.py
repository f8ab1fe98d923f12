"""A paper that begins with a header and carries whole papers: ids, headings, pictures, outline, tags."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise

import page as page_validation
import pikepdf
import pymupdf
import pytest

from report_builder.model.built import Attached, Panel, Paragraph, Prose, Report, Section, Subsection
from report_builder.report.html import to_html
from report_builder.report.papers import every_paper, pictures_of
from report_builder.report.typeset import to_pdf

QUOTE = Panel("quote", "A parent", "<p>They rang when they said they would.</p>", "A parent, by consent")
OPENING = Section(
    "background",
    "1",
    "Background",
    (Subsection("", (Paragraph("1.1", 'See <a href="#chart-1a">the chart</a> of the appendix.'), QUOTE)),),
)


@pytest.fixture(scope="module")
def briefing(report: Report) -> Report:
    """A briefing that carries the sample, which carries a note of one paragraph."""
    link = Section("note", "1", "Note", (Subsection("", (Paragraph("1.1", 'See <a href="#section-note">here</a>.'),)),))
    note = replace(report, title="A note", sections=(link,), pictures={}, prefix="a1-a1-")
    carried = replace(report, prefix="a1-", attached=(Attached("Appendix 2", "A note", note),))
    opening = replace(OPENING, parts=(Subsection("", (Paragraph("1.1", "Words."), QUOTE)),))
    return replace(
        report,
        title="Scrutiny briefing",
        front="header",
        sections=(opening,),
        pictures={},
        attached=(Attached("Appendix 1", "Performance report", carried),),
    )


@pytest.fixture(scope="module")
def page(briefing: Report) -> str:
    return to_html(briefing, for_print=False)


@pytest.fixture(scope="module")
def printed(briefing: Report) -> bytes:
    return to_pdf(briefing)


def test_papers_stand_in_reading_order(briefing: Report) -> None:
    assert [paper.prefix for paper in every_paper(briefing)] == ["", "a1-", "a1-a1-"]


def test_the_pictures_of_a_carried_paper_bear_its_prefix(briefing: Report) -> None:
    assert sorted(pictures_of(briefing)) == ["a1-1a.svg", "a1-1b.svg", "a1-2.svg", "a1-3.svg"]


def test_no_id_stands_twice_and_every_one_of_a_carried_paper_has_its_prefix(page: str) -> None:
    ids = re.findall(r' id="([^"]*)"', page)

    assert len(ids) == len(set(ids))
    assert {"section-background", "a1-section-entrants", "a1-chart-1a", "a1-table-1", "a1-a1-section-note"} <= set(ids)
    assert "section-entrants" not in ids


def test_a_link_within_a_carried_paper_stays_within_it(page: str) -> None:
    assert '<a href="#a1-a1-section-note">here</a>' in page


def test_headings_of_a_carried_paper_lie_deeper_and_none_is_skipped(page: str) -> None:
    heads = [(int(level), re.sub("<[^>]*>", "", head)) for level, head in re.findall(r"<h(\d)[^>]*>(.*?)</h\d>", page)]

    assert {(1, "Scrutiny briefing"), (2, "1 Background"), (2, "Appendix 1 Performance report")} <= set(heads)
    assert {(3, "1 First time entrants"), (4, "Against the family"), (3, "Appendix 2 A note"), (4, "1 Note")} <= set(
        heads
    )
    assert [level for level, _ in heads].count(1) == 1
    assert all(after <= before + 1 for (before, _), (after, _) in pairwise(heads))


def test_a_heading_of_the_commentary_lies_deeper_as_well(briefing: Report) -> None:

    carried = briefing.attached[0].report
    section = replace(carried.sections[0], parts=(Subsection("", (Prose("<h3>Staff</h3>"),)),))
    deeper = replace(briefing, attached=(Attached("Appendix 1", "T", replace(carried, sections=(section,))),))

    assert "<h4>Staff</h4>" in to_html(deeper, for_print=False)


def test_two_papers_of_one_prefix_are_refused(briefing: Report) -> None:
    carried = replace(briefing.attached[0].report, prefix="")

    with pytest.raises(ValueError, match="several papers of one page have the prefix ''"):
        to_html(replace(briefing, attached=(Attached("Appendix 1", "T", carried),)), for_print=False)


def test_the_contents_list_the_carried_papers_with_their_sections(page: str) -> None:
    contents = page[page.index("<nav") : page.index("</nav>")]

    assert re.findall(r'href="#([^"]*)"', contents) == [
        "section-background",
        "a1-paper",
        "a1-section-entrants",
        "a1-section-custody",
        "a1-section-local",
        "a1-section-budget",
        "a1-a1-paper",
        "a1-a1-section-note",
    ]


def test_a_short_paper_with_a_header_has_no_contents(briefing: Report) -> None:
    assert "<nav" not in to_html(replace(briefing, attached=()), for_print=False)


def test_the_whole_conforms_to_pdf_ua_1(printed: bytes) -> None:
    found = page_validation.validate_pdf_bytes(printed, profile="ua1")

    assert [(failure.rule_id, failure.message) for failure in found.failures] == []


def test_the_outline_of_the_pdf_holds_carried_papers_one_level_deeper(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as file, file.open_outline() as outline:
        tree = {item.title: [kid.title for kid in item.children] for item in outline.root}
        carried = next(item for item in outline.root if item.title.startswith("Appendix 1"))
        parts = {kid.title: [part.title for part in kid.children] for kid in carried.children}

    assert list(tree) == ["Contents", "1 Background", "Appendix 1 Performance report"]
    assert tree["Appendix 1 Performance report"] == [
        "1 First time entrants",
        "2 Custody",
        "3 Local picture",
        "Appendix 1 Budget",
        "Appendix 2 A note",
    ]
    assert parts["1 First time entrants"] == ["Against the family"]
    assert parts["Appendix 2 A note"] == ["1 Note"]


def test_draft_marking_and_banner_stand_on_every_page(printed: bytes) -> None:
    with pymupdf.open(stream=printed, filetype="pdf") as document:
        texts = [" ".join(sheet.get_text().split()) for sheet in document]

    assert len(texts) > 5
    for words in ("DRAFT", "OFFICIAL-SENSITIVE", "Synthetic data: not about real children"):
        assert [at for at, text in enumerate(texts, 1) if words not in text] == []


def test_a_quote_is_set_apart_with_the_words_of_whose_it_is(page: str) -> None:
    panel = page[page.index('<div class="panel quote">') :]

    assert panel.index("A parent") < panel.index("<blockquote>") < panel.index("A parent, by consent")
