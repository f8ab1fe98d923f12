"""References as they are read from a text before anything is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.measure import MEASURES
from report_builder.model.view import View
from report_builder.report.references import WORDS, Reference, find_references


def views(text: str) -> list[View]:
    found, complaints = find_references(text, where="board.yaml", first_line=10)
    assert complaints == []
    return [view for reference in found for view in reference.views]


def test_a_bare_measure_is_its_default_view() -> None:
    assert views("{{ caseload }} children") == [View("caseload")]


def test_steps_pick_and_narrow() -> None:
    assert views("{{ caseload.of(statutory='yes').by(care_status='current').shown }}") == [
        View("caseload", fixed=(("care_status", "current"),), of=(("statutory", "yes"),))
    ]


def test_a_share_of_a_count_is_the_share_measure_with_its_count_beside_it() -> None:
    girls = (("sex", "female"),)

    assert views("{{ caseload.by(sex='female').share }}") == [
        View("caseload_share", fixed=girls),
        View("caseload", fixed=girls),
    ]


def test_references_are_found_in_every_branch() -> None:
    text = "{% if caseload.is_shown %}{{ suspensions.counted }}{% else %}{{ days_lost.shown }}{% endif %}"

    assert {view.measure for view in views(text)} == {"caseload", "suspensions", "days_lost"}


def test_a_published_sentence_asks_for_its_comparators_too() -> None:
    found = views("{{ custody_rate.sentence }}")

    assert {area for view in found for area in view.areas} == {"own", "family", "pcc", "national"}


def test_rank_and_change_ask_for_the_figure_and_its_variety() -> None:
    assert Reference(View("fte_rate"), "rank").views == (View("fte_rate"), View("fte_rate", variety="rank"))


@pytest.mark.parametrize(
    ("text", "line", "what", "mend"),
    [
        ("{{ casload.share }}", 10, "no figure 'casload'", "caseload"),
        ("one\ntwo {{ caseload.shaer }}", 11, "'.shaer'", "share"),
        ("{{ caseload.by(gender='female').shown }}", 10, "no breakdown by 'gender'", ""),
        ("{{ caseload.by(sex=measure).shown }}", 10, "quotation marks", "by(sex='female')"),
        ("{{ caseload.over('yesterday').shown }}", 10, "takes one of", ""),
        ("{{ custody_count.sentence", 10, "cannot be read", "braces"),
        ("{{ 'x'.upper() }}", 10, "only figures", "caseload.by"),
        ("{{ caseload.by().shown }}", 10, "names a dimension", "sex='female'"),
        ("{{ caseload.by(statutory='maybe').shown }}", 10, "no category 'maybe'", "it has yes, no"),
        ("{{ caseload.of(sex='femal').shown }}", 10, "no category 'femal'", "did you mean 'female'?"),
        ("{{ caseload.by(age='7').shown }}", 10, "not an age or a band of ages", ""),
        ("{{ caseload.over('2020-13-01/2020-13-31').shown }}", 10, "takes one of", ""),
        ("{{ caseload.over('9999-12-01/9999-12-31').shown }}", 10, "takes one of", ""),
        ("{{ caseload.shown|upper }}", 10, "only figures and {% if %}", "caseload.by"),
        ("{{ 'a' * 1000000000 }}", 10, "only figures and {% if %}", "caseload.by"),
        ("{{ caseload.shown ~ 'x' }}", 10, "only figures and {% if %}", "caseload.by"),
        ("a\n{% include '/etc/passwd' %}", 11, "only figures and {% if %}", "caseload.by"),
        ("{% for x in [caseload] %}{% endfor %}", 10, "only figures and {% if %}", "caseload.by"),
        ("{% set x = 1 %}", 10, "only figures and {% if %}", "caseload.by"),
        ("{{ caseload.__class__ }}", 10, "'.__class__'", "figures"),
        ("{{ service.__class__ }}", 10, "'.__class__'", "figures"),
        ("{{ " + "(" * 5000, 10, "too long", "caseload.by"),
        ("{{ " + "1" * 5000 + " }}", 10, "too long", "caseload.by"),
        ("{{ caseload.rank }}", 10, "no rank here", "say .sentence"),
        ("{{ custody_rate.by(source='local').trend }}", 10, "no trend here", "say .sentence"),
        ("{{ custody_count.composition }}", 10, "no breakdown", "across('offence_category')"),
        ("{{ caseload.by(case_type='yro').composition }}", 10, "is picked already", "across('case_group').composition"),
        ("{{ tracker_binary.rating }}", 10, "is not rated", "say .shown"),
        ("{{ custody_rate.part }}", 10, "no part of a whole", "say .shown or .level"),
        ("{{ caseload.across('sxe').composition }}", 10, "across() takes one breakdown", "did you mean 'sex'?"),
        ("{{ caseload.across('sex').shown }}", 10, "goes with .composition", "by(sex='female')"),
        ("{{ caseload.unlike_published }}", 10, "only a whole cohort", "tracker_binary"),
        ("{{ tracker_binary.by(sex='female').unlike_published }}", 10, "only a whole cohort", "tracker_binary"),
        ("{{ caseload.represented }}", 10, "not over- or under-represented", "say .sentence"),
        ("{{ caseload.sentance }}", 10, "'.sentance'", "sentence"),
        ("{{ caseload.by(sex='female').by(sex='mael').share }}", 10, "no category 'mael'", "male"),
        ("{{ caseload['shown'] }}", 10, "only figures may stand here", "caseload.by"),
    ],
)
def test_a_wrong_reference_is_met_with_its_line_and_its_mend(text: str, line: int, what: str, mend: str) -> None:
    _, complaints = find_references(text, where="board.yaml", first_line=10)

    assert len(complaints) == 1
    assert complaints[0].where == f"board.yaml:{line}"
    assert what in complaints[0].what
    assert mend in complaints[0].mend


def test_names_that_the_config_or_the_data_give_are_left_to_the_counts() -> None:
    assert views("{{ caseload.by(case_type='panel work').shown }}{{ caseload.by(locality='Maltby').shown }}") == [
        View("caseload", fixed=(("case_type", "panel work"),)),
        View("caseload", fixed=(("locality", "Maltby"),)),
    ]


@given(st.text())
def test_any_text_is_read_or_complained_of(text: str) -> None:
    found, complaints = find_references("{{ " + text + " }}", where="board.yaml")

    assert isinstance(found, list)
    assert isinstance(complaints, list)


def test_a_reference_in_brackets_that_does_not_end_is_named_by_its_line() -> None:
    found, complaints = find_references("Words.\nSo [[custody_count.sentence and more", where="a.yaml", first_line=7)

    assert (found, [one.where for one in complaints]) == ([], ["a.yaml:8"])
    assert find_references(r"From Word: \[\[custody\_count.sentence and more", where="a.yaml")[1]
    assert find_references("A [[note](page.html) and [[1 more", where="a.yaml") == ([], [])


@given(st.sampled_from(list(MEASURES)), st.sampled_from(WORDS))
def test_a_word_asks_for_its_own_figure_and_for_no_view_twice(measure: str, word: str) -> None:
    found, complaints = find_references(f"{{{{ {measure}.{word} }}}}", where="board.yaml")

    assert len(found) + len(complaints) == 1
    for reference in found:
        assert len(set(reference.views)) == len(reference.views)
        assert word == "composition" or View(measure) in reference.views


def test_a_breakdown_is_asked_for_with_its_shares() -> None:
    assert views("{{ caseload.across('sex').composition }}") == [
        View("caseload", dimensions=("sex",)),
        View("caseload_share", dimensions=("sex",)),
    ]
