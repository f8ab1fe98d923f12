"""The report as a PDF: its pages, its words, its metadata, and the same bytes everywhere."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import page as page_validation
import pikepdf
import pymupdf
import pytest

from report_builder.errors import ConfigError
from report_builder.model.built import CoverLine, Paragraph, Prose, Report, Section, Subsection
from report_builder.report.typeset import to_pdf


@pytest.fixture(scope="module")
def texts(pdf: bytes) -> list[str]:
    """The words of each page, in the order in which they are read."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return [" ".join(sheet.get_text().split()) for sheet in document]


def test_the_paper_conforms_to_pdf_ua_1(pdf: bytes) -> None:
    found = page_validation.validate_pdf_bytes(pdf, profile="ua1")

    assert [(failure.rule_id, failure.message) for failure in found.failures] == []
    assert found.is_compliant


def test_a_paper_of_one_paragraph_conforms_as_well(report: Report) -> None:
    section = Section("only", "1", "Only", (Subsection("", (Paragraph("1.1", "Nothing more."),)),))
    short = Report("T", "", "O", "public", "", (), (section,), is_draft=False)

    assert page_validation.is_pdf_compliant_bytes(to_pdf(short), profile="ua1")


def test_commentary_with_links_and_lists_conforms(report: Report) -> None:
    blocks = (
        Paragraph(
            "1.1", 'See <a href="https://example.org">the <em>law</em> on it</a> and <a href="#paragraph-1.1">here</a>.'
        ),
        Prose("<ol><li>one<ul><li>inner</li></ul></li><li><p>two</p></li></ol>"),
        Prose('<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>'),
        Prose("<h3>Head</h3>"),
        Prose("<blockquote><p>said</p></blockquote><hr><pre><code>code</code></pre>"),
    )
    section = Section("only", "1", "Only", (Subsection("", blocks),))

    found = page_validation.validate_pdf_bytes(to_pdf(replace(report, sections=(section,))), profile="ua1")

    assert [(failure.rule_id, failure.message) for failure in found.failures] == []


def test_sentences_tables_and_cover_are_in_the_text(texts: list[str]) -> None:
    whole = " ".join(texts)

    assert "OFFICIAL-SENSITIVE" in texts[0]
    assert "Report to" in texts[0]
    assert "This section answers national indicator one." in whole
    assert "Table 2: Children on the caseload by ward" in whole
    assert "[c]: withheld to protect individuals." in whole
    assert "Sentence 8." in whole


def test_every_page_says_draft_marking_and_synthetic(texts: list[str]) -> None:
    for words in texts:
        assert "DRAFT" in words
        assert "OFFICIAL-SENSITIVE" in words
        assert "Synthetic data: not about real children" in words


def test_a_final_public_paper_says_none_of_these(report: Report) -> None:
    final = to_pdf(replace(report, is_draft=False, is_synthetic=False, marking=""))

    with pymupdf.open(stream=final, filetype="pdf") as document:
        words = " ".join(sheet.get_text() for sheet in document)
    assert "DRAFT" not in words
    assert "Draft" not in words
    assert "SENSITIVE" not in words
    assert "Synthetic" not in words


def test_pages_are_numbered_and_the_contents_name_them(texts: list[str]) -> None:
    assert f"Page 2 of {len(texts)}" in texts[1]
    appendix = next(number for number, words in enumerate(texts, start=1) if words.startswith("Appendix 1 Budget"))

    assert f"Appendix 1 Budget {appendix} Income {appendix}" in texts[1]


def test_an_appendix_starts_a_page(texts: list[str]) -> None:
    starts = [words for words in texts[2:] if "A1.1 Income by funder" in words]

    assert len(starts) == 1
    assert starts[0].startswith("Appendix 1 Budget")


def test_metadata_name_title_language_and_fingerprint_and_no_date(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert str(file.docinfo.Title) == "Youth justice performance report"
        assert str(file.docinfo.Fingerprint) == "0f" * 16
        assert "/CreationDate" not in file.docinfo
        assert "/ModDate" not in file.docinfo
        assert str(file.Root.Lang) == "en-GB"
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        with file.open_metadata() as metadata:
            assert metadata["dc:identifier"] == "0f" * 16
            assert metadata["pdfuaid:part"] == "1"


def test_the_outline_names_every_section_and_part(pdf: bytes) -> None:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        outline = [(level, title) for level, title, _ in document.get_toc()]

    assert outline == [
        (1, "Contents"),
        (1, "1 First time entrants"),
        (2, "Against the family"),
        (1, "2 Custody"),
        (1, "3 Local picture"),
        (2, "Wards"),
        (1, "Appendix 1 Budget"),
        (2, "Income"),
    ]


def test_a_character_without_a_glyph_is_named_and_nothing_is_printed(report: Report) -> None:
    odd = replace(report, subtitle="Progress \N{SNOWMAN}")

    with pytest.raises(ConfigError, match=r"U\+2603 \(snowman\)"):
        to_pdf(odd)


def test_a_picture_that_cannot_be_drawn_stops_the_paper(report: Report) -> None:
    broken = replace(report, pictures={**report.pictures, "1a.svg": b"<svg"})

    with pytest.raises(RuntimeError, match="could not be set cleanly"):
        to_pdf(broken)


def test_a_long_title_and_organisation_do_not_run_into_the_text(report: Report) -> None:
    long = replace(
        report,
        title="Youth justice performance report to the partnership board on the year " * 2,
        organisation="Northbridge and Southmoor Youth Offending Team and Partnership",
        cover=tuple(CoverLine(f"Line {at}", "text " * 20) for at in range(8)),
    )

    with pymupdf.open(stream=to_pdf(long), filetype="pdf") as document:
        sheet = document[2]
        banner = sheet.search_for("Synthetic data")[0]
        heading = sheet.search_for("First time entrants")[0]
    assert banner.y1 < heading.y0


SET_ELSEWHERE = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
sys.addaudithook(lambda event, what: event == "subprocess.Popen" and print("started", what[0], file=sys.stderr))
import conftest
from report_builder.report.typeset import to_pdf
print(hashlib.sha256(to_pdf(conftest.sample())).hexdigest())
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """The same paper, set in a process with other surroundings: its digest, and on stderr every program it started."""
    folder = tmp_path_factory.mktemp("elsewhere")
    surroundings = {
        **os.environ,
        "TZ": "Asia/Tokyo",
        "LANG": "C",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "HOME": str(folder),
    }
    return subprocess.run(
        [sys.executable, "-c", SET_ELSEWHERE, str(Path(__file__).parent)],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )


def test_the_bytes_depend_on_nothing_of_the_machine(pdf: bytes, elsewhere: subprocess.CompletedProcess[str]) -> None:
    assert elsewhere.stdout.strip() == hashlib.sha256(pdf).hexdigest()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere WeasyPrint's libraries have to be searched for")
def test_setting_a_paper_starts_no_other_program(elsewhere: subprocess.CompletedProcess[str]) -> None:
    assert elsewhere.stderr == ""


def test_what_a_cover_has_no_room_for_goes_on_under_the_marking_the_draft_and_the_banner() -> None:
    lines = tuple(CoverLine(f"Line {number}", "Words that stand on the cover. " * 8) for number in range(12))
    section = Section("only", "1", "Only", (Subsection("", (Paragraph("1.1", "Nothing more."),)),))
    long = Report("T", "", "O", "board", "SENSITIVE", lines, (section,), is_draft=True, is_synthetic=True)

    with pymupdf.open(stream=to_pdf(long), filetype="pdf") as document:
        sheets = [sheet.get_text() for sheet in document]
    assert "Line 11" not in sheets[0]
    assert [sheet for sheet in sheets if not all(word in sheet for word in ("SENSITIVE", "DRAFT", "Synthetic"))] == []
