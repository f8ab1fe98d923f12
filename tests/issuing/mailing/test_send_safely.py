"""Mail leaves safely or not at all: to a server that is who it says, and to nobody outside the allowed domains."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from mail_server import PostOffice, post_office
from mailed_editions import PRESS, mailed, post_by

from report_builder.delivery.smtp import Login
from report_builder.errors import ConfigError
from report_builder.issuing.mailing.send import Sent, send_edition
from report_builder.ledger.releases import open_ledger


def states(sent: Sent) -> list[str]:
    return [one.state for one in sent.outcomes]


@pytest.mark.parametrize(
    ("way", "says"),
    [
        ({"certificate_for": "other.example.gov.uk"}, "certificate was not accepted"),
        ({"is_vouched": False}, "certificate was not accepted"),
        ({"tls": "tls", "is_vouched": False}, "certificate was not accepted"),
        ({"offers_starttls": False, "is_login_required": False}, "does not offer STARTTLS"),
    ],
)
def test_nothing_at_all_is_said_to_a_server_that_is_not_safe(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch, way: dict[str, object], says: str
) -> None:
    with post_office(tmp_path, **way) as office:  # type: ignore[arg-type]
        monkeypatch.setenv("SSL_CERT_FILE", str(office.ca))
        sent = send_edition(mailed(out), post_by(office, out, tls=str(way.get("tls", "starttls"))))

    assert (states(sent), office.received, office.logins) == (["deferred"], [], [])
    assert says in str(sent.trouble[0])


def test_tls_from_the_first_byte_works_as_well(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with post_office(tmp_path, tls="tls") as office:
        monkeypatch.setenv("SSL_CERT_FILE", str(office.ca))

        assert states(send_edition(mailed(out), post_by(office, out, tls="tls"))) == ["sent"]
        assert office.received[0].was_safe


def test_a_wrong_password_is_told_without_being_shown(office: PostOffice, out: Path) -> None:
    sent = send_edition(mailed(out), post_by(office, out, login=Login("yot", "wrong horse")))

    assert (states(sent), office.received) == (["deferred"], [])
    assert "did not take the login (535)" in str(sent.trouble[0])
    assert "wrong horse" not in str(sent.trouble) + repr(post_by(office, out, login=Login("yot", "wrong horse")))


def test_without_a_login_where_one_is_asked_for_nobody_is_refused(office: PostOffice, out: Path) -> None:
    sent = send_edition(mailed(out), post_by(office, out, login=Login()))

    assert states(sent) == ["deferred"]
    assert "asks for a login" in str(sent.trouble[0])


def test_a_server_that_is_down_puts_everything_off(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with post_office(tmp_path) as office:
        monkeypatch.setenv("SSL_CERT_FILE", str(office.ca))
    edition, post = mailed(out, edition="board"), post_by(office, out)
    down = send_edition(edition, post)
    assert (states(down), len(down.trouble)) == (["deferred"] * 3, 1)

    with post_office(tmp_path) as up:
        assert states(send_edition(edition, post_by(up, out))) == ["sent"] * 3
        assert set(up.tally().values()) == {1}


def test_mail_to_another_machine_is_never_sent_in_the_clear(office: PostOffice, out: Path) -> None:
    post = post_by(office, out, tls="none")
    smtp = post.delivery.smtp
    assert smtp is not None
    elsewhere = replace(post, delivery=replace(post.delivery, smtp=replace(smtp, host="mail.example.gov.uk")))

    with pytest.raises(ConfigError, match="must be protected"):
        send_edition(mailed(out), elsewhere)


@pytest.mark.parametrize(
    "address",
    [
        "a@elsewhere.example",
        "a@sub.example.gov.uk",
        "a@example.gov.uk.elsewhere.example",
        "a@elsewhere.example@example.gov.uk",
        '"a@elsewhere.example"@example.gov.uk',
        "a@example.gov.uk\r\nBcc: b@elsewhere.example",
        "a@example.gov.uk,b@elsewhere.example",
        "<b@elsewhere.example>a@example.gov.uk",
        "a(b@elsewhere.example)@example.gov.uk",
        "a@ex\N{CYRILLIC SMALL LETTER A}mple.gov.uk",
        "a @example.gov.uk",
        "a..b@example.gov.uk",
        "@example.gov.uk",
    ],
)
def test_no_trick_with_an_address_takes_mail_out_of_the_allowed_domains(
    office: PostOffice, out: Path, address: str
) -> None:
    post = post_by(office, out, to={"public": (PRESS, address)})

    with pytest.raises(ConfigError):
        send_edition(mailed(out), post)
    assert [one for one in office.received if one.recipients != ("manager@example.gov.uk",)] == []
    with open_ledger(out / "ledger.sqlite") as ledger:
        assert ledger.steps() == ()
