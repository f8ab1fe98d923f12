"""The parts that a committee's paper may have in its header, and where they stand in it.

Source: the report templates of English councils' committees, as in the papers of 2019 and 2020 that we started from.
"""

from __future__ import annotations

BEFORE, AFTER = "before", "after"

HEADER_PARTS: dict[str, tuple[str, str]] = {
    "purpose": ("Purpose", BEFORE),
    "recommendations": ("Recommendations", BEFORE),
    "background": ("Background", BEFORE),
    "key_issues": ("Key issues", BEFORE),
    "options": ("Options considered and the one recommended", AFTER),
    "consultation": ("Consultation", AFTER),
    "timetable": ("Timetable and accountability for the decision", AFTER),
    "financial": ("Financial and procurement implications", AFTER),
    "legal": ("Legal implications", AFTER),
    "hr": ("Human resources implications", AFTER),
    "children": ("Implications for children and vulnerable adults", AFTER),
    "equalities": ("Equalities and human rights implications", AFTER),
    "climate": ("Implications for the climate and the environment", AFTER),
    "partners": ("Implications for partners", AFTER),
    "risks": ("Risks and mitigation", AFTER),
    "accountable_officers": ("Accountable officers", AFTER),
    "background_papers": ("Background papers", AFTER),
}
"""Id -> its heading, and whether it stands before or after the sections of the document itself."""

EXEMPT_PARAGRAPHS = range(1, 8)
"""Part 1 of Schedule 12A to the Local Government Act 1972 has seven descriptions of exempt information (England)."""
