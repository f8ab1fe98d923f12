"""The words of a mail: what the edition prints, marks in words, and nothing from elsewhere."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from mailed_editions import report

from report_builder.model.built import CoverLine, KeyFigure
from report_builder.report.mail import Occasion, words_of_notice, words_of_paper

DRAFT = Occasion(is_draft=True, comments_by=date(2020, 7, 3))
CHECK = {"name": "population-older-than-3-years", "table": "population", "column": "", "stops": False}


def test_a_draft_says_what_it_is_for_which_meeting_and_what_is_asked() -> None:
    words = words_of_paper(report(), DRAFT, checks=())

    assert words.subject == "DRAFT: Youth justice performance report, Leeds Youth Justice Service, 13 July 2020"
    for said in ("Report to: YOT Management Board", "Date: 13 July 2020", "your comments by 3 July 2020"):
        assert said in words.text
        assert said in words.html


def test_the_boards_mail_bears_its_marking_in_the_subject_and_first() -> None:
    words = words_of_paper(report("board"), DRAFT, checks=())

    assert words.subject.startswith("OFFICIAL-SENSITIVE: DRAFT: ")
    assert words.text.startswith("OFFICIAL-SENSITIVE\n")
    assert "OFFICIAL-SENSITIVE" not in words_of_paper(report(), DRAFT, checks=()).text


def test_made_up_data_are_told_in_the_subject_and_the_text() -> None:
    words = words_of_paper(report(is_synthetic=True), DRAFT, checks=())

    assert words.subject.endswith("(synthetic data)")
    assert "Synthetic data: not about real children" in words.text
    assert "Synthetic data: not about real children" in words.html


def test_a_mail_of_a_correction_says_so_in_its_subject() -> None:
    words = words_of_paper(report(), Occasion(is_draft=False, revision=2), checks=())

    assert words.subject == "Youth justice performance report, Leeds Youth Justice Service, 13 July 2020, revision 2"


def test_key_figures_stand_as_printed_and_a_mark_is_told_in_words() -> None:
    change = KeyFigure("Boys", "[c]", "children", "Jan to Mar 2020", "was [c] a year before")
    words = words_of_paper(report(), DRAFT, checks=())
    other = words_of_paper(report(key_figures=(change,)), DRAFT, checks=())

    assert "- Children on the caseload: 62 children (Jan to Mar 2020); was 60 a year before\n" in words.text
    assert "- Girls: withheld (Jan to Mar 2020)\n" in words.text
    hidden = "withheld to protect individuals"
    assert f"- Boys: {hidden} (Jan to Mar 2020); was {hidden} a year before\n" in other.text
    assert "[c]" not in words.text + words.html + other.text + other.html


def test_of_an_encrypted_paper_the_figures_and_findings_are_not_in_the_clear() -> None:
    occasion = Occasion(is_draft=True, is_encrypted=True)

    words = words_of_paper(report("board"), occasion, checks=[{**CHECK, "what": "12 rows are odd"}])

    assert not re.search(r"\b(62|60|12)\b", words.text + re.sub(r"style=\"[^\"]*\"", "", words.html))
    assert "password comes to you by another way" in words.text


def test_what_the_checks_found_is_told_as_far_as_the_edition_tells_it() -> None:
    named = words_of_paper(report(), DRAFT, checks=[CHECK])
    told = words_of_paper(report("board"), DRAFT, checks=[{**CHECK, "what": "the census is old"}])

    assert "- population: population older than 3 years\n" in named.text
    assert "- population: the census is old\n" in told.text
    assert "Nothing that needs to be looked at." in words_of_paper(report("board"), DRAFT, checks=()).text
    assert "checks" not in words_of_paper(report(), DRAFT, checks=()).text  # its findings on children are not told


def test_an_issued_paper_is_no_draft_and_a_later_revision_says_so() -> None:
    words = words_of_paper(report(is_draft=False), Occasion(is_draft=False, revision=2), checks=())

    assert "draft" not in (words.subject + words.text).lower()
    assert "revision 2, which takes the place of the paper that was issued before" in words.text


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x>', "A & B", "{{ 7 * 7 }}"])
def test_a_name_is_never_markup(name: str) -> None:
    words = words_of_paper(report(organisation=name, cover=(CoverLine("To", name),)), DRAFT, checks=())

    read = _Read()
    read.feed(words.html)
    assert name in read.words
    assert name in words.text
    assert "script" not in read.tags


def test_the_page_asks_nothing_of_any_server_and_is_in_order() -> None:
    links = ("https://intranet.example.gov.uk/yot/leeds-board-report/board/board-report.pdf",)
    words = words_of_paper(report("board"), Occasion(is_draft=True, links=links), checks=[CHECK])

    read = _Read()
    read.feed(words.html)
    assert not {"img", "link", "script", "iframe", "style", "form", "base", "object"} & set(read.tags)
    assert read.addresses == list(links)
    assert "url(" not in words.html
    assert read.tags[0] == "html"
    assert [tag for tag in read.tags if re.fullmatch(r"h\d", tag)][:2] == ["h1", "h2"]
    assert read.language == "en-GB"


def test_a_notice_is_its_subject_and_its_lines() -> None:
    words = words_of_notice("Not sent", ["The custody table ends in March.", "a < b"])

    assert words.subject == "Not sent"
    assert "The custody table ends in March.\n" in words.text
    assert "a < b" in words.text
    assert "<p>a &lt; b</p>" in words.html


class _Read(HTMLParser):
    """Tags, words, addresses and the language of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.addresses: list[str] = []
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        self.language = found.get("lang") or self.language
        self.addresses += [found[name] or "" for name in ("href", "src") if name in found]

    def handle_data(self, data: str) -> None:
        self.words += data
