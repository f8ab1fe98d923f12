"""Made-up local level tables in the layout of Youth Justice Statistics: no number in them is real.

The layout is written down from its description and from code that others have published to read the files: the third
sheet, "Data"; trailing spaces in headers; notes in labels; a spare empty column; "London" where England should stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ods_writer import ods_bytes

from report_builder.importers.services import read_services

MADE_UP = "Made up for tests in the layout of Youth Justice Statistics; not published figures"
CHILDREN = (
    *("Financial_Year", "YJS", "PCC ", "Wales or English region", "England_Wales"),
    *("Age_Group", "Sex", "Ethnicity_Group", "Number_Children ", ""),
)
OUTCOMES = (
    *("Financial_Year", "YJS", "PCC", "Region", "England_Wales"),
    *("Caution_or_sentence_type ", "Caution_or_sentence_tier", "Number_Cautioned_Sentenced", ""),
)
OFFENCES = (
    *("Financial_Year", "YJS", "PCC", "Region", "England_Wales"),
    *("Offence_Group", "Offence_Seriousness", "Number_Proven_Offences"),
)
YORKSHIRE = ("South Yorkshire", "Yorkshire and The Humber", "England")
ROTHERHAM = ("Rotherham", *YORKSHIRE)
SHEFFIELD = ("Sheffield", *YORKSHIRE)
CARDIFF = ("Cardiff", "South Wales", "Wales", "Wales")

Row = Sequence[object]


def workbook(header: Row, rows: Sequence[Row], *, sheet: str = "Data") -> bytes:
    """An ODS of three sheets, the third of which holds the table."""
    return ods_bytes({"Cover": [[MADE_UP]], "Notes": [["[note 1]", MADE_UP]], sheet: [header, *rows]})


def children(place: Row, number: object, *, year: str = "2024-25", who: Row = ("10-14", "Boys", "White")) -> Row:
    """A row of the children's table; the spare column is empty."""
    return (year, *place, *who, number, None)


def elsewhere(*places: Row, make: Callable[..., Row], year: str = "2024-25") -> list[Row]:
    """A row of nought for every service but those of the places, so that the table is one of the whole country."""
    known = {str(place[0]) for place in places}
    regions = {one.service: one.region for one in read_services().authorities if one.ended is None}
    rest = [(name, region) for name, region in regions.items() if name not in known]
    return [make((name, "Elsewhere", region, _nation(region)), 0, year=year) for name, region in rest]


def _nation(region: str) -> str:
    return "Wales" if region == "Wales" else "England"


def outcome(place: Row, number: object, *, year: str = "2024-25", what: Row = ("Detention", "Custody")) -> Row:
    """A row of the outcomes' table."""
    return (year, *place, *what, number, None)
