"""A config rolled forward: what moves, what goes, and that every comment and all else stays as it was written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.configfile.next_quarter import read_old, rolled
from report_builder.errors import ConfigError
from report_builder.model.period import Quarter

CONFIGS = Path(__file__).parents[2] / "config"
SHIPPED = sorted(
    path.name
    for path in CONFIGS.glob("*.yaml")
    if path.name not in {"default.yaml", "families.yaml"} and not path.name.startswith("pack")
)
HEAD = "document: board-report\nyot: Rotherham\nquarter: 2019-20 Q4\ndata: cases\n"


def on(text: str, *, meeting: date | None = None) -> str:
    return rolled(read_old(Path("board.yaml"), text.encode()), meeting=meeting)[0]


def moved(more: str, *, meeting: date | None = None) -> str:
    """What becomes of the lines after a head in which only the quarter moves."""
    text = on(HEAD + more, meeting=meeting)
    head = HEAD.replace("2019-20 Q4", "2020-21 Q1")
    assert text.startswith(head), text
    return text.removeprefix(head)


def test_what_the_paper_knows_follows_the_meeting_where_it_was_that_day() -> None:
    both = "as_at: 2020-07-13 # known\nmeeting: {date: 2020-07-13, body: Board}\n"

    assert moved(both) == "as_at: 2020-10-12 # known\nmeeting: {date: 2020-10-12, body: Board}\n"
    later = moved(both, meeting=date(2020, 10, 21))
    assert later == "as_at: 2020-10-21 # known\nmeeting: {date: 2020-10-21, body: Board}\n"


def test_what_the_paper_knows_moves_by_itself_where_it_was_another_day() -> None:
    both = "as_at: 2020-07-06\nmeeting: {date: 2020-07-13}\n"

    assert moved(both, meeting=date(2020, 10, 21)) == "as_at: 2020-10-05\nmeeting: {date: 2020-10-21}\n"
    # Nothing is known on the day of the meeting that becomes known after it.
    assert moved(both, meeting=date(2020, 10, 1)) == "as_at: 2020-10-01\nmeeting: {date: 2020-10-01}\n"


def test_a_meeting_that_is_named_is_written_where_none_was() -> None:
    assert moved("as_at: 2020-07-13\nmeeting:\n  body: Board\n", meeting=date(2020, 10, 21)) == (
        "as_at: 2020-10-21\nmeeting:\n  body: Board\n"
    )
    latest = HEAD.replace("2019-20 Q4", "latest") + "meeting:\n  # whose\n  body: Board\n"
    assert on(latest, meeting=date(2020, 10, 21)) == latest.replace("body", "date: 2020-10-21\n  body")


def test_publication_keeps_its_distance_as_far_as_the_law_allows() -> None:
    # 20 July 2020 is the last day before the meeting of 28 July; of 27 October it is 19 October.
    assert "publication: 2020-10-19" in moved("meeting: {date: 2020-07-28, publication: 2020-07-20}\n")
    assert "publication: 2020-10-12" in moved("meeting: {date: 2020-07-28, publication: 2020-07-13}\n")
    late = "meeting: {date: 2020-07-28, publication: 2020-07-27}\ncommittee: {late: the data came late}\n"
    assert moved(late) == "meeting: {date: 2020-10-27, publication: 2020-10-19}\ncommittee: {}\n"


def test_periods_move_by_three_months_and_words_for_periods_stay() -> None:
    figures = (
        "figures:\n  - {measure: caseload, period: 2019-04-01/2020-03-31}\n  - {measure: caseload, period: year}\n"
    )

    assert moved(figures) == figures.replace("2019-04-01/2020-03-31", "2019-07-01/2020-06-30")
    assert moved("tracker: {cohort: '2020-01-01/2020-03-31'}\n") == "tracker: {cohort: '2020-04-01/2020-06-30'}\n"
    assert moved("tracker: {cohort: spring children}\n") == "tracker: {cohort: spring children}\n"


def test_a_deadline_that_is_a_day_moves_and_one_in_words_stays() -> None:
    schedule = "schedule:\n  data_due: 2020-05-01\n  draft_due: 30 working days after quarter end\n"

    assert moved(schedule) == schedule.replace("2020-05-01", "2020-07-31")


def test_last_quarter_s_words_go_and_the_sections_names_stay_in_comments() -> None:
    commentary = """\
commentary:
  # first
  introduction: |  # keep it short
    Old words.

    # not a comment
  custody:
    board: Old words
      on two lines
    public: "Old"
  tracker: "Old"
# what follows
accept: []
"""
    assert (
        moved(commentary)
        == """\
commentary:
  # first
  # introduction: |  # keep it short
  # custody:
  #   board: |
  #   public: |
  # tracker: |
# what follows
accept: []
"""
    )


def test_commentary_in_brackets_is_emptied_and_files_are_named_still() -> None:
    assert moved("commentary: {custody: Old words, tracker: tracker.md}\n") == "commentary: {tracker: tracker.md}\n"
    assert moved("commentary: {custody: Old words}\n") == "commentary: {}\n"
    assert moved("commentary: words.docx\n") == "commentary: words.docx\n"


def test_what_is_nobody_s_to_move_stays_letter_for_letter() -> None:
    more = """\
comparators: {family: [Doncaster,  Wigan]}   # two spaces
editions: {public: {threshold: 5}}
no_update: {fte_rate: since 2020-01-01 nothing came}
accept: [{finding: missing-table, reason: 2019-20 Q4 had none, by: Manager}]
sections: {add: [{after: custody, title: "July 2020", text: "On 2020-07-13 all was well."}]}
delivery: {to: {board: [board@example.gov.uk]}}
columns: {persons: {ChildRef: person_id}}
"""
    assert moved(more) == more


def test_lines_that_end_as_windows_ends_them_do_so_still() -> None:
    text = on((HEAD + "commentary:\n  custody:\n    board: Old\n    public: Old\n").replace("\n", "\r\n"))

    assert text.count("\n") == text.count("\r\n") == 8


def test_a_config_with_a_fault_is_not_rolled_forward() -> None:
    with pytest.raises(ConfigError, match="unknown key"):
        on(HEAD + "as_at: 2020-07-13\nmeating: {}\n")


@given(
    st.integers(1990, 2097),
    st.integers(1, 4),
    st.dates(date(1990, 1, 1), date(2097, 1, 1)),
    st.integers(0, 40),
    st.sampled_from(["{0} Q{1}", "{2} q{1}", "'{0} Q{1}'"]),
)
def test_after_four_times_the_quarter_is_one_year_on_and_each_config_is_good(
    year: int, number: int, day: date, later: int, spelling: str
) -> None:
    quarter = Quarter(year, number)
    written = spelling.format(quarter.financial_year, number, quarter.financial_year.replace("-", "/"))
    meeting = date.fromordinal(day.toordinal() + later)
    text = f"document: board-report\nyot: A\nquarter: {written}\ndata: d-{str(quarter).lower().replace(' ', '-')}\n"
    text += f"as_at: {day}\nmeeting: {{date: {meeting}}}\ntracker: {{cohort: {quarter.period}}}\n"

    for _ in range(4):
        text = on(text)

    old = read_old(Path("board.yaml"), text.encode())
    after = Quarter(year + 1, number)
    assert old.quarter == after
    assert old.at("tracker", "cohort") == str(after.period)
    assert old.at("data") == f"d-{str(after).lower().replace(' ', '-')}"
    assert 364 <= (date.fromisoformat(old.at("meeting", "date")) - meeting).days <= 364 + 20
    assert old.at("as_at") <= old.at("meeting", "date")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_comment_and_every_key_that_does_not_move_is_as_it_was(name: str) -> None:
    path = CONFIGS / name
    old = read_old(path, path.read_bytes())

    text, told = rolled(old)

    new = read_old(path, text.encode())
    tops = {key[0] for key in told}
    assert {key: new.at(key) for key in old.tree if key not in tops} == {
        key: value for key, value in old.tree.items() if key not in tops
    }
    comments = [line.strip() for line in old.text.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in comments if line not in text] == []
    assert list(new.tree) == [key for key in old.tree if key != "commentary" or "commentary" in new.tree]
