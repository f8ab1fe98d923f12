import pytest

from report_builder.proof.text.topics import topics_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("FTEs rose, and custodial sentences fell.", ["first time entrants", "custody"]),
        ("First-time entry and re-offending fell.", ["first time entrants", "reoffending"]),
        ("Two FTE posts were vacant, and an FTE vacancy was filled.", []),
    ],
)
def test_a_text_names_its_topics_in_order_and_a_post_is_no_entrant(text: str, names: list[str]) -> None:
    assert [each.name for each in topics_of(text)] == names
