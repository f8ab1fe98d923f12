"""Commentary is handed out as an edition prints it: each letter with its line, each reference as cited."""

from __future__ import annotations

from small_papers import composed, section
from spoken_tables import BOARD, PUBLIC, count

from report_builder.report.compose import Composed
from report_builder.report.passages import Said
from report_builder.report.plan import PlannedCommentary, PlannedPanel
from report_builder.report.references import find_references

GIRLS = (count(213), count(3, sex="female"))


def written(text: str, *, edition: str = "board", where: str = "board.yaml:71") -> PlannedCommentary:
    found, complaints = find_references(text, where="board.yaml")
    assert complaints == []
    return PlannedCommentary(edition, text, tuple(found), where)


def said(made: Composed) -> list[Said]:
    return [each for prose in made.prose for each in prose.passages]


def read(text: str) -> list[Said]:
    return said(composed(section(written(text)), tables=GIRLS, edition=BOARD))


def lines_of(passage: Said) -> list[tuple[str, str]]:
    """The words of each line, and its place."""
    starts = [start for start, _ in passage.places]
    return [
        (passage.text[start:end].strip(), place)
        for (start, place), end in zip(passage.places, [*starts[1:], None], strict=True)
    ]


def test_every_line_of_a_paragraph_knows_its_place() -> None:
    (one,) = read("The first line\nand the second\n")

    assert one.kind == "paragraph"
    assert lines_of(one) == [("The first line", "board.yaml:71"), ("and the second", "board.yaml:72")]


def test_what_comes_from_a_figure_is_cited_and_what_was_typed_is_not() -> None:
    (one,) = read("All {{ caseload.counted }} and 7 more.")

    assert one.text == "All 213 children and 7 more."
    assert [one.text[start:end] for start, end in one.cited] == ["213 children"]
    assert one.measures == ("caseload",)


def test_a_name_is_cited_and_is_of_no_measure() -> None:
    (one,) = read("{{ service }} has {{ caseload }} children.")

    assert [one.text[start:end] for start, end in one.cited] == ["Rotherham", "213"]
    assert one.measures == ("", "caseload")


def test_a_reference_over_two_lines_does_not_move_the_lines_after_it() -> None:
    first, second = read("All {{ caseload\n  .counted }} came.\n\nThe last line.\n")

    assert first.text == "All 213 children came."
    assert lines_of(second) == [("The last line.", "board.yaml:74")]


def test_a_choice_that_is_not_printed_does_not_move_the_lines_after_it() -> None:
    text = "First.\n\n{% if not caseload.is_shown %}\nNever\nsaid.\n\n{% endif %}\nLast.\n"

    first, last = read(text)

    assert (lines_of(first), lines_of(last)) == ([("First.", "board.yaml:71")], [("Last.", "board.yaml:78")])


def test_headings_lists_and_tables_are_passages_of_their_kind() -> None:
    listed = "### What was done\n\n- one **strong** thing\n- and {{ caseload }}\n\n"
    text = f"{listed}| Area | Children |\n|---|---|\n| Here | {{{{ caseload }}}} |\n"

    found = read(text)

    assert [(each.kind, each.text) for each in found] == [
        ("heading", "What was done"),
        ("item", "one strong thing"),
        ("item", "and 213"),
        ("table", "Area | Children | Here | 213"),
    ]
    assert found[3].rows == (("Area", "Children"), ("Here", "213"))
    assert [found[3].text[start:end] for start, end in found[3].cited] == ["213"]
    assert lines_of(found[3])[-1] == ("Here | 213", "board.yaml:78")


def test_a_withheld_figure_is_cited_in_the_words_that_stand_for_it() -> None:
    made = composed(
        section(written("Girls: {{ caseload.by(sex='female') }}.", edition="public")), tables=GIRLS, edition=PUBLIC
    )

    (one,) = said(made)
    assert one.text == "Girls: not shown to protect individuals."
    assert [one.text[start:end] for start, end in one.cited] == ["not shown to protect individuals"]


def test_the_other_editions_words_are_not_handed_out() -> None:
    made = composed(section(written("Board."), written("Public.", edition="public")), tables=GIRLS, edition=BOARD)

    assert [each.text for each in said(made)] == ["Board."]


def test_words_that_are_set_apart_are_handed_out_with_their_kind() -> None:
    made = composed(section(PlannedPanel("quote", "", written("It helped."), "a parent")), tables=GIRLS, edition=BOARD)

    assert [(prose.kind, [each.text for each in prose.passages]) for prose in made.prose] == [("quote", ["It helped."])]


def test_signs_of_private_use_that_somebody_typed_are_left_out() -> None:
    (one,) = read("A\ue000b\ue100c {{ caseload }}")

    assert one.text == "Abc 213"
    assert [one.text[start:end] for start, end in one.cited] == ["213"]
