"""The machine's Chromium without a window: what a reader of the papers on screen has, where the machine has one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PACKAGE = "chromium"
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_SCREEN = (1280, 900)


def program() -> str | None:
    """Where the browser is, if there is one."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


@contextmanager
def running(path: str) -> Iterator[Browser]:
    """A browser with nothing open. Root may not run it in its sandbox; it sees our own pages alone."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, file: Path, *, width: int = _SCREEN[0]) -> Iterator[tuple[Page, list[str]]]:
    """A file on screen, and every address that the browser asked for on its behalf, its own first."""
    page = browser.new_page(viewport={"width": width, "height": _SCREEN[1]})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    try:
        page.goto(file.as_uri())
        yield page, asked
    finally:
        page.close()
