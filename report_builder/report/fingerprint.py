"""Keyed digests: what says that two papers come from the same inputs, without letting a small file be guessed back."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256

from report_builder.model.tables import Input


def key_of(inputs: Iterable[Input], *, config_digest: str, secret: str = "") -> bytes:
    """The key of all digests of a build.

    With no secret from the environment it is made of all inputs together: whoever would guess one small file back
    would have to hold all the others, byte for byte. The same inputs give the same key on every machine.
    """
    if secret:
        return sha256(secret.encode()).digest()
    whole = "\n".join([config_digest, *sorted(f"{one.file} {one.sha256}" for one in inputs)])
    return sha256(whole.encode()).digest()


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
