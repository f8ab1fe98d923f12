from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from report_builder.errors import OutsideError
from report_builder.sources.bytes_of_files import digest_of, read_bytes


def test_the_digest_of_a_folder_changes_with_any_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "1").write_bytes(b"one")
    (tmp_path / "2").write_bytes(b"two")
    before = digest_of(tmp_path)

    (tmp_path / "2").write_bytes(b"too")

    assert digest_of(tmp_path) != before
    assert digest_of(tmp_path / "1") == hashlib.sha256(b"one").hexdigest()


@pytest.mark.parametrize("read", [read_bytes, digest_of])
def test_a_file_that_is_not_there_cannot_be_opened(read: object, tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match="nothing: cannot be opened"):
        read(tmp_path / "nothing")
