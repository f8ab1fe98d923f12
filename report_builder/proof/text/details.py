"""What a paper says about one child by which somebody may know the child: age, sex, place, offence and the like."""

from __future__ import annotations

import re

from report_builder.proof.text.dates import ANY_DAY, MONTH
from report_builder.proof.text.rule import rule

_NOT_PLACES = (
    r"(?:The|This|These|A|An|Our|Youth|Young|Early|Court|Crown|Children|Child|Education|Employment|Training|Quarter|"
    r"Year|Health|Social|Local|Management|Board|Appendix|Chart|Table|Figure|Key|National|Ministry|Police|Probation|"
    r"Liaison|Out|Asset\w*|Covid|Virtual|Service|Team|Panel|Order|Referral|Justice|Section|Stage|Level|Phase|"
    r"Looked|Custody|Black|White|Asian|Mixed|British|Zoom|Teams|Microsoft|English|Maths|GCSEs?|BTEC|CAMHS|"
    rf"(?i:{MONTH})|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
TEENS = "(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
"""An age of these children in letters."""

_NAME = r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*"

DETAILS: dict[str, re.Pattern[str]] = {
    "age": rule(
        r"\b(?:aged?|age of|turned|(?:was|were|is|just|only|now)) 1[0-9]\b(?!\s*(?:-|\N{EN DASH}|to|%|months|children|"
        rf"young|weeks|\d))|\b(?:1[0-9]|{TEENS})[\s-]?years?[\s-]?olds?\b|"
        rf"\b(?:aged?|turned|(?:was|is) just) {TEENS}\b|"
        r"\b(?:girl|boy|male|female|child|person|man|woman),?\s*[,(]\s*1[0-9](?=\s*[,)])|"
        r"\b(?:at|in) year (?:[7-9]|1[0-3])\b|\b1[0-9] at the time\b",
        re.IGNORECASE,
    ),
    "sex": rule(
        r"\b(?:he|she|his|her|him|hers|himself|herself|girls?|boys?|males?|females?|"
        r"young (?:man|woman)|son|daughter)\b",
        re.IGNORECASE,
    ),
    "place": rule(
        rf"\b(?i:from|in|living in|lives in|moved to|moving to|to|near|at|resid(?:es|ing|ent) in|into)\s+(?:the\s+)?"
        rf"(?!{_NOT_PLACES}){_NAME}\b(?!\s+(?:Youth|YOT|YOS|Council|Court|Team|Service|Board|Panel|Hub|Order|Programme)\b)|"
        rf"\b{_NAME} (?:School|College|Academy|University|Estate)\b|\b\d+ (?!{_NOT_PLACES})[A-Z][a-z]+\b(?=[,)]| and)"
    ),
    "offence": rule(
        r"\b(?:robber(?:y|ies)|burglar(?:y|ies)|murder|manslaughter|rape|sexual offences?|assault\w*|GBH|ABH|wounding|"
        r"arson|kni(?:fe|ves)|weapons?|drug (?:supply|offences?|dealing)|possession|theft|stole|shoplifting|stabb\w+|"
        r"car crime|criminal damage|charged?|convict(?:ed|ion)|sentenced?|sentence|remand(?:ed)?|custody|custodial|"
        r"detention|affray|first offence|index offence|at the time of the offence)\b",
        re.IGNORECASE,
    ),
    "ethnicity": rule(
        r"\b(?:(?:Black|White|Asian|Mixed)(?= (?:African|British|Caribbean|Irish|other|heritage|background|and|young|"
        r"child|boy|girl|male|female|ethnic))|(?<=\b[Ii]s )(?:Black|White|Asian|Mixed)|"
        r"Roma|Gypsy|Irish Traveller|Pakistani|Indian|Bangladeshi|Somali|Chinese|"
        r"Polish|Romanian|Slovak|Arab|Albanian|Vietnamese|dual heritage|mixed heritage|asylum[- ]seek\w+)\b"
    ),
    "care": rule(
        r"\b(?:looked[- ]after|in care|care leaver|care[- ]experienced|(?-i:LAC|CLA)|child protection plan|"
        r"child in need|foster(?:ed| care| carers?)|children['\N{RIGHT SINGLE QUOTATION MARK}]s home|"
        r"residential (?:home|placement)|care order|adopted)\b",
        re.IGNORECASE,
    ),
    "health": rule(
        r"\b(?:mental health|(?-i:CAMHS|SEND?|EHCP)|autis\w+|ADHD|learning (?:disabilit\w+|difficult\w+)|"
        r"self[- ]harm\w*|suicid\w+|pregnan\w+|diagnos\w+|substance (?:mis)?use|neurodiver\w+|PTSD|depress\w+|anxiety|"
        r"speech and language|overdose\w*|hospital\w*|disab\w+)\b",
        re.IGNORECASE,
    ),
    "date": rule(
        rf"{ANY_DAY}|\b{MONTH}\.?\s*(?:(?:-|\N{{EN DASH}}|to)\s*{MONTH}\.?\s*)?(?:20)\d\d\b|\bQ[1-4]\b", re.IGNORECASE
    ),
    "role": rule(
        r"\b(?:apprentice(?:ship)?|employment|job|work(?:ing|s) (?:in|at|for|as|with)|(?:has|have) been employed|"
        r"(?:interview|on the) panel|ambassador|peer mentor\w*|business school|university|delivery of the|"
        r"employed (?:as|by|at))\b",
        re.IGNORECASE,
    ),
}
"""Kind of detail -> the words that give it."""


def details_in(text: str) -> tuple[str, ...]:
    """The kinds of details that a stretch of text gives, in the order of `DETAILS`."""
    return tuple(kind for kind, pattern in DETAILS.items() if pattern.search(text))
