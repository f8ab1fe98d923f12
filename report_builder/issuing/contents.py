"""All files of an edition that lies in its folder, as its manifest names them; never a part, or a mixture of two."""

from __future__ import annotations

import json

from report_builder.errors import Complaint, ConfigError, DataError
from report_builder.issuing.issued import Issued
from report_builder.model.release import MANIFEST
from report_builder.store.objects import hashes_of


def contents_of(edition: Issued) -> dict[str, bytes]:
    """Every file of an edition that lies in its folder, as it was when its manifest was read.

    Raises:
        DataError: another paper was put there meanwhile, or it was taken away.
    """
    try:
        files = {name: edition.content(name) for name in (*edition.manifest["files"], MANIFEST)}
    except FileNotFoundError as error:
        what = "the paper was taken away in the meantime"
        raise DataError(Complaint(what, str(edition.folder), "build it again, and run it again")) from error
    hashes = hashes_of(files)
    listed = {**edition.manifest["files"], MANIFEST: hashes[MANIFEST]}
    if hashes != listed or json.loads(files[MANIFEST]) != edition.manifest:
        mend = "look at what lies there now, and run it again"
        raise DataError(Complaint("another paper was built there in the meantime", str(edition.folder), mend))
    return files


def insist_whole(edition: Issued) -> None:
    """Stop at a folder that `build --only` made: it has the figures of the whole edition, and a part of its pages.

    Raises:
        ConfigError: it is such a folder.
    """
    if edition.place.name != edition.paper.audience:
        what = f"this folder is not that of the {edition.paper.audience} edition: it holds a part of a paper"
        raise ConfigError(Complaint(what, str(edition.folder), "build the whole edition, and take that"))
