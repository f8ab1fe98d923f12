"""A form of one sheet to paste a data summary's figures into: it is written here, and read back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.importers.cells import Grid
from report_builder.importers.column_letters import letters
from report_builder.importers.numbers_as_text import Number, read_number
from report_builder.importers.period_words import read_day
from report_builder.importers.quantities import Stated
from report_builder.importers.services import read_services
from report_builder.importers.tally import Tally
from report_builder.model.period import Period, Quarter

MARK = "Data summary form of report-builder, 1"
SHEET = "Data summary"
LINES: Mapping[str, str] = {
    "First time entrants: rate per 100,000 aged 10 to 17": "fte_rate",
    "First time entrants: number": "fte_count",
    "Custodial sentences: rate per 1,000 aged 10 to 17": "custody_rate",
    "Custodial sentences: number": "custody_count",
    "Reoffending: % of the cohort who reoffended (binary)": "reoff_binary",
    "Reoffending: reoffences per reoffender": "reoff_per_reoffender",
    "Reoffending: reoffences per child in the cohort (frequency)": "reoff_per_offender",
    "Reoffending: number in the cohort": "cohort",
    "Reoffending: number of reoffenders": "reoffenders",
    "Reoffending: number of reoffences": "reoffences",
}
"""Line of the form -> what its figures are."""
KINDS: Mapping[str, str] = {
    "service": "yjs",
    "family average": "family",
    "police area": "pcc",
    "region": "region",
    "England": "england",
    "Wales": "wales",
    "England and Wales": "england and wales",
}
"""Kind of area, as the form spells it -> its type."""

_INDICATOR, _KIND = "Indicator", "Kind of area"
_EXAMPLE = "Example (is not read)"
_PERIODS = 5
"""Lines of each indicator."""
_BY_QUARTER = frozenset({"fte_rate", "fte_count", "custody_rate", "custody_count"})
"""Those whose periods are the twelve months to the quarter's end; a cohort's are not known beforehand."""
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - workbooks know no zones; a fixed day makes the same bytes every time
_HELP = (
    "Paste the figures of the data summary into the white cells; leave blank what it does not state.",
    "One line is one indicator and one period: put its first and last day beside it. Lines may be copied.",
    "Row by row: the area's name over each column, and what kind of area it is under the name. Columns may be added.",
    "Per cents as they are printed (34.9), not as fractions. Then: report-builder import data-summary THIS-FILE.xlsx",
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the form: an area and its kind as KINDS spells it."""

    area: str
    kind: str


def form_bytes(service: str, *, pcc: str = "", family: Sequence[str] = (), quarter: Quarter | None = None) -> bytes:
    """The form as an XLSX workbook; the same bytes for the same arguments.

    Args:
        service: the service whose summary it is.
        pcc: its police area; where it is blank the form asks for its name.
        family: members of its family that the summary states singly.
        quarter: the last quarter of the summary; with it the periods of first time entrants and custody are filled in:
            the twelve months to its end, and to the ends of the same quarters of the four years before.

    Raises:
        ConfigError: the service or a member is not on the list of services.
    """
    columns = _columns(service, pcc=pcc, family=family)
    import xlsxwriter  # noqa: PLC0415 - only who asks for a form pays for it

    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"title": f"Data summary of {columns[0].area}", "created": _CREATED})
        _write_sheet(book, columns, quarter)
    return written.getvalue()


def _columns(service: str, *, pcc: str, family: Sequence[str]) -> list[Column]:
    services = read_services()
    unknown = [name for name in (service, *family) if not services.service(name)]
    if unknown:
        named = [(name, did_you_mean(name, services.services)) for name in unknown]
        raise ConfigError([Complaint(f"'{name}' is not a youth justice service", mend=mend) for name, mend in named])
    own = services.service(service)
    region = next((one.region for one in services.authorities if one.service == own), "")
    members = [Column(services.service(name), "service") for name in family if services.service(name) != own]
    return [
        Column(own, "service"),
        Column("YOT family", "family average"),
        Column(pcc or "(name of the police area)", "police area"),
        *([Column(region, "region")] if services.region(region) else []),
        Column("England", "England"),
        Column("England and Wales", "England and Wales"),
        *members,
    ]


def _write_sheet(book: Any, columns: Sequence[Column], quarter: Quarter | None) -> None:
    sheet = book.add_worksheet(SHEET)
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    grey = book.add_format({"font_color": "#6B6B6B", "bg_color": "#EEEEEE", "italic": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.set_column(0, 0, 58)
    sheet.set_column(1, 2, 12, day)
    sheet.set_column(3, 2 + len(columns), 16)
    sheet.write_string(0, 0, MARK, bold)
    for number, line in enumerate(_HELP, start=1):
        sheet.write_string(number, 0, line)
    header = len(_HELP) + 2
    sheet.write_row(header, 0, [_INDICATOR, "Period begins", "Period ends", *(one.area for one in columns)], wrapped)
    sheet.write_row(header + 1, 0, [_KIND, "", "", *(one.kind for one in columns)], bold)
    sheet.write_row(header + 2, 0, [_EXAMPLE, "2018-04-01", "2019-03-31", *("12.3" for _ in columns)], grey)
    sheet.freeze_panes(header + 2, 3)
    first = header + 3
    for number, (line, period) in enumerate(_lines(quarter), start=first):
        sheet.write_string(number, 0, line)
        if period is not None:
            sheet.write_datetime(number, 1, _moment(period.start), day)
            sheet.write_datetime(number, 2, _moment(period.end), day)
    _validate(sheet, columns, header=header, last=first + len(LINES) * _PERIODS - 1)


def _lines(quarter: Quarter | None) -> Iterator[tuple[str, Period | None]]:
    for line, quantity in LINES.items():
        for years_ago in range(_PERIODS - 1, -1, -1):
            is_known = quarter is not None and quantity in _BY_QUARTER
            earlier = Quarter(quarter.first_year - years_ago, quarter.number) if quarter else None
            yield line, earlier.twelve_months if is_known and earlier else None


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - workbooks know no zones


def _validate(sheet: Any, columns: Sequence[Column], *, header: int, last: int) -> None:
    """What the cells take: kinds of area, days, and numbers of nought or more."""
    right = 2 + len(columns)
    sheet.data_validation(header + 1, 3, header + 1, right, {"validate": "list", "source": list(KINDS)})
    earliest = {"validate": "date", "criteria": ">=", "value": datetime(1998, 1, 1)}  # noqa: DTZ001
    sheet.data_validation(header + 3, 1, last, 2, {**earliest, "error_message": "A day, such as 2019-04-01."})
    number = {"validate": "decimal", "criteria": ">=", "value": 0}
    sheet.data_validation(header + 3, 3, last, right, {**number, "error_message": "A number, or leave it blank."})


def is_form(grid: Grid) -> bool:
    """Whether a sheet is the form."""
    return bool(grid.rows) and any(cell.strip() == MARK for cell in grid.rows[0])


def read_form(grid: Grid, tally: Tally) -> tuple[list[Stated], list[Complaint]]:
    """The figures of a filled form, and an error for each cell that is not as the form has it."""
    header = next((at for at, cells in enumerate(grid.rows) if cells and cells[0].strip() == _INDICATOR), None)
    if header is None or header + 1 >= len(grid.rows) or "".join(grid.rows[header + 1][:1]).strip() != _KIND:
        what = f"the form has lost its rows '{_INDICATOR}' and '{_KIND}'"
        return [], [Complaint(what, grid.place(1), "write a new form, and paste the figures into it")]
    reader = _Form(grid, header, tally)
    stated = [each for row in range(header + 2, len(grid.rows)) for each in reader.line(row)]
    return stated, reader.complaints


class _Form:
    """A filled form being read."""

    def __init__(self, grid: Grid, header: int, tally: Tally) -> None:
        width = max(len(cells) for cells in grid.rows)
        self._grid = replace(grid, rows=[[*cells, *[""] * (width - len(cells))] for cells in grid.rows])
        self._tally, self._header = tally, header
        self.complaints: list[Complaint] = []

    def line(self, row: int) -> Iterator[Stated]:
        """The figures of one line."""
        cells = self._grid.rows[row]
        name = " ".join(cells[0].split())
        filled = [at for at, cell in enumerate(cells[3:], start=3) if cell.strip()]
        if not filled or name.casefold().startswith("example"):
            return
        quantity = LINES.get(name, "")
        if not quantity:
            near = did_you_mean(name, LINES) or f"there are: {'; '.join(LINES)}"
            self._complain(row, 0, "no line of the form has this name", near)
            return
        period = self._period(row)
        for at in filled:
            area = self._area(at)
            number = self._number(row, at)
            if number is not None and period is not None and area is not None:
                yield Stated(quantity, *area, period, number, f"{self._grid.place(row + 1)} {letters(at)}")

    def _period(self, row: int) -> Period | None:
        begins, ends = (read_day(cell) for cell in self._grid.rows[row][1:3])
        if begins is None or ends is None or ends < begins:
            self._complain(
                row, 1, "the line has figures but not both days of its period", "such as 2019-04-01, 2020-03-31"
            )
            return None
        return Period(begins, ends)

    def _area(self, at: int) -> tuple[str, str] | None:
        name, kind = (" ".join(self._grid.rows[self._header + below][at].split()) for below in (0, 1))
        area_type = {spelled.casefold(): found for spelled, found in KINDS.items()}.get(kind.casefold(), "")
        if not area_type:
            self._complain(
                self._header + 1, at, "the column has figures but no kind of area", f"one of {', '.join(KINDS)}"
            )
        elif not name or name.startswith("("):
            self._complain(self._header, at, "the column has figures but no name of an area", "put it over the column")
        elif not (known := _spelled(name, area_type)):
            near = did_you_mean(name, (*read_services().services, *read_services().regions))
            self._complain(
                self._header, at, f"'{name}' is no {kind} that is known", near or "spell it as it is published"
            )
        else:
            return known, area_type
        return None

    def _number(self, row: int, at: int) -> Number | None:
        self._tally.read()
        try:
            number = read_number(self._grid.rows[row][at])
        except ValueError:
            self._complain(row, at, "not a number", "leave the cell blank where there is none")
            return None
        if number is None:
            self._tally.leave(f"{self._grid.place(row + 1)} {letters(at)}", "a symbol that is no number")
        elif number.value < 0:
            self._complain(row, at, "below nought", "look it up in the data summary")
            return None
        else:
            self._tally.use()
        return number

    def _complain(self, row: int, at: int, what: str, mend: str) -> None:
        complaint = Complaint(what, f"{self._grid.place(row + 1)} {letters(at)}", mend)
        self.complaints.extend([] if complaint in self.complaints else [complaint])


def _spelled(name: str, area_type: str) -> str:
    """The one spelling of an area; blank where a service, region or nation of the name is not known."""
    return name if area_type in {"pcc", "family"} else read_services().area(name, area_type)
