"""What the ledger is told of an edition: printed numbers as they stand, marks as any reader could bound them."""

from __future__ import annotations

import json
from decimal import Decimal

from attacked_editions import SAFE, by_sex, edition
from small_editions import QUARTER, figure

from report_builder.audit.knowledge import Rules
from report_builder.audit.released import released_cells


def test_a_printed_number_has_equal_ends_and_a_mark_has_those_of_the_audit() -> None:
    cells = {json.loads(cell.name)["where"].get("sex", ""): cell for cell in released_cells(SAFE)}

    assert (cells[""].low, cells[""].high, cells[""].is_withheld) == (62, 62, False)
    assert (cells["female"].low, cells["female"].high, cells["female"].is_withheld) == (1, 61, True)


def test_a_name_is_the_canonical_json_of_what_is_counted() -> None:
    (cell,) = released_cells(edition(figure("caseload", 62)))

    assert cell.name == (
        f'{{"area": "Leeds", "area_type": "yjs", "measure": "caseload", "period": "{QUARTER}", "where": {{}}}}'
    )


def test_group_and_category_make_one_name() -> None:
    (cell,) = released_cells(edition(figure("caseload", 29, by={"age": "14-15"}, of={"sex": "female"})))

    assert json.loads(cell.name)["where"] == {"age": "14-15", "sex": "female"}


def test_the_parts_of_a_share_are_cells_as_well() -> None:
    share = figure("caseload_share", 10, kind="share", shown="10.0%", numerator=6, denominator=60, by={"sex": "female"})

    assert [(cell.low, cell.high) for cell in released_cells(edition(share))] == [(6, 6), (60, 60)]


def test_a_mark_without_bound_has_no_upper_end_and_half_days_keep_their_half() -> None:
    days, children = released_cells(edition(figure("children_suspended", None), figure("days_lost", 12.5)))  # type: ignore[arg-type]

    assert (days.low, days.high) == (1, None)
    assert children.low == Decimal("12.5")


def test_what_only_an_earlier_release_speaks_of_is_not_this_one_s() -> None:
    now = edition(figure("caseload", 62))

    assert len(released_cells(now, Rules(), earlier=[edition(*by_sex(30, 32))])) == 1
