"""Exports in the shape of four case management systems, made from the demonstration: other headers, other words.

The headers are written down here once more, by hand and apart from the maps, so that a slip in a map is found.
"""

from __future__ import annotations

import csv
from pathlib import Path

HEADERS = {
    "childview": {
        "persons": {
            "person_id": "YP ID",
            "sex": "Gender",
            "date_of_birth": "DOB",
            "ethnicity": "Ethnic Origin",
            "care_status": "LAC Status",
            "sen": "SEN Status",
        },
        "episodes": {
            "episode_id": "Intervention ID",
            "person_id": "YP ID",
            "type": "Intervention Type",
            "start_date": "Intervention Start Date",
            "end_date": "Intervention End Date",
            "scaled_level": "Scaled Approach Level",
        },
        "offences": {
            "offence_id": "Offence Ref",
            "person_id": "YP ID",
            "offence_date": "Date of Offence",
            "outcome_date": "Date of Outcome",
            "category": "Offence Category",
            "gravity": "Gravity Score",
            "disposal": "Legal Outcome",
            "tier": "Outcome Tier",
        },
        "assessments": {"person_id": "YP ID", "kind": "Assessment Type", "due_date": "Date Due"},
        "exclusions": {"person_id": "YP ID", "kind": "Exclusion Type", "start_date": "Date Excluded"},
        "custody": {"person_id": "YP ID", "kind": "Custody Type", "start_date": "Sentence Date"},
        "tracker": {"person_id": "YP ID", "entry_date": "Date of Entry", "sex": "Gender"},
        "reoffences": {"person_id": "YP ID", "offence_date": "Date of Offence", "gravity": "Gravity Score"},
    },
    "careworks": {
        "persons": {"person_id": "Client ID", "sex": "Gender", "date_of_birth": "Birth Date"},
        "episodes": {
            "episode_id": "Programme ID",
            "person_id": "Client ID",
            "type": "Programme",
            "start_date": "Date From",
            "end_date": "Date To",
        },
        "offences": {
            "offence_id": "Offence Number",
            "person_id": "Client ID",
            "offence_date": "Offence Date From",
            "outcome_date": "Hearing Date",
            "category": "Offence Group",
            "disposal": "Hearing Outcome",
        },
        "assessments": {"person_id": "Client ID", "kind": "Document Type", "due_date": "Target Date"},
        "exclusions": {"person_id": "Client ID", "days_lost": "Number of Days"},
        "custody": {"person_id": "Client ID", "order": "Sentence"},
        "tracker": {"person_id": "Client ID", "entry_tier": "Tier at Entry"},
        "reoffences": {"person_id": "Client ID", "outcome_date": "Hearing Date"},
    },
    "caredirector": {
        "persons": {"person_id": "Person_Id_Number", "sex": "Gender", "ethnicity": "Ethnicity Code"},
        "episodes": {
            "episode_id": "Involvement ID",
            "person_id": "Person ID ",
            "type": "Involvement Type",
            "start_date": "Start Date/Time",
            "end_date": "End Date/Time",
        },
        "offences": {
            "offence_id": "Offence Record ID",
            "person_id": "Case Number",
            "offence_date": "Offence Date/Time",
            "outcome_date": "Outcome Date/Time",
        },
        "assessments": {"person_id": "Case Number", "kind": "Form Type", "completed_date": "Form Completion Date"},
        "exclusions": {"person_id": "Case Number", "school": "Establishment"},
        "custody": {"person_id": "Case Number", "end_date": "Release Date"},
        "tracker": {"person_id": "Case Number", "asset_band": "AssetPlus Band"},
        "reoffences": {"person_id": "Case Number", "offence_date": "Offence Date/Time"},
    },
    "core-plus": {
        "persons": {"person_id": "Core ID", "care_status": "Looked After", "locality": "Town"},
        "episodes": {
            "episode_id": "Intervention Programme ID",
            "person_id": "Core ID",
            "type": "Disposal Type",
            "start_date": "Programme Start Date",
            "end_date": "Programme End Date",
        },
        "offences": {"person_id": "Core ID", "outcome_date": "Legal Outcome Date", "disposal": "Legal Outcome"},
        "assessments": {"person_id": "Core ID", "kind": "Assessment Name", "rosh": "ROSH RATING"},
        "exclusions": {"person_id": "Core ID", "start_date": "Exclusion Start Date"},
        "custody": {"person_id": "Core ID", "order": "Legal Outcome", "start_date": "Custody Start Date"},
        "tracker": {"person_id": "Core ID", "index_gravity": "Index Offence Gravity"},
        "reoffences": {"person_id": "Core ID", "gravity": "Seriousness"},
    },
}
"""System -> table -> column of the contract -> the export's header; other columns keep their names."""

WORDS = {
    ("persons", "sex"): {"male": "M", "female": "2", "unknown": "Not Known"},
    ("persons", "care_status"): {"current": "Looked After", "previous": "Previously Looked After"},
    ("persons", "sen"): {"ehcp": "EHC Plan", "sen support": "K", "none": "No SEN"},
    ("episodes", "type"): {
        "yro": "Youth Rehabilitation Order",
        "yro iss": "YRO with ISS",
        "custody": "Detention and Training Order",
        "youth caution": "YC",
        "bail or remand support": "Bail Supervision and Support",
    },
    ("offences", "tier"): {"custody": "Custodial Sentence", "first-tier": "First-Tier Penalties"},
    ("assessments", "kind"): {"assetplus": "Asset Plus", "out of court": "PDAT"},
    ("assessments", "rosh"): {"medium": "Med"},
    ("exclusions", "kind"): {"suspension": "SUSP", "permanent": "PERM"},
    ("custody", "kind"): {"sentence": "Custodial Sentence", "remand": "Remand to Youth Detention Accommodation"},
    ("tracker", "sex"): {"male": "1", "female": "F"},
}
"""Table, column of the contract -> its word -> the export's word."""


def export(data: Path, folder: Path, *, system: str) -> None:
    """Write the tables of a dataset as a system would export them: its headers and words, days first, dd/mm/yyyy."""
    folder.mkdir(parents=True)
    for file in sorted(data.glob("*.csv")):
        headers = HEADERS[system].get(file.stem)
        if headers is None:
            (folder / file.name).write_bytes(file.read_bytes())
            continue
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        with (folder / file.name).open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines)
            writer.writerow([headers.get(column, column) for column in rows[0]])
            writer.writerows([_said(file.stem, column, cell) for column, cell in row.items()] for row in rows)


def _said(table: str, column: str, cell: str) -> str:
    if column.endswith("_date") and cell:
        year, month, day = cell.split("-")
        return f"{day}/{month}/{year}"
    return WORDS.get((table, column), {}).get(cell, cell)
