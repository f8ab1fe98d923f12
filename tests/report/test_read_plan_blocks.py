"""The blocks that a youth justice plan brings are read from an outline as they stand there."""

from __future__ import annotations

import pytest
from small_specs import asked

from report_builder.model.spec import Commentary
from report_builder.model.view import View
from report_builder.report.plan import PlannedSeries
from report_builder.report.read_plan_blocks import otherwise, read_targets

CUSTODY = PlannedSeries("Custody", View("custody_share"))


def test_each_indicator_of_a_table_of_targets_has_its_definition() -> None:
    raw = {"title": "Targets", "views": [{"head": "Custody", "definition": "of those sentenced", "view": {}}]}

    planned = read_targets(raw, (CUSTODY,))

    assert (planned.title, planned.series, planned.definitions) == ("Targets", (CUSTODY,), ("of those sentenced",))


def test_an_indicator_without_a_definition_is_refused() -> None:
    with pytest.raises(KeyError, match="definition"):
        read_targets({"title": "Targets", "views": [{"head": "Custody", "view": {}}]}, (CUSTODY,))


@pytest.mark.parametrize(
    ("by_edition", "silent"),
    [
        ({}, {"board", "public"}),
        ({"board": "We will."}, {"public"}),
        ({"board": "We will.", "public": "We will."}, set()),
    ],
)
def test_what_is_said_otherwise_is_for_the_editions_without_words(by_edition: dict[str, str], silent: set[str]) -> None:
    spec = asked(commentary=(Commentary("priorities", by_edition), Commentary("introduction", {"public": "Hello."})))

    assert otherwise("Nothing yet.", "priorities", spec).editions == silent
