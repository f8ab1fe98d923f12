import string
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.checks.small_numbers import counts_of, small_in, small_numbers
from report_builder.proof.paper import Known, Paper, Passage
from report_builder.proof.text.scan import scan


def paper(*texts: str, kind: str = "paragraph") -> Paper:
    lines = [Passage(kind, text, places=((0, f"line {at}"),)) for at, text in enumerate(texts, 1)]
    return Paper("a.txt", tuple(lines))


def said(text: str, threshold: int = 5) -> list[str]:
    return [fault.says for fault in small_numbers(paper(text), Known(threshold=threshold))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In this period 4 young people (22.2%) were in care.", "4"),
        ("Two children were remanded in the year.", "Two"),
        ("This was an increase of 2 young people on last year.", "2"),
        ("There were 3 fewer children in custody.", "3"),
        ("Of the 20 young people on orders, 3 (15%) were girls.", "3"),
        ("Of the 31 girls, 3 lived in the east (1 Ashby, 1 Elm Vale and 1 Thornton) and 28 elsewhere.", "3, 1, 1, 1"),
        ("The number of children in custody fell from 12 to 4.", "4"),
        ("A rate of 0.21 stands for three young people.", "three"),
        ("One child, who had said nothing, was seen.", "One"),
        ("Of the cohort, three out of the 26 received praise.", "three"),
        ("Six children were sentenced, 2 of whom had been in care.", "2"),
        ("Four of the ten young people lived outside the borough.", "Four"),
        ("Three out of the eight young people were in care.", "Three"),
        ("Two 15 year olds were sentenced together.", "Two"),
        ("A couple of girls were remanded.", "couple of"),
        ("Of the 18 young people, 16.7% had a plan.", "16.7%"),
        ("A total of 14 children were seen. Three were in care.", "Three"),
        ("The team worked with two looked after children.", "two"),
        ("1 young person was sentenced, compared to 4 within the year before.", "1, 4"),
        ("Three victims took part in restorative meetings.", "Three"),
        ("Both girls were given a caution.", "Both girls"),
        ("The caution was given to both girls.", "both girls"),
        ("Both of the children live in Ashby.", "Both of the children"),
        ("A girl and a boy were late.", "A girl and a boy"),
        ("The twins were late.", "The twins"),
        ("Twin brothers were late.", "Twin brothers"),
        ("Two brothers were late.", "Two"),
        ("Of the 14 children, 11 live in Ashby. The remaining three live elsewhere.", "three"),
        ("Of the 14 children, 11 live in Ashby; the remaining three do not.", "three"),
        ("The other two were girls.", "two"),
        ("Only one was in custody at the end of March.", "one"),
        ("Of the 14 children, only one reoffended.", "one"),
        ("At the end of March two were remanded.", "two"),
    ],
)
def test_a_small_count_of_children_is_found_however_it_is_written(text: str, words: str) -> None:
    assert said(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The reduction was 7 young people.",
        "One child aged between six and nine, called Robin here, said that the rooms were cold.",
        "Fewer children came, as shown on graph 1.",
        "There are 36 areas where at least one child was hurt, including nine in the south and four in the east.",
        "The Youth Justice Service in Ashby was one of just three out of the 26 inspected to receive praise.",
        "Three boroughs share two children's homes and one pupil referral unit.",
        "The service employs two young people's workers and 3 student social workers.",
        "The team has 3 officers, 2 FTE posts and four volunteers.",
        "One family, one worker, one plan.",
        "The commission made two recommendations on young people in care.",
        "This is one of the lowest numbers of young people in the last five years.",
        "There were 3 offences by young people and 2 exclusions.",
        "Nine offences were by those aged 17, compared to 3 in the younger group.",
        "Young people aged 10 to 17 in Year 2 and 3 of the programme, Q1 to Q4.",
        "Two young people said that the sessions had helped them.",
        "Two parents and one young person sit on the board.",
        "Two young people have been short-listed for an award.",
        "The rate of children in custody was 0.16 nationally; across England 3 children died.",
        "Our service and three other services saw more young people.",
        "Groups of up to four young people meet with one mentor per child.",
        "Children were seen 3 times a week in two places.",
        "Fewer than 4 children were in custody, and more than one young person was remanded.",
        "The fourth young person's place was in the 3rd quarter.",
        "Between three and eight children are placed at any time.",
        "Of the 213 young people, 9% had a plan.",
        "Of the 9 placements, 2 were in the borough and 1 was not.",
        "A child has two parents, and one or more young people may share one room.",
        "In the 12 months 8 out of 10 young people had no further offence.",
        "Both boys and girls were asked.",
        "Both children and families were asked.",
        "Both children's homes and both pupil referral units were visited.",
        "We support both young people in care and those who left it.",
        "The order is for both young people who offend and their victims.",
        "A girl and a boy can be friends.",
        "If a girl and a boy were late, both would be asked.",
        "A parent and a child were seen.",
        "The twin track approach was used, and parents of twins were asked.",
        "A handful of children were late, and a few girls were not.",
        "No girls were sentenced.",
        "We saw 14 managers. Two were women.",
        "Nine volunteers joined. Two were female.",
        "Only one was in place at the end of March.",
        "Two were in the care of the fire service.",
    ],
)
def test_staff_events_places_ages_and_large_counts_are_left_alone(text: str) -> None:
    assert said(text) == []


def test_the_items_of_a_list_lean_on_the_paragraph_before_them() -> None:
    lead = Passage("paragraph", "Of the 14 young people with open cases:")
    items = [Passage("item", text) for text in ("22% (3) have a plan", "50% (7) are in care", "7% were remanded")]
    found = list(small_numbers(Paper("a.txt", (lead, *items)), Known()))
    assert [(fault.passage.text, fault.says) for fault in found] == [(items[0].text, "3"), (items[2].text, "7%")]
    assert found[1].what == "7% of 14 is 1, a small count of children"


def test_the_items_of_a_list_of_offences_are_no_children() -> None:
    lead = Passage("paragraph", "The 17 offences were:")
    items = [Passage("item", text) for text in ("3 in the centre", "2 were robberies")]
    assert list(small_numbers(Paper("a.txt", (lead, *items)), Known())) == []


def test_a_list_of_those_out_of_a_whole_finds_the_children_by_their_number() -> None:
    lead = Passage("paragraph", "Of the 8 young people responsible for the 17 offences:")
    item = Passage("item", "3 out of the 8 committed 2 offences")
    assert [fault.says for fault in small_numbers(Paper("a.txt", (lead, item)), Known())] == ["3"]


def test_the_numbers_of_one_sentence_are_one_finding_and_those_of_the_next_another() -> None:
    text = "Two children were in care and three children were not. One child was remanded."
    assert said(text) == ["Two, three", "One"]


def test_the_threshold_decides_what_is_small_and_nought_protects_nothing() -> None:
    text = "Seven children were remanded and 4 children released."
    assert said(text, 8) == ["Seven, 4"]
    assert said(text, 4) == []
    assert said(text, 0) == []


def test_a_number_that_the_edition_prints_or_a_figure_gave_is_left_alone() -> None:
    text = "In all 3 children were remanded."
    assert list(small_numbers(paper(text), Known(vouched=frozenset({"3"})))) == []
    cited = Passage("paragraph", text, cited=((7, 8),))
    assert list(small_numbers(Paper("a.txt", (cited,)), Known())) == []


@pytest.mark.parametrize(
    ("share", "base", "counts"),
    [
        ("22%", 14, [3]),  # 3 of 14 is 21.43%, and 22% reaches from 21.5%: nothing gives it
        ("21%", 14, [3]),
        ("1.9%", 210, [4]),
        ("7%", 14, [1]),
        ("50%", 1000, [495, 496, 497, 498, 499, 500, 501, 502, 503, 504, 505]),
        ("100%", 6, [6]),
    ],
)
def test_a_share_gives_the_whole_numbers_that_round_to_it(share: str, base: int, counts: list[int]) -> None:
    (token,) = scan(share)
    expected = [] if share == "22%" else counts
    assert counts_of(token, Decimal(base)) == expected


@given(st.integers(1, 4), st.integers(5, 60))
def test_every_count_below_the_threshold_is_found_and_none_at_or_above_it(small: int, large: int) -> None:
    assert said(f"In the year {small} young people were remanded.") == [str(small)]
    assert said(f"In the year {large} young people were remanded.") == []


@given(st.text(string.ascii_lowercase + " 1234%(),.", max_size=200))
def test_no_text_breaks_the_check_and_each_finding_lies_in_its_passage(text: str) -> None:
    for fault in small_numbers(paper(text + " 2 young people"), Known()):
        assert 0 <= fault.start < fault.end <= len(fault.passage.text)


def test_small_counts_are_listed_in_the_order_of_the_paper() -> None:
    found = small_in(paper("Two children left.", "Of the 40 children 2.5% stayed and 3 children left."), Known())
    assert [each.token.words for each in found] == ["Two", "2.5%", "3"]


def test_small_counts_of_a_sentence_are_named_once_each_and_told_as_many() -> None:
    (fault,) = small_numbers(
        paper("Four children were 15, 1 young person was 16, 2 young people 17 and 1 young person was 12."), Known()
    )

    assert fault.what == "Four, 1 and 2 are small counts of children"
    assert fault.mend.startswith("leave them out of")
