"""Digests that vouch without giving away: keyed, the same twice, and another for every change."""

from __future__ import annotations

from hashlib import sha256

import pytest

from report_builder.model.tables import Input
from report_builder.report.fingerprint import digest, fingerprint, key_of

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
