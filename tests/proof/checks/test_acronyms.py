"""Acronyms unexplained, misspelt or with two meanings are found; those that are told or known are left alone."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.acronyms import acronyms
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _found(*texts: str, known: dict[str, str] | None = None) -> list[Fault]:
    passages = tuple(Passage("paragraph", text, places=((0, f"line {at}"),)) for at, text in enumerate(texts, 1))
    return list(acronyms(Paper("paper.txt", passages), Known(acronyms=known or {})))


def test_an_acronym_that_is_nowhere_told_is_found_at_its_first_use() -> None:
    faults = _found("Nine were NEET then.", "Eight are NEET now.")

    assert [(each.kind, each.says, each.passage.place_at(each.start)) for each in faults] == [
        ("acronym-unexplained", "NEET", "line 1")
    ]
    assert faults[0].mend == "write 'not in education, employment or training (NEET)' here"
    assert faults[0].should_be == "not in education, employment or training (NEET)"


def test_an_outdated_acronym_is_not_to_be_written_out() -> None:
    (fault,) = _found("Of those, 12 were BAME.")

    assert (fault.mend, fault.should_be) == ("write what is meant in today's words", "")


def test_an_acronym_with_two_common_meanings_is_mended_with_either() -> None:
    (fault,) = _found("Those in the YJS were fewer.")

    assert fault.mend == "write 'youth justice service (YJS)' or 'youth justice system (YJS)' here"


@pytest.mark.parametrize(
    "text",
    [
        "Nine were not in education, employment or training (NEET). NEET is rare.",
        "NEET (not in education, employment or training) is rare.",
        "RAM - Risk assessment meeting, for all of them.",
        "Short words such as QSM, meaning both quiet study meeting and quick safety manual, confuse.",
        "QSM stands for quiet study meeting.",
        "A FIFTH of those seen were boys.",
        "CIN (Child in Need) and Child Protection Conferences (CP)",
        "The Youth Justice Board wrote. The YJB asked for it.",
        "The Safer Communities Partnership (SSCP) met. The SSCP agreed.",
        "The YOS Management Board (YOSMB) of the Youth Offending Service",
        "The NHS, the UK and a PDF of it, COVID and Covid-19",
        "Part II and part IV; the rest is in YES or NO",
        "IMPROVING LIVES SELECT COMMISSION BRIEFING",
        "The DIVERT team works with Divert workers; the RISE and PAUSE projects too.",
        "Write to someone@YJB.gov.uk.",
        "Liaison and Diversion offers help; the L&D team does.",
        "The HM Inspectorate of Probation came. HMIP wrote.",
    ],
)
def test_what_is_told_known_or_no_acronym_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_a_glossary_in_a_table_explains() -> None:
    rows = (("Short", "In full"), ("RAG", "the colours red, amber and green"))
    table = Passage("table", "Short | In full | RAG | the colours red, amber and green", rows=rows)

    assert list(acronyms(Paper("paper.txt", (table, Passage("paragraph", "The RAG rating."))), Known())) == []


def test_the_configs_glossary_explains() -> None:
    assert _found("Nine were NEET then.", known={"NEET": "not in education, employment or training"}) == []


def test_more_than_five_are_told_in_one_finding() -> None:
    [fault] = _found("NEET", "PNC", "YRO", "EHCP", "MAPPA", "RMBC")

    assert fault.says == "NEET"
    assert fault.what.endswith("nor are PNC (line 2), YRO (line 3), EHCP (line 4), MAPPA (line 5), RMBC (line 6)")


def test_letters_in_another_order_are_a_misspelling() -> None:
    faults = _found("Child and adolescent mental health services (CAMHS) help. CAMHS is near.", "See CAHMS.")

    assert [(each.kind, each.says, each.should_be) for each in faults] == [("acronym-unexplained", "CAHMS", "CAMHS")]


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        (("Restorative justice (RJ) helps.", "Rehabilitation jobs (RJ) help."), "RJ"),
        (("First Time Entrants (FTE) fell.", "A 0.9 FTE vacancy was filled."), "0.9 FTE"),
        (("First time entrants fell to 40 FTEs.", "There are 2 FTE posts."), "2 FTE posts"),
    ],
)
def test_two_meanings_are_found_where_the_second_stands(texts: tuple[str, ...], says: str) -> None:
    faults = [each for each in _found(*texts) if each.kind == "acronym-two-meanings"]

    assert [each.says for each in faults] == [says]


def test_a_meaning_against_the_known_one_is_found() -> None:
    [fault] = _found("A youth rehabilitation officer (YRO) came.", known={"YRO": "youth rehabilitation order"})

    assert fault.kind == "acronym-two-meanings"


@pytest.mark.parametrize(
    "texts",
    [
        ("First Time Entrants (FTE) fell.", "The rate of first time entrant (FTEs) children fell by 2 FTEs."),
        ("Full time equivalents (FTE) are counted.", "A 0.9 FTE vacancy was filled."),
        ("Child and Adolescent Mental Health (CAMHS)", "Children and adolescent mental health services (CAMHS)"),
        ("Education, Health and Care Plan (EHCP)", "education health & care plans (EHCP)"),
    ],
)
def test_one_meaning_in_other_words_is_one(texts: tuple[str, ...]) -> None:
    assert [each for each in _found(*texts) if each.kind == "acronym-two-meanings"] == []
