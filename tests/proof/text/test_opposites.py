import pytest

from report_builder.proof.text.opposites import are_opposites


@pytest.mark.parametrize(
    ("one", "other"),
    [("were accepted", "declined"), ("were open", "were closed"), ("were seen", "were not"), ("boys", "girls")],
)
def test_opposites_are_so_whichever_comes_first(one: str, other: str) -> None:
    assert are_opposites(one, other)
    assert are_opposites(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("were accepted", "were late"),
        ("were accepted", "were approved"),
        ("were late", "were not complete"),
        ("were not accepted", "were declined"),
        ("were not", "were not"),
    ],
)
def test_what_may_both_be_true_is_no_opposite(one: str, other: str) -> None:
    assert not are_opposites(one, other)
