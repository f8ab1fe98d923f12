"""What the tests of mailing stand on: a mail server that is vouched for, and an out folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mail_server import PostOffice, post_office


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    """A server with TLS and a login, whose certificate is believed."""
    with post_office(tmp_path) as opened:
        monkeypatch.setenv("SSL_CERT_FILE", str(opened.ca))
        yield opened


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the papers lie."""
    return tmp_path / "out"
