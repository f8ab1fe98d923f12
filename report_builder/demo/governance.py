"""Recommendations and meetings around the two papers for scrutiny. All of it is made up; nobody is named.

Real are the days on which the commission met (29 October 2019, 28 July and 22 September 2020) and on which the board
did (16 December 2019 and 13 July 2020), from the papers that the datasets name as their sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from report_builder.demo.records import GovernanceAction, GovernanceMeeting

COMMISSION, BOARD = "Improving Lives Select Commission", "YOT Management Board"
_TRAINED = "A day of training was held in February 2020, and a young person now helps to run the sessions."
_SEES = "To see how the service performs"

_OF_OCTOBER = (
    (
        "2019-10-29",
        "Youth justice plan",
        "That the Council looks among its own services for apprenticeships for young people who know youth justice at "
        "first hand, and asks local employers to do the same.",
        "2020-07-31",
    ),
    (
        "2019-10-29",
        "Youth justice plan",
        "That children who have worked with the service are asked whether they would speak in schools, or support "
        "others of their own age.",
        "2020-03-31",
    ),
)
"""Day, item, recommendation, day by which it is due: what both papers answer."""

_ACTIONS_OF_JULY = (
    (
        *_OF_OCTOBER[0],
        "An apprenticeship in youth support has been advertised. Talks with employers stopped in March 2020.",
        "",
        "open",
    ),
    (*_OF_OCTOBER[1], _TRAINED, "2020-03-10", "completed"),
    (
        "2019-10-29",
        "Youth justice plan",
        "That members see the report which goes to the service's board, in the form in which the board sees it.",
        "2020-06-30",
        "The meeting for which it was meant did not take place. It is an appendix to this paper.",
        "",
        "open",
    ),
    (
        "2019-10-29",
        "Youth justice plan",
        "That every secondary school is asked how it records reduced timetables.",
        "2020-09-30",
        "Schools were asked in January 2020, and those that had not answered again in June 2020.",
        "",
        "chased",
    ),
)
_ACTIONS_OF_SEPTEMBER = (
    (
        *_OF_OCTOBER[0],
        "The apprentice began in August 2020. Talks with employers have begun again.",
        "2020-08-03",
        "completed",
    ),
    (*_OF_OCTOBER[1], _TRAINED, "2020-03-10", "completed"),
    (
        "2020-07-28",
        "Progress report",
        "That a further paper shows whether the children whom the service works with have more complex needs, while "
        "fewer enter the system for the first time.",
        "2020-09-22",
        "The briefing of September 2020 sets out what is known of their needs, offences and risks.",
        "",
        "open",
    ),
    (
        "2020-07-28",
        "Progress report",
        "That the ethnic groups of the children on the caseload are shown in a clearer chart.",
        "2020-09-22",
        "The chart has been drawn anew, and is an appendix to the briefing of September 2020.",
        "",
        "open",
    ),
    (
        "2020-07-28",
        "Progress report",
        "That members are told how the published figures on reoffending and the service's own tracker differ.",
        "2020-08-31",
        "A note was drafted in August 2020; the briefing of September 2020 takes its place.",
        "",
        "open",
    ),
    (
        "2020-07-28",
        "Progress report",
        "That health partners say how long children wait for help with their mental health.",
        "2020-10-30",
        "Asked for in August 2020, and again in September 2020.",
        "",
        "chased",
    ),
)
"""Day, item, recommendation, due, response, day of completion, status."""

_BEFORE_JULY = (
    (
        COMMISSION,
        "2019-10-29",
        "Youth justice plan",
        "To look at the plan before it is adopted",
        "Recommendations were made to the Council and to the service",
    ),
    (
        BOARD,
        "2019-12-16",
        "Quarterly performance report",
        _SEES,
        "The board asked for the reasons behind each custodial sentence",
    ),
    (
        BOARD,
        "2020-03-16",
        "Quarterly performance report",
        _SEES,
        "The board asked how children would be seen if offices closed",
    ),
)
_MEETINGS_OF_JULY = (
    *_BEFORE_JULY,
    (BOARD, "2020-07-13", "Performance report, January to March 2020", _SEES, ""),
    (COMMISSION, "2020-07-28", "Progress report", "To hear what came of the recommendations of October 2019", ""),
    (COMMISSION, "2020-09-22", "Briefing", "To hear what came of the recommendations of this meeting", ""),
    (BOARD, "2020-09-28", "Performance report, April to June 2020", _SEES, ""),
)
_MEETINGS_OF_SEPTEMBER = (
    *_BEFORE_JULY,
    (
        BOARD,
        "2020-07-13",
        "Performance report, January to March 2020",
        _SEES,
        "The board agreed how the service prepares for inspection",
    ),
    (
        COMMISSION,
        "2020-07-28",
        "Progress report",
        "To hear what came of the recommendations of October 2019",
        "Further recommendations were made",
    ),
    (COMMISSION, "2020-09-22", "Briefing", "To hear what came of the recommendations of July 2020", ""),
    (BOARD, "2020-09-28", "Performance report, April to June 2020", _SEES, ""),
    (COMMISSION, "2020-11-03", "Youth justice plan", "To look at the plan for the coming year", ""),
)
"""Body, day, item, purpose, outcome."""


def actions_of_july() -> list[GovernanceAction]:
    """The table `actions` beside the paper of July 2020: one completed, one open, one chased, one overdue."""
    return list(_actions(_ACTIONS_OF_JULY))


def actions_of_september() -> list[GovernanceAction]:
    """The table `actions` beside the briefing of September 2020: two completed, two due on the day."""
    return list(_actions(_ACTIONS_OF_SEPTEMBER))


def meetings_of_july() -> list[GovernanceMeeting]:
    """The table `meetings` beside the paper of July 2020, held and to come."""
    return list(_meetings(_MEETINGS_OF_JULY))


def meetings_of_september() -> list[GovernanceMeeting]:
    """The table `meetings` beside the briefing of September 2020, held and to come."""
    return list(_meetings(_MEETINGS_OF_SEPTEMBER))


def _actions(rows: Iterable[tuple[str, ...]]) -> Iterator[GovernanceAction]:
    for decided, item, recommendation, due, response, completed, status in rows:
        yield GovernanceAction(
            decided_on=date.fromisoformat(decided),
            body=COMMISSION,
            item=item,
            recommendation=recommendation,
            due_date=date.fromisoformat(due),
            response=response,
            completed_on=date.fromisoformat(completed) if completed else None,
            status=status,
        )


def _meetings(rows: Iterable[tuple[str, ...]]) -> Iterator[GovernanceMeeting]:
    for body, day, item, purpose, outcome in rows:
        yield GovernanceMeeting(body=body, date=date.fromisoformat(day), item=item, purpose=purpose, outcome=outcome)
