"""Findings that the config names: a misspelt one is told, as is one whose rows cannot be set aside or accepted."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from report_builder.cases.load import load_cases, read_and_check
from report_builder.errors import ConfigError
from report_builder.model.known_findings import KNOWN_FINDINGS
from report_builder.model.spec import Accepted

PACKAGE = Path(__file__).parents[2] / "report_builder"
MAKERS = {"stop", "warn", "UnreadableError"}


def calls() -> Iterator[tuple[str, str, bool]]:
    """Of each call that makes a finding with a name that stands there: the name, the maker, and whether rows go in."""
    for room in ("cases", "sources"):
        for path in (PACKAGE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                    given = {keyword.arg: keyword.value for keyword in node.keywords}
                    name = given.get("name") or (node.args[0] if node.args else None)
                    if isinstance(name, ast.Constant) and " " not in name.value:
                        yield name.value, node.func.id, "rows" in given


def names_in(spec_of: Callable, *, accept: tuple[str, ...] = (), set_aside: tuple[str, ...] = ()) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_cases(
            spec_of(
                accept=tuple(Accepted(name, "why", "me") for name in accept),
                set_aside=tuple(Accepted(name, "why", "me") for name in set_aside),
            )
        )
    return [str(complaint) for complaint in caught.value.complaints]


@pytest.fixture
def spec_of(dataset: Callable[..., Path], asked: Callable) -> Callable:
    return lambda **changes: asked(dataset(), **changes)


def test_every_finding_that_the_checks_can_make_is_known_by_name() -> None:
    made = list(calls())

    assert len({name for name, _, _ in made}) > 30
    assert {name for name, _, _ in made} - KNOWN_FINDINGS.keys() == set()
    assert [name for name, maker, _ in made if maker == "warn" and not KNOWN_FINDINGS[name].may_warn] == []
    assert [name for name, maker, _ in made if maker == "stop" and not KNOWN_FINDINGS[name].may_stop] == []


def test_a_finding_that_is_said_to_be_of_rows_names_rows() -> None:
    made = list(calls())
    with_rows = {name for name, _, has_rows in made if has_rows}

    assert len(with_rows) > 20
    assert {name for name, _, _ in made if KNOWN_FINDINGS[name].is_of_rows} - with_rows == set()


def test_a_misspelt_finding_is_met_with_the_nearest_under_either_key(spec_of: Callable) -> None:
    assert names_in(spec_of, accept=("population-older-than-three-years",), set_aside=("orphan-episodes",)) == [
        "board.yaml: accept.1.finding: there is no finding 'population-older-than-three-years'; "
        "did you mean 'population-older-than-3-years'?",
        "board.yaml: set_aside.1.finding: there is no finding 'orphan-episodes'; did you mean 'orphan-episode'?",
    ]


def test_an_error_cannot_be_accepted(spec_of: Callable) -> None:
    assert names_in(spec_of, accept=("orphan-episode", "missing-column")) == [
        "board.yaml: accept.1.finding: 'orphan-episode' is an error, which cannot be accepted; put it under set_aside",
        "board.yaml: accept.2.finding: 'missing-column' is an error, which cannot be accepted; "
        "mend it where the data come from",
    ]


def test_what_is_not_of_single_rows_cannot_be_set_aside(spec_of: Callable) -> None:
    assert names_in(spec_of, set_aside=("malformed-csv", "extra-columns")) == [
        "board.yaml: set_aside.1.finding: 'malformed-csv' is not of single rows, so that there are none to set aside; "
        "mend it where the data come from",
        "board.yaml: set_aside.2.finding: 'extra-columns' is not of single rows, so that there are none to set aside; "
        "put it under accept",
    ]


def test_a_finding_that_did_not_occur_is_noted_where_its_rows_were_to_be_set_aside(spec_of: Callable) -> None:
    cases = read_and_check(spec_of(set_aside=(Accepted("orphan-episode", "why", "me"),)))

    assert [str(finding) for finding in cases.findings] == [
        "set_aside: no row has the finding orphan-episode, which the config sets aside [nothing-to-set-aside]; "
        "take the entry out of set_aside"
    ]
    assert dict(cases.set_aside) == {}


def test_rows_of_a_warning_may_be_set_aside_as_well(dataset: Callable[..., Path], asked: Callable) -> None:
    exclusions = "person_id,kind,start_date,days_lost\np2,suspension,2020-02-10,2.25\np2,suspension,2020-02-17,1\n"
    set_aside = (Accepted("days-lost-not-half-days", "asked the school", "me"),)

    cases = read_and_check(asked(dataset(exclusions=exclusions), set_aside=set_aside))

    assert cases.findings == ()
    assert dict(cases.set_aside) == {"days-lost-not-half-days": 1}
    assert cases["exclusions"]["row"].to_list() == [3]


def test_a_finding_of_the_commentary_is_not_accepted_as_a_whole(spec_of: Callable) -> None:
    assert names_in(spec_of, accept=("typed-number",)) == [
        "board.yaml: accept.1.finding: 'typed-number' is a finding of the commentary, which is not accepted as a "
        "whole; write words: and the words that the finding quotes"
    ]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("typed-nummer", "there is no finding 'typed-nummer' of a text; did you mean 'typed-number'?"),
        ("missing-table", "'missing-table' is a finding of the data, which has no words; take words out of the entry"),
    ],
)
def test_words_belong_to_a_finding_of_the_commentary(spec_of: Callable, name: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_cases(spec_of(accept=(Accepted(name, "why", "me", "11,801"),)))

    assert str(caught.value) == f"board.yaml: accept.1.finding: {told}"


def test_a_finding_of_the_commentary_may_be_accepted_for_its_words(spec_of: Callable) -> None:
    assert load_cases(spec_of(accept=(Accepted("typed-number", "why", "me", "11,801"),)))
