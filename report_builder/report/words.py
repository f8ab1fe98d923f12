"""The one Jinja environment for sentences: sandboxed, strict, and knowing nothing but figures."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.nodes import Template as Tree
    from jinja2.sandbox import SandboxedEnvironment


_MOST_TEXTS = 1024
"""Kept at a time; a paper has some hundreds."""


@lru_cache(maxsize=1)
def environment() -> SandboxedEnvironment:
    """An environment whose only names are those that the caller gives: no globals, filters or tests of Jinja's."""
    from jinja2 import StrictUndefined  # noqa: PLC0415  heavy
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415  heavy

    made = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    for names in (made.globals, made.filters, made.tests):
        names.clear()
    return made


@lru_cache(maxsize=_MOST_TEXTS)
def template(text: str) -> Template:
    """A text, compiled once however many editions say it.

    Raises:
        jinja2.TemplateSyntaxError: it is no Jinja.
    """
    return environment().from_string(text)


@lru_cache(maxsize=_MOST_TEXTS)
def tree(text: str) -> Tree:
    """The syntax tree of a text, to be read and left as it is: who looks for figures and who looks for links share it.

    Raises:
        jinja2.TemplateSyntaxError: it is no Jinja.
    """
    return environment().parse(text)
