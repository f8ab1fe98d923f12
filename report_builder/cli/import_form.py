"""The form into which a data summary's figures are pasted: what `import data-summary --form` takes, and its writing."""

from __future__ import annotations

import errno
import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from report_builder.errors import Complaint, ConfigError, OutsideError

DATA_SUMMARY = "data-summary"
Decorated = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class FormWish:
    """A form that is asked for."""

    path: Path
    service: str
    pcc: str
    family: tuple[str, ...]
    quarter: str


def forming(command: Decorated) -> Decorated:
    """Add --form and what goes with it to a command, which gets a FormWish or None as `form`."""

    @functools.wraps(command)
    def with_form(**given: Any) -> Any:
        path, service, pcc = given.pop("form"), given.pop("service"), given.pop("pcc")
        family, quarter = given.pop("family"), given.pop("quarter")
        wish = FormWish(path, service, pcc, family, quarter) if path else None
        if wish is None and (service or pcc or family or quarter):
            raise click.UsageError("--service, --pcc, --family and --quarter go with --form")
        return command(**given, form=wish)

    for option in reversed(_OPTIONS):
        with_form = option(with_form)
    return with_form


_OPTIONS = (
    click.option(
        "--form",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE.xlsx",
        help="With data-summary, and no FILE: write the form to paste figures into, which it then reads.",
    ),
    click.option("--service", default="", metavar="NAME", help="With --form: whose data summary it is."),
    click.option("--pcc", default="", metavar="NAME", help="With --form: the police area of the service."),
    click.option(
        "--family", multiple=True, metavar="NAME", help="With --form: a member of its family. May be repeated."
    ),
    click.option("--quarter", default="", metavar="QUARTER", help="With --form: the last quarter, such as 2019-20 Q4."),
)


def write_form(layout: str, wish: FormWish, *, files: tuple[Path, ...]) -> Path:
    """Write the form that is asked for, where nothing stands yet.

    Raises:
        ConfigError: another layout, files beside it, an unknown service or quarter, or a file of that name that
            is there already: it may be a form that somebody filled in.
        OutsideError: it cannot be written.
    """
    from report_builder.importers.form import form_bytes  # noqa: PLC0415 - only who asks for a form pays for it
    from report_builder.model.period import Quarter  # noqa: PLC0415

    if layout != DATA_SUMMARY or files:
        raise ConfigError("--form writes the form of data-summary, and reads no file", "leave the rest out")
    if not wish.service:
        raise ConfigError("--form needs --service", "name the service, such as --service Rotherham")
    try:
        quarter = Quarter.parse(wish.quarter) if wish.quarter else None
    except ValueError as error:
        raise ConfigError(f"--quarter: {error}", "write it as 2019-20 Q4") from error
    content = form_bytes(wish.service, pcc=wish.pcc, family=wish.family, quarter=quarter)
    try:
        with wish.path.open("xb") as written:
            written.write(content)
    except FileExistsError as error:
        mend = "name another file, or delete it if nobody has filled it in"
        raise ConfigError(Complaint("there is such a file already", str(wish.path), mend)) from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}:  # it was made, and is not whole
            wish.path.unlink(missing_ok=True)
        mend = "look at its folder and your rights"
        raise OutsideError(Complaint(f"cannot be written: {error.strerror}", str(wish.path), mend)) from error
    return wish.path
