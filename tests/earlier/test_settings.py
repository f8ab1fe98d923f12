"""A setting that says the same in other words is no other setting."""

from __future__ import annotations

from report_builder.earlier.settings import changed_settings, settings_in

DEFAULTS = (
    b"case_types:\n  order: []\n  statutory_from: youth conditional caution\ncomparators:\n  family_average: pooled\n"
)
FAMILIES = b"north: [Leeds, Wigan]\nsouth: [Poole, Torbay]\n"
PLAIN = b"yot: Leeds\nquarter: 2019-20 Q4\n"


def settings(config: bytes, **files: bytes) -> dict[str, object]:
    found = settings_in({"here/board.yaml": config, "here/shipped/default.yaml": DEFAULTS, **files})
    assert found is not None
    return dict(found)


def test_a_default_that_is_written_out_changes_nothing() -> None:
    spelled = PLAIN + b"case_types: {statutory_from: youth conditional caution}\nset_aside: []\n"
    assert changed_settings(settings(PLAIN), settings(spelled)) == ()


def test_what_decides_whom_to_count_is_found_and_what_does_not_is_not() -> None:
    other = PLAIN + b"case_types: {statutory_from: youth caution}\nterminology: legacy-2020\nas_at: 2020-08-10\n"
    assert changed_settings(settings(PLAIN), settings(other)) == ("case_types",)


def test_of_a_family_that_is_named_its_members_are_compared() -> None:
    named = PLAIN + b"comparators: {family: north}\n"
    then = settings(named, **{"here/families.yaml": FAMILIES})
    other_list = settings(named, **{"here/families.yaml": FAMILIES.replace(b"Torbay", b"Bath")})
    other_member = settings(named, **{"here/families.yaml": FAMILIES.replace(b"Wigan", b"Bolton")})

    assert changed_settings(then, other_list) == ()
    assert changed_settings(then, other_member) == ("comparators",)


def test_without_a_config_nothing_is_known() -> None:
    assert settings_in({"here/logo.svg": b"<svg/>", "here/families.yaml": FAMILIES}) is None
    assert settings_in({"here/board.yaml": b"\xff\xfe not yaml"}) is None
