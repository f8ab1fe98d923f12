"""`report-builder doctor`: what this machine lacks, and how to mend it."""

from __future__ import annotations

import json
import platform
from importlib import metadata
from pathlib import Path

import click

from report_builder.cli import ending, machine
from report_builder.cli.talk import talk
from report_builder.errors import Complaint, OutsideError

EPILOG = """\b
Examples:
  report-builder doctor
  report-builder doctor --json
"""


@click.command("doctor", epilog=EPILOG)
@click.option(
    "--out", type=click.Path(path_type=Path), default="out", show_default=True, help="Where papers are to go."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON on stdout.")
def command(out: Path, as_json: bool) -> int:  # noqa: FBT001 - click calls it by name
    """Find what this machine lacks, and how to mend it.

    Looks at the system's libraries, the fonts, the versions of the Python libraries and the folder for papers, and
    sets one line of text to see that it works. Ends with status 0 where nothing is missing, else 4.
    """
    lacking = machine.everything_lacking(out)
    if as_json:
        talk().answer(json.dumps(_as_json(lacking), indent=2))
        return ending.OUTSIDE if lacking else 0
    if lacking:
        raise OutsideError(lacking)
    talk().answer(f"Nothing is missing. {'; '.join(f'{name} {version}' for name, version in _versions().items())}.")
    return 0


def _as_json(lacking: tuple[Complaint, ...]) -> dict[str, object]:
    return {
        "versions": _versions(),
        "lacking": [{"what": complaint.what, "mend": complaint.mend} for complaint in lacking],
    }


def _versions() -> dict[str, str]:
    """What a maintainer asks first; a library that is missing is left out, for `lacking` names it."""
    versions = {"report-builder": metadata.version("report-builder"), "Python": platform.python_version()}
    for library in ("weasyprint", "matplotlib", "pandas", "pikepdf"):
        try:
            versions[library] = metadata.version(library)
        except metadata.PackageNotFoundError:
            continue
    return versions
