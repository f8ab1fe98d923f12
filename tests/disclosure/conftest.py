"""The two audiences."""

from __future__ import annotations

import pytest

from report_builder.model.spec import Edition


@pytest.fixture
def public() -> Edition:
    return Edition("public", 5)


@pytest.fixture
def board() -> Edition:
    return Edition("board", 0)
