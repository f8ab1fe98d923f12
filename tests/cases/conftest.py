"""A small good dataset of every table, and a spec that asks for it. No child in it exists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from good_dataset import GOOD

from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.period import Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import Accepted, CaseTypes, Comparators, FamilyMember, Meeting, ReportSpec


@pytest.fixture(scope="session")
def good() -> dict[str, str]:
    """Table -> the text of its file."""
    return dict(GOOD)


@pytest.fixture
def dataset(tmp_path: Path) -> Callable[..., Path]:
    """Write a dataset: the good one, with some tables replaced; None leaves a table out, bytes go in as they are."""

    def write(**changes: str | bytes | None) -> Path:
        folder = tmp_path / "data"
        folder.mkdir(exist_ok=True)
        for table, text in {**GOOD, **changes}.items():
            if text is not None:
                content = text if isinstance(text, bytes) else text.encode()
                (folder / f"{table}.csv").write_bytes(content)
        return folder

    return write


@pytest.fixture(scope="session")
def asked() -> Callable[..., ReportSpec]:
    """A spec of Rotherham's Q4 of 2019-20 for a data folder."""

    def spec(data: Path, **changes: Any) -> ReportSpec:
        settings: dict[str, Any] = {
            "source": Path("board.yaml"),
            "name": "board",
            "document": "board-report",
            "yot": "Rotherham",
            "quarter": Quarter(2019, 4),
            "as_at": date(2020, 7, 13),
            "data": DataPlace.folder(data),
            "comparators": Comparators(family=(FamilyMember("Wigan"),)),
            "editions": {},
            # Many a test writes a few rows of other services; checks/test_names.py looks at the service's own.
            "accept": (Accepted("area-without-rows", "not looked at here", "me"),),
            "meeting": Meeting("Board", date(2020, 7, 13)),
            "case_types": CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
        }
        return ReportSpec(**{**settings, **changes})

    return spec
