"""A correction reaches what is made of the corrected number, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from small_tables import key, one_way

from report_builder.earlier.derived import corrected
from report_builder.model.tables import Change, CountTable, Quotient, Wanted
from report_builder.model.view import View

SEXES = one_way("sex", {"female": 20, "male": 42})
GIRLS, BOYS, ALL = (one.key for one in SEXES.wanted)
SHARES = CountTable(
    View("caseload_share", ("sex",)),
    tuple(Wanted(one.with_measure("caseload_share"), Quotient(one, ALL, 100)) for one in (GIRLS, BOYS)),
)


def test_shares_of_a_corrected_count_are_corrected_with_it() -> None:
    found = corrected([GIRLS.id], (SEXES, SHARES))
    assert found == {GIRLS.id: GIRLS.id, GIRLS.with_measure("caseload_share").id: GIRLS.id}


def test_a_corrected_whole_reaches_every_share_of_it() -> None:
    found = corrected([ALL.id], (SEXES, SHARES))
    assert {id_ for id_, source in found.items() if source == ALL.id} == {
        ALL.id,
        *(one.key.id for one in SHARES.wanted),
    }


def test_a_change_is_reached_through_either_of_its_ends() -> None:
    moved = replace(ALL, variety="change")
    other = key("caseload", sex="unknown")
    table = CountTable(View("caseload", variety="change"), (Wanted(moved, Change(other, ALL)),))
    assert corrected([ALL.id], (SEXES, table))[moved.id] == ALL.id


def test_a_figure_that_the_paper_does_not_have_is_named_all_the_same() -> None:
    assert corrected(["gone/yjs/2020-01-01/2020-03-31"], (SEXES,)) == {
        "gone/yjs/2020-01-01/2020-03-31": "gone/yjs/2020-01-01/2020-03-31"
    }
