"""What many views rest on is made once for one context, and anew for another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from report_builder.cases.counts.context import Context


def test_what_is_asked_for_twice_under_one_name_is_made_once(build: Callable[..., Context]) -> None:
    context = build({})
    names = iter(["first", "second"])

    made = [context.once("name", lambda: next(names)) for _ in range(2)]

    assert made == ["first", "first"]


def test_a_context_with_another_spec_does_not_remember_what_was_made_before(build: Callable[..., Context]) -> None:
    before = build({})
    before.once("name", lambda: "before")

    after = replace(before, spec=replace(before.spec, yot="Doncaster"))

    assert after.once("name", lambda: "after") == "after"
