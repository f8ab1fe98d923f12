"""Text cells made into dates, numbers, booleans and categories; a cell that cannot be read is found and left blank."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

import pandas as pd

from report_builder.cases.columns import Column, Kind
from report_builder.cases.contract import SYNTHETIC
from report_builder.cases.error_cells import error_cells, is_error
from report_builder.cases.ethnicity import ethnic_group
from report_builder.cases.headers import TextTable
from report_builder.model.findings import count_rows, rows_where, stop, warn
from report_builder.model.tables import Finding

_TIME = r"(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_ISO = rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_TIME}"
_BRITISH = rf"([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{4}}){_TIME}"
_MONTH = r"([0-9]{4})-([0-9]{2})"
_NUMBER = re.compile(r"(-?)£?((?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,30})?)%?")
_WHOLE = r"(-?[0-9]{1,15})(?:\.0+)?"
_YEAR = r"([0-9]{4})[-/]((?:[0-9]{2})?[0-9]{2})"
_LONGEST_LABEL, _LONGEST_WORD = 120, 40
"""Characters. A longer name leaves a chart no room for its bars."""
_BOOLEANS = {"true": True, "yes": True, "y": True, "1": True, "false": False, "no": False, "n": False, "0": False}

Reading = tuple[pd.Series, pd.Series]
"""The typed column, and True for each cell that is filled and cannot be read."""

Typed = tuple[pd.Series, list[Finding]]
"""The typed column, and what is wrong with its cells."""

RowsOf = Callable[[pd.Series], tuple[int, ...]]
"""The row numbers of the cells whose distinct value meets a condition."""


def read_cells(text: TextTable, values: Mapping[str, Mapping[str, str]]) -> tuple[pd.DataFrame, list[Finding]]:
    """Give every column of a text table its type.

    Args:
        text: cells as text.
        values: column -> (the file's value -> the contract's), from config.

    Returns:
        A frame of the contract's columns and `row` (and `synthetic` where given), and the cells that could not be read.
    """
    columns = list(text.table.columns)
    if SYNTHETIC in text.cells:
        columns.append(Column(SYNTHETIC, Kind.BOOLEAN))
    typed: dict[str, pd.Series] = {}
    findings: list[Finding] = []
    for column in columns:
        mapped = values.get(column.name, {})
        is_plain = column.kind is Kind.TEXT and not column.is_label and not mapped
        read = _as_it_stands if is_plain else _by_distinct_value
        typed[column.name], found = read(text, column, mapped)
        findings += found
    if text.table.name == "published":
        typed["value_text"] = text.cells["value"]
    return pd.DataFrame(typed).assign(row=text.cells["row"]), findings


def _as_it_stands(text: TextTable, column: Column, mapped: Mapping[str, str]) -> Typed:  # noqa: ARG001 - called alike
    """A column of text, of which only blank cells and errors of a spreadsheet can be wrong."""
    cells, place = text.cells[column.name], f"{text.table.name} {column.name}"
    is_checked = column.is_required and column.name in text.supplied
    rows = rows_where(text.cells, cells.isna()) if is_checked and cells.hasnans else ()
    wrong = is_error(cells)
    kept = cells.mask(wrong) if wrong.any() else cells
    return kept, [*_missing(place, rows), *error_cells(place, rows_where(text.cells, wrong))]


def _by_distinct_value(text: TextTable, column: Column, mapped: Mapping[str, str]) -> Typed:
    """A column whose every value is read once, however many cells hold it."""
    codes, found = pd.factorize(text.cells[column.name], use_na_sentinel=False)
    translated = _translated(pd.Series(found, dtype="string"), mapped)
    wrong = is_error(translated)
    cells = translated.mask(wrong)
    typed, unreadable = _READERS[column.kind](cells, column)

    def rows_of(is_so: pd.Series) -> tuple[int, ...]:
        holds = is_so.fillna(value=False).to_numpy(dtype=bool)
        return rows_where(text.cells, pd.Series(holds[codes])) if holds.any() else ()

    place = f"{text.table.name} {column.name}"
    rows = rows_of(unreadable)
    findings = error_cells(place, rows_of(wrong))
    findings += _unreadable(column, place, rows) if rows else []
    findings += _out_of_range(column, place, rows_of, typed)
    findings += _too_long(place, rows_of, cells) if column.is_label else []
    if column.is_required and column.name in text.supplied:
        findings += _missing(place, rows_of(translated.isna()))
    of_each = _as_category(typed, column) if column.allowed else typed
    return pd.Series(of_each.array.take(codes), index=text.cells.index, dtype=of_each.dtype), findings


def _as_category(words: pd.Series, column: Column) -> pd.Series:
    """The words as categories, a byte a cell in place of twenty: the contract's, then those that it lets through."""
    further = sorted({*words.dropna().unique()} - {*column.allowed})
    known = dict.fromkeys((*column.allowed, *further, *([column.blank] if column.blank else [])))
    return words.astype(pd.CategoricalDtype(pd.Index(known, dtype="string")))


def is_read(word: str, column: Column) -> bool:
    """Whether a word can stand in a column."""
    _, unread = _READERS[column.kind](pd.Series([word.strip()], dtype="string"), column)
    return not bool(unread.any())


def _translated(cells: pd.Series, values: Mapping[str, str]) -> pd.Series:
    """The cells after config's value map, which compares without case; a value mapped to nothing is blank."""
    if not values:
        return cells
    mapped = {old.strip().lower(): new for old, new in values.items()}
    compared = cells.str.lower()
    translated = compared.map(mapped).astype("string")
    return cells.mask(compared.isin(mapped), translated.mask(translated == ""))


def _text(cells: pd.Series, column: Column) -> Reading:  # noqa: ARG001 - all readers are called alike
    return cells, pd.Series(data=False, index=cells.index)


def _dates(cells: pd.Series, column: Column) -> Reading:
    """ISO 8601 or dd/mm/yyyy, of which the time is dropped; yyyy-mm, where it is allowed, is its first day."""
    iso, is_dated = cells, _is_dated(cells)
    if not (is_dated | cells.isna()).all():
        iso = _as_iso(cells, column)
        is_dated = _is_dated(iso)
    days = pd.to_datetime(iso.where(is_dated), format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    return days, cells.notna() & days.isna()


def _is_dated(cells: pd.Series) -> pd.Series:
    """Whether each cell has the form 2020-03-31."""
    return cells.str.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fillna(value=False).astype(bool)


def _as_iso(cells: pd.Series, column: Column) -> pd.Series:
    """The cells with the other forms of a date that are read written as 2020-03-31."""
    iso = cells.str.replace(f"^{_BRITISH}$", r"\3-\2-\1", regex=True)
    iso = iso.str.replace(r"-([0-9])(?=-|$)", r"-0\1", regex=True).str.replace(f"^{_ISO}$", r"\1-\2-\3", regex=True)
    if column.kind is Kind.DATE_OR_MONTH:
        iso = iso.str.replace(f"^{_MONTH}$", r"\1-\2-01", regex=True)
    return iso


def _booleans(cells: pd.Series, column: Column) -> Reading:  # noqa: ARG001
    booleans = cells.str.lower().map(_BOOLEANS).astype("boolean")
    return booleans, cells.notna() & booleans.isna()


def _whole_numbers(cells: pd.Series, column: Column) -> Reading:  # noqa: ARG001
    digits = cells.str.replace(r"(?<=[0-9]),(?=[0-9]{3}(?:[,.]|$))", "", regex=True)
    is_whole = digits.str.fullmatch(_WHOLE).fillna(value=False).astype(bool)
    numbers = digits.where(is_whole).str.replace(r"\.0+$", "", regex=True).astype("Int64")
    return numbers, cells.notna() & numbers.isna()


def _exact(text: object) -> Fraction | None:
    """The number that a cell says, exactly; pounds and per cent signs are dropped."""
    match = _NUMBER.fullmatch(text) if isinstance(text, str) else None
    return Fraction(match[1] + match[2].replace(",", "")) if match else None


def _decimals(cells: pd.Series, column: Column) -> Reading:  # noqa: ARG001
    numbers = pd.Series([_exact(cell) for cell in cells], index=cells.index, dtype="object")
    return numbers, cells.notna() & numbers.isna()


def _category_key(text: str) -> str:
    return re.sub(r"[\s_\-\u2010-\u2015]+", " ", text.lower()).strip()


def _categories(cells: pd.Series, column: Column) -> Reading:
    spelled = {_category_key(category): category for category in column.allowed}
    spelled.update({_category_key(other): category for other, category in column.also_read})
    distinct = {cell: spelled.get(_category_key(cell)) for cell in cells.dropna().unique()}
    categories = cells.map({cell: found or cell.lower() for cell, found in distinct.items()}).astype("string")
    if not column.allowed:
        return categories, pd.Series(data=False, index=cells.index)
    unknown = cells.isin([cell for cell, found in distinct.items() if found is None])
    return categories if column.is_open else categories.mask(unknown), unknown


def _ethnicities(cells: pd.Series, column: Column) -> Reading:
    distinct = {cell: ethnic_group(cell) for cell in cells.dropna().unique()}
    if column.blank:
        distinct.update({cell: column.blank for cell in distinct if cell.lower() == column.blank})
    unknown = cells.isin([cell for cell, group in distinct.items() if group is None])
    # A column that has a word for everybody is one of groups; else the label stays, and its group is worked out later.
    read = cells.map(distinct).astype("string") if column.blank else cells.str.lower()
    return read.mask(unknown), unknown


def _financial_years(cells: pd.Series, column: Column) -> Reading:  # noqa: ARG001
    parts = cells.str.extract(f"^{_YEAR}$")
    first, second = parts[0].astype("Int64"), parts[1].str[-2:]
    follows = ((first + 1) % 100 == second.astype("Int64")).fillna(value=False)
    years = (parts[0] + "-" + second).where(follows.astype(bool)).astype("string")
    return years, cells.notna() & years.isna()


_READERS: dict[Kind, Callable[[pd.Series, Column], Reading]] = {
    Kind.TEXT: _text,
    Kind.DATE: _dates,
    Kind.DATE_OR_MONTH: _dates,
    Kind.BOOLEAN: _booleans,
    Kind.WHOLE: _whole_numbers,
    Kind.DECIMAL: _decimals,
    Kind.CATEGORY: _categories,
    Kind.ETHNICITY: _ethnicities,
    Kind.FINANCIAL_YEAR: _financial_years,
}

_NO_DATES = ": never the month before the day, nor the number of a day as spreadsheets count them"
_MENDS = {
    Kind.DATE: ("unreadable-date", f"write dates as 2020-03-31 or 31/03/2020{_NO_DATES}"),
    Kind.DATE_OR_MONTH: (
        "unreadable-date",
        f"write dates as 2020-03-31 or 31/03/2020, or a month as 2020-03{_NO_DATES}",
    ),
    Kind.BOOLEAN: ("unreadable-yes-or-no", "write yes or no (or true, false, y, n, 1, 0), or leave it blank"),
    Kind.WHOLE: ("unreadable-number", "write a whole number in digits"),
    Kind.DECIMAL: ("unreadable-number", "write a number in digits, with a point before its decimals"),
    Kind.FINANCIAL_YEAR: ("unreadable-year", "write a financial year as 2019-20"),
    Kind.ETHNICITY: (
        "unknown-value",
        "use an ONS label of the Census 2021 or 2011, a 2001 code such as W1, or White, Mixed, Asian, Black, Other, "
        "Not stated",
    ),
}


def _unreadable(column: Column, place: str, rows: tuple[int, ...]) -> list[Finding]:
    if column.is_open:
        what = f"{count_rows(rows)} with a group that Youth Justice Statistics does not list; printed as it stands"
        mend = f"map it under values.{place.replace(' ', '.')} in the config, or accept it"
        return [warn("unlisted-offence-group", place, rows=rows, what=what, mend=mend)]
    name, mend = _MENDS.get(column.kind, ("unknown-value", ""))
    if column.kind is Kind.CATEGORY:
        listed = "a measure's id, such as custody_rate" if column.name == "measure" else ", ".join(column.allowed)
        mend = f"allowed: {listed}; or map it under values.{place.replace(' ', '.')} in the config"
    what = f"{count_rows(rows)} with a cell that is not {_article(column.kind)} {column.kind} of the contract"
    return [stop(name, place, rows=rows, what=what, mend=mend)]


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def _out_of_range(column: Column, place: str, rows_of: RowsOf, typed: pd.Series) -> list[Finding]:
    findings = []
    if column.least == 0:
        rows = rows_of((typed.dropna() < 0).reindex(typed.index))
        what, mend = f"{count_rows(rows)} with a number below nought", "a count cannot be negative: correct it"
        findings += [stop("negative-count", place, rows=rows, what=what, mend=mend)] if rows else []
    low, high = column.least, column.most
    if low is not None and high is not None:
        outside = (typed > high) | (typed < low) & (low != 0)
        rows = rows_of(outside)
        what, mend = f"{count_rows(rows)} outside {low} to {high}", "correct the number, or leave it blank"
        findings += [stop("number-out-of-range", place, rows=rows, what=what, mend=mend)] if rows else []
    return findings


def _too_long(place: str, rows_of: RowsOf, cells: pd.Series) -> list[Finding]:
    """Names that no chart or table has room for; most likely a cell of another column."""
    is_long = cells.str.len().gt(_LONGEST_LABEL) | cells.str.contains(rf"\S{{{_LONGEST_WORD + 1}}}", regex=True)
    rows = rows_of(is_long)
    what = f"{count_rows(rows)} with a name of more than {_LONGEST_LABEL} characters, or a word of over {_LONGEST_WORD}"
    return [stop("name-too-long", place, rows=rows, what=what, mend="shorten it")] if rows else []


def _missing(place: str, rows: tuple[int, ...]) -> list[Finding]:
    if not rows:
        return []
    what = f"{count_rows(rows)} without this cell, which every row needs"
    return [stop("missing-cell", place, rows=rows, what=what, mend="fill it in at the source")]
