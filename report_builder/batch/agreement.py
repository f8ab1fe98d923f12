"""Whether another machine would make the very same papers: the same versions, and the same secrets."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from report_builder.delivery.passwords import VARIABLES
from report_builder.versions import versions

SECRETS = ("REPORT_BUILDER_KEY", *VARIABLES.values())
"""The variables of the environment that a paper's bytes depend on; none of them leaves its machine."""
_SAME_VERSIONS = "install the same versions on every machine, and start its workers again"
_SAME_SECRETS = "start each worker with it in its own environment"
_COST = 2**14
"""Of scrypt: about a twentieth of a second for each guess at a secret."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two machines have to have alike.

    Attributes:
        versions: package -> its version, and that of Python.
        secrets: variable -> a digest of its value with the salt of this one call; empty where it is not set.
    """

    versions: Mapping[str, str]
    secrets: Mapping[str, str] = field(repr=False)

    def differences(self, other: Agreement, *, have_secrets: bool = True) -> Iterator[tuple[str, str]]:
        """(what another machine has otherwise, the mend) in words; of a secret only that it is another.

        Args:
            other: that machine's.
            have_secrets: whether it needs them: a scheduler makes no paper.
        """
        for package, version in self.versions.items():
            found = other.versions.get(package, "none")
            if found != version:
                yield f"it has {package} {found}, and here is {version}", _SAME_VERSIONS
        for name, digest in self.secrets.items() if have_secrets else ():
            if other.secrets.get(name, "") != digest:
                yield f"its {name} is not the one of this call", _SAME_SECRETS


@lru_cache(maxsize=2)
def agreement_here(salt: bytes) -> Agreement:
    """That of this machine.

    Args:
        salt: new for each call, so that digests of two calls say nothing of each other.
    """
    found = {**versions(), "python": platform.python_version()}
    return Agreement(found, {name: _digest(os.environ.get(name, ""), salt) for name in SECRETS})


def _digest(secret: str, salt: bytes) -> str:
    if not secret:
        return ""
    return hashlib.scrypt(secret.encode("utf-8", "surrogateescape"), salt=salt, n=_COST, r=8, p=1).hex()
