"""Regular expressions that are compiled when they are first asked: a paper needs less than half of those here."""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = frozenset({"search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"})


class _Rule:
    """Stands for a compiled pattern, and becomes it with the first question."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({asked: getattr(compiled, asked) for asked in _ASKED})  # asked many times, without detour
        return getattr(compiled, name)


def rule(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, made when it is first used.

    Args:
        pattern: a regular expression; one that is wrong is found by its first use.
        flags: of the module `re`.
    """
    return cast("re.Pattern[str]", _Rule(pattern, flags))
