"""The made-up governance of the plan: risks with printed scores, meetings of a year, and what the board asked for."""

from __future__ import annotations

from datetime import date

from report_builder.demo.plan_margins import RISK_SCORES
from report_builder.demo.records import GovernanceAction, GovernanceMeeting, GovernanceRisk

BOARD = "Youth Justice Management Board"
_OWNER = "Head of Service"

_RISKS = (
    (
        "First time entrants stop falling",
        "The number has fallen for years, and there is less room for it to fall further.",
        "More children get a criminal record. Those who still enter have more complex needs.",
        "Police, service and early help decide together on every out-of-court case.",
        "The board looks at the rate each quarter and at a sample of decisions twice a year.",
    ),
    (
        "Reoffending rises",
        "Groups of adults exploit children, and a few children offend often.",
        "More victims, and children drawn further into harm.",
        "Managers review each month every child who has offended again.",
        "Partners agree a shared plan for each child who is at risk of exploitation.",
    ),
    (
        "A reorganisation weakens the service",
        "National and local funding may be cut.",
        "Prevention work is lost, and experienced staff leave.",
        "Any proposal comes to the board before it is decided.",
        "Staff, children and families are asked for their views on each proposal.",
    ),
    (
        "Remands and custodial sentences rise",
        "Cases that come to court are more serious, and some children miss appointments.",
        "Children are separated from their families, and the council pays for remand places.",
        "Court staff offer a package of support as an alternative in every case.",
        "Quarterly meetings with magistrates go through the outcomes of the quarter.",
    ),
    (
        "A risk of harm is missed",
        "An assessment is out of date, or is not shared between agencies.",
        "A child is hurt or hurts somebody, and trust in the service is lost.",
        "A manager checks every assessment before it is signed off.",
        "What inspections find elsewhere is used in training each year.",
    ),
)
_CYCLE = (
    (
        date(2020, 6, 10),
        ("Education, training and employment", "the service reports"),
        ("Health of children on orders", "the service reports"),
        ("Children who go missing", "the police report"),
    ),
    (
        date(2020, 9, 16),
        ("Serious violence and exploitation", "the service reports"),
        ("Work in court", "the service reports"),
        ("Substance misuse treatment", "health partners report"),
    ),
    (
        date(2020, 12, 9),
        ("Out-of-court work", "the service reports"),
        ("Volunteers and restorative justice", "the service reports"),
        ("School attendance and exclusion", "the education service reports"),
    ),
    (
        date(2021, 3, 10),
        ("The youth justice plan", "the board agrees the next one"),
        ("Over-representation and staffing", "the service reports"),
        ("Children in care who offend", "children's social care reports"),
    ),
)


def risks() -> list[GovernanceRisk]:
    """The table `risks`."""
    return [
        GovernanceRisk(
            risk=name,
            causes=causes,
            consequences=consequences,
            owner=_OWNER,
            impact=impact,
            likelihood=likelihood,
            controls=controls,
            actions=actions,
            residual_impact=rest_impact,
            residual_likelihood=rest_likelihood,
        )
        for (name, causes, consequences, controls, actions), (
            impact,
            likelihood,
            rest_impact,
            rest_likelihood,
        ) in zip(_RISKS, RISK_SCORES, strict=True)
    ]


def meetings() -> list[GovernanceMeeting]:
    """The table `meetings`: what the board is told at each of its four meetings of the year."""
    return [
        GovernanceMeeting(body=BOARD, date=day, item=item, purpose=purpose, outcome="")
        for day, *items in _CYCLE
        for item, purpose in items
    ]


def actions() -> list[GovernanceAction]:
    """The table `actions`: what the board asked for before the plan."""
    return [
        GovernanceAction(
            decided_on=date(2019, 12, 11),
            body=BOARD,
            item="Education, training and employment",
            recommendation="Agree with schools how a child who leaves an order keeps a place",
            due_date=date(2020, 3, 31),
            response="Agreed with the education service; head teachers are still to be asked",
            completed_on=None,
            status="chased",
        ),
        GovernanceAction(
            decided_on=date(2020, 3, 11),
            body=BOARD,
            item="Risk register",
            recommendation="Show how each score is worked out",
            due_date=date(2020, 6, 10),
            response="Each score is now impact multiplied by likelihood",
            completed_on=date(2020, 4, 20),
            status="completed",
        ),
    ]
