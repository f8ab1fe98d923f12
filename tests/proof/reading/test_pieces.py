"""Passages that are longer than any paragraph are cut up, and lose no word and no place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.paper import Passage
from report_builder.proof.reading.pieces import MOST_LETTERS, in_pieces


def test_a_passage_as_long_as_a_paragraph_stays_whole() -> None:
    passage = Passage("paragraph", "There were 14. " * 50)

    assert list(in_pieces([passage])) == [passage]


def test_a_table_stays_whole_however_long() -> None:
    table = Passage("table", "14 | " * 5_000, rows=(("14",) * 5_000,))

    assert list(in_pieces([table])) == [table]


def test_a_cut_falls_between_two_sentences() -> None:
    pieces = list(in_pieces([Passage("paragraph", "There were 14 of them. " * 400)]))

    assert len(pieces) > 1
    assert {piece.text[:9] for piece in pieces} == {"There wer"}


def test_a_place_is_still_that_of_its_line() -> None:
    lines = [f"word{number} " * 100 for number in range(60)]
    places = tuple((sum(map(len, lines[:at])), f"line {at + 1}") for at in range(60))
    pieces = list(in_pieces([Passage("paragraph", "".join(lines), number="2.4", places=places)]))

    assert [piece.number for piece in pieces] == ["2.4", *[""] * (len(pieces) - 1)]
    for piece in pieces:
        for number in range(60):
            at = piece.text.find(f"word{number} ")
            assert at < 0 or piece.place_at(at) == f"line {number + 1}"


@given(st.text(alphabet="a 1.%(", min_size=0, max_size=60), st.integers(1, 400))
def test_no_letter_is_lost_and_no_piece_is_too_long(words: str, times: int) -> None:
    text = words * times
    pieces = list(in_pieces([Passage("paragraph", text)]))

    assert "".join(piece.text for piece in pieces) == text
    assert all(len(piece.text) <= MOST_LETTERS for piece in pieces)
