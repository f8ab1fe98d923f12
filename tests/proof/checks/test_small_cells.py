from report_builder.proof.checks.promises import promises
from report_builder.proof.checks.small_cells import small_cells
from report_builder.proof.paper import Known, Paper, Passage

CAPTION = Passage("caption", "Young people on orders by ethnic group")


def table(*rows: tuple[str, ...]) -> Passage:
    return Passage("table", " | ".join(cell for row in rows for cell in row), rows=rows, places=((0, "page 2"),))


def said(*passages: Passage, known: Known | None = None) -> list[str]:
    return [fault.says for fault in small_cells(Paper("a.txt", passages), known or Known())]


def test_a_column_of_children_is_looked_at() -> None:
    rows = (("Ethnic group", "Young people", "Share"), ("Asian", "3", "4"), ("White", "41", "2"), ("Black", "1", "3"))
    assert said(table(*rows)) == ["3, 1"]


def test_a_row_of_children_is_looked_at() -> None:
    assert said(table(("", "2020", "2021"), ("Children remanded", "2", "9"), ("Bed nights", "4", "3"))) == ["2"]


def test_a_caption_that_names_children_makes_every_count_theirs() -> None:
    rows = (("Group", "Q1", "Q2", "Rate", "Offences"), ("Asian", "3", "12", "2", "4"), ("White", "20", "4", "3", "3"))
    assert said(CAPTION, table(*rows)) == ["3, 4"]


def test_the_finding_lies_on_its_cells() -> None:
    passage = table(("Group", "Children"), ("Asian", "3"), ("White", "2"))
    (fault,) = small_cells(Paper("a.txt", (passage,)), Known())
    assert passage.text[fault.start : fault.end] == "3 | White | 2"


def test_many_small_cells_are_one_finding_that_names_each_number_once() -> None:
    rows = (("Group", "Children"), *((f"Area {at}", "2") for at in range(9)))
    (fault,) = small_cells(Paper("a.txt", (table(*rows),)), Known())
    assert fault.says == "2, 2, 2, 2, 2"
    assert fault.what == "2 in the table is a small count of children, in 9 cells"
    assert fault.mend == "withhold them, and what they could be worked out from, or use broader groups"


def test_staff_scores_offences_shares_and_unnamed_tables_are_left_alone() -> None:
    assert said(table(("Role", "Female", "Male"), ("Officers", "3", "2"))) == []
    assert said(table(("Risk", "Impact", "Likelihood"), ("Children offend more", "3", "2"))) == []
    assert said(table(("", "Before", "After"), ("First time entrants stop falling", "2", "4"))) == []
    assert said(Passage("caption", "Offences by young people"), table(("Offence", "Number"), ("Theft", "3"))) == []
    assert said(Passage("caption", "Staff in post"), table(("Role", "Number"), ("Officer", "3"))) == []
    assert said(CAPTION, table(("Group", "%"), ("Asian", "3"))) == []
    assert said(table(("Young people", "3"))) == []
    assert said(Passage("caption", "Young people's exclusions"), table(("Area", "Number"), ("East", "3"))) == []


def test_a_threshold_of_nought_and_numbers_of_the_edition_are_left_alone() -> None:
    passage = table(("Group", "Children"), ("Asian", "3"))
    assert said(passage, known=Known(threshold=0)) == []
    assert said(passage, known=Known(vouched=frozenset({"3"}))) == []


def test_a_promise_to_withhold_is_broken_by_a_cell() -> None:
    promise = Passage("paragraph", "Numbers below five are not shown.")
    passage = table(("Group", "Children"), ("Asian", "3"))
    (fault,) = promises(Paper("a.txt", (promise, passage)), Known())
    assert fault.what == "the paper gives small counts of children all the same: 3 (page 2)"
