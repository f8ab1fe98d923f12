import pytest

from report_builder.proof.counted import children_counted
from report_builder.proof.paper import Paper, Passage


def words(*texts: str) -> list[str]:
    passages = tuple(Passage("item" if at else "paragraph", text) for at, text in enumerate(texts))
    return [count.token.words for count in children_counted(Paper("a.txt", passages))]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Of the 18 children 5 were in care, with 3 who had a plan.", ["18", "5", "3"]),
        ("Of the 18 cases 5 were closed, with 3 that went to court.", []),
        ("Of 12 children, 9 (75%) offences were by 2 of them.", ["12"]),
        ("Children in care: 3", ["3"]),
        ("First time entrants fell from 9 to 4.", ["9", "4"]),
        ("The number of orders fell from 9 to 4.", []),
        ("In all 12 children came. Of these, 3 were girls.", ["12", "3"]),
        ("Of the 9 girls 3 live in the east (2 Ashby and 1 Elm) and 6 in the west.", ["9", "3", "2", "1", "6"]),
    ],
)
def test_a_count_is_of_children_where_its_sentence_speaks_of_them(text: str, counted: list[str]) -> None:
    assert words(text) == counted


def test_an_item_counts_what_its_list_counts() -> None:
    assert words("Of the 14 young people:", "3 have a plan", "2 offences each", "50% (7) are girls") == ["14", "3", "7"]
    assert words("Of the 14 referrals:", "3 were late", "50% (7) were closed") == []


def test_a_whole_is_known_again_by_its_number() -> None:
    lead = "The 8 children responsible for 17 offences:"
    assert words(lead, "2 out of 8 are girls", "5 out of 17 were thefts") == ["8", "2"]


def test_tables_are_left_to_others() -> None:
    table = Passage("table", "Girls | 3 children", rows=(("Girls", "3 children"),))
    assert children_counted(Paper("a.txt", (table,))) == ()
