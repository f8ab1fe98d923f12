"""What a view may ask for, and what is said of one that asks for nothing."""

from collections.abc import Callable

import pytest

from report_builder.cases.counts.asked import as_spelled, complaints_of
from report_builder.cases.counts.context import Context
from report_builder.model.view import View

Build = Callable[..., Context]


@pytest.fixture
def context(build: Build) -> Context:
    return build({"persons": [{"person_id": "a", "locality": "Clifton", "locality_area": "Central"}]})


def complaints(view: View, context: Context, *, is_of_cases: bool = True) -> list[str]:
    return [str(complaint) for complaint in complaints_of(view, context, is_of_cases=is_of_cases)]


@pytest.mark.parametrize(
    ("view", "what", "mend"),
    [
        (View("caselod"), "no measure 'caselod'", "did you mean 'caseload'?"),
        (View("caseload", ("localty",)), "caseload has no dimension 'localty'", "did you mean 'locality'?"),
        (View("suspensions", ("sex",)), "suspensions has no dimension 'sex'", "it has none"),
        (View("caseload", fixed=(("sex", "femal"),)), "sex has no category 'femal'", "did you mean 'female'?"),
        (View("caseload", of=(("age", "14 to 15"),)), "'14 to 15' is not an age", "write 14, 18+ or 14-15"),
        (View("caseload", fixed=(("case_type", "yros"),)), "case_type has no category 'yros'", "did you mean 'yro"),
        (View("caseload", fixed=(("case_group", "x"),)), "no category 'x'", "it has statutory court order"),
        (View("caseload", areas=("own", "family")), "known of the service alone", "leave out the areas"),
        (View("caseload", areas=("own", "famly")), "no area 'famly'", "did you mean 'family'?"),
        (View("caseload", variety="rank"), "has no rank", ""),
        (View("caseload", periods="quarterly"), "'quarterly' is no period", "did you mean 'quarter"),
        (View("caseload", periods="2020-03-31/2020-01-01"), "is no period", "write two dates"),
        (View("caseload", ("sex",), fixed=(("sex", "male"),)), "'sex' is both spread and fixed", "leave out one"),
        (View("caseload", fixed=(("locality", "Cliffton"),)), "no person has the locality 'Cliffton'", "persons"),
    ],
)
def test_what_does_not_exist_is_named_with_the_nearest_that_does(
    context: Context, view: View, what: str, mend: str
) -> None:
    said = complaints(view, context)[0]

    assert said.startswith(f"figure {view.measure}")
    assert what in said
    assert mend in said


@pytest.mark.parametrize(
    "view",
    [
        View("caseload", ("age", "sex"), fixed=(("sen", "any sen"),), of=(("age", "14-18"),)),
        View("caseload", fixed=(("locality", "clifton"),), periods="2019-01-01/2019-03-31"),
        View("custody_count", fixed=(("offence_category", "whatever the data name"),)),
        View("tracker_children", periods="Spring 2020"),
    ],
)
def test_what_exists_is_no_fault(context: Context, view: View) -> None:
    assert complaints(view, context) == []


def test_a_measure_of_the_statutory_caseload_may_be_asked_of_it_and_of_no_other(context: Context) -> None:
    def said(category: str) -> list[object]:
        view = View("needs_share", of=(("statutory", category),))
        return list(complaints_of(view, context, is_of_cases=True, further=(("statutory", "yes"),)))

    assert said("yes") == []
    assert len(said("no")) == 1


def test_a_source_is_a_reading_of_published_measures_alone(context: Context) -> None:
    local = (("source", "local"),)

    assert complaints(View("custody_rate", fixed=local), context, is_of_cases=False) == []
    assert len(complaints(View("caseload", fixed=local), context)) == 1


@pytest.fixture
def named(build: Build) -> Context:
    budget = {"year": "2019-20", "side": "income", "line": "Grant", "funder": "Police", "amount": 1}
    sentence = {"person_id": "a", "kind": "sentence", "start_date": "2020-01-01", "offence_category": "robbery"}
    return build({"budget": [budget], "custody": [sentence]})


def test_a_funder_that_no_line_of_the_budget_has_is_met_with_the_nearest(named: Context) -> None:
    said = complaints(View("budget_income", fixed=(("funder", "Polic"),)), named)

    assert said == ["figure budget_income by funder=Polic: funder has no category 'Polic'; did you mean 'Police'?"]
    assert complaints(View("budget_income", fixed=(("funder", "Police"),)), named) == []


def test_an_offence_group_that_no_row_has_is_a_slip_and_those_of_the_data_are_not_told(named: Context) -> None:
    said = complaints(View("custody_count", fixed=(("offence_category", "robery"),)), named, is_of_cases=False)

    assert len(said) == 1
    assert "no row of the data has the offence_category 'robery'; look for it in custody and offences" in said[0]
    assert "robbery" not in said[0]
    for name in ("robbery", "not recorded"):
        assert complaints(View("custody_count", fixed=(("offence_category", name),)), named, is_of_cases=False) == []


def test_what_a_text_asks_for_is_complained_of_at_its_line(context: Context) -> None:
    view = View("caseload", fixed=(("sex", "femal"),))
    said = list(complaints_of(view, context, is_of_cases=True, place="report.yaml:12"))

    assert [str(one) for one in said] == ["report.yaml:12: sex has no category 'femal'; did you mean 'female'?"]


def test_no_message_names_a_locality_of_the_cases(context: Context) -> None:
    said = complaints(View("caseload", fixed=(("locality", "Clifto"),)), context)

    assert "Clifton" not in said[0]


def test_localities_are_spelled_as_the_cases_spell_them_and_nothing_else_is(context: Context) -> None:
    view = View("caseload", fixed=(("locality", "CLIFTON"), ("sex", "male")), of=(("locality_area", "central"),))

    assert as_spelled(view, context) == View(
        "caseload", fixed=(("locality", "Clifton"), ("sex", "male")), of=(("locality_area", "Central"),)
    )
