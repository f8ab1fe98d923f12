"""Acronyms that need no telling in a council's paper, and those of the field with what they mean."""

from __future__ import annotations

from functools import lru_cache

from report_builder.bundled import folder
from report_builder.marked_yaml.strict_yaml import load

NEED_NO_TELLING = frozenset(
    (
        *(
            "UK",
            "GB",
            "EU",
            "US",
            "USA",
            "UN",
            "HM",
            "MP",
            "MPs",
            "BBC",
            "TV",
            "PC",
            "IT",
            "ICT",
            "HR",
            "ID",
            "CV",
            "PO",
        ),
        *("NHS", "GP", "GPs", "PDF", "URL", "FAQ", "DVD", "CCTV", "GDPR", "VAT", "PAYE", "CEO", "AGM", "AOB", "PhD"),
        *("BA", "MA", "BSc", "MSc", "BTEC", "GCSE", "NVQ", "DNA", "HIV", "IQ", "LGBT", "LGBTQ", "SMS", "COVID"),
        *(
            "CSV",
            "HTML",
            "XLSX",
            "XML",
            "NSPCC",
            "RSPCA",
            "YMCA",
            "BSL",
            "FC",
            "CIC",
            "DJ",
            "PE",
            "OK",
            "AM",
            "PM",
            "GMT",
            "BST",
            "NB",
            "RE",
            "TBC",
            "TBA",
        ),
        *(
            "DATE",
            "TO",
            "TITLE",
            "LEAD",
            "FROM",
            "FINAL",
            "DRAFT",
            "TOTAL",
            "NOT",
            "AND",
            "OR",
            "OF",
            "THE",
            "IN",
            "ON",
            "FOR",
        ),
        *(
            "II",
            "III",
            "IV",
            "VI",
            "VII",
            "VIII",
            "IX",
            "XI",
            "XII",
            "XX",
            "XXX",
            "NO",
            "YES",
            "NA",
            "MS",
            "MR",
            "DR",
            "ST",
        ),
        *("NE", "NW", "SE", "SW", "SAFER", "OFFICIAL", "PART", "OFSTED", "TBD"),
    )
)
"""What every councillor knows, letters of degrees and directions, numerals, and words that are put in capitals."""

_BESIDES = {
    "ABH": "actual bodily harm",
    "AIM": "assessment, intervention and moving on",
    "CCG": "clinical commissioning group",
    "CIN": "child in need",
    "CJS": "criminal justice system",
    "CLA": "child looked after",
    "CP": "child protection",
    "CYP": "children and young people",
    "CYPS": "children and young people's services",
    "EET": "education, employment and training",
    "EHA": "early help assessment",
    "GBH": "grievous bodily harm",
    "IOM": "integrated offender management",
    "KPI": "key performance indicator",
    "LGA": "Local Government Association",
    "MARAC": "multi-agency risk assessment conference",
    "RJ": "restorative justice",
    "RO": "referral order",
    "SALT": "speech and language therapy",
    "SEMH": "social, emotional and mental health",
    "TAF": "team around the family",
    "UASC": "unaccompanied asylum-seeking child",
    "VRU": "violence reduction unit",
    "YC": "youth caution",
    "YOS": "youth offending service",
    "YP": "young person",
}
"""Of the papers that councils write, besides the program's glossary."""

ALSO_MEANS = {"YJS": "youth justice system", "FTE": "full-time equivalent", "RO": "reparation order"}
"""Second meanings, each as common as the first, so that only the writer can tell which is meant."""


@lru_cache(maxsize=1)
def of_the_field() -> dict[str, str]:
    """Acronym -> what it means in papers on youth justice: the program's glossary, and what papers use besides.

    Raises:
        OutsideError: the program's own folder is missing.
    """
    file = folder("templates") / "shared" / "glossary.yaml"
    ours = load(file.read_bytes(), file=file.name).tree
    return {**_BESIDES, **{acronym: str(meaning) for acronym, meaning in ours.items()}}
