from report_builder.proof.paper import Passage
from report_builder.proof.stories import stories_in


def told(text: str, vouched: frozenset[str] = frozenset()) -> list[tuple[str, str, tuple[str, ...]]]:
    stories = stories_in(Passage("paragraph", text), None, vouched)
    return [(text[slice(*story.child)], text[story.start : story.end].strip(), story.kinds) for story in stories]


def test_a_story_names_its_child_its_sentences_and_its_details() -> None:
    text = "All went well. One girl was in care. She lives in Ashby. Others came later."
    assert told(text) == [("One girl", "One girl was in care. She lives in Ashby.", ("sex", "place", "care"))]


def test_of_several_ones_the_one_of_whom_something_is_told_is_named() -> None:
    text = "Of the 9 girls 1 lives in Ashby and 1 of whom was 16 moved away."
    (story,) = stories_in(Passage("paragraph", text), None, frozenset())
    assert story.child[0] == text.index("1 of whom")


def test_what_is_said_of_any_child_is_no_story() -> None:
    assert told("If one girl was in care in Ashby, each would know.") == []
    assert told("A girl who is in care must be seen in Ashby.") == []


def test_a_rule_further_on_does_not_hide_a_story() -> None:
    text = (
        "One girl from Ashby was in care, and after a long talk with everybody it was agreed that others should wait."
    )
    assert [child for child, _, _ in told(text)] == ["One girl"]


def test_a_number_that_the_edition_prints_tells_no_story() -> None:
    text = "Of the 9 girls 1 lives in Ashby."
    assert told(text) != []
    assert told(text, frozenset({"1"})) == []
