"""Recommendations and the timeline: whose, what came of them, and what was before and after the day of the paper."""

from __future__ import annotations

from datetime import date

import pytest
from small_papers import section
from small_specs import asked
from spoken_tables import BOARD

from report_builder.model.built import Block, Paragraph, SetTable
from report_builder.model.registers import Action, MeetingItem, Registers
from report_builder.model.spec import Meeting
from report_builder.report.attach import Composed
from report_builder.report.compose import compose
from report_builder.report.plan import Plan, PlannedRegister

DAY = date(2020, 9, 22)
BODY = "Scrutiny Committee"
ASKED = date(2020, 7, 28)
NO = "\N{NO-BREAK SPACE}"


def action(what: str, state: str = "open", **changes: object) -> Action:
    given = {"decided_on": ASKED, "body": BODY, "due_date": None, "response": "", "completed_on": None, **changes}
    return Action(item="Plan", recommendation=what, state=state, **given)  # type: ignore[arg-type]


def paper(planned: PlannedRegister, registers: Registers) -> Composed:
    return compose(
        Plan("scrutiny-briefing", "Briefing", "", (section(planned),)),
        (),
        asked(as_at=DAY, meeting=Meeting(BODY, DAY)),
        edition=BOARD,
        draw=lambda _: b"",
        is_synthetic=False,
        fingerprint="0f",
        registers=registers,
    )


def written(planned: PlannedRegister, registers: Registers) -> list[Block]:
    return [block for part in paper(planned, registers).report.sections[0].parts for block in part.blocks]


def rows(planned: PlannedRegister, registers: Registers) -> list[list[tuple[str, ...]]]:
    tables = [block for block in written(planned, registers) if isinstance(block, SetTable)]
    return [[(row.head, *(cell.shown for cell in row.cells)) for row in table.rows] for table in tables]


RECOMMENDATIONS = PlannedRegister("actions", "What came of them", "recommendations")
MONITORING = PlannedRegister("actions", "Monitoring", "monitoring")
TIMELINE = PlannedRegister("meetings", "Meetings", "timeline")


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (action("A", "completed", completed_on=date(2020, 9, 14)), "completed on 14 September 2020"),
        (action("A", "completed"), "completed"),
        (action("A", "overdue", due_date=date(2020, 8, 31)), "overdue: it was due on 31 August 2020"),
        (action("A", "chased", due_date=date(2020, 10, 30)), "chased, due by 30 October 2020"),
        (action("A", "open"), "open, with no date set"),
    ],
)
def test_a_state_is_said_in_words(one: Action, words: str) -> None:
    assert rows(RECOMMENDATIONS, Registers(actions=(one,))) == [[("A", f"28{NO}July 2020", "none recorded", words)]]


def test_only_what_this_body_recommended_before_the_day_is_answered_in_the_order_of_the_days() -> None:
    others = action("Of another body", body="Cabinet"), action("Of the day itself", decided_on=DAY)
    older, undated = action("Older", decided_on=date(2019, 10, 29)), action("Undated", decided_on=None)

    (table,) = rows(RECOMMENDATIONS, Registers(actions=(undated, action("Newer"), *others, older)))

    assert [row[0] for row in table] == ["Older", "Newer", "Undated"]
    assert table[2][1] == "not recorded"


def test_a_body_without_recommendations_gets_a_sentence() -> None:
    (said,) = written(RECOMMENDATIONS, Registers(actions=(action("A", body="Cabinet"),)))

    assert isinstance(said, Paragraph)
    assert said.html == "No recommendation that the Scrutiny Committee made before 22 September 2020 is on record."


def test_monitoring_has_the_overdue_first_then_the_chased_the_open_and_the_completed() -> None:
    states = ("completed", "open", "overdue", "chased")
    (table,) = rows(MONITORING, Registers(actions=tuple(action(state, state) for state in states)))

    assert [row[0] for row in table] == ["overdue", "chased", "open", "completed"]
    assert table[0] == ("overdue", f"28{NO}July 2020", "no date set", "none recorded", "overdue")


def test_the_timeline_tells_what_was_before_the_day_from_what_is_to_come() -> None:
    held = MeetingItem(BODY, date(2020, 7, 28), "Report", "To hear", "Noted")
    today = MeetingItem(BODY, DAY, "Briefing", "To note", "An outcome that cannot be known yet")
    unset = MeetingItem(BODY, None, "Plan", "", "")
    late = action("Send a note", "overdue", due_date=date(2020, 8, 31))
    done = action("Ask schools", "completed", completed_on=date(2020, 9, 1), response="Asked.")

    before, after = rows(TIMELINE, Registers(meetings=(unset, today, held), actions=(late, done)))

    named = f"Recommendation of the {BODY}:"
    assert before == [
        (f"28{NO}July 2020", f"{BODY}: Report", "Noted"),
        (f"31{NO}August 2020", f"{named} Send a note", "Due, and not completed"),
        (f"1{NO}September 2020", f"{named} Ask schools", "Completed. Asked."),
    ]
    assert after == [
        (f"22{NO}September 2020", f"{BODY}: Briefing", "To note"),
        ("to be set", f"{BODY}: Plan", "No purpose recorded"),
    ]


def test_the_dates_of_actions_stay_where_no_meetings_were_supplied() -> None:
    due = action("Send a note", due_date=date(2020, 10, 1))
    missing, none, table = written(TIMELINE, Registers(actions=(due,)))

    assert isinstance(missing, Paragraph)
    assert missing.html == "No data was supplied for meetings."
    assert isinstance(none, Paragraph)
    assert none.html == "Meetings before 22 September 2020: none is on record."
    assert isinstance(table, SetTable)


def test_a_register_is_people_s_own_words() -> None:
    made = paper(RECOMMENDATIONS, Registers(actions=(action("See 3 children"),)))

    assert made.commentary == ("table 1",)
    assert not made.places


def test_a_body_s_name_is_words_and_no_markup() -> None:
    made = compose(
        Plan("scrutiny-briefing", "Briefing", "", (section(RECOMMENDATIONS),)),
        (),
        asked(as_at=DAY, meeting=Meeting("Health & <b>Care</b>", DAY)),
        edition=BOARD,
        draw=lambda _: b"",
        is_synthetic=False,
        fingerprint="0f",
        registers=Registers(actions=()),
    )

    said = made.report.sections[0].parts[0].blocks[0]
    assert isinstance(said, Paragraph)
    assert "the Health &amp; &lt;b&gt;Care&lt;/b&gt; made" in said.html
