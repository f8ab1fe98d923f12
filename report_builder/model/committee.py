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

EXEMPT_DESCRIPTIONS = (
    "information relating to any individual",
    "information which is likely to reveal the identity of an individual",
    "information relating to the financial or business affairs of any particular person (including the authority "
    "holding that information)",
    "information relating to any consultations or negotiations, or contemplated consultations or negotiations, in "
    "connection with any labour relations matter arising between the authority or a Minister of the Crown and "
    "employees of, or office holders under, the authority",
    "information in respect of which a claim to legal professional privilege could be maintained in legal proceedings",
    "information which reveals that the authority proposes (a) to give under any enactment a notice under or by virtue "
    "of which requirements are imposed on a person, or (b) to make an order or direction under any enactment",
    "information relating to any action taken or to be taken in connection with the prevention, investigation or "
    "prosecution of crime",
)
"""The descriptions of exempt information, in the Act's own words.

Source: Local Government Act 1972, Schedule 12A, Part 1 (England), as substituted by SI 2006/88.
"""

EXEMPT_PARAGRAPHS = range(1, len(EXEMPT_DESCRIPTIONS) + 1)
"""Numbers of the paragraphs of Part 1 of Schedule 12A."""
