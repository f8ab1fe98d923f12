"""A national release: services counted, protected together with their totals, attacked together, put on the shelf."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.counting import Say
from report_builder.errors import Complaint, ConfigError, DisclosureError, OutsideError, ReportError
from report_builder.model.joint import PATTERNS, file_of
from report_builder.model.nation import NationSpec
from report_builder.model.release import MANIFEST, PUBLIC
from report_builder.model.slug import slug
from report_builder.national.counted import Service, Wish, service_of
from report_builder.store.objects import hashes_of

if TYPE_CHECKING:
    from report_builder.audit.many import ManyAttacked, PaperRead
    from report_builder.disclosure.together import Together

Each = Callable[[Sequence[Wish]], Sequence[Service | ReportError]]
"""Counts the services, here or in other processes, and gives what came of each in their order."""


@dataclass(frozen=True, slots=True)
class Released:
    """A national release on the shelf.

    Attributes:
        folder: where the totals lie.
        services: how many.
        alone: cells withheld in their papers if each went out by itself; added: those withheld besides.
        totals: cells of the totals that are withheld.
        attacked: what the audit found of all of them together.
        dropped: tables of totals that could not be shown at all.
    """

    folder: Path
    services: int
    alone: int
    added: int
    totals: int
    attacked: ManyAttacked
    dropped: int


def release(
    spec: NationSpec, *, out: Path, environment: Mapping[str, str], each: Each, say: Say = lambda _: None
) -> Released:
    """Make the tables of totals and the figures of each service's paper that may go out with them: all, or nothing.

    Args:
        spec: what is asked for.
        out: where papers and ledger lie.
        environment: as `count` takes it.
        each: counts the services.
        say: told what is at work.

    Raises:
        ReportError: a service's config or data are wrong, with all that is wrong with any of them.
        DisclosureError: from the papers and totals together a reader could work out a withheld number.
    """
    from report_builder.delivery.shelve import shelve  # noqa: PLC0415  kept from --help
    from report_builder.disclosure.together import safe_together  # noqa: PLC0415  numpy is heavy
    from report_builder.national.summed import totals_over  # noqa: PLC0415

    say(f"counting {len(spec.configs)} services")
    services = _services(each([Wish(config, out, dict(environment)) for config in spec.configs]))
    areas = _areas(spec, services)
    papers = {one.name: one.tables for one in services}
    say("adding up")
    totals = totals_over(papers, areas)
    say("protecting papers and totals together")
    together = safe_together([one.paper for one in services], totals, services[0].edition)
    say("attacking papers and totals together")
    files, patterns, attacked = _attacked(spec, services, together, areas)
    folder = out / f"national-{slug(spec.name)}"
    shelve(patterns, folder / PATTERNS)  # first: whoever finds totals finds how the papers beside them are made
    place = shelve(files, folder / PUBLIC)
    alone = sum(len(one.paper.pattern.withheld) for one in services)
    lost = sum(level > 0 for level in together.totals.dropped.values())
    return Released(place, len(services), alone, together.added, len(together.totals.withheld), attacked, lost)


def _services(found: Sequence[Service | ReportError]) -> list[Service]:
    """All services; or all that is wrong with any."""
    errors = [one for one in found if isinstance(one, ReportError)]
    if errors:
        worst = max(errors, key=lambda error: error.exit_status)
        raise type(worst)(complaint for error in errors for complaint in error.complaints)
    services = [one for one in found if isinstance(one, Service)]
    _insist_alike(services)
    return services


def _insist_alike(services: Sequence[Service]) -> None:
    """Stop where two configs are of one service, or papers have other rules or another quarter than the first."""
    faults, met = [], dict[str, Path]()
    first = services[0]
    for one in services:
        if met.setdefault(slug(one.name), one.config) != one.config:
            faults.append(
                Complaint(f"{one.name} has a config already: {met[slug(one.name)]}", str(one.config), "leave one out")
            )
        if one.edition != first.edition:
            what = f"its public edition has other rules than that of {first.name}"
            faults.append(Complaint(what, str(one.config), "give all services the same editions"))
        if one.head["quarter"] != first.head["quarter"]:
            what = f"its quarter is not that of {first.name}"
            faults.append(Complaint(what, str(one.config), "give all services the same quarter"))
    if not first.edition.threshold:
        faults.append(
            Complaint("disclosure control is off", str(first.config), "set a threshold for the public edition")
        )
    if faults:
        raise ConfigError(faults)


def _areas(spec: NationSpec, services: Sequence[Service]) -> dict[str, list[str]]:
    """The whole, and the regions in the file's order."""
    names = [one.name for one in services]
    unknown = [(region, name) for region, each in spec.regions.items() for name in each if name not in names]
    if unknown:
        raise ConfigError(
            Complaint(f"no config is of the service '{name}'", f"{spec.source}: regions.{region}", "look at its yot:")
            for region, name in unknown
        )
    taken = {spec.name, *names} & spec.regions.keys()
    if taken:
        what = f"a region is called as the whole or a service: {', '.join(sorted(taken))}"
        raise ConfigError(Complaint(what, f"{spec.source}: regions", "give it another name"))
    return {spec.name: names, **{region: list(each) for region, each in spec.regions.items()}}


def _attacked(
    spec: NationSpec, services: Sequence[Service], together: Together, areas: Mapping[str, Sequence[str]]
) -> tuple[dict[str, bytes], dict[str, bytes], ManyAttacked]:
    """The files of the totals and the papers' figures, attacked as they will be read; and the papers' patterns.

    Raises:
        DisclosureError: the attack succeeds.
    """
    from report_builder.audit.many import PaperRead, attack_together, complaints_of  # noqa: PLC0415  the solver is heavy
    from report_builder.national import issue  # noqa: PLC0415

    edition = services[0].edition
    tables = issue.tables_of(together.posed, together.totals, edition)
    head = {**services[0].head, "document": issue.DOCUMENT, "yot": spec.name}
    sums = issue.whose({one.name: one.tables for one in services}, areas)
    document: dict[str, Any] = {**issue.figures_of(tables, head), "sums": sums}
    printed = [
        issue.tables_of(one.paper.posed, own, edition) for one, own in zip(services, together.papers, strict=True)
    ]
    reads = [
        PaperRead(one.name, issue.figures_of(own, one.head), one.rules, one.known.earlier)
        for one, own in zip(services, printed, strict=True)
    ]
    truth = issue.truth_of([(one.name, one.paper.posed) for one in services], together.posed)
    attacked = attack_together(reads, document, services[0].rules, truth)
    if attacked.exposed or attacked.given_away:
        what = "from the papers and totals together a reader could work out numbers of: "
        what += complaints_of((*attacked.exposed, *attacked.given_away))
        raise DisclosureError(Complaint(what, str(spec.source), "leave out the sections that break these down"))
    files = issue.csv_files(tables)
    files |= {f"papers/{slug(read.service)}.json": issue.as_json(read.document) for read in reads}
    files = {name.replace("papers/", "paper-"): content for name, content in files.items()}
    files["figures.json"] = issue.as_json(document)
    certificate = {
        "cells": attacked.cells,
        "withheld": attacked.withheld,
        "exactly_recoverable": attacked.exactly_recoverable,
        "services": len(services),
    }
    files[MANIFEST] = issue.as_json({**head, "certificate": certificate, "files": hashes_of(files)})
    return files, _patterns(services, together, reads), attacked


def _patterns(services: Sequence[Service], together: Together, reads: Sequence[PaperRead]) -> dict[str, bytes]:
    """For each service's paper what is withheld of it, from which `build --beside` makes it."""
    from report_builder.jointly import pattern_json  # noqa: PLC0415  kept from --help
    from report_builder.national.issue import as_json  # noqa: PLC0415

    return {
        file_of(one.name): as_json(pattern_json(own, read.document["figures"], one.head, one.known))
        for one, own, read in zip(services, together.papers, reads, strict=True)
    }


def here(wishes: Sequence[Wish]) -> list[Service | ReportError]:
    """Count the services one after another in this process."""
    return [service_of(wish) for wish in wishes]


def in_processes(number: int) -> Each:
    """Count the services in worker processes of this machine."""

    def each(wishes: Sequence[Wish]) -> list[Service | ReportError]:
        from report_builder.running.local import Workers  # noqa: PLC0415  only where workers are asked for

        found: dict[int, Service | ReportError] = {}
        for done in Workers(number).run(service_of, wishes):
            if done.result is None:
                what = done.lost or "a worker met a fault of the program"
                raise OutsideError(Complaint(what, str(wishes[done.index].config), "try it with --jobs 1"))
            found[done.index] = done.result
        return [found[index] for index in range(len(wishes))]

    return each
