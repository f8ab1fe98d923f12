"""Patterns that are compiled late are patterns all the same, and every one of them can be compiled."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

from report_builder import proof
from report_builder.proof.text.rule import _Rule, rule


def modules() -> Iterator[str]:
    return (each.name for each in pkgutil.walk_packages(proof.__path__, "report_builder.proof."))


def rules_in(value: object) -> Iterator[_Rule]:
    if isinstance(value, _Rule):
        yield value
    elif isinstance(value, (tuple, list, set, frozenset)):
        for each in value:
            yield from rules_in(each)
    elif isinstance(value, dict):
        yield from rules_in([*value.values()])
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        yield from rules_in([getattr(value, name) for name in value.__dataclass_fields__])


def test_a_rule_answers_as_a_compiled_pattern_does() -> None:
    made = rule(r"(?P<count>\d+) children", re.IGNORECASE)

    assert made.pattern == r"(?P<count>\d+) children"
    found = made.search("The 14 Children")
    assert found is not None
    assert found["count"] == "14"
    assert [each[0] for each in made.finditer("3 children, 4 children")] == ["3 children", "4 children"]
    assert made.sub("some", "3 children fell to 4 children") == "some fell to some"
    assert made.groupindex == {"count": 1}
    assert made.flags & re.IGNORECASE


def test_a_rule_is_not_compiled_before_it_is_asked() -> None:
    wrong = rule("(")  # its bracket has no end

    with pytest.raises(re.error):
        wrong.search("nothing")


def test_every_rule_of_the_proof_reader_can_be_compiled() -> None:
    found = [each for name in modules() for each in rules_in([*vars(importlib.import_module(name)).values()])]

    assert len(found) > 300
    for each in found:
        re.compile(each.pattern, each._flags)
