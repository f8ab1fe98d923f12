"""What the commands on an analyst's own tables have in common: the options that say how tables are linked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from report_builder.errors import Complaint, ConfigError

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def linking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --threshold, --safe-zero, --hierarchy and --ledger to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS: tuple[Decorator, ...] = (
    click.option(
        "--threshold",
        type=click.IntRange(min=2),
        default=5,
        show_default=True,
        help="The smallest count of persons that may be printed.",
    ),
    click.option(
        "--safe-zero/--no-safe-zero",
        "is_zero_safe",
        default=True,
        show_default=True,
        help="Whether noughts are printed.",
    ),
    click.option(
        "--hierarchy",
        "hierarchies",
        multiple=True,
        metavar="DIM=FILE.csv",
        help="A dimension's broader categories: a file of category,parent. May be repeated.",
    ),
    click.option(
        "--ledger",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="What was released before, which every reader holds.",
    ),
)


def read_hierarchies(texts: tuple[str, ...]) -> dict[str, Path]:
    """The value of --hierarchy: dimension -> file.

    Raises:
        ConfigError: one is not of the form DIM=FILE, or a dimension is named twice.
    """
    found: dict[str, Path] = {}
    faults = []
    for text in texts:
        dimension, equals, file = (part.strip() for part in text.partition("="))
        if not (dimension and equals and file):
            faults.append(Complaint(f"'{text}' is not DIM=FILE.csv", "--hierarchy", "such as ethnicity=groups.csv"))
        elif dimension in found:
            faults.append(Complaint(f"'{dimension}' is named twice", "--hierarchy", "put all its rows into one file"))
        found[dimension] = Path(file)
    if faults:
        raise ConfigError(faults)
    return found
