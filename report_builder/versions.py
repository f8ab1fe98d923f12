"""The versions of what sets a paper's bytes: ours and those of the libraries that count, draw and lay out."""

from __future__ import annotations

from importlib.metadata import version

PACKAGES = (
    "report-builder",
    "font-source-sans-pro",
    "jinja2",
    "markdown-it-py",
    "matplotlib",
    "nh3",
    "pandas",
    "pikepdf",
    "pydyf",
    "weasyprint",
)


def versions() -> dict[str, str]:
    """Package -> installed version."""
    return {package: version(package) for package in PACKAGES}
