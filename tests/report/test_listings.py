"""The lists of the introduction, and the sentence that a measure without new figures owes its reader."""

from __future__ import annotations

from small_specs import asked

from report_builder.model.spec import Comparators, FamilyMember, ReportSpec, Sections
from report_builder.report.listings import listing, no_update


def items(name: str, spec: ReportSpec) -> list[str]:
    ((_, markup),) = listing(name, spec)
    assert markup.startswith("<ul><li>")
    assert markup.endswith("</li></ul>")
    return markup.removeprefix("<ul><li>").removesuffix("</li></ul>").split("</li><li>")


def test_the_national_indicators_stand_in_their_order() -> None:
    assert items("indicators", asked()) == [
        "First time entrants to the youth justice system",
        "Reoffending",
        "Use of custody",
    ]


def test_an_indicator_without_an_update_says_why() -> None:
    spec = asked(no_update={"reoff_binary": "PNC access was limited."})

    assert items("indicators", spec)[1] == "Reoffending (no update: PNC access was limited)"


def test_the_family_is_listed_in_the_order_of_the_config_and_escaped() -> None:
    family = Comparators(family=(FamilyMember("Wigan"), FamilyMember("Bath & Wells <City>")))

    assert items("family", asked(comparators=family)) == ["Wigan", "Bath &amp; Wells &lt;City&gt;"]


def test_the_seven_lines_of_enquiry_are_those_that_the_paper_follows() -> None:
    ((said, _),) = listing("lines", asked())
    ((fewer, _),) = listing("lines", asked(sections=Sections(leave_out=("seriousness",))))

    assert len(items("lines", asked())) == 7
    assert "seven lines of enquiry" in said
    assert "seven" not in fewer


def test_no_family_is_not_introduced() -> None:
    assert list(listing("family", asked())) == []


def test_an_unknown_list_is_empty() -> None:
    assert list(listing("weather", asked())) == []


def test_the_report_covers_its_quarter_its_cohort_and_its_appendices_in_their_order() -> None:
    spec = asked(tracker_cohort="2019-10-01/2019-12-31", appendices=("scorecard", "budget"))

    assert items("covers", spec) == [
        "the caseload of the service, January to March 2020 (2019-20 Q4)",
        "reoffending by children who entered the local tracker, October to December 2019",
        "the scorecard, January to March 2020 (Appendix 1)",
        "the budget of 2019-20 (Appendix 2)",
    ]


def test_a_cohort_that_is_no_period_is_not_spelt_out() -> None:
    assert items("covers", asked(tracker_cohort="spring")) == [
        "the caseload of the service, January to March 2020 (2019-20 Q4)"
    ]


def test_a_measure_without_an_update_claims_no_change() -> None:
    spec = asked(no_update={"fte_rate": "PNC access was limited."})

    assert list(no_update("fte_rate", spec)) == [
        "There is no update to the published figures on first time entrants, because PNC access was limited. "
        "What is shown is what was last published; no rise or fall is claimed."
    ]


def test_a_reason_begins_within_the_sentence_and_is_escaped() -> None:
    spec = asked(no_update={"fte_rate": "The figures of <2019> were late"})

    assert "because the figures of &lt;2019&gt; were late. What" in next(no_update("fte_rate", spec))


def test_a_measure_with_an_update_says_nothing() -> None:
    assert list(no_update("custody_rate", asked(no_update={"fte_rate": "late"}))) == []


def test_what_is_left_out_of_the_paper_is_neither_an_indicator_of_it_nor_covered() -> None:
    left_out = Sections(leave_out=("first-time-entrants", "custody", "local-picture"))
    spec = asked(sections=left_out, tracker_cohort="2019-10-01/2019-12-31")

    ((intro, _),) = listing("indicators", spec)

    assert intro == "The national indicators in this report are:"
    assert items("indicators", spec) == ["Reoffending"]
    assert items("covers", spec) == ["reoffending by children who entered the local tracker, October to December 2019"]


def test_a_paper_without_any_of_them_has_no_such_list() -> None:
    everything = ("first-time-entrants", "reoffending", "custody", "local-picture", "tracker")
    spec = asked(sections=Sections(leave_out=everything), tracker_cohort="2019-10-01/2019-12-31")

    assert list(listing("indicators", spec)) == []
    assert list(listing("covers", spec)) == []


def test_a_whole_document_comes_after_the_report_s_own_appendices_under_its_name() -> None:
    spec = asked(appendices=("scrutiny-briefing", "budget"))

    ((_, items),) = listing("covers", spec)

    assert items.endswith("<li>the budget of 2019-20 (Appendix 1)</li><li>the scrutiny briefing (Appendix 2)</li></ul>")
