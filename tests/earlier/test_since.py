"""What a paper tells of an issue: what either prints of a correction, and of another quarter only what is restated."""

from __future__ import annotations

from dataclasses import replace

from issued_figures import BEFORE, QUARTER, entry

from report_builder.earlier.issue import Issue
from report_builder.earlier.since import is_held, told_in_paper
from report_builder.model.changed import Cause, Changed, Since
from report_builder.model.release import Release
from report_builder.model.spec import Edition

PUBLIC, BOARD = Edition("public", 5), Edition("board", 0)


def changed(then: str | None = "62", now: str | None = "64", cause: Cause = Cause.RECORDS, **by: str) -> Changed:
    before, after = (None if shown is None else entry(shown=shown, **by) for shown in (then, now))
    figure = after or before
    assert figure is not None
    return Changed(figure["id"], f"Children {by}", before, after, cause)


def since(*found: Changed, is_replaced: bool = True) -> Since:
    return Since("leeds", "January to March 2020", 1, "2020-07-14", is_replaced, found)


def test_what_neither_paper_prints_is_not_told() -> None:
    one = changed()
    assert one.before is not None
    assert one.after is not None
    silent = replace(one, before={**one.before, "where": []}, after={**one.after, "where": []})
    half = replace(silent, before=one.before)

    assert told_in_paper(since(silent, half)) == (half,)


def test_a_number_that_stands_under_two_ids_is_told_once() -> None:
    one, other = changed(statutory="yes"), changed(sex="female")
    told = told_in_paper(since(one, replace(other, words=one.words)))
    assert told == (one,)


def test_of_another_quarter_only_figures_that_both_papers_have_are_told() -> None:
    moved = replace(changed(), before=entry(period=BEFORE))
    restated = changed(sex="male")
    everything = since(
        moved, changed(None, "5", Cause.NEW), changed("5", None, Cause.GONE), restated, is_replaced=False
    )

    assert told_in_paper(everything) == (restated,)
    assert restated.id.endswith(f"{QUARTER}/sex=male")


def test_numbers_of_exempt_appendices_are_not_told_in_the_paper_itself() -> None:
    kept, gone, other = changed(sex="female"), changed("5", None, Cause.GONE, sex="male"), changed(sex="unknown")
    assert told_in_paper(since(kept, gone, other), apart={kept.id}) == (other,)
    assert told_in_paper(since(kept, gone, other)) == (kept, gone, other)


def test_numbers_of_an_issue_are_told_only_where_the_paper_was_protected_together_with_it() -> None:
    issue = Issue("leeds", 1, "", True, {"fingerprint": "f1"}, {})
    release = Release("issued", "public", "board-report", "Leeds", "2019-20 Q4", "2020-07-13", "f1", ())

    assert is_held(issue, PUBLIC, [release])
    assert not is_held(issue, PUBLIC, [])
    assert not is_held(issue, PUBLIC, [replace(release, fingerprint="f2"), replace(release, audience="board")])
    assert is_held(issue, BOARD, [])
