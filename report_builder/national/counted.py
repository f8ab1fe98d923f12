"""One service's public paper, counted and protected by itself: a task for any process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.errors import Complaint, ConfigError, ReportError
from report_builder.model.release import PUBLIC, Release
from report_builder.model.spec import Edition

if TYPE_CHECKING:
    from report_builder.audit.knowledge import Rules
    from report_builder.disclosure.together import AloneSafe
    from report_builder.model.tables import CountTable


@dataclass(frozen=True, slots=True)
class Service:
    """A service's paper before it meets the others.

    Attributes:
        name: of the service.
        folder: of its report under out/.
        config: where it was asked for.
        head: what its figures.json begins with.
        edition: the rules; without statements in the place of marks, which would have to be protected together too.
        tables: as counted.
        paper: protected by itself.
        rules: as the audit takes them.
        earlier: what its readers hold.
    """

    name: str
    folder: str
    config: Path
    head: Mapping[str, str]
    edition: Edition
    tables: tuple[CountTable, ...]
    paper: AloneSafe
    rules: Rules
    earlier: tuple[Release, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """A service's config, and where papers and ledger lie; `environment` as `count` takes it."""

    config: Path
    out: Path
    environment: Mapping[str, str]


def service_of(wish: Wish) -> Service | ReportError:
    """Count a service's paper and protect its public edition; what is wrong with it is returned, to cross processes."""
    try:
        return _service(wish)
    except ReportError as error:
        return error


def _service(wish: Wish) -> Service:
    from report_builder.counting import count  # noqa: PLC0415  pandas is heavy
    from report_builder.disclosure.together import safe_alone  # noqa: PLC0415
    from report_builder.readers import known_to, rules_of  # noqa: PLC0415

    counted = count(wish.config, environment=wish.environment)
    spec = counted.spec
    if PUBLIC not in spec.editions:
        what, mend = "it has no public edition, so that nothing of it may be added up", "leave the service out"
        raise ConfigError(Complaint(what, str(wish.config), mend))
    edition = replace(spec.editions[PUBLIC], alternatives=False, fewer_decimals=False)
    earlier = known_to(spec, edition, out=wish.out).earlier
    paper = safe_alone(counted.tables, edition, releases=earlier)
    head = {
        "document": spec.document,
        "edition": PUBLIC,
        "yot": spec.yot,
        "quarter": str(spec.quarter),
        "as_at": spec.as_at.isoformat(),
    }
    rules = rules_of(edition, spec)
    return Service(spec.yot, counted.name, wish.config, head, edition, counted.tables, paper, rules, earlier)
