"""Whether a leak planted in the real public paper is found, and the honest paper is passed."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from built_papers import figures, page, public_paper, with_drawing

from report_builder.audit.artefacts import Artefact, Leak, Passage, Role
from report_builder.audit.compare import Comparison, compare
from report_builder.audit.read import read_artefact
from report_builder.errors import DataError


def leaks(text: str, document: dict[str, Any] | None = None) -> tuple[Leak, ...]:
    """What is found of a paper; a plant in a paragraph is taken for the program's own, whoever wrote that paragraph."""
    known = document or {**figures(), "commentary": []}
    return compare([read_artefact("board-report.html", text.encode())], known)


def planted(old: str, new: str) -> tuple[Leak, ...]:
    assert page().count(old) >= 1
    return leaks(page().replace(old, new, 1))


def places(found: tuple[Leak, ...]) -> set[str]:
    return {leak.place for leak in found if leak.is_certain}


def test_the_honest_paper_tells_no_more_than_its_figures() -> None:
    found = compare([read_artefact(name, content) for name, content in public_paper().items()], figures())

    assert [str(leak) for leak in found] == []


def test_files_that_were_looked_at_before_the_last_was_there_tell_the_same() -> None:
    told = page().replace('<main id="content">', '<main id="content"><p>3</p>', 1)
    first, last = (read_artefact(name, told.encode()) for name in ("a.html", "b.html"))
    comparison = Comparison(figures())

    comparison.look(last)

    assert comparison.leaks([first, last]) == compare([first, last], figures())
    assert {leak.file for leak in comparison.leaks([first, last])} == {"a.html", "b.html"}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Numbers in custody are small", "Of these 3 are girls. Numbers in custody are small", "paragraph 4.4"),
        ("</span> The local picture</h2>", "</span> The local picture of 3 girls</h2>", "the text"),
        ("</span> Girls aged 14 and 15 by locality", "</span> 3 girls aged 14 and 15 by locality", "table 6"),
        ("Custody: withheld to protect individuals", "Custody: 3", "alt in chart 7"),
        ("Custody: withheld to protect individuals", "Custody: 6", "alt in chart 7"),
        ('<main id="content">', '<main id="content" data-girls="3">', "data-girls of <main> in the text"),
        ('<main id="content">', '<main id="content" class="girls-3">', "class of <main> in the text"),
        ('<main id="content">', '<main id="content"><!-- custody 3 -->', "a comment in the text"),
        ('<main id="content">', '<main id="content"><p hidden style="color: #fff">3</p>', "the text"),
        ('<main id="content">', '<main id="content"><p>\N{FULLWIDTH DIGIT THREE}</p>', "the text"),
        ('<main id="content">', '<main id="content"><p>\N{ZERO WIDTH SPACE}girls\N{ZERO WIDTH SPACE}3</p>', "the text"),
        ('<main id="content">', '<main id="content"><p title="3 girls">-</p>', "title in the text"),
        ("</style>", ".x::after { content: '3' }</style>", "the style"),
        ("</head>", '<meta name="description" content="3 girls"></head>', "content of <meta> in the text"),
        ("</head>", "<script>const girls = 3</script></head>", "a script"),
    ],
)
def test_a_number_is_found_wherever_it_is_planted(old: str, new: str, place: str) -> None:
    assert place in places(planted(old, new))


def test_a_withheld_cell_that_shows_a_number_of_its_neighbour_is_found() -> None:
    start = page().index('id="table-6"')
    mark = '<td class="is-number"><span aria-hidden="true">[c]</span>'
    at = page().index(mark, start)

    found = leaks(page()[:at] + '<td class="is-number">8' + page()[at + len(mark) :])

    assert "table 6" in places(found)


def test_a_shown_cell_with_another_number_is_found() -> None:
    start = page().index('id="table-6"')
    at = page().index(">29<", start)

    assert "table 6" in places(leaks(page()[:at] + ">28<" + page()[at + 4 :]))


@pytest.mark.parametrize(
    "sentence",
    [
        "The remaining three were in custody.",
        "There were no girls.",
        "Only two of them stayed.",
        "One child was remanded.",
        "The number for Clifton, [c], was the highest.",
        "Custody stood at [c], which is twice that of last year.",
        "There was [c] child in custody.",
    ],
)
def test_words_that_tell_of_a_withheld_number_are_found(sentence: str) -> None:
    found = planted("Numbers in custody are small", f"{sentence} Numbers in custody are small")

    assert "paragraph 4.4" in places(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The year 2020 began on 1 January 2020, in quarter 4 of 2019-20.",
        "Children aged 10 to 17 are counted per 1,000 of them.",
        "Chart 7 and Table 6 on page 12 show this; see Appendix 1.",
        "Over the two years it fell, in one of the two years by little.",
        "Access was limited for 12 months.",
    ],
)
def test_innocent_numbers_are_let_be(sentence: str) -> None:
    assert planted("Numbers in custody are small", f"{sentence} Numbers in custody are small") == ()


def test_a_number_that_people_wrote_themselves_is_a_warning() -> None:
    document = {**figures(), "commentary": ["para 4.4"]}
    text = page().replace("Numbers in custody are small", "We met 37 times. Numbers in custody are small", 1)

    found = leaks(text, document)

    assert [(leak.place, leak.is_certain) for leak in found] == [("paragraph 4.4", False)]


@pytest.mark.parametrize("role", [Role.CELL, Role.HEAD])
@pytest.mark.parametrize("words", ["Three girls were remanded.", "3 girls were remanded.", "One of them is in custody"])
def test_a_number_of_children_in_a_register_is_a_warning_in_digits_and_in_words(words: str, role: Role) -> None:
    document = {"figures": [], "as_at": "2020-09-22", "commentary": ["table 1"]}
    paper = Artefact("briefing.docx", (Passage(words, "table 1", "table 1", role),))

    (leak,) = compare([paper], document)

    assert not leak.is_certain
    assert leak.place == "table 1"


def test_no_leak_repeats_the_number() -> None:
    found = planted("Numbers in custody are small", "Of these 3777 are girls. Numbers in custody are small")

    assert found
    assert not any("3777" in str(leak) for leak in found)


def test_a_number_in_a_file_s_name_is_found() -> None:
    found = compare([read_artefact("custody-3-girls.html", page().encode())], figures())

    assert places(found) == {"the file's name"}


@pytest.mark.parametrize(
    "change",
    [
        lambda drawing: drawing.replace(">[c]</text>", ">3</text>", 1),
        lambda drawing: drawing.replace("</defs>", "</defs><title>3 in custody</title>", 1),
        lambda drawing: drawing.replace("</defs>", "</defs><desc>3 in custody</desc>", 1),
        lambda drawing: drawing.replace("</defs>", "</defs><!-- 3 in custody -->", 1),
        lambda drawing: drawing.replace('<g id="figure_1">', '<g id="figure_1" aria-label="3">', 1),
        lambda drawing: drawing.replace('id="figure_1"', 'id="custody-3"', 1),
    ],
)
def test_a_number_is_found_wherever_it_is_planted_in_a_drawing(change: Any) -> None:
    found = leaks(with_drawing("chart-7", change))

    assert any("chart 7" in place for place in places(found))


@pytest.mark.parametrize("name", ["value", "numerator", "denominator"])
def test_a_withheld_figure_that_keeps_a_number_is_found(name: str) -> None:
    document = copy.deepcopy(figures())
    withheld = next(figure for figure in document["figures"] if figure["status"] == "withheld")
    withheld[name] = 3

    found = compare([read_artefact("figures.json", _json(document))], figures())

    assert any("withheld figure that keeps" in leak.what for leak in found)


def test_figures_that_are_no_figures_json_are_refused() -> None:
    with pytest.raises(DataError, match="not in the form"):
        compare([], {"figures": [{"id": "x"}], "as_at": "2020-07-13"})


def _json(document: dict[str, Any]) -> bytes:
    import json

    return json.dumps(document).encode()


def stated(*entries: dict[str, str], cells: tuple[str, str] = ("2.4%", "5% or less")) -> tuple[Leak, ...]:
    """What is found of a table with one figure of the paper and a number that the service set down itself."""
    page = (
        '<table id="table-99"><caption>Table 99: Targets</caption><tr><th>Indicator</th><th>2018-19</th><th>Target</th>'
        f"</tr><tr><th>Custody</th><td>{cells[0]}</td><td>{cells[1]}</td></tr></table>"
    )
    figure = {**shown_figure(), "value": 2.4, "shown": "2.4%", "where": ["table 99"], "period": "2018-04-01/2019-03-31"}
    document = {**figures(), "figures": [figure], "commentary": [], "stated": list(entries)}
    return compare([read_artefact("plan.html", f"<html><body>{page}</body></html>".encode())], document)


def shown_figure() -> dict[str, Any]:
    return next(one for one in figures()["figures"] if one["status"] == "shown" and not one["numerator"])


FIVE = {"where": "table 99", "head": "Target", "number": "5"}


def test_a_number_that_was_set_down_may_stand_once_under_its_own_head_in_its_own_table() -> None:
    assert places(stated(FIVE)) == set()
    assert "table 99" in places(stated())
    assert "table 99" in places(stated({**FIVE, "where": "table 98"}))
    assert "table 99" in places(stated(FIVE, cells=("5%", "5% or less")))
    assert "table 99" in places(stated(FIVE, cells=("2.4%", "4% or less")))
    assert "table 99" in places(stated(FIVE, cells=("2.4%", "5% or less, as 3 of 60")))
