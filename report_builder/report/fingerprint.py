"""Keyed digests: what says that two papers come from the same inputs, without letting a number be guessed back.

An edition with disclosure control vouches for what it prints and for nothing else: were a digest of its inputs beside
it, keyed or not, whoever has all of them but one withheld number could try every value until the digest agrees.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256

from report_builder.model.spec import Edition
from report_builder.model.tables import Input, ProtectedTable


def key_of(inputs: Iterable[Input], *, config_digest: str, secret: str = "") -> bytes:
    """The key of all digests of a build.

    With no secret from the environment it is made of all inputs together: whoever would guess one small file back
    would have to hold all the others, byte for byte. The same inputs give the same key on every machine.
    """
    if secret:
        return sha256(secret.encode()).digest()
    whole = "\n".join([config_digest, *sorted(f"{one.file} {one.sha256}" for one in inputs)])
    return sha256(whole.encode()).digest()


def vouched(inputs: Iterable[Input], tables: Iterable[ProtectedTable], *, edition: Edition) -> tuple[Input, ...]:
    """The inputs as an edition may vouch for them: their names, and what the keyed digests are made from.

    Args:
        inputs: what was read.
        tables: all that the edition prints.
        edition: without disclosure control (threshold 0) the inputs stand as they are, so that it can be told from
            which data a paper was made. With it, the same print gives the same digests, whatever was withheld.
    """
    if not edition.threshold:
        return tuple(inputs)
    printed = sha256(repr(tuple(tables)).encode()).hexdigest()
    return tuple(Input(one.file, sha256(f"{one.file}\n{printed}".encode()).hexdigest()) for one in inputs)


def digest(text: str, *, key: bytes) -> str:
    """A keyed digest, in hexadecimal."""
    return hmac.new(key, text.encode(), sha256).hexdigest()


def fingerprint(inputs: Iterable[Input], versions: Mapping[str, str], *, config_digest: str, key: bytes) -> str:
    """The hash of config, inputs and versions that the PDF's metadata hold."""
    parts = {
        "config": config_digest,
        "inputs": sorted([one.file, one.sha256] for one in inputs),
        "versions": dict(sorted(versions.items())),
    }
    return digest(json.dumps(parts, sort_keys=True), key=key)
