"""A paper is set in one family of fonts."""

from __future__ import annotations

import pytest

from report_builder.errors import ConfigError
from report_builder.report import fonts
from report_builder.report.fonts import fonts_in, insist_own_fonts, insist_printable, with_stand_ins


def test_only_our_family_is_in_the_paper(pdf: bytes) -> None:
    assert fonts_in(pdf) == {"Source-Sans-Pro", "Source-Sans-Pro-Bold", "Source-Sans-Pro-Semi-Bold"}


def test_a_foreign_font_is_a_fault(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "fonts_in", lambda pdf: frozenset({"Source-Sans-Pro", "DejaVu-Sans"}))

    with pytest.raises(RuntimeError, match=r"not ours: DejaVu-Sans$"):
        insist_own_fonts(pdf)


def test_words_of_english_and_welsh_can_be_printed() -> None:
    insist_printable("<p>Tŷ Gwyn, “quoted” \N{EN DASH} 5 ≥ 3, £4.50 · [c] &hellip; &amp; ½</p>", {})


def test_each_character_without_a_glyph_is_named_once() -> None:
    with pytest.raises(ConfigError) as stopped:
        insist_printable("<p>☃ ☃</p><style>☂</style>", {"a.svg": "<svg><text>漢</text></svg>".encode()})

    assert [complaint.what.split()[-1] for complaint in stopped.value.complaints] == ["(snowman)", "ideograph-6f22)"]


def test_what_word_processors_leave_is_replaced() -> None:
    assert with_stand_ins("non\u2011breaking\u200b \u25cf") == "non-breaking \u2022"
