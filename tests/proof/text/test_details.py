import pytest

from report_builder.proof.text.details import details_in


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("aged 15", ("age",)),
        ("a 16-year-old boy", ("age", "sex")),
        ("her mother lives in Ashby", ("sex", "place")),
        ("went to Ashby Academy", ("place",)),
        ("charged with a robbery on 3 May 2021", ("offence", "date")),
        ("of Black African heritage", ("ethnicity",)),
        ("looked after, with an EHCP", ("care", "health")),
        ("began an apprenticeship", ("role",)),
    ],
)
def test_each_kind_of_detail_is_known_by_its_words(text: str, kinds: tuple[str, ...]) -> None:
    assert details_in(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "in January and in Quarter 2",
        "12 months of support at the Youth Court",
        "we send a letter",
        "children aged 10 to 17",
        "a white paper, a black cab and a mixed picture",
        "the panel met",
        "they may be told",
        "at Level 2",
    ],
)
def test_months_courts_ranges_of_ages_and_common_words_are_no_details(text: str) -> None:
    assert details_in(text) == ()
