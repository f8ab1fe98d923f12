"""The glossary: acronyms that a paper really uses, each with one meaning."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import yaml
from small_papers import chart, commentary, section, table, text
from small_specs import asked
from small_tables import one_way
from spoken_tables import BOARD, protected

from report_builder import bundled
from report_builder.model.built import Paragraph, Prose, Section, Subsection
from report_builder.report.compose import Composed, compose
from report_builder.report.glossary import acronyms_in, meanings
from report_builder.report.plan import Block, Plan, PlannedGlossary

KNOWN = (("MoJ", "Ministry of Justice"), ("YJB", "Youth Justice Board"), ("YOT", "youth offending team"))


def paper(*blocks: Block, spec: Any = None) -> Composed:
    sections = (
        section(*blocks, id_="introduction"),
        section(PlannedGlossary(KNOWN), id_="glossary"),
    )
    plan = Plan("youth-justice-plan", "The plan", "", sections)
    tables = protected(one_way("age", {"14": 30, "15": 40}), edition=BOARD)
    settings: dict[str, Any] = {"draw": lambda _: b"<svg/>", "is_synthetic": True, "fingerprint": "0f"}
    return compose(plan, tables, spec or asked(), edition=BOARD, **settings)


def glossary(made: Composed) -> str:
    blocks = (block for part in made.report.sections[1].parts for block in part.blocks)
    return "".join(block.html for block in blocks if isinstance(block, Prose))


def found_in(words: str, **known: str) -> dict[str, str]:
    one = Section("a", "1", "Title", (Subsection("", (Paragraph("1.1", words),)),))
    return acronyms_in([one], known, names=["Rotherham"])


def test_only_what_the_paper_uses_is_explained_in_the_order_of_the_alphabet() -> None:
    made = paper(text("The YOT reports to the YJB."))

    assert glossary(made) == (
        "<ul><li><strong>YJB</strong>: Youth Justice Board</li><li><strong>YOT</strong>: youth offending team</li></ul>"
    )
    assert made.warnings == ()


def test_titles_tables_and_what_people_wrote_count_as_well() -> None:
    made = paper(commentary("The MoJ's own."), replace(table("Ages of YOTs"), id=""), chart("8"))

    assert "MoJ" in glossary(made)
    assert "YOT" in glossary(made)


def test_an_acronym_that_nobody_knows_is_warned_of_with_its_place() -> None:
    made = paper(commentary("The XQZ came."))

    assert made.warnings == ("section 1: 'XQZ' is not explained; write its meaning under glossary in the config",)
    assert "XQZ" not in glossary(made)


def test_markings_numerals_and_names_in_capitals_are_no_acronyms() -> None:
    assert found_in("DRAFT, OFFICIAL and PART III of ROTHERHAM; CARE for those in Care.", YJB="x") == {
        "PART": "section 1"
    }


def test_an_acronym_of_the_cover_is_explained() -> None:
    made = paper(text("Words."), spec=asked(meeting=replace(asked().meeting, body="YOT Management Board")))

    assert glossary(made) == "<ul><li><strong>YOT</strong>: youth offending team</li></ul>"


def test_a_plural_a_possessive_and_mixed_letters_are_found() -> None:
    known = {"YOT": "x", "EHCP": "x", "MoJ": "x"}

    assert list(found_in("YOTs, an EHCP's and the MoJ", **known)) == ["YOT", "EHCP", "MoJ"]


def test_letters_within_a_word_or_a_code_are_none() -> None:
    assert found_in("AssetPlus, COVID-19, A4 and X.") == {}


def test_a_config_s_second_meaning_is_refused_in_its_place() -> None:
    spec = asked(glossary={"FTE": "full time equivalent"}, places={"glossary.FTE": "board.yaml:50:3"})

    _, (fault,) = meanings({"FTE": "first time entrant"}, spec)

    assert fault.where == "board.yaml:50:3: glossary.FTE"
    assert fault.what.startswith("'FTE' means 'first time entrant'")


def test_a_config_s_own_acronyms_are_added_and_the_same_meaning_in_other_letters_is_let_through() -> None:
    spec = asked(glossary={"SPOC": "single point of contact", "YJB": "youth justice board"})

    known, faults = meanings({"YJB": "Youth Justice Board"}, spec)

    assert known == (("SPOC", "single point of contact"), ("YJB", "Youth Justice Board"))
    assert faults == []


def test_every_acronym_that_we_ship_stands_once_and_no_two_in_one_spelling() -> None:
    file = bundled.folder("templates") / "shared" / "glossary.yaml"
    lines = [line.partition(":")[0] for line in file.read_text("utf-8").splitlines() if line[:1].isalpha()]

    assert len(lines) == len({line.upper() for line in lines}) == len(yaml.safe_load(file.read_text("utf-8")))
