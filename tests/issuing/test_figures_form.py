"""Figures that no build wrote are told as such, before anybody reckons with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_editions import FIGURES, SHOWN, figure, put_edition

from report_builder.errors import ConfigError
from report_builder.issuing.figures_form import insist_figures
from report_builder.issuing.issued import read_issued


def test_what_a_build_writes_is_in_its_form(tmp_path: Path) -> None:
    day = {**figure("data_as_at", 1), "kind": "date", "value": "13 July 2020"}

    insist_figures(read_issued(put_edition(tmp_path, figures=(*FIGURES, day))))


@pytest.mark.parametrize(
    "odd",
    [
        {"id": [1]},
        {"by": 5},
        {"by": {"sex": 1}},
        {"value": "many"},
        {"value": True},
        {"value": float("nan")},
        {"numerator": float("inf")},
        {"denominator": 10**400},
        {"status": 7},
        {"period": "2020-13-01/2020-03-31"},
        {"period": "2020-01-01"},
        {"period": "2020-04-01/2020-03-31"},
        {"where": 3},
        {"where": [["table 1"]]},
        {"shown": None},
    ],
)
def test_an_entry_of_another_kind_is_no_figure(tmp_path: Path, odd: dict[str, Any]) -> None:
    edition = read_issued(put_edition(tmp_path, figures=({**SHOWN, **odd},)))

    with pytest.raises(ConfigError, match=r"figures\.json: the figures are not in the form"):
        insist_figures(edition)


@pytest.mark.parametrize("odd", [1, "caseload", None, {}])
def test_what_is_no_entry_is_no_figure(tmp_path: Path, odd: Any) -> None:
    edition = read_issued(put_edition(tmp_path, figures=(odd,)))

    with pytest.raises(ConfigError, match="not in the form"):
        insist_figures(edition)
