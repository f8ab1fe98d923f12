"""The one Jinja environment for sentences: sandboxed, strict, and knowing nothing but figures."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


@lru_cache(maxsize=1)
def environment() -> SandboxedEnvironment:
    """An environment whose only names are those that the caller gives: no globals, filters or tests of Jinja's."""
    from jinja2 import StrictUndefined  # noqa: PLC0415  heavy
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415  heavy

    made = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    for names in (made.globals, made.filters, made.tests):
        names.clear()
    return made
