"""One service's public paper, counted and protected by itself: a task for any process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.errors import Complaint, ConfigError, ReportError
from report_builder.model.release import PUBLIC, Known
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
        known: what its readers hold.
    """

    name: str
    folder: str
    config: Path
    head: Mapping[str, str]
    edition: Edition
    tables: tuple[CountTable, ...]
    paper: AloneSafe
    rules: Rules
    known: Known


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
    from report_builder.jointly import edition_beside_totals, everything_held  # noqa: PLC0415
    from report_builder.readers import known_to, rules_of  # noqa: PLC0415

    counted = count(wish.config, environment=wish.environment)
    spec = counted.spec
    if PUBLIC not in spec.editions:
        what, mend = "it has no public edition, so that nothing of it may be added up", "leave the service out"
        raise ConfigError(Complaint(what, str(wish.config), mend))
    if any(section.exemption for section in counted.plan.sections):
        what, mend = "an appendix of its paper is exempt, and its numbers may not be added up", "leave that section out"
        raise ConfigError(Complaint(what, str(wish.config), mend))
    edition = edition_beside_totals(spec.editions[PUBLIC])
    known = everything_held(known_to(spec, edition, out=wish.out))
    paper = safe_alone(counted.tables, edition, releases=known.earlier)
    head = {
        "document": spec.document,
        "edition": PUBLIC,
        "yot": spec.yot,
        "quarter": str(spec.quarter),
        "as_at": spec.as_at.isoformat(),
    }
    rules = rules_of(edition, spec)
    return Service(spec.yot, counted.name, wish.config, head, edition, counted.tables, paper, rules, known)
