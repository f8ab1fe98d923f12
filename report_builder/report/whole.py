"""What must be so of a page before anybody sees it: nothing missing, no heading skipped, every link leads somewhere."""

from __future__ import annotations

import re
from collections import Counter

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.built import Picture, Report, SetTable
from report_builder.report.papers import blocks_of, every_paper


def insist_whole(report: Report) -> None:
    """Stop at a report that cannot be set: a fault of ours.

    Raises:
        ValueError: a picture or its alternative text is missing, a table is ragged, two papers have one prefix.
    """
    papers = list(every_paper(report))
    prefixes = Counter(paper.prefix for paper in papers)
    if len(prefixes) < len(papers):
        raise ValueError(f"several papers of one page have the prefix '{prefixes.most_common(1)[0][0]}'")
    if report.house.logo and not report.house.logo_alt.strip():
        raise ValueError("the logo has no alternative text")
    for paper in papers:
        for block in blocks_of(paper):
            if isinstance(block, Picture):
                _insist_drawn(block, paper)
            if isinstance(block, SetTable):
                _insist_even(block)


def _insist_drawn(picture: Picture, paper: Report) -> None:
    if picture.file not in paper.pictures:
        raise ValueError(f"chart {picture.number} has no picture")
    if not picture.alt.strip():
        raise ValueError(f"chart {picture.number} has no alternative text")


def _insist_even(table: SetTable) -> None:
    columns = len(table.heads) - 1
    if any(len(row.cells) != columns for row in table.rows):
        raise ValueError(f"table {table.number} has a row that is not as wide as its head")
    if table.groups and sum(group.span for group in table.groups) != columns:
        raise ValueError(f"the groups of table {table.number} are not as wide as its columns")


def insist_no_heading_skipped(page: str) -> None:
    """Stop at a heading more than one level below the one before it.

    Raises:
        ValueError: there is one.
    """
    before = 0
    for level in map(int, re.findall(r"<h([1-6])[ >]", page)):
        if level > before + 1:
            raise ValueError(f"a heading of level {level} follows one of level {before}")
        before = level


def insist_each_id_once(page: str) -> None:
    """Stop at an id that two elements have.

    Raises:
        ValueError: there is one.
    """
    twice = sorted(id_ for id_, times in Counter(re.findall(r' id="([^"]*)"', page)).items() if times > 1)
    if twice:
        raise ValueError(f"several elements of the page have the id '{twice[0]}'")


def insist_links_lead_somewhere(page: str) -> None:
    """Stop at a link within the paper that leads nowhere.

    Raises:
        ConfigError: naming each; it came from the commentary.
    """
    places = set(re.findall(r' id="([^"]*)"', page))
    wrong = sorted(set(re.findall(r' href="#([^"]*)"', page)) - places)
    if wrong:
        raise ConfigError(
            Complaint(f"a link leads to '#{name}', which the paper does not have", mend=did_you_mean(name, places))
            for name in wrong
        )
