"""The values that a key can have, each with its reader: words, dates, quarters, periods, colours, addresses.

A reader takes what YAML gave and returns the value, or raises `FaultsError` in plain words.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from report_builder.errors import did_you_mean
from report_builder.marked_yaml.fault import Fault, FaultsError, fault, quoted
from report_builder.model.period import MONTHS, Period, Quarter

LATEST = "latest"
FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years outside are slips of the pen: the youth justice system of these papers began in 2000."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_BRITISH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_ADDRESS = re.compile(r"[A-Za-z0-9.#$&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_DEADLINE = re.compile(
    r"\d{1,3} (clear |working |clear working )?days? (after|before) (the )?(quarter end|meeting)", re.ASCII
)


def describe(value: object) -> str:
    """What kind of value stands there."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a mapping of keys"
    return "a list" if isinstance(value, list) else f"'{quoted(str(value))}'"


def wrong_kind(value: object, wanted: str, mend: str = "") -> FaultsError:
    """A value of another kind than the key takes."""
    if value is None:
        return fault("the key has no value", f"write {wanted}, in quotes where it begins with #; or take the key away")
    return fault(f"should be {wanted}, not {describe(value)}", mend)


def nearest(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a question, else the list of them."""
    words = list(known)
    return did_you_mean(word, words) or f"known: {', '.join(words)}"


def read_text(value: object) -> str:
    """Text of any length, as it stands; a number is text as well."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise wrong_kind(value, "text", "put it in quotes" if isinstance(value, bool) else "write some words")
    return value


def read_line(value: object) -> str:
    """Text of one line."""
    line = read_text(value).strip()
    if "\n" in line or len(line) > 200:
        raise fault("should be a single line of at most 200 characters", "shorten it")
    return line


def read_word(value: object) -> str:
    """A word of a fixed vocabulary, in any case."""
    return read_line(value).lower()


def read_flag(value: object) -> bool:
    """YAML's true or false, and no other word."""
    if not isinstance(value, bool):
        raise wrong_kind(value, "true or false", "write it without quotes")
    return value


def read_whole(value: object) -> int:
    """A whole number of at least 0."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong_kind(value, "a whole number", "write digits alone, without quotes")
    if value < 0:
        raise fault(f"{value} is below 0", "write 0 or more")
    return value


def read_port(value: object) -> int:
    """A port of a mail server."""
    port = read_whole(value)
    if not 1 <= port <= 65_535:
        raise fault(f"{port} is not a port", "write a number from 1 to 65535, such as 587")
    return port


def read_decimal(value: object) -> Decimal:
    """A number with any decimals, exactly as written."""
    text = read_line(value) if not isinstance(value, bool) else "true"
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,10})?", text, re.ASCII):
        raise wrong_kind(value, "a number", "write it as 12.5")
    return Decimal(text)


def read_day(value: object) -> date:
    """A date, written 2020-07-13."""
    text = read_line(value) if isinstance(value, str) else ""
    match = _DAY.fullmatch(text)
    if match:
        return _calendar_day(*(int(part) for part in match.groups()), text=text)
    british = _BRITISH_DAY.fullmatch(text)
    if british:
        day, month, year = british.groups()
        raise fault(f"'{text}' is not a date as configs write it", f"write {year}-{month:0>2}-{day:0>2}")
    raise wrong_kind(value, "a date", "write it as 2020-07-13")


def _calendar_day(year: int, month: int, day: int, *, text: str) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise fault(f"the year of '{text}' is not between {FIRST_YEAR} and {LAST_YEAR}", "look at the year")
    if not 1 <= month <= 12:
        raise fault(f"'{text}' has no such month: there are 12", "write year, month, day: 2020-07-13")
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise fault(f"there is no '{text}': {MONTHS[month - 1]} {year} has {days} days", "look at the day")
    return date(year, month, day)


def read_quarter(value: object) -> Quarter | str:
    """A quarter, written `2019-20 Q4` or `2019/20 Q4`, or the word `latest`."""
    text = read_line(value) if isinstance(value, str) else ""
    if text.lower() == LATEST:
        return LATEST
    try:
        quarter = Quarter.parse(text)
    except ValueError as error:
        raise _no_quarter(value, str(error)) from None
    if not FIRST_YEAR <= quarter.first_year < LAST_YEAR:
        raise fault(f"the years of '{text}' are not between {FIRST_YEAR} and {LAST_YEAR}", "look at the years")
    return quarter


def _no_quarter(value: object, reason: str) -> FaultsError:
    text = str(value)
    mend = "write it as 2019-20 Q4, or latest"
    if not isinstance(value, str):
        return wrong_kind(value, "a quarter", mend)
    if re.search(r"Q[05-9]\s*$", text, re.IGNORECASE):
        return fault(f"'{quoted(text)}': a year has the quarters Q1 (April to June) to Q4 (January to March)", mend)
    if "follow" in reason:
        return fault(f"'{quoted(text)}' is impossible: {reason}", mend)
    return fault(f"'{quoted(text)}' is not a quarter", mend)


def read_period(value: object) -> str:
    """Two dates with a slash between them, the later one last."""
    text = read_line(value) if isinstance(value, str) else ""
    start, slash, end = (part.strip() for part in text.partition("/"))
    if not slash:
        raise wrong_kind(value, "a period", "write it as 2020-01-01/2020-03-31")
    period = f"{read_day(start).isoformat()}/{read_day(end).isoformat()}"
    try:
        return str(Period.parse(period))
    except ValueError as error:
        raise fault(f"'{text}': {error}", "write the earlier date first") from None


def read_cohort(value: object) -> str:
    """The tracker cohort: a period, or the name that the data give it."""
    text = read_line(value)
    return read_period(text) if _DAY.match(text) else text


def read_colour(value: object) -> str:
    """A colour in hexadecimal digits."""
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise wrong_kind(value, "a colour", "write '#' and six hexadecimal digits, in quotes: '#12436D'")
    return value.upper()


def read_address(value: object) -> str:
    """An e-mail address."""
    text = read_line(value)
    if not _ADDRESS.fullmatch(text):
        raise fault(f"'{quoted(text)}' is not an e-mail address", "write it as name@example.gov.uk")
    return text


def read_domain(value: object) -> str:
    """A domain of e-mail addresses, in small letters."""
    text = read_line(value).lower()
    if not _DOMAIN.fullmatch(text):
        raise fault(f"'{quoted(text)}' is not a domain", "write what stands after the @: example.gov.uk")
    return text


def read_link(value: object) -> str:
    """The address of a folder on the web, without the slash at its end."""
    text = read_line(value).rstrip("/")
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9._~%-]+)*", text):
        raise fault(f"'{quoted(text)}' is not a web address", "write it as https://intranet.example.gov.uk/yot")
    return text


def read_deadline(value: object) -> str:
    """A date, or a number of days before or after the quarter's end or the meeting."""
    text = read_line(value)
    if _DAY.fullmatch(text):
        return read_day(text).isoformat()
    if not _DEADLINE.fullmatch(text):
        mend = "write '30 working days after quarter end', '5 clear working days before meeting' or a date"
        raise fault(f"'{quoted(text)}' is not a deadline", mend)
    return text


def read_each(value: object, wanted: str) -> list[str]:
    """A list of single lines; every faulty item is named."""
    if not isinstance(value, list):
        raise wrong_kind(value, f"a list of {wanted}", "put it in brackets: [one, another]")
    items, faults = [], []
    for index, item in enumerate(value):
        try:
            items.append(read_line(item))
        except FaultsError as found:
            faults += [one.under((index,)) for one in found.faults]
    faults += repeated(items)
    if faults:
        raise FaultsError(*faults)
    return items


def repeated(items: Iterable[str]) -> list[Fault]:
    """A fault for each item that stands in the list before, whatever its case."""
    seen: set[str] = set()
    faults = []
    for index, item in enumerate(items):
        if item.casefold() in seen:
            faults.append(Fault((index,), f"'{quoted(item)}' stands in the list twice", "keep one of the two"))
        seen.add(item.casefold())
    return faults


def read_names(value: object) -> list[str]:
    """A list of names, each once."""
    return read_each(value, "names")


def schema_of(kind: str, **more: Any) -> WithJsonSchema:
    """What an editor is told of a value."""
    return WithJsonSchema({"type": kind, **more})


Text = Annotated[str, BeforeValidator(read_text)]
Line = Annotated[str, BeforeValidator(read_line)]
Flag = Annotated[bool, BeforeValidator(read_flag)]
Whole = Annotated[int, BeforeValidator(read_whole), Field(json_schema_extra={"minimum": 0})]
Port = Annotated[int, BeforeValidator(read_port), Field(json_schema_extra={"minimum": 1, "maximum": 65_535})]
Day = Annotated[date, BeforeValidator(read_day)]
Exact = Annotated[Decimal, PlainValidator(read_decimal), WithJsonSchema({"type": ["number", "string"]})]
QuarterWord = Annotated[
    Quarter | str, PlainValidator(read_quarter), schema_of("string", examples=["2019-20 Q4", LATEST])
]
Cohort = Annotated[str, PlainValidator(read_cohort), schema_of("string", examples=["2020-01-01/2020-03-31"])]
Colour = Annotated[str, PlainValidator(read_colour), schema_of("string", pattern="^#[0-9A-Fa-f]{6}$")]
Address = Annotated[str, PlainValidator(read_address), schema_of("string", format="email")]
Domain = Annotated[str, PlainValidator(read_domain), schema_of("string", examples=["example.gov.uk"])]
Link = Annotated[str, PlainValidator(read_link), schema_of("string", format="uri")]
Deadline = Annotated[
    str, PlainValidator(read_deadline), schema_of("string", examples=["30 working days after quarter end"])
]
Names = Annotated[list[str], PlainValidator(read_names), schema_of("array", items={"type": "string"}, uniqueItems=True)]
