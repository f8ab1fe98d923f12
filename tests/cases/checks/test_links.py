from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from report_builder.cases.load import read_and_check


def test_a_tracked_child_who_is_not_in_persons_is_no_error(dataset: Callable[..., Path], asked: Callable) -> None:
    tracker = "person_id,cohort,entry_date\nstranger,c,2020-01-06\n"
    reoffences = "person_id,cohort,offence_date\nstranger,c,2020-02-06\n"

    assert read_and_check(asked(dataset(tracker=tracker, reoffences=reoffences))).findings == ()
