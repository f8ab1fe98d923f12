"""A part of a paper is found by any of its names, and keeps its numbers, marks and banners."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from report_builder.errors import ConfigError
from report_builder.model.built import Attached, CoverLine, KeyFigure, KeyFigures, Paragraph, Report
from report_builder.report.appendix import Origin, part_of, standalone
from report_builder.report.archive import Archived
from report_builder.report.html import to_html

ISSUE = Origin("public", "0f" * 32, revision=2, issued_on=date(2020, 7, 14))


def whole(report: Report) -> Archived:
    inner = replace(report, prefix="appendix-2-")
    return Archived(replace(report, attached=(Attached("Appendix 2", "The report", inner, "board-report"),)))


@pytest.mark.parametrize(
    ("wanted", "name", "places"),
    [
        ("chart 1a", "Chart 1a", ("chart 1a",)),
        ("Chart  1A", "Chart 1a", ("chart 1a",)),
        ("table 2", "Table 2", ("table 2",)),
        ("budget", "Appendix 1", ("para A1.1", "table 3")),
        ("appendix 1", "Appendix 1", ("para A1.1", "table 3")),
        ("section 3", "Section 3", ("para 3.1", "table 2", "para 3.2", "chart 3")),
        ("local", "Section 3", ("para 3.1", "table 2", "para 3.2", "chart 3")),
        ("appendix 2, chart 3", "Appendix 2, chart 3", ("Appendix 2, chart 3",)),
        ("appendix 2, budget", "Appendix 2, appendix 1", ("Appendix 2, para A1.1", "Appendix 2, table 3")),
    ],
)
def test_a_part_is_found_by_its_number_or_its_id(
    report: Report, wanted: str, name: str, places: tuple[str, ...]
) -> None:
    part = part_of(whole(report), wanted, where="out")

    assert (part.name, part.places) == (name, places)


@pytest.mark.parametrize("wanted", ["appendix 2", "board-report", "Board_Report"])
def test_a_whole_paper_within_the_paper_is_a_part(report: Report, wanted: str) -> None:
    part = part_of(whole(report), wanted, where="out")

    assert part.report.sections == ()
    assert len(part.report.attached) == 1
    assert "Appendix 2, table 1" in part.places


def test_all_key_figures_of_a_section_are_one_part(report: Report) -> None:
    blocks = tuple(KeyFigures(title, (KeyFigure("Girls", "7", "children", "2020"),)) for title in ("One", "Two"))
    section = replace(report.sections[0], parts=(replace(report.sections[0].parts[0], blocks=blocks),))
    part = part_of(Archived(replace(report, sections=(section,))), "key figures", where="out")

    assert part.report.sections[0].parts[0].blocks == blocks


@pytest.mark.parametrize(
    ("wanted", "mend"),
    [
        ("chart 1c", "did you mean 'chart 1b'"),
        ("custdy", "did you mean 'custody'"),
        ("???", "there are: entrants, chart 1a"),
    ],
)
def test_an_unknown_part_is_answered_with_the_nearest(report: Report, wanted: str, mend: str) -> None:
    with pytest.raises(ConfigError, match=r"^out: this edition has no part") as no:
        part_of(whole(report), wanted, where="out")

    assert mend in str(no.value)


def test_a_part_by_itself_says_whence_it_comes_and_keeps_number_marking_draft_and_banner(report: Report) -> None:
    part = part_of(Archived(report), "chart 3", where="out")
    alone = standalone(part, ISSUE)
    page = to_html(alone, for_print=False)

    assert "Chart 3:" in page
    for words in ("OFFICIAL-SENSITIVE", "DRAFT", "Synthetic data", "Its reference is 0f0f0f0f0f0f."):
        assert words in page
    assert "Revision 2 of this edition, issued on 14 July 2020." in page
    assert CoverLine("Taken from", "Youth justice performance report") in alone.cover
    assert set(alone.pictures) == {"3.svg"}


def test_a_link_out_of_the_part_is_words(report: Report) -> None:
    paragraph = Paragraph("3.1", 'See <a href="#chart-2">chart 2</a> and <a href="#chart-3">chart 3</a>.')
    local = report.sections[2]
    blocks = (paragraph, *local.parts[0].blocks[1:])
    linked = replace(report, sections=(replace(local, parts=(replace(local.parts[0], blocks=blocks),)),))
    alone = standalone(part_of(Archived(linked), "local", where="out"), ISSUE)

    assert "See chart 2 and" in to_html(alone, for_print=False)
    assert 'href="#chart-3"' in to_html(alone, for_print=False)


def test_an_exempt_appendix_is_a_part_of_its_edition_alone(report: Report) -> None:
    exempt = replace(report, sections=(report.sections[3],))
    public = replace(report, sections=report.sections[:3])

    assert part_of(Archived(public, (exempt,)), "budget", where="out").name == "Appendix 1"
    with pytest.raises(ConfigError, match="no part 'budget'"):
        part_of(Archived(public), "budget", where="out")


def test_the_name_of_a_part_can_be_a_files(report: Report) -> None:
    assert part_of(whole(report), "appendix 2, chart 1a", where="out").slug == "appendix-2-chart-1a"


def test_a_part_of_what_was_never_issued_does_not_speak_of_an_issue(report: Report) -> None:
    alone = standalone(part_of(Archived(report), "chart 3", where="out"), Origin("board", "0f" * 32))

    (line,) = [line for line in alone.cover if line.label == "Issue"]
    assert line.text.startswith("The paper as it was built. Its reference is 0f0f0f0f0f0f.")


def test_the_file_of_a_part_names_the_part_beside_the_papers_fingerprint(report: Report) -> None:
    made = replace(report, fingerprint="0f" * 32)
    alone = standalone(part_of(Archived(made), "chart 3", where="out"), ISSUE)

    assert alone.fingerprint == f"{'0f' * 32}/chart-3"
    assert part_of(Archived(made), "chart-3", where="out").places == ("chart 3",)


def test_an_exempt_appendix_knows_its_own_file_and_a_chart_in_it_has_none(report: Report) -> None:
    exempt = replace(report, sections=(report.sections[3],))
    archived = Archived(replace(report, sections=report.sections[:3]), (exempt,))

    assert part_of(archived, "appendix 1", where="out").file == "appendix-1-exempt"
    assert part_of(archived, "table 3", where="out").file == part_of(archived, "local", where="out").file == ""
