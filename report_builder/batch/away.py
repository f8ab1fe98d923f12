"""A config's way to a worker of a cluster, which sees the same folders but is not to open the ledger."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from report_builder.batch.agreement import Agreement, agreement_here
from report_builder.batch.parcel import Parcel, make_in
from report_builder.building import Level, Line, Order
from report_builder.durable import make_folder, write_file
from report_builder.errors import Complaint, OutsideError
from report_builder.ledger.copied import copy_releases
from report_builder.model.order import LEDGER
from report_builder.running.cluster import Cluster
from report_builder.scratch import PREFIX, left_behind, scratch, take_away
from report_builder.store.frozen import ARCHIVE

_SALT_BYTES = 16
_NOT_SEEN = "let every worker see the folders of the configs, their data and --out at the same paths as here"


@dataclass(frozen=True, slots=True)
class Errand:
    """An order as it travels.

    Attributes:
        order: as it was asked for.
        folder: from which its paths start, the same on every machine.
        config: the SHA-256 of the config file; empty where it cannot be read.
        ledger: a copy of the releases that went out before, and its SHA-256.
        salt, agreement: what the worker has to have like this machine.
    """

    order: Order
    folder: Path
    config: str
    ledger: tuple[Path, str]
    salt: bytes
    agreement: Agreement


@contextmanager
def sent(orders: Sequence[Order], cluster: Cluster) -> Iterator[list[Errand]]:
    """The orders, ready to travel, once every machine of the cluster was found to be like this one.

    Args:
        orders: all with one out folder, beside whose ledger a copy of its releases lies meanwhile.
        cluster: which is to make them.

    Raises:
        OutsideError: a machine has other versions or other secrets; the disk refuses.
        ReportError: the ledger cannot be read.
    """
    salt = os.urandom(_SALT_BYTES)
    agreement = agreement_here(salt)
    _insist_alike(agreement, cluster, salt)
    out = orders[0].out
    try:
        make_folder(out)
        for left in left_behind(out):
            take_away(left)
        with scratch("releases-", beside=out) as place:
            copy = place.resolve() / LEDGER
            copy_releases(out / LEDGER, copy)
            ledger = (copy, _digest(copy))
            yield [Errand(order, Path.cwd(), _digest(order.config), ledger, salt, agreement) for order in orders]
    except PermissionError as error:
        raise OutsideError(Complaint("it cannot be written to", str(out), "choose another folder")) from error


def make_away(errand: Errand) -> Parcel:
    """Make what was ordered, on a worker, which says so where it is not fit for it."""
    unlike = list(errand.agreement.differences(agreement_here(errand.salt)))
    if unlike:
        what, mend = unlike[0]
        return _refused(f"a worker is not like this machine: {what}", mend)
    if not errand.folder.is_dir():
        return _refused(f"a worker does not see {errand.folder}", _NOT_SEEN)
    with chdir(errand.folder), scratch("room-") as room:
        copy, digest = errand.ledger
        if _digest(copy) != digest:
            return _refused(f"a worker does not see {errand.order.out} as it is here", _NOT_SEEN)
        if errand.config and _digest(errand.order.config) != errand.config:
            return _refused("a worker does not see this config as it is here", _NOT_SEEN)
        write_file(copy.read_bytes(), room / LEDGER)
        _furnish(room, errand.order.out)
        return make_in(errand.order, room)


def _furnish(room: Path, out: Path) -> None:
    """Let what lies in the out folder be read from a room of the worker's own; nothing is written through it."""
    for entry in out.resolve().iterdir():
        is_kept = entry.is_dir() and not entry.name.startswith((".", PREFIX)) and entry.name != "cache"
        if is_kept or entry.name == ARCHIVE:
            (room / entry.name).symlink_to(entry)


def _refused(what: str, mend: str) -> Parcel:
    said = str(Complaint(what, "--scheduler", mend))
    return Parcel(OutsideError.exit_status, lines=(Line(Level.ERROR, said),))


def _digest(file: Path) -> str:
    """The SHA-256 of a file; empty where there is none that can be read."""
    with suppress(OSError):
        return sha256(file.read_bytes()).hexdigest()
    return ""


def _insist_alike(agreement: Agreement, cluster: Cluster, salt: bytes) -> None:
    """Stop before anything is begun where a machine would make other papers, or none."""
    complaints = [
        Complaint(f"{who} is not like this machine: {what}", "--scheduler", mend)
        for who, told in cluster.ask_all(agreement_here, salt).items()
        for what, mend in _differences(agreement, told, have_secrets=who != "the scheduler")
    ]
    if complaints:
        raise OutsideError(complaints)


def _differences(agreement: Agreement, told: object, *, have_secrets: bool) -> list[tuple[str, str]]:
    if not isinstance(told, Agreement):
        return [("report-builder does not answer there", "install the same version as here, and start it again")]
    return list(agreement.differences(told, have_secrets=have_secrets))
