"""Reads a paper through: every check, one after the other, each blind to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from report_builder.proof.checks.acronyms import acronyms
from report_builder.proof.checks.bare_shares import bare_shares
from report_builder.proof.checks.beside import beside_others
from report_builder.proof.checks.changes import changes
from report_builder.proof.checks.claims import claims_without_figures
from report_builder.proof.checks.comparisons import comparisons
from report_builder.proof.checks.complements import complements
from report_builder.proof.checks.crossed_directions import crossed_directions
from report_builder.proof.checks.dates import days_that_are_wrong
from report_builder.proof.checks.events import told_dates
from report_builder.proof.checks.fractions_of_change import fractions_of_change
from report_builder.proof.checks.impossible_shares import impossible_shares
from report_builder.proof.checks.money import money
from report_builder.proof.checks.more_than_whole import more_than_whole
from report_builder.proof.checks.multiples import multiples
from report_builder.proof.checks.numbering import numbering
from report_builder.proof.checks.periods import periods
from report_builder.proof.checks.picked_out import picked_out
from report_builder.proof.checks.placeholders import placeholders
from report_builder.proof.checks.points_by_size import points_by_size
from report_builder.proof.checks.promises import promises
from report_builder.proof.checks.ranks import ranks
from report_builder.proof.checks.rates_without_base import rates_without_base
from report_builder.proof.checks.ratios import ratios
from report_builder.proof.checks.references import references
from report_builder.proof.checks.shares import shares
from report_builder.proof.checks.shares_alike import shares_alike
from report_builder.proof.checks.shares_of_kinds import shares_of_kinds
from report_builder.proof.checks.shares_to_100 import shares_to_100
from report_builder.proof.checks.small_cells import small_cells
from report_builder.proof.checks.small_numbers import small_numbers
from report_builder.proof.checks.stale_claims import stale_claims
from report_builder.proof.checks.tables import tables
from report_builder.proof.checks.terms import terms
from report_builder.proof.checks.units import units
from report_builder.proof.checks.unlike import unlike_compared
from report_builder.proof.checks.wholes import wholes
from report_builder.proof.checks.words_and_numbers import words_and_numbers
from report_builder.proof.checks.years_of_titles import years_of_titles
from report_builder.proof.finding import Finding, around
from report_builder.proof.paper import Fault, Known, Paper, in_order

Check = Callable[[Paper, Known], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (
    shares,
    impossible_shares,
    changes,
    points_by_size,
    crossed_directions,
    small_numbers,
    small_cells,
    complements,
    picked_out,
    promises,
    wholes,
    more_than_whole,
    beside_others,
    stale_claims,
    claims_without_figures,
    unlike_compared,
    days_that_are_wrong,
    told_dates,
    years_of_titles,
    units,
    rates_without_base,
    numbering,
    placeholders,
    shares_to_100,
    shares_of_kinds,
    shares_alike,
    references,
    ratios,
    acronyms,
    tables,
    bare_shares,
    periods,
    terms,
    words_and_numbers,
    money,
    multiples,
    fractions_of_change,
    comparisons,
    ranks,
)
"""All there are; one module of `checks/` for each subject."""


def read_through(paper: Paper, known: Known | None = None) -> tuple[Fault, ...]:
    """Every fault of a paper, from its first passage to its last.

    Args:
        paper: as it was read.
        known: what is known besides.
    """
    told = known or Known()
    return tuple(in_order(paper, (fault for check in CHECKS for fault in check(paper, told))))


def finding_of(fault: Fault) -> Finding:
    """A fault as the command `proof` lists it."""
    passage = around(fault.passage.text, fault.passage.text[fault.start :])  # the place itself, not the first like it
    where = fault.passage.place_at(fault.start)
    return Finding(fault.kind, where, passage, fault.says, fault.should_be, f"{fault.what}; {fault.mend}")
