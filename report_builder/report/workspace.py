"""A fault in a template of the workspace's own is told as theirs, with its place; one in ours stays a fault of ours."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from report_builder import bundled
from report_builder.errors import Complaint, ConfigError

_RESTLESS = frozenset({"script", "iframe", "object", "embed", "link", "base", "form"})
_LIES_IN_THE_PAGE = ("data:image/", "memory:")
_MEND = "compare it with the program's own template, or take it away"


@contextmanager
def own_faults(folders: Sequence[Path]) -> Iterator[None]:
    """Turn what goes wrong while a workspace's templates are laid out or set into a complaint.

    Args:
        folders: template folders, a workspace's own before ours.

    Raises:
        ConfigError: anything that went wrong, where the workspace has templates of its own.
    """
    try:
        yield
    except (TemplateError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
        own = own_files(folders)
        if not own:
            raise
        raise ConfigError(Complaint(_what(error), _where(error, own), _MEND)) from error


def insist_at_rest(page: str) -> None:
    """Stop at a page that runs or fetches something; a link, which its reader may follow, is neither.

    Raises:
        RuntimeError: naming the element; only a template could have brought it in.
    """
    elements = _Elements()
    elements.feed(page)
    if elements.restless:
        raise RuntimeError(f"the page would run or fetch something: <{elements.restless[0]}>")


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.restless: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        fetches = any(name == "src" and not (value or "").startswith(_LIES_IN_THE_PAGE) for name, value in attrs)
        runs = any(name.startswith("on") or (name == "href" and _is_script(value or "")) for name, value in attrs)
        if tag in _RESTLESS or fetches or runs:
            self.restless.append(tag)


def _is_script(address: str) -> bool:
    return "".join(address.split()).lower().startswith(("javascript:", "data:", "vbscript:"))


def own_files(folders: Sequence[Path]) -> tuple[Path, ...]:
    """The workspace's own layouts and stylesheets, in order."""
    ours = bundled.folder("templates").resolve()
    return tuple(
        file
        for folder in folders
        if folder.resolve() != ours
        for file in sorted(folder.rglob("*"))
        if file.suffix in {".jinja", ".css"} and file.is_file()
    )


def _what(error: Exception) -> str:
    """What went wrong. Only Jinja's and our own words are passed on: other errors may repeat what they met."""
    told = isinstance(error, (TemplateError, RuntimeError))
    return f"the workspace's own template cannot be used: {str(error) if told else type(error).__name__}"


def _where(error: Exception, own: Sequence[Path]) -> str:
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    names = {str(file) for file in own}
    lines = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    return next((line for line in reversed(lines) if line.rpartition(":")[0] in names), " or ".join(sorted(names)))
