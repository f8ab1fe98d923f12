"""A made-up paper with everything that can stand in one, and its two forms, set once for all tests of this room."""

from __future__ import annotations

import pytest

from report_builder.model.built import (
    ColumnGroup,
    CoverLine,
    Paragraph,
    Picture,
    Prose,
    Report,
    Section,
    SetTable,
    Subsection,
    TableCell,
    TableRow,
)
from report_builder.report.html import to_html
from report_builder.report.typeset import to_pdf

WITHHELD = TableCell("[c]", "withheld")


def bars(values: tuple[int, ...], *, colour: str = "#12436D") -> bytes:
    """A bar chart, drawn by hand, 170 mm wide."""
    columns = "".join(
        f'<rect x="{60 + 100 * at}" y="{200 - value}" width="60" height="{value}" fill="{colour}"/>'
        f'<text x="{90 + 100 * at}" y="{192 - value}" text-anchor="middle" font-size="13" fill="#3D3D3D">{value}</text>'
        f'<text x="{90 + 100 * at}" y="218" text-anchor="middle" font-size="13" fill="#3D3D3D">Group {at + 1}</text>'
        for at, value in enumerate(values)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="170mm" height="60mm" viewBox="0 0 680 240"'
        f' font-family="Source Sans Pro">{columns}'
        '<line x1="40" y1="200" x2="640" y2="200" stroke="#3D3D3D"/></svg>'
    ).encode()


def cells(*shown: str) -> tuple[TableCell, ...]:
    """Cells of a row; "[c]" is withheld."""
    return tuple(WITHHELD if text == "[c]" else TableCell(text) for text in shown)


def paragraphs(section: str, *texts: str, first: int = 1) -> tuple[Paragraph, ...]:
    """Numbered paragraphs of a section."""
    return tuple(Paragraph(f"{section}.{at}", text) for at, text in enumerate(texts, start=first))


LONG = (
    "The rate of first time entrants fell from 412 to 296 per 100,000 children aged 10 to 17 over the five years, and "
    "now lies below the average of the family of comparable services. Part of the fall follows from the wider use of "
    "outcomes out of court, so that the board will want to read it together with the caseload in section 4."
)

ENTRANTS = Section(
    "entrants",
    "1",
    "First time entrants",
    (
        Subsection(
            "",
            (
                *paragraphs("1", "This section answers <strong>national indicator one</strong>.", LONG),
                Picture(
                    "1a",
                    "First time entrants fell by a quarter",
                    "1a.svg",
                    "Bars: 120, 100, 90 and 60.",
                    "Source: made up.",
                ),
                *paragraphs("1", LONG, LONG, first=3),
                Prose("<ul><li>Referrals fell in both areas.</li><li>The age at first entry did not change.</li></ul>"),
            ),
        ),
        Subsection(
            "Against the family",
            (
                *paragraphs("1", LONG, first=5),
                Picture(
                    "1b",
                    "The service lies in the middle of its family",
                    "1b.svg",
                    "Bars: 80, 60 and 40.",
                    "Source: made up.",
                    width_mm=120,
                ),
                SetTable(
                    "1",
                    "First time entrants by area and sex",
                    ("Area", "Rate", "Number", "Rate", "Number"),
                    (
                        TableRow("Northbridge", cells("296", "74", "88", "[c]")),
                        TableRow("Southmoor", cells("310", "81", "90", "22")),
                        TableRow("Both", cells("303", "155", "89", "[c]"), is_total=True),
                    ),
                    source="Source: made up, year to March 2020.",
                    notes=("Rates are per 100,000 children aged 10 to 17.",),
                    groups=(ColumnGroup("Boys", 2), ColumnGroup("Girls", 2)),
                ),
            ),
        ),
    ),
)

CUSTODY = Section(
    "custody",
    "2",
    "Custody",
    (
        Subsection(
            "",
            (
                *paragraphs("2", *[f"{LONG} Sentence {at}." for at in range(1, 9)]),
                Picture(
                    "2",
                    "Custody is rare",
                    "2.svg",
                    "Bars: 20, 30, 40 and 10.",
                    "Source: made up.",
                    note="Hatched: withheld.",
                ),
                Prose("<blockquote><p>I was listened to from the first day.</p></blockquote>"),
                *paragraphs("2", LONG, first=9),
            ),
        ),
    ),
)

LOCAL = Section(
    "local",
    "3",
    "Local picture",
    (
        Subsection(
            "Wards",
            (
                *paragraphs("3", LONG),
                SetTable(
                    "2",
                    "Children on the caseload by ward",
                    ("Ward", "Children", "Share (%)", "Note"),
                    (
                        *(
                            TableRow(
                                f"Ward {at}",
                                (*cells(str(at + 5), f"{at / 3:.1f}"), TableCell("as before", is_number=False)),
                            )
                            for at in range(1, 61)
                        ),
                        TableRow(
                            "All wards", (*cells("2,130", "100.0"), TableCell("", is_number=False)), is_total=True
                        ),
                    ),
                    source="Source: made up.",
                ),
                *paragraphs("3", LONG, first=2),
                Picture(
                    "3", "Most children live in two wards", "3.svg", "Bars: 150, 140, 20, 10 and 5.", "Source: made up."
                ),
            ),
        ),
    ),
)

APPENDIX = Section(
    "budget",
    "Appendix 1",
    "Budget",
    (
        Subsection(
            "Income",
            (
                *paragraphs("A1", "Income by funder is set out below."),
                SetTable(
                    "3",
                    "Income by funder",
                    ("Funder", "Cash (£)", "In kind (£)"),
                    (
                        TableRow("Council", cells("310,000", "0")),
                        TableRow("Police", cells("40,000", "62,000")),
                        TableRow("Total", cells("350,000", "62,000"), is_total=True),
                    ),
                ),
            ),
        ),
    ),
    is_appendix=True,
)


def sample() -> Report:
    """The whole paper: a draft of the board's edition."""
    return Report(
        title="Youth justice performance report",
        subtitle="Quarter 4 of 2019-20: January to March 2020",
        organisation="Northbridge Youth Offending Team",
        edition="board",
        marking="OFFICIAL-SENSITIVE",
        cover=(
            CoverLine("Report to", "YOT Management Board"),
            CoverLine("Date of meeting", "13 July 2020"),
            CoverLine("Lead officer", "Service Manager"),
            CoverLine("Prepared by", "Data Manager"),
            CoverLine("Data source", "YDS 98 FINAL, and the service's own case management system as at 30 June 2020"),
        ),
        sections=(ENTRANTS, CUSTODY, LOCAL, APPENDIX),
        pictures={
            "1a.svg": bars((120, 100, 90, 60)),
            "1b.svg": bars((80, 60, 40), colour="#801650"),
            "2.svg": bars((20, 30, 40, 10)),
            "3.svg": bars((150, 140, 20, 10, 5)),
        },
        is_draft=True,
        is_synthetic=True,
        date_words="13 July 2020",
        fingerprint="0f" * 16,
        symbols=(
            CoverLine("[c]", "withheld to protect individuals"),
            CoverLine("[x]", "not available"),
        ),
    )


@pytest.fixture(scope="session")
def report() -> Report:
    return sample()


@pytest.fixture(scope="session")
def web_page(report: Report) -> str:
    return to_html(report, for_print=False)


@pytest.fixture(scope="session")
def pdf(report: Report) -> bytes:
    return to_pdf(report)
