"""Why there is an engine of our own: tau-Argus does not reckon with a reader who knows that noughts are shown."""

from __future__ import annotations

import pytest
import tau_argus
from command import files_of, truth_of
from second_opinion import exposed, read

pytestmark = pytest.mark.skipif(not tau_argus.is_installed(), reason="pytauargus has no wheel for this machine")


@pytest.mark.parametrize("method", tau_argus.METHODS)
def test_tau_argus_withholds_every_small_number_and_lets_some_be_worked_out(method: str) -> None:
    files = files_of("b1")
    tables = tau_argus.protect(files, method)
    withheld = {place for place, count in read(tables).items() if count is None}

    assert {place for place, count in truth_of(files).items() if 0 < count < 5} <= withheld
    assert 1 in exposed(tables).values()
