"""Edits of a YAML file change what they are of, and nothing else."""

from __future__ import annotations

import pytest

from report_builder.marked_yaml.edit import Edit, edited, entries_of, put_in, rewritten, taken_out
from report_builder.marked_yaml.fault import KeyPath


def with_word(text: str, path: KeyPath, word: str) -> str:
    return edited(text, [rewritten(entries_of(text)[path], word)])


def without(text: str, path: KeyPath) -> str:
    return edited(text, [taken_out(text, entries_of(text)[path])])


def with_key(text: str, path: KeyPath, word: str) -> str:
    return edited(text, [put_in(text, entries_of(text), path, word=word)])


def test_a_word_is_changed_and_its_comment_and_quotation_marks_stay() -> None:
    assert with_word("a: 1   # one\nb: 'x'\n", ("a",), "2") == "a: 2   # one\nb: 'x'\n"
    assert with_word("a: 1\nb: 'x'  # b\n", ("b",), "y") == "a: 1\nb: 'y'  # b\n"
    assert with_word('{"a": {"b": "x"}}', ("a", "b"), "y") == '{"a": {"b": "y"}}'
    assert with_word("a: [1, {b: 2}]\n", ("a", 1, "b"), "3") == "a: [1, {b: 3}]\n"


def test_a_letter_beyond_the_first_65536_is_one_place() -> None:
    assert with_word("a: \N{GRINNING FACE} x\nb: 1\n", ("b",), "2") == "a: \N{GRINNING FACE} x\nb: 2\n"


def test_a_key_goes_with_its_lines_or_with_one_comma() -> None:
    assert without("m:\n  a: 1\n  b: 2 # two\n  # of c\n  c: 3\n", ("m", "b")) == "m:\n  a: 1\n  # of c\n  c: 3\n"
    assert without("m:\n  b: |\n    long\n\n    text\n\n# after\nc: 3\n", ("m", "b")) == "m:\n\n# after\nc: 3\n"
    assert without("m: {a: 1, b: 2, c: 3}\n", ("m", "b")) == "m: {a: 1, c: 3}\n"
    assert without("m: {a: 1, b: 2}\n", ("m", "b")) == "m: {a: 1}\n"
    assert without("m: {b: 2}\n", ("m", "b")) == "m: {}\n"


def test_a_comment_below_a_mapping_is_not_of_it() -> None:
    text = "m:\n  a:\n    b: 1\n# of n\nn: 2\n"

    assert text[: entries_of(text)["m",].end] == "m:\n  a:\n    b: 1"


def test_a_new_key_is_the_first_of_its_mapping() -> None:
    assert with_key("m:\n  a: 1\n", ("m", "d"), "x") == "m:\n  d: x\n  a: 1\n"
    assert with_key("m: {a: 1}\n", ("m", "d"), "x") == "m: {d: x, a: 1}\n"
    assert with_key("m: {}\n", ("m", "d"), "x") == "m: {d: x}\n"
    assert with_key("m:\nn: 1\n", ("m", "d"), "x") == "m: {d: x}\nn: 1\n"
    assert with_key("n: 1\n", ("m", "d"), "x") == "m: {d: x}\nn: 1\n"


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        edited("abcdef", [Edit(0, 3, ""), Edit(2, 4, "")])
