"""Digests that vouch without giving away: keyed, the same twice, and another for every change."""

from __future__ import annotations

from hashlib import sha256

import pytest
from small_tables import key, one_way
from spoken_tables import BOARD, PUBLIC, protected

from report_builder.disclosure.problem import Pattern, pose
from report_builder.disclosure.protect import through_the_wall
from report_builder.model.tables import CountTable, Input
from report_builder.report.fingerprint import digest, fingerprint, key_of, vouched

CASES = Input("episodes.csv", "aa" * 32)
CUSTODY = Input("custody.csv", "bb" * 32)
VERSIONS = {"weasyprint": "70.0", "pandas": "3.1.1"}


def of(
    inputs: tuple[Input, ...] = (CASES, CUSTODY),
    versions: dict[str, str] = VERSIONS,
    *,
    config: str = "cc",
    key: bytes = b"key",
) -> str:
    return fingerprint(inputs, versions, config_digest=config, key=key)


def test_the_same_inputs_in_another_order_have_the_same_fingerprint() -> None:
    assert of() == of((CUSTODY, CASES), dict(reversed(VERSIONS.items())))


@pytest.mark.parametrize(
    "other",
    [
        of(config="cd"),
        of((CASES,)),
        of((CASES, Input("custody.csv", "bc" * 32))),
        of((CASES, Input("remand.csv", "bb" * 32))),
        of(versions={**VERSIONS, "pandas": "3.1.2"}),
        of(key=b"another"),
    ],
    ids=["config", "a file less", "a file changed", "a file renamed", "version", "key"],
)
def test_any_change_gives_another_fingerprint(other: str) -> None:
    assert other != of()


def test_a_digest_is_no_plain_hash_of_what_could_be_guessed() -> None:
    # The sha256 of a small file can be found by trying every small file.
    assert digest("bb" * 32, key=b"key") not in {"bb" * 32, sha256(("bb" * 32).encode()).hexdigest()}
    assert len(digest("bb" * 32, key=b"key")) == 64


def test_a_digest_is_that_of_rfc_4231() -> None:
    # RFC 4231, test case 2: HMAC-SHA-256 with the key "Jefe".
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"

    assert digest("what do ya want for nothing?", key=b"Jefe") == expected


def test_without_a_secret_every_input_and_the_config_make_the_key() -> None:
    key = key_of((CASES, CUSTODY), config_digest="cc")

    assert key == key_of((CUSTODY, CASES), config_digest="cc")
    assert len({key, key_of((CASES,), config_digest="cc"), key_of((CASES, CUSTODY), config_digest="cd")}) == 3


def test_a_secret_is_the_key_whatever_the_inputs() -> None:
    key = key_of((CASES,), config_digest="cc", secret="of the service")

    assert key == key_of((CUSTODY,), config_digest="cd", secret="of the service")
    assert key != key_of((CASES,), config_digest="cc", secret="of another")
    assert b"of the service" not in key


WITHHELD = Pattern(frozenset({key(age="13"), key(age="14")}))
HIDDEN = one_way("age", {"13": 1, "14": 4, "15": 20})
SAME_PRINT = one_way("age", {"13": 2, "14": 3, "15": 20})
OTHER_PRINT = one_way("age", {"13": 2, "14": 3, "15": 21})


def vouched_in_public(table: CountTable, *inputs: Input) -> tuple[Input, ...]:
    return vouched(inputs, through_the_wall(pose((table,)), WITHHELD, edition=PUBLIC), edition=PUBLIC)


def test_a_protected_edition_vouches_for_what_it_prints_and_for_no_withheld_number() -> None:
    other = Input("custody.csv", "bc" * 32)

    assert vouched_in_public(HIDDEN, CUSTODY) == vouched_in_public(SAME_PRINT, other)
    assert vouched_in_public(HIDDEN, CUSTODY) != vouched_in_public(OTHER_PRINT, CUSTODY)


def test_a_protected_edition_names_its_inputs_and_holds_nothing_of_their_bytes() -> None:
    made = vouched_in_public(HIDDEN, CASES, CUSTODY)

    assert [one.file for one in made] == ["episodes.csv", "custody.csv"]
    assert len({one.sha256 for one in made}) == 2
    assert not {one.sha256 for one in made} & {CASES.sha256, CUSTODY.sha256}


def test_an_edition_without_disclosure_control_vouches_for_the_inputs_themselves() -> None:
    assert vouched((CASES, CUSTODY), protected(HIDDEN), edition=BOARD) == (CASES, CUSTODY)
