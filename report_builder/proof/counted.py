"""Which counts of a paper are of children: by their own words, or by what the sentence or its list speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from report_builder.proof.bases import whole_at, with_leads
from report_builder.proof.paper import Paper, Passage
from report_builder.proof.text.children import CHILD, COUNTED, MENTIONED, Whom, last_counted, whom
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import following, scan, within
from report_builder.proof.text.sentences import sentence_at
from report_builder.proof.text.tokens import Sort, Token

_PERSONS_DO = (
    r"were|was|are|is|had|have|has|who|whom|do|did|reside[sd]?|live[sd]?|living|committed|received|(?:re-?)?offended|became|"
    r"went|males?|females?|boys?|girls?|white|black|asian|mixed|british"
)
_LINKS = (
    r"of (?:whom|these|those|them|the|our)|out of|in|with|within|at|from|between|being|and|or|but|compared|"
    r"respectively|more|less|fewer|on|during|for|to"
)
_DOES = rf"(?:{_PERSONS_DO})|\w+ed (?:a|an|the|to|in|by|from|as|on|at|with|for|no|their|his|her|further|\d+)"
_GOES_ON = rule(rf"^\s*(?:\(\s*[\d.]+\s*%\s*\))?\)?\s*(?:[.,;:)|]|$|(?:{_DOES}|{_LINKS})\b)", re.IGNORECASE)
"""What follows a count that stands for "young people" without saying so; another noun does not."""

_ONE_GOES_ON = rule(
    r"^\s*(?:of (?:whom|these|those|them)|of the (?:\d+|two|three|four|five|six|seven|eight|nine|ten)|"
    r"was|is|had|has|in|(?:re-?)?offended)\b",
    re.IGNORECASE,
)
_CHILDREN_ALONE = rule(
    r"^\s+(?:(?:was|were|is|are) (?:\w+ly |still |also |both |then |now )?(?:(?:back |held )?in custody|looked after|"
    r"in (?:local authority |foster )?care(?! of)|remanded|boys?|girls?|(?:fe)?males?|sentenced to)|"
    r"(?:have |has )?re-?offended)\b",
    re.IGNORECASE,
)
"""What is said of nobody but children in these papers; no noun is needed to know whom the count counts."""

_ACTS = rule(rf"^\s*(?:\(\s*[\d.]+\s*%\s*\))?\)?\s*(?:{_DOES})\b", re.IGNORECASE)
_OUT_OF = rule(r"^\s*(?:\(\s*[\d.]+\s*%\s*\))?\)?\s*(?:out )?of (?:the |these |those |our |all )?$", re.IGNORECASE)
_OPENING = rule(
    r"^(?:and|but|of (?:these|those|them|which|whom|this (?:group|cohort|number)|the (?:group|cohort))|the|other|"
    r"remaining|a further|another|only|just|[,\s])*$",
    re.IGNORECASE,
)
_SUBJECT = rule(
    rf"^(?:the |our |local )?(?:{CHILD})\b(?!['\N{{RIGHT SINGLE QUOTATION MARK}}])[^.;:]{{0,80}}"
    r"(?::\s*|\b(?:fell|rose|reduced|increased|decreased|dropped|went|down|up|changed)\b[^.;]{0,40}"
    r"\b(?:to|by|from)\s+)$",
    re.IGNORECASE,
)
"""Children in care: 3; first time entrants fell from 9 to 4."""

_PLACE = rule(r"^ [A-Z][a-z]+(?:[/ -][A-Z][a-z]+)*\s*(?:[,);.]|and\b|$)")
_IN_LIST = rule(r"(?:[(,]|\band)\s*$")


_FAR = 300
"""Letters over which one thing is still spoken of."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count of children; `lead` is the passage that introduced its list."""

    passage: Passage
    token: Token
    lead: Passage | None


@lru_cache(maxsize=8)
def children_counted(paper: Paper) -> tuple[Count, ...]:
    """Every count of children in the sentences of a paper, in order; tables are left out."""
    return tuple(
        Count(passage, token, lead)
        for passage, lead in with_leads(paper)
        for token in scan(passage.text)
        if token.sort is Sort.COUNT and is_of_children(passage, token, lead)
    )


def is_of_children(passage: Passage, token: Token, lead: Passage | None = None) -> bool:
    """Whether a count is of children.

    Args:
        passage: where it stands.
        token: the count.
        lead: the passage that introduced the list in which the passage is an item.
    """
    own = whom(passage.text, token)
    if own is not Whom.UNTOLD:
        return own is Whom.CHILDREN
    if (whole := _out_of(passage.text, token)) is not None:
        return _is_whole_of_children(passage, whole, lead)
    if not _may_go_on(passage.text, token):
        return False
    return _before(passage, token, lead) is Whom.CHILDREN


def _may_go_on(text: str, token: Token) -> bool:
    after, before = text[token.end : token.end + 60], text[: token.start]
    if token.words.lower() == "one":
        return bool(_ONE_GOES_ON.match(after))
    return bool(_GOES_ON.match(after)) or bool(_PLACE.match(after) and _IN_LIST.search(before[-8:]))


def _out_of(text: str, token: Token) -> Token | None:
    """The 8 of "2 out of the 8"."""
    after = following(text, token.end)
    is_count = after is not None and after.sort is Sort.COUNT and after.start - token.end < _FAR
    return after if after is not None and is_count and _OUT_OF.match(text[token.end : after.start]) else None


def _is_whole_of_children(passage: Passage, whole: Token, lead: Passage | None) -> bool:
    own = whom(passage.text, whole)
    if own is not Whom.UNTOLD:
        return own is Whom.CHILDREN
    before = max(0, whole.start - _FAR)
    counted = [(passage.text, each) for each in within(passage.text, before, whole.start)]
    counted += [(lead.text, each) for each in scan(lead.text)] if lead else []
    same = {whom(text, each) for text, each in counted if each.value == whole.value}
    if Whom.CHILDREN in same:
        return True
    acts = _ACTS.match(passage.text[whole.end : whole.end + 60])
    if acts is None or Whom.OTHERS in same:
        return False
    return _mentions(passage.text[before : whole.start], lead.text if lead else "")


def _mentions(*texts: str) -> bool:
    return any(MENTIONED.search(text) for text in texts)


def _before(passage: Passage, token: Token, lead: Passage | None) -> Whom:
    """Whom the sentence has been counting up to here; at its beginning, the sentence or the list's lead before it."""
    start, _ = sentence_at(passage.text, token.start)
    here = passage.text[max(start, token.start - _FAR) : token.start]
    if (marked := last_counted(passage.text, start, token.start)) is not None:
        return marked
    after = passage.text[token.end : token.end + 60]
    if _SUBJECT.match(here) and not any(each["other"] for each in COUNTED.finditer(here)):
        return Whom.CHILDREN
    is_first = token.start - start < _FAR and _OPENING.match(here) is not None
    if is_first and start and _ACTS.match(after) and (last := last_counted(passage.text, 0, start)) is not None:
        return last
    is_share = re.search(r"%\s*\(\s*$", here) is not None
    if lead is not None and (is_first or is_share):
        return _led(passage, token, lead, after)
    is_said = (is_share or _ACTS.match(after)) and MENTIONED.search(here)
    return Whom.CHILDREN if is_said or (_CHILDREN_ALONE.match(after) and not here.endswith("of ")) else Whom.UNTOLD


def _led(passage: Passage, token: Token, lead: Passage, after: str) -> Whom:
    whole = whole_at(passage, token.start, lead)
    if whole is not None and whom(whole.passage.text, whole.token) is Whom.CHILDREN:
        return Whom.CHILDREN
    if (last := last_counted(lead.text, 0, len(lead.text))) is not None:
        return last
    return Whom.CHILDREN if _ACTS.match(after) and MENTIONED.search(lead.text) else Whom.UNTOLD
