"""What a machine lacks for making papers: each question answers with complaints, each with its mend."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path

from report_builder import bundled
from report_builder.errors import Complaint, OutsideError
from report_builder.scratch import scratch

SYSTEM_LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
"""What WeasyPrint loads on Linux, and the package of Debian and Ubuntu that holds it."""

APT_LINE = f"apt-get install -y {' '.join(SYSTEM_LIBRARIES.values())}"
SECONDS_TO_TYPESET = 60

ONE_LINE = "import weasyprint; weasyprint.HTML(string='<html lang=en-GB><p>One line').write_pdf()"
"""Sets one line of text: with the libraries but no font at all this ends in a segmentation fault."""


def everything_lacking(out: Path) -> tuple[Complaint, ...]:
    """Ask every question; a line is set in earnest only where nothing that it needs is known to be missing.

    Args:
        out: the folder in which papers are to be shelved.
    """
    needed = (
        *missing_libraries(),
        *missing_fonts(),
        *wrong_versions(metadata.requires("report-builder") or ()),
    )
    return (*needed, *(() if needed else cannot_typeset()), *unwritable(out))


def missing_libraries(load: Callable[[str], object] = ctypes.CDLL) -> Iterator[Complaint]:
    """The system libraries that cannot be loaded; asked on Linux alone, since their names differ elsewhere.

    Args:
        load: loads a library by its name and raises OSError where it cannot.
    """
    if sys.platform != "linux":
        return
    for library, package in SYSTEM_LIBRARIES.items():
        try:
            load(library)
        except OSError:
            mend = f"run as root: {APT_LINE}"
            yield Complaint(f"the system library {library} (Debian's package {package}) is missing", mend=mend)


def missing_fonts() -> tuple[Complaint, ...]:
    """The fonts' package, where it or its files are missing."""
    try:
        bundled.font_files()
    except OutsideError as missing:
        return missing.complaints
    return ()


def wrong_versions(
    requirements: Iterable[str], installed: Callable[[str], str] = metadata.version
) -> Iterator[Complaint]:
    """The Python libraries that are missing or of another version than the program asks for.

    Args:
        requirements: as a package's metadata spell them, such as `weasyprint==70.0`.
        installed: the installed version of a library; raises PackageNotFoundError where there is none.
    """
    from packaging.requirements import Requirement  # noqa: PLC0415 - slow to import, and only doctor needs it

    for requirement in map(Requirement, requirements):
        if requirement.marker and not requirement.marker.evaluate():
            continue
        mend = f"run: {sys.executable} -m pip install '{requirement.name}{requirement.specifier}'"
        try:
            version = installed(requirement.name)
        except metadata.PackageNotFoundError:
            yield Complaint(f"the Python library {requirement.name} is missing", mend=mend)
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            what = f"the Python library {requirement.name} is of version {version}, not {requirement.specifier}"
            yield Complaint(what, mend=mend)


def cannot_typeset(program: str = ONE_LINE) -> Iterator[Complaint]:
    """Whether a line of text cannot be set, tried in a process of its own, since a failure may kill it.

    Args:
        program: Python source that sets a line.
    """
    with scratch("doctor-") as place:
        environment = {**os.environ, "FONTCONFIG_FILE": str(bundled.write_fontconfig(place))}
        call = [sys.executable, "-W", "ignore", "-c", program]
        try:
            attempt = subprocess.run(  # noqa: S603 - our own interpreter and our own program
                call, env=environment, capture_output=True, check=False, timeout=SECONDS_TO_TYPESET
            )
        except subprocess.TimeoutExpired:
            yield Complaint(
                f"WeasyPrint did not set a line of text within {SECONDS_TO_TYPESET} seconds", mend="try again"
            )
            return
    if attempt.returncode:
        mend = f"run as root: {APT_LINE}; then install report-builder again"
        yield Complaint(f"WeasyPrint cannot set a line of text: it {_how_it_ended(attempt)}", mend=mend)


def _how_it_ended(attempt: subprocess.CompletedProcess[bytes]) -> str:
    if attempt.returncode < 0:
        return f"was killed by {signal.Signals(-attempt.returncode).name}"
    last_lines = attempt.stderr.decode(errors="replace").strip().splitlines()
    return f"ended with: {last_lines[-1]}" if last_lines else f"ended with status {attempt.returncode}"


def unwritable(out: Path) -> Iterator[Complaint]:
    """Whether papers cannot be shelved in a folder, or where it would have to be made."""
    place = next(place for place in (out.absolute(), *out.absolute().parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as refusal:
        yield Complaint(
            f"papers cannot be written to {out}: {refusal.strerror}",
            mend=f"make {place} a folder that you may write to, or name another with --out",
        )
