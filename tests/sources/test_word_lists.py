"""The numbers that Word shows, worked out by hand from the rules of its lists."""

from __future__ import annotations

from report_builder.sources.word_lists import read_lists, spelt
from report_builder.sources.word_package import parse


def level(at: int, text: str, *, start: int = 1, form: str = "decimal") -> str:
    return f'<lvl ilvl="{at}"><start val="{start}"/><numFmt val="{form}"/><lvlText val="{text}"/></lvl>'


def lists(*levels: str, further: str = "") -> str:
    definition = f'<abstractNum abstractNumId="0">{"".join(levels)}</abstractNum>'
    return f'<numbering>{definition}<num numId="1"><abstractNumId val="0"/></num>{further}</numbering>'


def shown(xml: str, *asked: tuple[str, int]) -> list[str]:
    found = read_lists(parse(xml.encode()))
    return [found.next(list_id, at) for list_id, at in asked]


def test_a_deeper_level_begins_anew_under_each_head() -> None:
    xml = lists(level(0, "%1"), level(1, "%1.%2"))

    assert shown(xml, ("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)) == ["1", "1.1", "1.2", "2", "2.1"]


def test_a_level_whose_head_has_not_come_takes_the_heads_start() -> None:
    assert shown(lists(level(0, "%1", start=4), level(1, "%1.%2", start=3)), ("1", 1)) == ["4.3"]


def test_two_lists_of_one_definition_count_together_unless_one_restarts() -> None:
    again = '<num numId="2"><abstractNumId val="0"/></num>'
    anew = '<num numId="3"><abstractNumId val="0"/><lvlOverride ilvl="0"><startOverride val="1"/></lvlOverride></num>'
    xml = lists(level(0, "%1."), further=again + anew)

    assert shown(xml, ("1", 0), ("2", 0), ("3", 0), ("3", 0)) == ["1.", "2.", "1.", "2."]


def test_a_bullet_shows_no_number_and_an_unknown_list_none() -> None:
    assert shown(lists(level(0, "-", form="bullet")), ("1", 0), ("9", 0)) == ["", ""]


def test_numbers_are_spelled_as_word_spells_them() -> None:
    assert [spelt(number, "lowerRoman") for number in (4, 9, 14)] == ["iv", "ix", "xiv"]
    assert [spelt(number, "upperLetter") for number in (1, 26, 27)] == ["A", "Z", "AA"]
