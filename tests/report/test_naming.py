"""Every shown figure is named by a reference that prints that very figure, and by words that say what it is of."""

from __future__ import annotations

from small_tables import one_way
from spoken_tables import BOARD, PUBLIC, count, protected, published

from report_builder.model.spec import Edition
from report_builder.model.tables import CountTable
from report_builder.model.view import View
from report_builder.report.naming import named_figures
from report_builder.report.references import find_references

FAMILY = published(View("fte_rate", areas=("family",)), {("family", "YOT family", "2019-01-01/2019-12-31"): "195"})


def named(*tables: CountTable, edition: Edition = BOARD) -> dict[str, str]:
    """Reference -> the words of what it is of."""
    return {each.reference: each.subject for each in named_figures(protected(*tables, edition=edition))}


def test_a_count_is_named_by_its_measure_and_its_categories() -> None:
    assert named(count(213), count(57, sex="female")) == {
        "caseload": "Children on the caseload",
        "caseload.by(sex='female')": "Children on the caseload, girls",
    }


def test_a_share_is_named_by_its_count() -> None:
    shares = one_way("sex", {"female": 57, "male": 156}, measure="caseload_share")

    assert "caseload.by(sex='female').share" in named(shares)


def test_a_withheld_figure_is_not_named() -> None:
    assert "caseload.by(sex='female')" not in named(count(213), count(3, sex="female"), edition=PUBLIC)


def test_another_area_is_named_by_the_word_for_it() -> None:
    assert "fte_rate.area('family')" in named(FAMILY)


def test_the_earlier_end_of_a_change_is_named_with_its_period() -> None:
    years = {
        ("yjs", "Rotherham", "2018-04-01/2019-03-31"): "0.12",
        ("yjs", "Rotherham", "2019-04-01/2020-03-31"): "0.16",
    }

    assert set(named(published(View("custody_rate", variety="change"), years))) == {
        "custody_rate.over('2018-04-01/2019-03-31')",
        "custody_rate.over('2019-04-01/2020-03-31')",
    }


def test_every_name_is_a_reference_that_can_be_read() -> None:
    tables = (one_way("age", {"14": 30, "15": 40}), FAMILY)

    for reference in named(*tables):
        found, complaints = find_references(f"{{{{ {reference} }}}}", where="board.yaml")
        assert (len(found), complaints) == (1, []), reference
