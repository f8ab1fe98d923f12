"""A mail's bytes: the same for the same mail, ASCII, and no line in them that somebody else wrote."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.delivery.message import Attachment, Mail, id_of, insist_allowed, insist_plain, one_line
from report_builder.errors import ConfigError

WHEN = datetime(2020, 7, 1, 9, 30, tzinfo=UTC)
ID = id_of("leeds-board-report", "board", "draft", 1, "a@example.gov.uk", 1)
WELSH = "D\N{LATIN SMALL LETTER W WITH CIRCUMFLEX}r \N{LATIN SMALL LETTER Y WITH CIRCUMFLEX}d"


def mail(subject: str = "Draft", text: str = "Hello\n", html: str = "<p>Hello</p>", content: bytes = b"%PDF") -> Mail:
    attached = (Attachment("paper.pdf", content),)
    return Mail("yot@example.gov.uk", "a@example.gov.uk", subject, text, html, ID, WHEN, attached)


def read(content: bytes) -> EmailMessage:
    found = message_from_bytes(content, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_mail_says_from_whom_to_whom_when_and_that_a_program_wrote_it() -> None:
    found = read(mail().as_bytes())

    assert (found["From"], found["To"], found["Subject"]) == ("yot@example.gov.uk", "a@example.gov.uk", "Draft")
    assert found["Date"] == "Wed, 01 Jul 2020 09:30:00 +0000"
    assert found["Message-ID"] == f"<{ID}@example.gov.uk>"
    assert found["Auto-Submitted"] == "auto-generated"
    kinds = [part.get_content_type() for part in found.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "application/pdf"]


def test_the_same_mail_has_the_same_bytes() -> None:
    assert mail().as_bytes() == mail().as_bytes()


@given(st.text(), st.text(), st.binary())
def test_whatever_a_mail_says_it_is_ascii_in_short_lines_and_is_read_as_it_was_said(
    subject: str, text: str, content: bytes
) -> None:
    subject = f"Report {one_line(subject)}".strip()
    text = "".join(letter for letter in text if letter.isprintable()) + "\n"

    whole = mail(subject, text, f"<p>{text}</p>", content).as_bytes()

    assert whole.isascii()
    assert max(map(len, whole.split(b"\r\n"))) <= 998
    assert b"\n" not in whole.replace(b"\r\n", b"")
    found = read(whole)
    body = found.get_body(("plain",))
    assert body is not None
    assert body.get_content().rstrip("\r\n") == text.rstrip("\n")
    assert [one.get_content() for one in found.iter_attachments()] == [content]
    assert found["Subject"] == subject


@pytest.mark.parametrize(
    "subject",
    [
        f"DRAFT: Youth justice performance report, Gwasanaeth Cyfiawnder Ieuenctid {WELSH}, 13 July 2020",
        "It costs \N{POUND SIGN}5, \N{LEFT SINGLE QUOTATION MARK}so they say\N{RIGHT SINGLE QUOTATION MARK}",
        WELSH * 40,
        "a" * 300,
        "It is not =?utf-8?q?encoded?= at all",
    ],
)
def test_a_subject_keeps_its_letters(subject: str) -> None:
    assert read(mail(subject).as_bytes())["Subject"] == subject


@pytest.mark.parametrize(
    "end", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}", "\0"]
)
def test_a_subject_cannot_bring_a_line_of_its_own(end: str) -> None:
    found = read(mail(f"Draft{end}Bcc: b@elsewhere.example").as_bytes())

    assert found["Bcc"] is None
    assert found["Subject"].startswith("Draft")


@pytest.mark.parametrize("address", ["a@example.gov.uk\nBcc: b@c.uk", "a b@example.gov.uk", '"a"@example.gov.uk', "a"])
def test_a_mail_to_what_is_no_plain_address_is_not_made(address: str) -> None:
    with pytest.raises(ConfigError):
        insist_plain(address)
    with pytest.raises(ConfigError):
        Mail("yot@example.gov.uk", address, "s", "t\n", "h", ID, WHEN).as_bytes()
    with pytest.raises(ConfigError):
        Mail(address, "a@example.gov.uk", "s", "t\n", "h", ID, WHEN).as_bytes()


def test_a_very_long_address_is_none() -> None:
    with pytest.raises(ConfigError):
        insist_plain(f"{'a' * 250}@example.gov.uk")


def test_where_no_domain_is_named_none_is_allowed() -> None:
    with pytest.raises(ConfigError, match="allowed: none"):
        insist_allowed("a@example.gov.uk", ())


def test_a_domain_is_allowed_by_its_whole_name_whatever_its_capitals() -> None:
    insist_allowed("A@Example.GOV.uk", ["example.gov.uk"])
    with pytest.raises(ConfigError, match=r"allowed: example\.gov\.uk"):
        insist_allowed("a@sub.example.gov.uk", ["example.gov.uk"])


@given(st.text(), st.text())
def test_the_ids_of_different_mails_differ(one: str, other: str) -> None:
    assert (id_of(one, "x") == id_of(other, "x")) == (one == other)
