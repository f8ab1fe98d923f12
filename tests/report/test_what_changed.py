"""The section on what changed: each number as it was and as it is, its marks explained, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from issued_figures import entry
from small_papers import composed, section, table, text
from small_specs import PLAIN
from small_tables import one_way

from report_builder.model.built import CoverLine, Prose, Section, SetTable
from report_builder.model.changed import Cause, Changed, Since
from report_builder.report.attach import Composed
from report_builder.report.what_changed import WHY, with_what_changed

AGES = one_way("age", {"14": 20, "15": 42})
PAPER = composed(section(text("Two ages."), table()), tables=(AGES,))


def changed(then: Any, now: Any, cause: Cause = Cause.RECORDS, **by: str) -> Changed:
    before, after = (entry(shown=one, **by) if isinstance(one, str) else one for one in (then, now))
    figure = after or before
    return Changed(figure["id"], f"Children {by}", before, after, cause)


def since(*found: Changed, is_replaced: bool = True, issued_on: str = "2020-07-14") -> Since:
    return Since("leeds-q4", "October to December 2019", 1, issued_on, is_replaced, found)


def made(*found: Changed, **how: Any) -> Composed:
    return with_what_changed(PAPER, since(*found, **how), found, PLAIN)


def last(paper: Composed) -> Section:
    return paper.report.sections[-1]


def table_of(paper: Composed) -> SetTable:
    (found,) = [block for block in last(paper).parts[0].blocks if isinstance(block, SetTable)]
    return found


def lead_of(paper: Composed) -> str:
    (found,) = [block.html for block in last(paper).parts[0].blocks if isinstance(block, Prose)]
    return found


def test_each_number_stands_as_it_was_and_as_it_is_with_its_cause() -> None:
    paper = made(changed("62", "64", sex="female"), changed("1,032", None, Cause.GONE, sex="male"))

    rows = [(row.head, *(cell.shown for cell in row.cells)) for row in table_of(paper).rows]
    assert rows == [
        ("Children {'sex': 'female'}", "62", "64", "the records of that period changed"),
        ("Children {'sex': 'male'}", "1,032", "not in the paper", "no longer in this paper"),
    ]
    assert [cell.value for cell in table_of(paper).rows[1].cells] == [Decimal(1032), None, None]
    assert lead_of(paper) == (
        "<p>This paper replaces revision 1, which was issued on 14 July 2020. These numbers are printed otherwise.</p>"
    )


def test_the_table_has_the_next_number_and_the_figures_of_now_stand_in_it() -> None:
    one = changed("62", "64")
    assert table_of(made(one)).number == "2"
    assert made(one).places[one.id][-1] == "table 2"
    gone = changed("62", None, Cause.GONE, sex="male")
    assert gone.id not in made(gone).places


def test_figures_json_is_told_of_the_numbers_of_then_and_of_nothing_that_is_not_printed() -> None:
    told = made(
        changed({**entry(), "numerator": 62, "denominator": 213, "instead": "1 to 6", "reference": "caseload"}, "64"),
        changed(None, "5", Cause.NEW, sex="male"),
    ).replaced

    assert (told["report"], told["revision"], told["issued_on"]) == ("leeds-q4", 1, "2020-07-14")
    (one,) = told["figures"]
    assert (one["shown"], one["where"], one["cause"]) == ("62", ["table 2"], "the records of that period changed")
    assert (one["numerator"], one["denominator"]) == (None, None)
    assert not {"instead", "reference"} & one.keys()


def test_of_numbers_that_are_printed_alike_what_they_were_made_of_tells_them_apart() -> None:
    then, now = ({**entry(shown="0.20"), "numerator": part, "denominator": 265696} for part in (53, 54))
    paper = made(changed(then, now))

    assert [cell.shown for cell in table_of(paper).rows[0].cells[:2]] == [
        "0.20 (53 of 265,696)",
        "0.20 (54 of 265,696)",
    ]
    assert paper.replaced["figures"][0]["numerator"] == 53


def test_a_mark_in_the_table_is_explained_with_the_others() -> None:
    assert "[c]" not in [line.label for line in PAPER.report.symbols]
    paper = made(changed("[c]", "64", Cause.WITHHELD_BEFORE))

    assert CoverLine("[c]", "withheld to protect individuals") in paper.report.symbols
    assert table_of(paper).rows[0].cells[0].spoken == "withheld to protect individuals"


def test_the_cover_says_which_issue_it_is_and_which_it_replaces() -> None:
    labels = [line.label for line in made().report.cover]
    assert labels[labels.index("Edition") + 1] == "Issue"
    assert CoverLine("Issue", "Revision 2, replaces revision 1 issued on 14 July 2020") in made().report.cover
    assert CoverLine("Issue", "Revision 2, replaces revision 1") in made(issued_on="").report.cover


def test_a_correction_of_words_alone_says_that_no_number_changed() -> None:
    assert lead_of(made()).endswith("No number is printed otherwise.</p>")
    assert len(last(made()).parts[0].blocks) == 1


def test_of_another_quarter_nothing_is_said_where_nothing_was_restated() -> None:
    assert made(is_replaced=False) is PAPER
    paper = made(changed("62", "64"), is_replaced=False)
    assert paper.report.cover == PAPER.report.cover
    assert "In the paper for October to December 2019, which was issued on 14 July 2020," in lead_of(paper)


def test_the_paper_itself_stays_as_it_was() -> None:
    paper = made(changed("62", "64"))
    assert paper.report.sections[:-1] == PAPER.report.sections
    assert replace(paper.report, sections=(), cover=(), symbols=()) == replace(
        PAPER.report, sections=(), cover=(), symbols=()
    )


def test_every_cause_has_words_without_a_number() -> None:
    assert set(WHY) == set(Cause)
    assert not any(letter.isdigit() for words in WHY.values() for letter in words)
