import pytest

from report_builder.proof.checks.picked_out import picked_out
from report_builder.proof.paper import Known, Paper, Passage


def told(*texts: str, kind: str = "paragraph", known: Known | None = None) -> list[str]:
    passages = tuple(Passage(kind, text) for text in texts)
    return [fault.what for fault in picked_out(Paper("a.txt", passages), known or Known())]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("One child and her family moved to Ashby and were then remanded.", "sex, place and offence"),
        ("A 15-year-old girl from Ashby was sentenced in June 2021.", "age, sex, place, offence and date"),
        ("We gave a job to a young person who was looked after. He works at the leisure centre.", "sex, care and role"),
        ("Five were sentenced, 5 young people in all (1 of whom was 17 when sentenced).", "age and offence"),
        ("Of the 29 girls (aged 14), 1 lived in Ashby.", "age, sex and place"),
        ("One young person is now at Ashby College and works in a shop.", "place and role"),
        ("A boy with autism was excluded from Ashby Academy.", "sex, place and health"),
        ("Another young person was charged with arson on 3 May 2021.", "offence and date"),
        ("The only girl in the unit is Black.", "sex and ethnicity"),
        ("This child is a care leaver aged 17.", "age and care"),
        ("The board met in June, when a 15-year-old girl from Ashby spoke.", "age, sex and place"),
        ("A single female aged 17 came to us for robbery.", "age, sex and offence"),
        ("A male (16) from Ashby was sentenced.", "age, sex, place and offence"),
        ("A fourteen-year-old boy joined us.", "age and sex"),
        ("Our youngest child, aged ten, is in foster care.", "age and care"),
        ("He is 16 and in care.", "age, sex and care"),
        ("The panel met twice; she has just turned 17 and lives in Ashby.", "age, sex and place"),
        ("The custody case concerned a female aged 16.", "age, sex and offence"),
        ("The subject is a Black male aged 17.", "age, sex and ethnicity"),
    ],
)
def test_one_child_with_two_details_is_found(text: str, kinds: str) -> None:
    assert told(text) == [f"{kinds} are told of one child, who can be recognised"]


@pytest.mark.parametrize(
    "text",
    [
        "A young person who is looked after should have a nurse, and may be in custody.",
        "If a child is charged with a robbery in Leeds, the court is told.",
        "A first time entrant is defined as a young person aged 10 to 17 who was convicted of an offence.",
        "Each child in care has had a health plan since June 2021.",
        "A child protection conference took place in Leeds on 3 May 2021.",
        "A young person's looked after status, ethnicity and sex were recorded in June 2021.",
        "A young person said that the programme had helped.",
        "One child was in care.",
        "The panel meets when a girl in care from Ashby was charged with robbery.",
        "Members met a young person, who spoke well.",
        "One school in Leeds was visited on 3 May 2021.",
        "The rise is a result of child exploitation in Leeds, which was found in May 2021.",
        "Support was given to young people in care who had been charged in Leeds.",
        "One parent was in court in Leeds on 3 May 2021.",
        "A youth worker was employed in Leeds in May 2021, and her job is to work with boys.",
        "This child protection work was led from Leeds in May 2021.",
        "A female officer was in Leeds on 3 May 2021.",
        "A male nurse was appointed in June 2021 to work in Leeds.",
        "The only child psychiatrist in Leeds left in May 2021.",
        "A student social worker had a placement in Leeds in May 2021.",
        "He was elected chair in May 2021 and works at the council.",
        "She is 14 months into her post at the school in Ashby.",
        "He was 17 weeks into the course in Leeds.",
        "If she is 15 and in care, the court is told.",
        "For example, he is 16 and in care.",
        "He or she is 16 and in care.",
        "Most are 16 and in care.",
        "An apprentice is a male aged 16 to 24 at the college in Leeds.",
        "The average young person is a male aged 16 in Leeds.",
    ],
)
def test_rules_services_adults_and_a_single_detail_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_story_goes_on_into_the_sentences_that_speak_of_the_child() -> None:
    assert told("One young person joined us last year. She was in care.") == [
        "sex and care are told of one child, who can be recognised"
    ]
    assert told("One young person joined us last year. Others were in care in Leeds.") == []


def test_consent_lets_two_details_be_and_says_of_three_what_it_does_not_do() -> None:
    agreed = "The child and the family gave their consent."
    assert told("One girl was in care.", agreed) == []
    (what,) = told("One girl from Ashby was in care.", agreed)
    assert what.endswith("the consent that is stated does not keep others from knowing who it is")


def test_it_is_said_in_the_edition_that_protects_no_numbers_too() -> None:
    assert told("One girl was in care.", known=Known(threshold=0)) != []


def test_a_one_that_the_edition_prints_names_nobody() -> None:
    text = "Of the 29 girls (aged 14), 1 lived in Ashby."
    assert told(text, known=Known(vouched=frozenset({"1"}))) == []
