"""What is read from YAML, where it stands, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.marked_yaml.fault import Fault, FaultsError
from report_builder.marked_yaml.strict_yaml import DEEPEST, load


def read(text: str) -> object:
    document = load(text.encode(), file="a.yaml")
    assert document.faults == ()
    return document.tree


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("FALSE", False),
        ("yes", "yes"),
        ("NO", "NO"),
        ("on", "on"),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("0777", "0777"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("+5", "+5"),
        ("1.10", "1.10"),
        ("1e3", "1e3"),
        ("12:30:45", "12:30:45"),
        ("2020-07-13", "2020-07-13"),
        ("9999999999999999", "9999999999999999"),
        ("'5'", "5"),
        ('"true"', "true"),
        ("=", "="),
    ],
)
def test_only_whole_numbers_and_two_booleans_are_more_than_text(written: str, value: object) -> None:
    assert read(f"key: {written}\n") == {"key": value}


def test_keys_are_text_whatever_they_look_like() -> None:
    assert read("1: a\ntrue: b\nno: c\n2020-01-01: d\n") == {"1": "a", "true": "b", "no": "c", "2020-01-01": "d"}


def test_every_key_and_item_has_its_place() -> None:
    places = load(b"a:\n  b: [x,\n      y]\n  'c': |\n    text\nd: {e: 1}\n", file="a.yaml").places

    assert {path: (place.line, place.column) for path, place in places.items()} == {
        (): (1, 1),
        ("a",): (1, 1),
        ("a", "b"): (2, 3),
        ("a", "b", 0): (2, 7),
        ("a", "b", 1): (3, 7),
        ("a", "c"): (4, 3),
        ("d",): (6, 1),
        ("d", "e"): (6, 5),
    }
    assert places[("a", "c")].of_text == "a.yaml:5"


def test_an_anchor_and_all_its_aliases_are_one_fault() -> None:
    document = load(b"a: &x [1]\nb: *x\nc: *x\n", file="a.yaml")

    assert [(fault.path, fault.what) for fault in document.faults] == [(("a",), "'&x' is an anchor, which is not read")]
    assert document.given_up == {("b",), ("c",)}


def test_an_alias_bomb_does_not_grow() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]

    document = load("\n".join(lines).encode(), file="a.yaml")

    assert document.tree["a39"] == [None, None]
    assert len(document.faults) == 40


def test_of_two_values_of_one_key_the_first_is_kept_and_the_second_complained_of() -> None:
    document = load(b"a: {b: 1, b: {c: [2]}, d: 3}\na: 4\n", file="a.yaml")

    assert document.tree == {"a": {"b": 1, "d": 3}}
    assert [(fault.path, fault.place and fault.place.column) for fault in document.faults] == [
        (("a", "b"), 11),
        (("a",), 1),
    ]


def test_nesting_ends_at_its_limit() -> None:
    deepest = "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)

    assert load(f"a: {deepest}".encode(), file="a.yaml").faults == ()
    with pytest.raises(FaultsError, match="nested more than 16 deep"):
        load(f"a: [[{deepest}]]".encode(), file="a.yaml")


def faults_of(content: bytes) -> tuple[Fault, ...]:
    """What is wrong with some bytes."""
    try:
        return load(content, file="a.yaml").faults
    except FaultsError as error:
        return error.faults


@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_faults_with_a_place(content: bytes) -> None:
    assert all(fault.place is not None for fault in faults_of(content))


@given(
    st.dictionaries(
        st.text("abc", min_size=1), st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]))
    )
)
def test_what_json_writes_is_read_back(pairs: dict[str, str]) -> None:
    import json

    assert read(json.dumps(pairs, ensure_ascii=False)) == pairs


@pytest.mark.parametrize(
    ("written", "unfolded"),
    [
        ('key: "one two\n  three {{ four }}\n  five"\n', "one two\nthree {{ four }}\nfive"),
        ("key: one\n  two\n", "one\ntwo"),
        ("key: >\n  one\n  two\n", "one\ntwo\n"),
        ('key: "one \\\n  two"\n', "one two"),
        ("key: 'it''s\n  two'\n", "it's two"),
    ],
)
def test_a_folded_text_is_kept_with_its_line_ends_up_to_the_first_escape(written: str, unfolded: str) -> None:
    document = load(written.encode(), file="a.yaml")

    assert document.folded[("key",)] == unfolded
    assert document.folded[("key",)].replace("\n", " ").strip() == str(document.tree["key"]).strip()


def test_a_text_in_a_list_has_the_line_of_its_first_words() -> None:
    places = load(b"a:\n  - >\n    one\n    two\n  - three\n", file="a.yaml").places

    assert (places[("a", 0)].of_text, places[("a", 1)].of_text) == ("a.yaml:3", "a.yaml:5")


def test_a_file_without_keys_is_told_how_it_begins() -> None:
    with pytest.raises(FaultsError) as caught:
        load(b"", file="a.yaml", begin="begin with 'kind: bars'")

    assert caught.value.faults[0].mend == "begin with 'kind: bars'"
