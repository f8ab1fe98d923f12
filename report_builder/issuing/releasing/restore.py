"""The data of an issued paper, written back from the archive where they were kept with it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from report_builder.durable import sync_folder, write_file
from report_builder.errors import Complaint, ConfigError, OutsideError
from report_builder.issuing.issued import Issued
from report_builder.issuing.releasing.inputs import unpacked_inputs
from report_builder.issuing.releasing.locked import ArchiveKey, unlock
from report_builder.store.frozen import Archive


def kept_inputs(edition: Issued, key: ArchiveKey) -> dict[str, bytes]:
    """File name -> content of the tables that were kept with an issue.

    Raises:
        ConfigError: it was not issued, its data were not kept or are deleted, or the key is another.
        DataError: they were altered.
    """
    frozen, where = edition.frozen, str(edition.folder)
    if frozen is None:
        raise ConfigError(Complaint("this edition was not issued, so that none of its data were kept", where, ""))
    if not frozen.inputs:
        what = f"the data of revision {frozen.revision} were not kept with it"
        raise ConfigError(Complaint(what, where, "`release --keep-data CONFIG` keeps those of a paper that is issued"))
    objects = Archive(edition.out).objects
    if not objects.has(frozen.inputs):
        what = f"the data of revision {frozen.revision} were to be kept until {frozen.keep_until}, and are deleted"
        raise ConfigError(Complaint(what, where, "a copy of the archive from before may have them"))
    return unpacked_inputs(unlock(objects.get(frozen.inputs), key, where=where), where=where)


def insist_new(folder: Path, *, out: Path) -> None:
    """Stop where data must not be written.

    Raises:
        ConfigError: there is something of that name, nothing to put it in, or it lies in the out folder.
    """
    if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(out)):
        what = "the data must not lie in the out folder, from which papers are passed on"
        raise ConfigError(Complaint(what, str(folder), "name a folder outside it"))
    if folder.exists() or folder.is_symlink():
        raise ConfigError(Complaint("there is something of that name", str(folder), "name a folder that is new"))
    if not folder.absolute().parent.is_dir():
        what, mend = "there is no such folder to put it in", "make it, or name another"
        raise ConfigError(Complaint(what, str(folder.parent), mend))


def write_inputs(files: dict[str, bytes], folder: Path) -> None:
    """Write tables into a new folder that only its owner may enter: all of them or none.

    Raises:
        OutsideError: the disk refuses.
    """
    try:
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.absolute().parent))
        try:
            for name, content in files.items():
                write_file(content, fresh / name)
            sync_folder(fresh)
            fresh.rename(folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        what = f"the data could not be written: {(error.strerror or 'the disk refuses').lower()}"
        raise OutsideError(Complaint(what, str(folder), "make room or name another folder")) from error
