"""The stamp of a build: what it read and made, as one digest, so that the same call can tell that nothing has changed.

A stamp holds no digest of any one file: from that of a small table its counts could be guessed back. It is safe to
delete. One that is damaged, of another form or of another version says nothing, and then the paper is built.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from report_builder.errors import ReportError
from report_builder.ledger.state import state_of
from report_builder.model.order import LEDGER, Level, Line, Order
from report_builder.unchanged.looks import Contents, Place
from report_builder.unchanged.program import program

FORM = "report-builder stamp 1"
FOLDER = Path("cache", "stamps")
"""Under the out folder."""
_ROUNDS = 20_000
"""Of PBKDF2, about a hundredth of a second: so that a password is not found out faster here than from its PDF."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a call looks at to see whether something has changed since it built.

    Attributes:
        report: the name of the report's folder under out/.
        yot: the service.
        read: what the build read, or would have read.
        made: what it wrote, under the out folder.
        manifests: SHA-256 of manifest.json of each edition.
        variables: names of the environment's variables that count; a value is in no stamp.
        told: what was said.
        digest: over all this, what is in those places, the program, the ledger and the environment.
    """

    report: str
    yot: str
    read: tuple[Place, ...]
    made: tuple[str, ...]
    manifests: tuple[str, ...]
    variables: tuple[str, ...]
    told: tuple[Line, ...]
    digest: str = ""


def place_of(order: Order) -> Path:
    """Where the stamp of a call lies."""
    return order.out / FOLDER / f"{hashlib.sha256(json.dumps(_call(order)).encode()).hexdigest()[:32]}.json"


def _call(order: Order) -> list[object]:
    """The call as it was written, and from where: what was said names files as it does."""
    day = order.as_at.isoformat() if order.as_at else ""
    return [
        *(str(order.config), os.path.abspath(order.config), str(order.out)),  # noqa: PTH100  links are not followed
        *(order.edition, list(order.formats), order.only, day),
        *([os.path.abspath(order.beside)] if order.beside else []),  # noqa: PTH100
    ]


def as_bytes(stamp: Stamp) -> bytes:
    """The stamp as it is written."""
    return (json.dumps({"form": FORM, **asdict(stamp)}, indent=1, sort_keys=True) + "\n").encode()


def read_stamp(place: Path) -> Stamp | None:
    """The stamp that lies in a place; None where there is none of ours."""
    try:
        told = json.loads(place.read_bytes())
        if told["form"] != FORM:
            return None
        return Stamp(
            report=_text(told["report"]),
            yot=_text(told["yot"]),
            read=tuple(Place(_text(one["path"]), one["is_listing"] is True) for one in told["read"]),
            made=_texts(told["made"]),
            manifests=_texts(told["manifests"]),
            variables=_texts(told["variables"]),
            told=tuple(Line(Level(one["level"]), _text(one["text"])) for one in told["told"]),
            digest=_text(told["digest"]),
        )
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(_text, values))


def unchanged(order: Order, *, environment: Mapping[str, str], contents: Contents) -> Stamp | None:
    """The stamp of a call that would make again what lies there already; None where it may make something else.

    Args:
        order: what is wanted.
        environment: as the build takes it.
        contents: of files, as far as this call has looked at them.
    """
    stamp = read_stamp(place_of(order))
    if stamp is None or any(Path(one).is_absolute() or ".." in Path(one).parts for one in stamp.made):
        return None
    try:
        now = digest_of(stamp, order, environment=environment, contents=contents)
    except (OSError, ValueError, ReportError):  # of a path with a null byte it is a ValueError
        return None
    return stamp if now == stamp.digest else None


def digest_of(stamp: Stamp, order: Order, *, environment: Mapping[str, str], contents: Contents) -> str:
    """The digest of a stamp as things stand now, in hexadecimal.

    Raises:
        OSError: something cannot be read.
        ReportError: the ledger cannot.
    """
    digest = hashlib.sha256(json.dumps([FORM, _call(order), program()]).encode())
    digest.update(as_bytes(replace(stamp, digest="")))
    for told in contents.of(stamp.read):
        digest.update(json.dumps(told).encode())
    for told in Contents().of(made_places(stamp.made, order.out)):
        digest.update(json.dumps(told).encode())
    state = state_of(order.out / LEDGER, report=stamp.report, yot=stamp.yot, manifests=stamp.manifests)
    digest.update(state.encode())
    return _with_secrets(digest.digest(), [(name, environment.get(name)) for name in stamp.variables])


def made_places(made: Iterable[str], out: Path) -> tuple[Place, ...]:
    """What lies under the out folder, as places."""
    return tuple(Place(os.path.abspath(out / one)) for one in made)  # noqa: PTH100


def _with_secrets(digest: bytes, variables: list[tuple[str, str | None]]) -> str:
    """The digest with what the environment says, from which no value can be guessed fast."""
    if all(value is None for _, value in variables):
        return digest.hex()
    said = json.dumps(variables).encode("utf-8", "surrogateescape")
    return hashlib.pbkdf2_hmac("sha256", said, digest, _ROUNDS).hex()
