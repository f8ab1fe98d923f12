"""A figure in words: nouns, categories and what stands in place of a number."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from small_tables import key

from report_builder.model.key import labels
from report_builder.model.measure import MEASURES
from report_builder.model.tables import Figure, Status
from report_builder.report.phrases import plural, spell_labels, spoken_number, with_noun, within_a_sentence


def figure(value: str | None = "4", *, status: Status = Status.SHOWN, shown: str = "", **by: str) -> Figure:
    number = None if value is None else Decimal(value)
    return Figure(key(**by), "count", number, shown or value or "[c]", "children", None, None, status)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.WITHHELD, "not shown to protect individuals"),
        (Status.NOT_AVAILABLE, "not available"),
        (Status.NOT_APPLICABLE, "not available"),
    ],
)
def test_words_stand_in_place_of_a_number_that_is_not_there(status: Status, words: str) -> None:
    assert spoken_number(figure(None, status=status)) == words
    assert with_noun(figure(None, status=status), MEASURES["caseload"]) == f"a number of children that is {words}"


@pytest.mark.parametrize(
    ("number", "noun"), [("0", "days"), ("0.5", "days"), ("1", "day"), ("1.0", "day"), ("2", "days")]
)
def test_only_one_takes_the_singular(number: str, noun: str) -> None:
    assert plural(Decimal(number), ("day", "days")) == noun


def test_what_is_not_counted_has_no_noun() -> None:
    assert with_noun(figure("6.0", shown="6.0"), MEASURES["staffing_wte"]) == "6.0"
    assert (
        with_noun(figure(None, status=Status.WITHHELD), MEASURES["staffing_wte"]) == "not shown to protect individuals"
    )


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ({"sex": "female"}, "girls"),
        ({"age": "14"}, "aged 14"),
        ({"age": "14-15"}, "aged 14 to 15"),
        ({"age": "18+"}, "aged 18 or over"),
        ({"age": "9-14"}, "aged 14 or under"),
        ({"age": "15-18"}, "aged 15 or over"),
        ({"age": "9"}, "under 10"),
        ({"age": "not recorded"}, "age: not recorded"),
        ({"ethnic_group": "white"}, "White"),
        ({"ethnic_group": "mixed, asian, black or other"}, "Mixed, Asian, Black or other"),
        ({"sen": "ehcp"}, "EHCP"),
        ({"sen": "none"}, "no recorded SEN"),
        ({"case_type": "yro iss"}, "YRO with ISS"),
        ({"case_type": "yro"}, "youth rehabilitation order (YRO)"),
        ({"child_in_need": "yes"}, "child in need"),
        ({"child_in_need": "no"}, "child in need: no"),
        ({"statutory": "no"}, "not statutory"),
        ({"in_kind": "yes"}, "in kind"),
        ({"locality": "Eastwood"}, "Eastwood"),
        ({"reoffence_count": "1"}, "1 further offence"),
        ({"reoffence_count": "0"}, "no further offences"),
        ({"reoffence_count": "5+"}, "5 or more further offences"),
        ({"source": "local"}, ""),
        ({"age": "14", "sex": "male"}, "aged 14, boys"),
    ],
)
def test_categories_stand_in_a_sentence_with_the_capitals_of_names_alone(by: dict[str, str], words: str) -> None:
    assert spell_labels(figure(**by)) == words


def test_the_group_that_a_figure_is_narrowed_to_is_named_first() -> None:
    at = replace(key(age="14-15"), of=labels({"sex": "female"}))

    assert spell_labels(replace(figure(), key=at)) == "girls, aged 14 to 15"


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("Girls by locality", "girls by locality"),
        ("A new system", "a new system"),
        ("AssetPlus assessments", "AssetPlus assessments"),
        ("PNC access was limited", "PNC access was limited"),
        ("Home Office data were late", "Home Office data were late"),
        ("access was limited", "access was limited"),
        ("", ""),
    ],
)
def test_a_capital_falls_within_a_sentence_unless_it_belongs_to_a_name(text: str, within: str) -> None:
    assert within_a_sentence(text) == within
