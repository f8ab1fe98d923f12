"""Which numbers of a paper tell nothing of anybody: rules, each with its reason, and nothing beyond them.

What matches a rule is blotted out before the numbers of a passage are compared with the figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from report_builder.audit.artefacts import KEY_FIGURES, Passage, Role
from report_builder.audit.permitted import Permitted, folded
from report_builder.audit.within import PREFIX, own_name

_FULL = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_FULL}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)"
_AGE = r"(?:[0-9]|1[0-9]|2[0-5])"
_ITEM = r"[A-Z]?\d{1,3}(?:\.\d{1,2})?[a-z]?"
BLOT = "\N{BLACK SQUARE}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of words whose numbers are innocent, why, and in which roles it holds (everywhere where none is named)."""

    reason: str
    form: re.Pattern[str]
    roles: frozenset[Role] = frozenset()


def _rule(reason: str, form: str, *roles: Role) -> Rule:
    return Rule(reason, re.compile(form), frozenset(roles))


RULES = (
    _rule("a date is no count", rf"\b\d{{1,2}} {_MONTH} (?:19|20)\d\d\b"),
    _rule("a date is no count", r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])\b"),
    _rule("a financial year, with its quarter", r"\b(?:19|20)\d\d[-/\N{EN DASH}]\d\d\b(?!\d)(?:,? Q[1-4]\b)?"),
    _rule("a month", rf"\b{_MONTH} (?:19|20)\d\d\b"),
    _rule("a quarter of the year", r"\b(?:Q[1-4]|[Qq]uarter [1-4])\b"),
    _rule("the base of a rate", r"\b(?:per|every) (?:100|1,000|10,000|100,000)\b(?!,)"),
    _rule(
        "the ages that a group is made of",
        rf"\b[Aa]ge[sd]? {_AGE}"
        rf"(?:\+|(?: to |-|\N{{EN DASH}}| and | or ){_AGE}\b| (?:and|or) (?:over|under))?(?![.,]?\d)",
    ),
    _rule("the offences that a group is made of", r"\b(?:[1-4]|5 or more) further offences?(?=: )", Role.TEXT),
    _rule("the offences that a group is made of", r"(?<=, )[1-4] further offences?(?=[,;])", Role.HEAD),
    _rule("the ages that a population is of", r"\b10 to 17 population(?=[,;])", Role.HEAD),
    _rule("the months in which a first reoffence falls", r"\b(?:4 to 6|7 to 12) months\b"),
    _rule("how long children are followed", r"\b(?:3|6|12|18|24)[ -]months?\b"),
    _rule(
        "a provision of the law",
        r"\bparagraphs? [1-7](?:(?:, | and )[1-7]){0,6}(?= of (?:Part 1 of )?Schedule 12A\b| would otherwise\b)",
    ),
    _rule(
        "the number of a part of the paper",
        rf"\b(?:[Cc]harts?|[Tt]ables?|[Aa]ppendi(?:x|ces)|[Ss]ections?|[Pp]ara(?:graph)?s?|[Pp]art|Items?) {_ITEM}"
        rf"(?:(?: and | to |, ){_ITEM})?\b",
    ),
    _rule("which issue of a paper it is, and which it replaces", r"\bRevision \d{1,3}(?=, replaces revision \d)"),
    _rule(
        "which issue of a paper it replaces",
        r"\breplaces revision \d{1,3}(?=[,.]? (?:issued|which was issued|These|No)\b|$)",
    ),
    _rule("which issue of a paper a part is taken from", r"\bRevision \d{1,4}(?= of this edition, issued\b)"),
    _rule("the beginning of a manifest's hash", r"\bIts reference is [0-9a-f]{12}\b"),
    _rule("the number of a note", r"\[note \d{1,3}\]"),
    _rule("a provision of the law", r"\bSchedule 12A\b|\bsection \d{2,3}[A-Z]?(?:\([0-9a-z]{1,2}\)){1,3}"),
    _rule("the year of an Act", r"\bAct (?:19|20)\d\d\b"),
    _rule("the number of an appendix in a file's name", r"(?<=-appendix)-\d{1,2}(?=-exempt\.)", Role.NAME),
    _rule("the number of an item of a list", r"^\d{1,2}\.$", Role.NAME),
    _rule("the number of a page", r"\b[Pp]age \d{1,4}(?: of \d{1,4})?\b|\b[Pp]ages \d{1,4} to \d{1,4}\b"),
    _rule("the time of a meeting", r"\b\d{1,2}(?:[.:][0-5]\d)? ?[ap]\.?m\b"),
    _rule(
        "how many rows a config sets aside, which the edition's rules have passed before they were written down",
        r"\bRows left out of the counts \([a-z0-9 ]{1,60}\): \d{1,9}(?=\. Reason: )",
    ),
    _rule("how many services the family has", r"\b(?:average|[Mm]ean|rates) of \d{1,2}(?: of \d{1,2})? members?\b"),
    _rule(
        "which counts are withheld, as the paper states its rule",
        r"\bcounts of (?:[01] to \d{1,2} persons|1 person are)\b",
    ),
    _rule(
        "how near a rating asks a count to be, as the config sets it",
        r"\bGreen means that the local count is within \d{1,2}% of the published one, amber within \d{1,2}% of it\b",
        Role.TEXT,
    ),
    _rule("the confidence of an interval", r"\b95% (?:confidence )?interval"),
    _rule("how many areas a rate was worked out of", r": rates of \d{1,3} (?:regions|services)\b"),
    _rule(
        "how much of an area's population a rate leaves out",
        r"\bwithout [^()]{1,80} \(\d{1,2}\.\d% of the (?:children|young people)\)",
    ),
    _rule("the ranks that an interval allows", r"\ballows (?:no other rank than|ranks) \d{1,2}(?: to \d{1,2})?\b"),
    _rule("the census that a population is of", r"\b(?:1991|2001|2011|2021) census\b"),
    _rule("the issue of a publication", r"\b(?:YDS|data summary) \d{2,3}\b"),
    _rule("the number of a section", r"^\d{1,2} (?=[A-Z])", Role.TITLE),
    _rule(
        "the name of an anchor",
        rf"(?:^|(?<=[ #/])){PREFIX}(?:paragraph|chart|table)-{_ITEM}(?:-[a-z]+)?(?= |$)",
        Role.NAME,
    ),
    _rule(
        "the name of an anchor",
        rf"(?:^|(?<=[ #])){PREFIX}section-[a-z-]+?(?:-(?:part|added)-\d{{1,2}})*(?:-head)?(?= |$)",
        Role.NAME,
    ),
    _rule(
        "the name of a table in a workbook",
        rf"^(?:appendix_{_ITEM}_){{0,3}}(?:(?:chart|table)_{_ITEM}|key_figures)(?:_[a-z])?$",
        Role.NAME,
    ),
    _rule(
        "the name of an anchor",
        rf"(?:^|(?<=[ #/])){PREFIX}(?:paper|head|symbols-head|key-figures(?:-[a-z-]+)?)(?= |$)",
        Role.NAME,
    ),
    _rule("what stands before the anchors of a paper within another", rf"^{PREFIX}$", Role.NAME),
    _rule("how deep a paper lies in another", r"(?:^|(?<= ))depth-\d(?= |$)", Role.NAME),
    _rule("the ages in the name of a chart", r"(?<=[a-z]-)1[0-7]-1[0-9](?=-[a-z])", Role.NAME),
    _rule("the quarter in a file's name", r"\b(?:19|20)\d\d-\d\d-q[1-4]\b", Role.NAME),
    _rule("how many columns a table has", r"(?:^|(?<= ))columns-\d{1,2}(?= |$)", Role.NAME),
    _rule("a length or a contrast in the style", r"\b\d+(?:\.\d+)?(?: px\b|:1\b)", Role.UNSEEN),
    _rule(
        "the version of what made the file",
        r"\b(?:WeasyPrint|report-builder|pikepdf|matplotlib) v?\d+(?:\.\d+){0,3}\b",
        Role.UNSEEN,
    ),
    _rule(
        "a keyed hash, with the part of the paper that a file is of",
        r"\b[0-9a-f]{64}\b(?:/[a-z]+(?:-[a-z0-9]+)*(?= |$))?",
        Role.UNSEEN,
    ),
)
_YEAR = re.compile(
    r"(?<![\d.,£])(?:19|20)\d\d(?![\d%]|[.,]\d)(?! (?:child|girl|boy|person|people|sentence|offence|reoffence))"
)
_BEFORE_COLON = re.compile(r"(?:^|(?<=[;,.] ))(\d{1,2}\+?|\d{1,2}-\d{1,2}): ")
_BAND = re.compile(r"(?<=, )\d{1,3}-\d{1,3}(?=[,;])")
"""A band of scores among the words that a row is headed with: "Children tracked, 1-14; the cohort of ..."."""

_BY_ROLE = {role: tuple(rule for rule in RULES if not rule.roles or role in rule.roles) for role in Role}
_REACH = 25
"""Years before and after `as_at` of which a paper may speak."""


def without_innocents(passage: Passage, words: str, known: Permitted) -> str:
    """The words with their innocent numbers blotted out."""
    if passage.role is Role.HEAD and is_category(words, known):
        return BLOT
    left = _without_ranges(passage, _without_own_number(passage, words), known)
    if passage.role is Role.HEAD:
        left = _BAND.sub(lambda found: BLOT if is_category(found[0], known) else found[0], left)
    for rule in _BY_ROLE[passage.role]:
        left = rule.form.sub(BLOT, left)
    if passage.role is not Role.CELL:
        left = _YEAR.sub(lambda found: BLOT if _is_near(found[0], known) else found[0], left)
    return _without_categories(left, known) if any(letter.isdigit() for letter in left) else left


def _without_ranges(passage: Passage, words: str, known: Permitted) -> str:
    """A text may say of a withheld count what any reader could work out; a cell or a chart may not."""
    own = own_name(passage.block)
    if not own.startswith("para ") and own != KEY_FIGURES:
        return words
    for said in known.ranges_of(passage.block):
        words = re.sub(rf"(?<![\d.,]){re.escape(said)}(?![%\d]|[.,]\d)", BLOT, words)
    return words


def is_category(words: str, known: Permitted) -> bool:
    """Whether the words are a label of some figure: an age, a year, a kind of outcome."""
    return folded(words) in known.categories


def _without_own_number(passage: Passage, words: str) -> str:
    """A paragraph begins with its own number."""
    block = own_name(passage.block)
    own = block.removeprefix("para ")
    return words.removeprefix(own) if own != block else words


def _is_near(year: str, known: Permitted) -> bool:
    return abs(int(year) - known.as_at.year) <= _REACH


def _without_categories(words: str, known: Permitted) -> str:
    """Labels that hold a number of their own, such as "Outcome 22", and an age before its colon."""
    left = known.numbered_categories.sub(BLOT, words)
    return _BEFORE_COLON.sub(
        lambda found: f"{BLOT}: " if folded(found[1]) in known.categories else found[0],
        left,
    )
