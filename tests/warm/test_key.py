"""What a kept result depends on: each thing that bears on it alone makes another key, and words make none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from small_specs import asked

from report_builder.model.place import DataPlace
from report_builder.model.release import PublishedCell, Release
from report_builder.model.spec import (
    Accepted,
    AskedView,
    Commentary,
    Comparators,
    Correction,
    Edition,
    Meeting,
    ReportSpec,
    Sections,
)
from report_builder.model.tables import Input
from report_builder.model.view import View
from report_builder.warm import key
from report_builder.warm.key import ONLY_WORDS, inputs_now, key_of_data, key_of_edition, key_of_spec, listing_of

VIEWS = ((View("caseload"),), ())
PUBLIC = Edition("public", 5)
HAVE_TEXT = (str, int, float, type(None), date, Decimal, Fraction, Path)


def of(spec: ReportSpec, *, views: Any = VIEWS, also: frozenset[str] = frozenset(), secret: str = "") -> bytes:
    return key_of_spec(spec, views, also=also, secret=secret)


@pytest.mark.parametrize(
    "change",
    [
        {"as_at": date(2020, 7, 14)},
        {"yot": "Sheffield"},
        {"comparators": Comparators(region="Yorkshire")},
        {"values": {"persons.sex": {"m": "male"}}},
        {"columns": {"persons": {"Sex": "sex"}}},
        {"tables": {"persons": "people.csv"}},
        {"published_is_public": False},
        {"accept": (Accepted("late-row", "known", "Data Manager"),)},
        {"set_aside": (Accepted("late-row", "known", "Data Manager"),)},
        {"corrections": (Correction("caseload/yjs", Decimal(3), "typed wrongly", "Data Manager"),)},
        {"no_update": {"reoff_binary": "it was not published"}},
        {"editions": {"public": Edition("public", 10)}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_bears_on_a_count_makes_another_key(change: dict[str, Any]) -> None:
    assert of(asked(**change)) != of(asked())


def test_words_alone_make_no_other_key() -> None:
    worded = asked(
        commentary=(Commentary("custody", {"board": "Fewer."}, "report.yaml:9"),),
        meeting=Meeting("Another board", date(2020, 9, 1)),
        sections=Sections(titles={"custody": "Sentences"}),
        figures=(AskedView(View("caseload"), "report.yaml:20"),),
        accept=(Accepted("acronym-unexplained", "it is a name", "Editor", words="ABC"),),
        glossary={"ABC": "a name"},
        digest="another",
        places={"yot": "report.yaml:3:1"},
    )

    assert of(worded) == of(asked())


@pytest.mark.parametrize("finding", ["late-row", "no-such-finding"])
def test_words_accepted_for_what_is_no_finding_of_a_text_make_another_key_since_a_first_build_refuses_them(
    finding: str,
) -> None:
    assert of(asked(accept=(Accepted(finding, "known", "Editor", words="ABC"),))) != of(asked())


def test_a_view_that_commentary_asks_for_makes_another_key_and_so_does_where_it_is_asked_for() -> None:
    girls = View("caseload", fixed=(("sex", "female"),))

    assert len({of(asked(), views=views) for views in (VIEWS, ((*VIEWS[0], girls), ()), (VIEWS[0], (girls,)))}) == 3


def test_a_register_the_secret_and_the_program_make_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {of(asked()), of(asked(), also=frozenset({"risks"})), of(asked(), secret="of the service")}
    monkeypatch.setattr(key, "program_digest", lambda: "of another day")

    assert len({*before, of(asked())}) == 4


def test_every_field_that_is_only_words_is_a_field() -> None:
    assert {one.name for one in fields(ReportSpec)} >= ONLY_WORDS


@pytest.mark.parametrize("kind", [ReportSpec, Edition, View])
def test_whatever_bears_on_a_count_has_a_text_so_that_no_new_field_ends_the_cache_in_silence(kind: type) -> None:
    held = {name: one for name, one in get_type_hints(kind).items() if name not in ONLY_WORDS}

    assert {name: left for name, one in held.items() if (left := set(without_text(one)))} == {}


def test_a_kind_without_a_text_would_be_seen() -> None:
    kind = Mapping[str, tuple[frozenset[int] | set[str] | None, ...]]

    assert set(without_text(kind)) == {"set[str]", "frozenset[int]"}


def without_text(kind: Any) -> Iterator[str]:
    """The kinds within a kind of which `told` makes no text."""
    if kind == frozenset[str] or (isinstance(kind, type) and issubclass(kind, (*HAVE_TEXT, Enum))):
        return
    if is_dataclass(kind):
        within = [get_type_hints(kind)[one.name] for one in fields(kind) if one.init]
    elif get_origin(kind) in {tuple, Mapping, Union, UnionType}:
        within = [one for one in get_args(kind) if one is not Ellipsis]
    else:
        within = []
        yield str(kind)
    for one in within:
        yield from without_text(one)


@pytest.mark.parametrize(
    ("inputs", "listing"),
    [
        ((Input("persons.csv", "bb"),), ("persons.csv",)),
        ((Input("people.csv", "aa"),), ("persons.csv",)),
        ((Input("persons.csv", "aa"),), ("persons.csv", "staffing.csv")),
        ((), ("persons.csv",)),
    ],
)
def test_a_byte_a_name_or_a_further_file_makes_another_key(inputs: tuple[Input, ...], listing: tuple[str, ...]) -> None:
    whole = key_of_data(b"asked", (Input("persons.csv", "aa"),), ("persons.csv",), secret="")

    assert key_of_data(b"asked", inputs, listing, secret="") != whole


def test_an_edition_s_rules_and_every_number_that_its_readers_hold_make_another_key() -> None:
    cell = PublishedCell("caseload", Decimal(5), Decimal(5), is_withheld=False)
    issue = Release("issued", "public", "board-report", "Leeds", "2019-20 Q4", "2020-07-13", "f1", (cell,))
    other = replace(issue, cells=(replace(cell, low=Decimal(6), high=Decimal(6)),))
    asked_for = [
        (PUBLIC, ()), (replace(PUBLIC, threshold=6), ()), (PUBLIC, (issue,)), (PUBLIC, (other,)),
        (PUBLIC, (replace(issue, kind="mailed"),)), (PUBLIC, (issue, other)), (PUBLIC, (other, issue)),
    ]  # fmt: skip

    assert len({key_of_edition(b"data", *one, secret="") for one in asked_for}) == len(asked_for)


def test_a_file_that_is_gone_or_lies_elsewhere_gives_no_inputs(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "secret.csv").write_text("a\n")
    place = DataPlace.folder(tmp_path / "data")

    assert inputs_now(place, ["persons.csv"]) is None
    assert inputs_now(place, ["../secret.csv"]) is None
    assert inputs_now(place, [str(tmp_path / "secret.csv")]) is None


def test_a_file_s_digest_is_that_of_its_bytes_now(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_bytes(b"abc")

    assert inputs_now(DataPlace.folder(tmp_path), ["persons.csv"]) == (
        # SHA-256 of "abc": FIPS 180-2, appendix B.1.
        Input("persons.csv", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    )
    assert listing_of(DataPlace.folder(tmp_path)) == ("persons.csv",)


def test_a_link_in_the_place_of_a_file_of_the_same_content_is_another_listing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "part.parquet").write_bytes(b"rows")
    place, part = DataPlace.folder(tmp_path / "data"), tmp_path / "data" / "part.parquet"
    part.write_bytes(b"rows")
    before = listing_of(place)
    part.unlink()
    part.symlink_to(tmp_path / "part.parquet")

    assert listing_of(place) != before
