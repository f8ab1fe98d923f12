"""Passwords of encrypted editions: judged, never shown."""

from __future__ import annotations

import pytest

from report_builder.delivery.passwords import NO_PASSWORDS, Password, Passwords, passwords_in
from report_builder.errors import ConfigError
from report_builder.model.spec import Edition

GOOD = "harbour lamp cinder oak"
BOARD, PUBLIC = "REPORT_BUILDER_PASSWORD_BOARD", "REPORT_BUILDER_PASSWORD_PUBLIC"


def refusal(said: str) -> str:
    with pytest.raises(ConfigError) as refused:
        passwords_in({BOARD: said}).of("board")
    return str(refused.value)


@pytest.mark.parametrize(
    "said",
    [
        GOOD,
        "twelve-signs",
        "Größere Wälder",
        "пароль для совета",
        "x" * 127,
        "\N{HEBREW LETTER ALEF}" * 12,
        "\N{GREEK SMALL LETTER ALPHA}" * 63,
    ],
)
def test_a_password_that_every_program_for_pdf_takes_alike_is_taken_as_it_is(said: str) -> None:
    assert passwords_in({BOARD: said}).of("board").letters == said


def test_an_accent_that_follows_its_letter_is_joined_to_it_as_a_keyboard_would() -> None:
    assert passwords_in({BOARD: "cafe\N{COMBINING ACUTE ACCENT} au lait"}).of("board").letters == "café au lait"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("", "no password"),
        ("eleven-sign", "too short"),
        (" a space before", "begins or ends with a space"),
        ("a space behind ", "begins or ends with a space"),
        ("x" * 128, "too long"),
        ("\N{GREEK SMALL LETTER ALPHA}" * 64, "too long"),
        # RFC 4013, section 3: a soft hyphen becomes nothing, the feminine ordinal a, Roman nine IX; BEL is forbidden
        ("soft\N{SOFT HYPHEN}hyphen here", "take in different ways"),
        ("feminine \N{FEMININE ORDINAL INDICATOR} here", "take in different ways"),
        ("roman \N{ROMAN NUMERAL NINE} numeral", "take in different ways"),
        ("a bell \a rings here", "take in different ways"),
        ("not\N{NO-BREAK SPACE}a plain space", "take in different ways"),
        ("a new \N{PARTY POPPER} sign here", "take in different ways"),
        ("\N{ARABIC LETTER ALEF}1\N{ARABIC LETTER ALEF}2 345678901", "take in different ways"),
        ("undecodable \udcff byte", "take in different ways"),
    ],
)
def test_any_other_is_refused_with_its_fault(said: str, fault: str) -> None:
    assert fault in refusal(said)


@pytest.mark.parametrize("said", ["eleven-sign", " a space before", "x" * 128, "a bell \a rings here"])
def test_no_refusal_repeats_it(said: str) -> None:
    assert said.strip() not in refusal(said)


@pytest.mark.parametrize("shown", [repr, str, "{!r}".format, "{}".format])
def test_nothing_that_holds_it_shows_it(shown: object) -> None:
    passwords = passwords_in({BOARD: GOOD})

    assert callable(shown)
    assert not any("harbour" in shown(one) for one in (passwords, passwords.of("board"), passwords.every()))


def test_the_two_editions_may_not_share_one() -> None:
    shared = passwords_in({BOARD: GOOD, PUBLIC: GOOD})

    with pytest.raises(ConfigError, match="who may read the one could open the other"):
        shared.of("public")


def test_it_is_asked_for_where_an_edition_is_encrypted_and_only_there() -> None:
    board, public = Edition("board", 0, encrypt=True), Edition("public", 5)

    NO_PASSWORDS.insist([public])
    passwords_in({BOARD: GOOD}).insist([board, public])
    with pytest.raises(ConfigError, match=BOARD) as refused:
        NO_PASSWORDS.insist([board, public])

    assert refused.value.exit_status == 2


def test_all_missing_ones_are_told_at_once() -> None:
    both = [Edition("board", 0, encrypt=True), Edition("public", 5, encrypt=True)]

    with pytest.raises(ConfigError) as refused:
        NO_PASSWORDS.insist(both)

    assert [one.where for one in refused.value.complaints] == [BOARD, PUBLIC]


def test_an_empty_variable_is_none() -> None:
    assert passwords_in({BOARD: "", "HOME": "/root"}) == Passwords({})


def test_those_that_may_open_a_file_are_tried_however_weak_they_are() -> None:
    assert passwords_in({BOARD: "old", PUBLIC: "older"}).every() == (Password("old"), Password("older"))


def test_an_edition_that_a_strange_manifest_names_is_refused_and_no_fault_of_the_program() -> None:
    with pytest.raises(ConfigError, match="an edition of this name cannot be encrypted"):
        passwords_in({BOARD: GOOD}).of("members")
