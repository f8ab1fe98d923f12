"""A pack's front sheet and the papers behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from report_builder.model.built import Paragraph, Report, Section, Subsection
from report_builder.model.pack import PackItem, PackSpec, PaperKind
from report_builder.model.spec import Exemption
from report_builder.report.attach import Composed
from report_builder.report.html import to_html
from report_builder.report.pack import compose_pack, with_pages
from report_builder.report.typeset import pages_of_papers


def paper(title: str, *, paragraphs: int = 1, is_draft: bool = False) -> Composed:
    blocks = tuple(Paragraph(f"1.{number}", "Words. " * 60) for number in range(1, paragraphs + 1))
    section = Section("introduction", "1", "Introduction", (Subsection("", blocks),))
    report = Report(title, "", "Anytown Youth Justice Service", "public", "", (), (section,), is_draft=is_draft)
    return Composed(report, {"caseload/anytown": ("para 1.1",)}, ("para 1.2",))


PACK = PackSpec(
    source=Path("pack.yaml"),
    name="scrutiny-2020-09-22",
    council="Anytown Council",
    body="Scrutiny Commission",
    date=date(2020, 9, 22),
    time="5.30pm",
    items=(
        PackItem("Apologies"),
        PackItem("The first paper", "To **note** it.", PaperKind.CONFIG),
        PackItem("Single cases", exemption=Exemption((1,), "children < 10 could be recognised")),
        PackItem("The second paper", kind=PaperKind.CONFIG),
    ),
)


def test_a_figure_stands_in_the_paper_of_its_item() -> None:
    made = compose_pack(PACK, {2: paper("One"), 4: paper("Two")}, fingerprint="")

    assert made.places == {"caseload/anytown": ("Item 2, para 1.1", "Item 4, para 1.1")}
    assert made.commentary == ("Item 2, para 1.2", "Item 4, para 1.2")


def test_a_paper_bears_the_title_of_its_item_and_its_own_beneath() -> None:
    made = compose_pack(PACK, {2: paper("One"), 4: paper("the second paper")}, fingerprint="")

    named = [(one.number, one.title, one.report.subtitle) for one in made.report.attached]
    assert named == [("Item 2", "The first paper", "One"), ("Item 4", "The second paper", "")]


def test_the_pack_is_a_draft_as_long_as_one_of_its_papers_is() -> None:
    issued = compose_pack(PACK, {2: paper("One")}, fingerprint="")
    draft = compose_pack(PACK, {2: paper("One"), 4: paper("Two", is_draft=True)}, fingerprint="")

    assert (issued.report.is_draft, draft.report.is_draft) == (False, True)


@pytest.mark.parametrize("is_draft", [True, False])
def test_the_lists_of_a_pack_are_drafts_where_a_paper_of_it_is(is_draft: bool) -> None:
    lists = replace(PACK, items=(*PACK.items, PackItem("Work programme", kind=PaperKind.WORK_PROGRAMME)))
    number = len(lists.items)

    pack = compose_pack(lists, {2: paper("One", is_draft=is_draft), number: paper("Work programme")}, fingerprint="")

    assert [one.report.is_draft for one in pack.report.attached] == [is_draft, is_draft]


def test_an_exempt_item_asks_for_the_resolution_and_leads_to_no_paper() -> None:
    line = compose_pack(PACK, {2: paper("One")}, fingerprint="").report.agenda[2]

    assert "resolve, under section 100A(4)" in line.html
    assert "children &lt; 10 could be recognised" in line.html
    assert line.prefix == ""


def test_the_pages_of_a_paper_end_before_the_next_one_begins() -> None:
    made = compose_pack(PACK, {2: paper("One"), 4: paper("Two")}, fingerprint="")

    paged = with_pages(made, {"item-2-paper": 3, "item-4-paper": 10}, pages=12)

    pages = [(line.first_page, line.last_page) for line in paged.report.agenda]
    assert pages == [(0, 0), (3, 9), (0, 0), (10, 12)]


def test_the_front_sheet_says_page_of_one_page_and_pages_of_several() -> None:
    made = compose_pack(PACK, {2: paper("One"), 4: paper("Two")}, fingerprint="")

    page = to_html(with_pages(made, {"item-2-paper": 2, "item-4-paper": 3}, pages=5).report, for_print=True)

    assert "Page 2</span>" in page
    assert "Pages 3 to 5</span>" in page


def test_a_long_paper_is_found_on_its_first_page() -> None:
    made = compose_pack(PACK, {2: paper("One", paragraphs=40), 4: paper("Two")}, fingerprint="")

    first, pages = pages_of_papers(made.report)

    assert first["item-2-paper"] == 2
    assert first["item-4-paper"] == pages > 4


def test_a_pack_without_a_paper_is_its_front_sheet() -> None:
    made = compose_pack(replace(PACK, items=(PackItem("Apologies"),)), {}, fingerprint="")

    assert "Apologies" in to_html(made.report, for_print=False)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("", "NOT FOR PUBLICATION"),
        ("OFFICIAL", "OFFICIAL \N{MIDDLE DOT} NOT FOR PUBLICATION"),
        ("OFFICIAL \N{MIDDLE DOT} NOT FOR PUBLICATION", "OFFICIAL \N{MIDDLE DOT} NOT FOR PUBLICATION"),
    ],
)
def test_the_paper_of_an_exempt_item_alone_is_marked_as_not_for_publication(marked: str, expected: str) -> None:
    single = paper("Cases")
    single = replace(single, report=replace(single.report, marking=marked))
    made = compose_pack(PACK, {2: paper("One"), 3: single}, fingerprint="")

    assert [one.report.marking for one in made.report.attached] == ["", expected]
    assert "NOT FOR PUBLICATION" in to_html(made.report, for_print=False)
