"""What is mailed of an edition that the config wants encrypted by now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from mail_server import PostOffice, post_office
from mailed_editions import BOARD, mailed, post_by

from report_builder.errors import ConfigError
from report_builder.issuing.mailing.send import dry_run, send_edition

CHAIR = BOARD[0].lower()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    with post_office(tmp_path) as opened:
        monkeypatch.setenv("SSL_CERT_FILE", str(opened.ca))
        yield opened


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_what_was_built_before_the_config_asked_for_a_password_is_not_sent(office: PostOffice, out: Path) -> None:
    edition, post = mailed(out, edition="board"), replace(post_by(office, out), encrypted=frozenset({"board"}))

    with pytest.raises(ConfigError, match="wants the board edition encrypted, and this one was made without"):
        send_edition(edition, post)
    with pytest.raises(ConfigError, match="wants the board edition encrypted"):
        dry_run(edition, post)

    assert office.to(CHAIR) == []


def test_to_whom_it_went_before_the_config_asked_for_a_password_is_still_told(office: PostOffice, out: Path) -> None:
    edition, post = mailed(out, edition="board"), post_by(office, out)
    send_edition(edition, post)

    sent = send_edition(edition, replace(post, encrypted=frozenset({"board"})))

    assert (sent.is_well, [one.is_new for one in sent.outcomes]) == (True, [False] * 3)
