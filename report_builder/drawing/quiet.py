"""Waking matplotlib without a word on the terminal."""

from __future__ import annotations

import importlib
import logging


def wake_matplotlib() -> None:
    """Import matplotlib, which may have to write a list of the machine's fonts first.

    Where the home folder may not be written it takes a temporary one by itself, and where the list is long it says so;
    both are logged as warnings that no reader of ours can use. We draw with our own font files in any case.
    """
    logger = logging.getLogger("matplotlib")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        importlib.import_module("matplotlib.font_manager")
    finally:
        logger.setLevel(level)
