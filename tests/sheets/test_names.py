"""Names that differ in what the eye does not see would leave tables unlinked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.errors import DataError
from report_builder.sheets.names import folded
from report_builder.sheets.read import read_tables

Save = Callable[[str, str | bytes], Path]


@pytest.mark.parametrize("name", ["White British", "white  british", "WhiteBritish", "\uff37hite British"])
def test_case_spacing_and_storage_fall_away(name: str) -> None:
    assert folded(name) == "whitebritish"


def test_two_spellings_of_a_dimension_and_of_a_category_are_told(save: Save) -> None:
    one = save("one.csv", "sex,age,count\nBoys,10,7\nboys,11,7\n")
    two = save("two.csv", "Sex,count\nBoys,14\n")

    with pytest.raises(DataError) as caught:
        read_tables([one, two])

    assert [str(complaint).split(";")[0] for complaint in caught.value.complaints] == [
        "one.csv:3 sex: the name differs from 'Boys' in case or spacing alone",
        "two.csv:1 Sex: the name differs from 'sex' in case or spacing alone",
    ]
