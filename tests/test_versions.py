"""The versions that a manifest and a fingerprint hold."""

from __future__ import annotations

import tomllib
from pathlib import Path

from report_builder.versions import PACKAGES, versions

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_our_own_version_is_that_of_the_project() -> None:
    assert versions()["report-builder"] == PROJECT["version"]


def test_every_package_has_a_version() -> None:
    assert list(versions()) == list(PACKAGES)
    assert all(version[0].isdigit() for version in versions().values())


def test_a_pinned_library_is_of_the_version_that_it_is_pinned_to() -> None:
    pinned = dict(line.split("==") for line in PROJECT["dependencies"] if "==" in line)

    assert {name: versions()[name] for name in pinned} == pinned
