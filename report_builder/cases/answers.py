"""What the config answers for by name: findings that are accepted, and findings whose rows are set aside."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from report_builder.errors import Complaint, did_you_mean
from report_builder.model.findings import warn
from report_builder.model.known_findings import KNOWN_FINDINGS
from report_builder.model.spec import Accepted, ReportSpec
from report_builder.model.tables import Finding
from report_builder.model.text_findings import TEXT_FINDINGS


def faulty_answers(spec: ReportSpec) -> Iterator[Complaint]:
    """Complaints of names under `accept` and `set_aside` that are no finding's, or whose finding does not allow it."""
    for key, entries in (("accept", spec.accept), ("set_aside", spec.set_aside)):
        for number, entry in enumerate(entries, start=1):
            where = spec.place_of(f"{key}.{number}.finding")
            if key == "accept" and (entry.words or entry.finding in TEXT_FINDINGS):
                yield from _faulty_words(entry, where)
            elif entry.finding not in KNOWN_FINDINGS:
                mend = did_you_mean(entry.finding, KNOWN_FINDINGS) or "`report-builder check` prints names in brackets"
                yield Complaint(f"there is no finding '{entry.finding}'", where, mend)
            elif key == "accept":
                yield from _not_acceptable(entry.finding, where)
            else:
                yield from _not_to_be_set_aside(entry.finding, where)


def _faulty_words(entry: Accepted, where: str) -> Iterator[Complaint]:
    """What is wrong with a finding of a text, which is accepted for words and never as a whole."""
    if entry.finding in TEXT_FINDINGS and not entry.words:
        what = f"'{entry.finding}' is a finding of the commentary, which is not accepted as a whole"
        yield Complaint(what, where, "write words: and the words that the finding quotes")
    elif entry.finding in KNOWN_FINDINGS:
        what = f"'{entry.finding}' is a finding of the data, which has no words"
        yield Complaint(what, where, "take words out of the entry")
    elif entry.finding not in TEXT_FINDINGS:
        mend = did_you_mean(entry.finding, TEXT_FINDINGS) or "`report-builder check` prints names in brackets"
        yield Complaint(f"there is no finding '{entry.finding}' of a text", where, mend)


def _not_acceptable(name: str, where: str) -> Iterator[Complaint]:
    if not KNOWN_FINDINGS[name].may_warn:
        what = f"'{name}' is an error, which cannot be accepted"
        is_of_rows = KNOWN_FINDINGS[name].is_of_rows
        yield Complaint(what, where, "put it under set_aside" if is_of_rows else "mend it where the data come from")


def _not_to_be_set_aside(name: str, where: str) -> Iterator[Complaint]:
    if not KNOWN_FINDINGS[name].is_of_rows:
        what = f"'{name}' is not of single rows, so that there are none to set aside"
        may_warn = KNOWN_FINDINGS[name].may_warn
        yield Complaint(what, where, "put it under accept" if may_warn else "mend it where the data come from")


def nothing_to_set_aside(spec: ReportSpec, left_out: Collection[str]) -> list[Finding]:
    """A note of each finding of `set_aside` that touched no row: the entry can go.

    Args:
        spec: whose entries they are.
        left_out: the findings for which rows were left out.
    """
    return [
        warn(
            "nothing-to-set-aside",
            "set_aside",
            what=f"no row has the finding {name}, which the config sets aside",
            mend="take the entry out of set_aside",
        )
        for name in dict.fromkeys(entry.finding for entry in spec.set_aside)
        if name not in left_out
    ]
