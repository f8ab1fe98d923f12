"""A fault in a template of the workspace's own is told as theirs, with its place; one in ours stays a fault of ours."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from report_builder import bundled
from report_builder.errors import Complaint, ConfigError

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
