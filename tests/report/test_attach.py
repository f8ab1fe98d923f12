"""Papers within a paper: their numbers, the ids of their pages, and where their figures stand."""

from __future__ import annotations

from dataclasses import replace

from small_papers import chart, composed, section, text
from small_specs import asked
from small_tables import one_way
from spoken_tables import BOARD, PUBLIC, count, protected

from report_builder.model.spec import Committee, HeaderText, Sections
from report_builder.report.attach import Composed, attach
from report_builder.report.carried import carried_spec
from report_builder.report.compose import compose
from report_builder.report.html import to_html
from report_builder.report.parts import only_part
from report_builder.report.plan import Plan

INNER = Plan("board-report", "Report", "To the board", (section(text("There were {{ caseload.counted }}.")),))


def briefing(*, appendices: int = 1) -> Composed:
    """A paper with appendices of its own that carries another."""
    own = tuple(section(text("Words."), id_=f"own-{number}", is_appendix=True) for number in range(appendices))
    plan = Plan(
        "scrutiny-briefing", "Briefing", "", (section(text("{{ caseload.counted }}.")), *own), attached=(INNER,)
    )
    return compose(
        plan,
        protected(count(213)),
        asked(document="scrutiny-briefing"),
        edition=BOARD,
        draw=lambda _: b"<svg/>",
        is_synthetic=True,
        fingerprint="0f",
    )


def test_a_carried_paper_comes_after_the_appendices_of_the_paper_s_own() -> None:
    (one,) = briefing(appendices=2).report.attached

    assert (one.number, one.title, one.document) == ("Appendix 3", "Report", "board-report")
    assert one.report.prefix == "appendix-3-"


def test_a_figure_of_both_papers_stands_in_both_places() -> None:
    assert list(briefing().places.values()) == [("para 1.1", "Appendix 2, para 1.1")]


def test_each_paper_has_its_own_symbols_and_numbers() -> None:
    (one,) = briefing().report.attached

    assert [each.number for each in one.report.sections] == ["1"]
    assert one.report.title == "Report"


def test_prefixes_grow_with_the_depth() -> None:
    inner = composed(section(text("Words.")))
    middle = attach(composed(section(text("Words."))), [("board-report", inner)])
    outer = attach(composed(section(text("Words."))), [("scrutiny-briefing", middle)])

    (one,) = outer.report.attached
    (deep,) = one.report.attached
    assert (one.report.prefix, deep.report.prefix) == ("appendix-1-", "appendix-1-appendix-1-")


def test_every_id_of_the_page_is_its_paper_s_own() -> None:
    page = to_html(briefing().report, for_print=False)

    assert 'id="paragraph-1.1"' in page
    assert 'id="appendix-2-paragraph-1.1"' in page


def test_pictures_of_two_papers_with_one_number_do_not_mix() -> None:
    ages = one_way("age", {"14": 6, "15": 9})
    inner = replace(INNER, sections=(section(chart()),), views=(ages.view,))
    plan = Plan("scrutiny-briefing", "Briefing", "", (section(chart()),), attached=(inner,))
    made = compose(
        plan,
        protected(ages),
        asked(),
        edition=PUBLIC,
        draw=lambda data: b"<svg/>",
        is_synthetic=True,
        fingerprint="0f",
    )

    assert set(made.places["caseload/yjs/2020-01-01/2020-03-31/age=14"]) == {"chart 8", "Appendix 1, chart 8"}
    assert list(made.report.pictures) == list(made.report.attached[0].report.pictures) == ["chart-8.svg"]


def test_a_carried_paper_can_be_laid_out_alone() -> None:
    only = only_part(briefing().report, "board-report")

    assert not only.sections
    assert [one.number for one in only.attached] == ["Appendix 2"]


def test_what_the_config_says_of_its_own_paper_does_not_change_the_carried_one() -> None:
    header = Committee(header=(HeaderText("recommendations", "Note it."),))
    spec = asked(sections=Sections(("custody",)), committee=header, no_update={"fte_rate": "late"})

    carried = carried_spec(spec, "board-report", ("budget",))

    assert (carried.sections, carried.committee, carried.commentary) == (Sections(), Committee(), ())
    assert (carried.document, carried.appendices, carried.no_update) == (
        "board-report",
        ("budget",),
        {"fte_rate": "late"},
    )
