"""What the scheduled job says where a paper was not made: why, and no figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.errors import CommentaryError, Complaint, ConfigError, DataError, DisclosureError, ReportError
from report_builder.issuing.schedule.due_lines import reasons_of

CONFIG = Path("config/leeds.yaml")
TYPED = Complaint("'3': this number is typed, and 'Girls sentenced to custody' is 2", "leeds.yaml:80", "write 2")
ALSO = Complaint("'the only girl': this picks out a child", "leeds.yaml:81", "say less")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (CommentaryError(TYPED), "its words and its figures disagree in 1 place"),
        (CommentaryError([TYPED, ALSO]), "its words and its figures disagree in 2 places"),
        (DisclosureError([ALSO]), "it would give too much away in 1 place"),
    ],
)
def test_of_words_that_are_at_fault_neither_they_nor_a_figure_is_told(error: ReportError, reason: str) -> None:
    assert reasons_of(error, CONFIG) == (f"{reason}; `report-builder build leeds.yaml` says where",)


@pytest.mark.parametrize("kind", [ConfigError, DataError])
def test_any_other_reason_is_told_in_full_and_once(kind: type[ReportError]) -> None:
    missing = Complaint("the table is not there", "offences", "put it there")

    assert reasons_of(kind([missing, missing]), CONFIG) == ("offences: the table is not there; put it there",)
