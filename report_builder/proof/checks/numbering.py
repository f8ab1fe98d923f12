"""Numbers of sections, paragraphs, charts and appendices that are missed out, stand twice or stand out of order.

Papers are put together from others, so numbers may begin at 1 again anywhere; text quotes the numbers of other papers;
and text taken out of pages brings figures to the beginnings of lines. So only a row of numbers that begins at 1 is
judged, and one that stands apart in it counts only where its row does not go on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.rule import rule

_WIDEST_GAP = 3
_NEAR = 60
_HEAD_OF_A_PAPER = rule(
    r"(?:TO|DATE|TITLE|SUBJECT|REPORT TO|To|Report to)\s*:|(?:Public Report|Committee Name and Date|Report Title)\b"
)
_DOTTED = rule(r"\d{1,2}(?:\.\d{1,2}){0,3}")
_NAMED = rule(
    r"(?P<name>[A-Za-z]+)\s+(?P<number>\d{1,3})(?P<letter>[a-z]?)$|(?P<annex>[A-Za-z]+)\s+(?P<capital>[A-Z])$"
)


@dataclass(frozen=True, slots=True)
class _Step:
    """A number that a passage bears.

    Attributes:
        passage: which.
        row: what it is a number of: "3." for 3.14, "" for a section, "chart" for a chart.
        at: its place in the row, from 1.
        part: its letter: "b" of 13b; else empty.
    """

    passage: Passage
    row: str
    at: int
    part: str = ""

    @property
    def words(self) -> str:
        return self.passage.number


@dataclass(slots=True)
class _Run:
    """Numbers of one row, one after the other, from a 1."""

    steps: list[_Step] = field(default_factory=list)

    @property
    def last(self) -> int:
        return self.steps[-1].at

    def has(self, at: int) -> bool:
        return any(each.at == at for each in self.steps)


def numbering(paper: Paper, known: Known) -> Iterator[Fault]:
    """Numbers that are missed out, stand twice or are out of order.

    Args:
        paper: as it was read.
        known: a paper of ours keeps the numbers of charts and tables that its edition leaves out.
    """
    rows: dict[str, list[_Step]] = defaultdict(list)
    for step in _steps(paper.passages):
        rows[step.row].append(step)
    for row, steps in rows.items():
        is_caption = row[-1:].isalpha()
        if is_caption and known.is_ours:
            continue
        found = _of_captions(steps, paper) if is_caption else _of_paragraphs(steps, is_section=not row)
        yield from (fault for fault in found if not _is_overlooked(fault, paper))


def _is_overlooked(fault: Fault, paper: Paper) -> bool:
    """Whether the number that is missed stands there after all, in a passage that was not read as its own."""
    if fault.kind != "numbering" or not fault.should_be:
        return False
    wanted = rule(rf"^{re.escape(fault.should_be)}\b|(?<![\w.]){re.escape(fault.should_be)}\.?\s+(?=[A-Z\d])")
    at = next(place for place, each in enumerate(paper.passages) if each is fault.passage)
    is_named = not fault.should_be[0].isdigit()
    near = paper.passages[max(0, at - _NEAR) : at]
    return any((wanted.match if is_named else wanted.search)(each.text) for each in near)


def _is_another_paper(one: _Step, other: _Step, paper: Paper) -> bool:
    """Whether the head of a paper stands between two passages: each paper of a pack has its own appendices."""
    order = {id(each): place for place, each in enumerate(paper.passages)}
    between = paper.passages[order[id(one.passage)] : order[id(other.passage)]]
    return any(_HEAD_OF_A_PAPER.match(each.text) for each in between)


def _steps(passages: Iterable[Passage]) -> Iterator[_Step]:
    for passage in passages:
        number = passage.number
        if _DOTTED.fullmatch(number):
            *before, last = number.split(".")
            if not any(each.startswith("0") for each in (*before, last)):
                yield _Step(passage, "".join(f"{each}." for each in before), int(last))
        elif named := _NAMED.fullmatch(number):
            name = (named["name"] or named["annex"]).lower().removesuffix("s")
            at = int(named["number"]) if named["number"] else ord(named["capital"]) - ord("A") + 1
            yield _Step(passage, name if named["number"] else f"{name} letter", at, named["letter"] or "")


def _of_paragraphs(steps: list[_Step], *, is_section: bool) -> Iterator[Fault]:
    """Numbers of sections or of the paragraphs of one section, in runs that begin at 1."""
    runs: list[_Run] = []
    for place, step in enumerate(steps):
        run = next((each for each in reversed(runs) if each.last == step.at - 1), None)
        if run is None and step.at == 1:
            runs.append(_Run([step]))
        elif run is not None:
            run.steps.append(step)
            runs.remove(run)
            runs.append(run)
        elif runs and step.passage.text and _is_meant(steps, place, is_section=is_section):
            yield from _amiss(runs, step, steps[place + 1 :])


def _is_meant(steps: list[_Step], place: int, *, is_section: bool) -> bool:
    """Whether a number out of its row is one: other figures look like those of sections.

    So it must be a heading's whose row goes on, or a paragraph's between two on each side, with one number left out.
    """
    step = steps[place]
    if not is_section:
        return True
    around = [each.at - step.at for each in steps[max(0, place - 2) : place + 3]]
    if step.passage.kind == "paragraph" and around == [-3, -2, 0, 1, 2]:
        return True
    goes_on = place + 1 < len(steps) and steps[place + 1].at == step.at + 1
    return step.passage.kind == "heading" and (goes_on or place == len(steps) - 1) and steps[place - 1].at < step.at + 2


def _amiss(runs: list[_Run], step: _Step, after: list[_Step]) -> Iterator[Fault]:
    """A number that is not the next of its row; the row goes on from it."""
    run = runs[-1]
    wanted = _like(step, run.last + 1)
    if run.has(step.at):
        twin = next(each for each in run.steps if each.at == step.at)
        yield _double(step, twin, wanted)
    elif run.last < step.at <= run.last + _WIDEST_GAP + 1:
        is_late = any(each.at == run.last + 1 for each in after[:_WIDEST_GAP])
        yield _out_of_order(step, run, wanted) if is_late else _skipped(step, run, wanted)
        run.steps.append(step)


def _of_captions(steps: list[_Step], paper: Paper) -> Iterator[Fault]:
    """Numbers of charts, tables, figures or appendices: each the next, or the next part, of the one before it."""
    if not steps or not _begins(steps[0]):
        return
    seen = [steps[0]]
    for place, step in enumerate(steps[1:], 1):
        following = steps[place + 1] if place + 1 < len(steps) else None
        if _follows(seen[-1], step):
            seen.append(step)
        elif following is not None and _follows(seen[-1], following) and not _follows(step, following):
            yield _stray(step, seen, following)
        elif _begins(step):
            first = next(each for each in reversed(steps[:place]) if _begins(each))
            if _is_second(step, seen, steps[place:], paper=paper) or _is_lost(step, steps, place, paper=paper):
                yield _double(step, first, "")
            seen = [step]
        elif twin := next((each for each in seen if (each.at, each.part) == (step.at, step.part)), None):
            yield from () if _is_same(step, twin) else (_double(step, twin, ""),)
        elif seen[-1].at < step.at <= seen[-1].at + _WIDEST_GAP + 1:
            yield _skipped(step, _Run(seen), _like(step, seen[-1].at + 1))
            seen.append(step)
        else:
            seen = [step]


def _begins(step: _Step) -> bool:
    return step.at == 1 and step.part in {"", "a"}


def _follows(one: _Step, other: _Step) -> bool:
    if other.at == one.at:
        return bool(other.part) and ord(other.part) == (ord(one.part) + 1 if one.part else ord("a"))
    return other.at == one.at + 1 and other.part in {"", "a"}


def _is_same(one: _Step, other: _Step) -> bool:
    """Whether two passages bear one title, or one says that it goes on."""
    titles = [" ".join(each.passage.text.casefold().split()).rstrip(". 0123456789") for each in (one, other)]
    return "continued" in titles[0] or "cont" in titles[0].split() or (titles[0] == titles[1])


def _is_second(step: _Step, seen: list[_Step], later: list[_Step], *, paper: Paper) -> bool:
    """Whether a first appendix is the second of one paper: charts may begin again anywhere, appendices may not.

    An appendix of an appendix, which a heading of a deeper level shows, is none of the paper's.
    """
    is_appendix = step.row.startswith(("appendi", "annex"))
    is_within = step.passage.level > seen[0].passage.level
    return is_appendix and not (is_within or _is_repeated(seen, later) or _is_another_paper(seen[0], step, paper))


def _is_lost(step: _Step, steps: list[_Step], place: int, *, paper: Paper) -> bool:
    """Whether a first chart stands under the heading of a later one before it, and no second follows it."""
    before, after = steps[place - 1], steps[place + 1 :]
    if before.at <= 1 or any(_follows(step, each) for each in after[:1]) or _is_same(step, before):
        return False
    order = {id(each): at for at, each in enumerate(paper.passages)}
    between = paper.passages[order[id(before.passage)] : order[id(step.passage)]]
    return all(each.kind != "heading" for each in between)


def _is_repeated(seen: list[_Step], later: list[_Step]) -> bool:
    """Whether the appendices seen so far were a list of those that come later."""
    first = [(each.at, each.part) for each in seen]
    again = [(each.at, each.part) for each in later[: len(seen)]]
    return first == again and (len(first) > 1 or _is_same(seen[0], later[0]))


def _like(step: _Step, at: int) -> str:
    """A number of the same row: "3.15", "Chart 14"."""
    if step.row.endswith("letter"):
        return f"{step.words.split()[0]} {chr(ord('A') + at - 1)}"
    return f"{step.words.split()[0]} {at}" if step.row.isalpha() else f"{step.row}{at}"


def _double(step: _Step, twin: _Step, wanted: str) -> Fault:
    place = twin.passage.place_at(0)
    what = f"{step.words} stands in the paper already{f' ({place})' if place else ''}"
    mend = f"write {wanted}, and number on from there" if wanted else "give it a number of its own"
    return _fault("double-number", step, what, mend, wanted)


def _skipped(step: _Step, run: _Run, wanted: str) -> Fault:
    """The step after a gap."""
    what = f"it follows {run.steps[-1].words}, and there is no {wanted}"
    return _fault("numbering", step, what, f"write {wanted}, or put in what is missing", wanted)


def _out_of_order(step: _Step, run: _Run, wanted: str) -> Fault:
    what = f"it stands between {run.steps[-1].words} and {wanted}"
    return _fault("numbering", step, what, "put them in order", "")


def _stray(step: _Step, seen: list[_Step], following: _Step) -> Fault:
    what = f"it stands between {seen[-1].words} and {following.words}"
    return _fault("numbering", step, what, "give it the number of its place", "")


def _fault(kind: str, step: _Step, what: str, mend: str, should_be: str) -> Fault:
    return Fault(kind, step.passage, 0, min(len(step.passage.text), 60), what, mend, should_be, step.words)
