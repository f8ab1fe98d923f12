"""The files of an edition that is to be issued, read once its release may begin."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_editions import put_edition

from report_builder.errors import DataError
from report_builder.issuing.issued import read_issued
from report_builder.issuing.releasing.final import contents_of


def test_a_paper_that_a_purge_took_away_meanwhile_is_told_in_words(tmp_path: Path) -> None:
    edition = read_issued(put_edition(tmp_path))
    shutil.rmtree(edition.folder)

    with pytest.raises(DataError, match="taken away in the meantime"):
        contents_of(edition)
