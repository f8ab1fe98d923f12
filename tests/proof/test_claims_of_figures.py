"""Claims of a commentary against the figures of its edition."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.claims_of_figures import claims_held_to
from report_builder.proof.paper import Fault, Passage

_KINDS = {"custody_rate": "rate", "caseload": "count", "caseload_share": "share", "suspensions": "count"}


def _figure(measure: str, period: str, value: object, **more: object) -> dict[str, Any]:
    area_type = str(more.get("area_type", "yjs"))
    area = str(more.get("area", "Rotherham"))
    own = "" if area == "Rotherham" else f"={area.lower()}"
    kind = _KINDS.get(measure, "count" if measure.startswith("fte_count") else "share")
    return {
        "id": f"{measure}/{area_type}{own}/{period}",
        "measure": measure,
        "area": area,
        "area_type": area_type,
        "period": period,
        "by": more.get("by", {}),
        "of": {},
        "kind": kind,
        "value": value,
        "shown": "[c]" if value is None else str(value),
        "numerator": more.get("numerator"),
        "denominator": more.get("denominator"),
        "status": "withheld" if value is None else "shown",
        "where": [],
    }


_YEARS = [f"{year}-04-01/{year + 1}-03-31" for year in range(2015, 2020)]
_OWN = ["0.46", "0.25", "0.41", "0.12", "0.16"]
_NATIONAL = ["0.41", "0.44", "0.38", "0.31", "0.23"]
_FAMILY = ["0.44", "0.42", "0.30", "0.24", "0.20"]
_CUSTODY = [
    *(_figure("custody_rate", period, Decimal(value)) for period, value in zip(_YEARS[:4], _OWN[:4], strict=True)),
    _figure("custody_rate", _YEARS[4], Decimal(_OWN[4]), numerator=4, denominator=25157),
    *(
        _figure("custody_rate", period, Decimal(value), area_type=kind, area=area)
        for kind, area, values in (("family", "YOT family", _FAMILY), ("england and wales", "England", _NATIONAL))
        for period, value in zip(_YEARS, values, strict=True)
    ),
    _figure("custody_rate", _YEARS[4], Decimal("0.06"), area="North Lincolnshire"),
]


def _held(sentence: str, figures: list[dict[str, Any]], **more: Any) -> list[Fault]:
    passage = Passage("paragraph", sentence, cited=more.pop("cited", ()))
    return list(claims_held_to([passage], figures, stale=more.pop("stale", {}), **more))


def _kinds(sentence: str, figures: list[dict[str, Any]], **more: Any) -> list[str]:
    return [each.kind for each in _held(sentence, figures, **more)]


@pytest.mark.parametrize(
    ("sentence", "kind", "should_be"),
    [
        ("The custody rate fell.", "direction", "rose"),
        # 0.12 and 0.16 of 25,157 children are 3 and 4 sentences.
        ("The custody rate rose.", "claim-without-figures", "no clear change"),
        ("The custody rate continues to fall.", "direction", ""),
        ("The custody rate is the lowest in five years.", "comparison", "not the lowest"),
        ("The custody rate is the lowest in the family.", "comparison", ""),
        ("The custody rate is above the family average.", "comparison", "below"),
        ("The custody rate continues to be below the national rate.", "comparison", "below in three of the five years"),
        ("The custody rate is worse than the national one.", "comparison", "below"),
        ("The custody rate is significantly below the family.", "claim-without-figures", "below"),
        ("The custody rate improved.", "direction", "rose"),
        ("Remands fell.", "claim-without-figures", ""),
    ],
)
def test_what_the_figures_do_not_bear_out_is_found(sentence: str, kind: str, should_be: str) -> None:
    assert [(each.kind, each.should_be) for each in _held(sentence, _CUSTODY)] == [(kind, should_be)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The custody rate is below the family average.",
        "The custody rate is better than the national one.",
        "The custody rate was below the family in three of the five years.",
        "We work to reduce custody, and expect it to fall.",
        "The figure for custody can only rise until the cohort matures.",
        "Members asked whether custody had fallen.",
        "Each case of custody has been reviewed with the court team.",
        "Posts that were vacant have been filled.",
        "The custody rate was the second lowest in five years.",
    ],
)
def test_what_they_bear_out_and_what_claims_nothing_is_left_alone(sentence: str) -> None:
    assert _held(sentence, _CUSTODY) == []


def test_no_trend_is_told_of_a_measure_without_new_data() -> None:
    faults = _held("Custody continues to fall.", _CUSTODY, stale={"custody_rate": "access was limited"})

    assert [(each.kind, each.what) for each in faults] == [
        ("stale-claim", "custodial sentences: there are no new data, as access was limited")
    ]


def test_of_a_withheld_figure_nothing_is_said_but_that_the_claim_is_not_borne_out() -> None:
    figures = [
        _figure("suspensions", "2020-01-01/2020-03-31", None),
        _figure("suspensions", "2019-10-01/2019-12-31", 183),
    ]
    faults = _held("Suspensions fell.", figures)

    assert [(each.kind, each.what) for each in faults] == [
        ("claim-without-figures", "the figures of this edition do not bear this out")
    ]
    assert "183" not in faults[0].what + faults[0].mend


@given(st.integers(0, 400), st.sampled_from(["fell", "rose", "doubled", "halved"]))
def test_the_fault_is_the_same_whatever_the_other_figure_says_where_one_is_withheld(value: int, word: str) -> None:
    figures = [
        _figure("suspensions", "2019-10-01/2019-12-31", value),
        _figure("suspensions", "2020-01-01/2020-03-31", None),
    ]
    faults = _held(f"Suspensions {word}.", figures)

    assert [each.what for each in faults] == ["the figures of this edition do not bear this out"]


def _quarters(before: int, after: int) -> list[dict[str, Any]]:
    return [
        _figure("suspensions", "2019-10-01/2019-12-31", before),
        _figure("suspensions", "2020-01-01/2020-03-31", after),
    ]


@given(st.integers(0, 60), st.integers(0, 60))
def test_no_sentence_may_say_that_suspensions_fell_and_rose(before: int, after: int) -> None:
    fell, rose = (_held(f"Suspensions {word}.", _quarters(before, after)) for word in ("fell", "rose"))

    assert fell or rose


def test_a_clear_fall_may_be_told() -> None:
    # 150 in all: 50 lies 4 standard deviations below 75.
    assert _held("Suspensions fell.", _quarters(100, 50)) == []
    assert _held("Suspensions halved.", _quarters(100, 50)) == []
    assert _kinds("Suspensions halved.", _quarters(100, 62)) == ["relative-change"]


def test_a_quarter_is_not_set_against_a_year() -> None:
    figures = [
        _figure("suspensions", "2018-04-01/2019-03-31", 600),
        _figure("suspensions", "2019-04-01/2019-06-30", 150),
    ]

    assert _kinds("Suspensions fell.", figures) == ["unlike-compared"]


def test_what_goes_on_over_the_quarters_is_not_broken_by_a_year_among_them() -> None:
    quarters = ["2019-04-01/2019-06-30", "2019-07-01/2019-09-30", "2019-10-01/2019-12-31", "2020-01-01/2020-03-31"]
    figures = [_figure("suspensions", period, value) for period, value in zip(quarters, (9, 0, 2, 1), strict=True)]
    year = _figure("suspensions", "2019-04-01/2020-03-31", 12)

    (fault,) = _held("Suspensions continue to fall.", [*figures, year])

    assert fault.what == "suspensions rose between 0 (Jul to Sep 2019) and 2 (Oct to Dec 2019)"


def test_what_one_sentence_is_worth_is_not_the_rate() -> None:
    one = _figure("custody_rate", _YEARS[4], Decimal("0.04"))

    faults = _held("The custody rate is above the national rate.", [*_CUSTODY, {**one, "id": f"{one['id']}/one"}])

    assert [("0.16" in fault.what, "0.04" in fault.what) for fault in faults] == [(True, False)]


def test_years_that_overlap_show_no_trend() -> None:
    figures = [
        _figure("suspensions", "2018-04-01/2019-03-31", 600),
        _figure("suspensions", "2018-07-01/2019-06-30", 400),
    ]

    assert _kinds("Suspensions fell.", figures) == ["unlike-compared"]


def test_the_tracker_is_not_set_against_the_published_rate() -> None:
    figures = [_figure("reoff_binary", _YEARS[2], Decimal("31.0")), _tracked("2019-07-01/2020-06-30", Decimal("11.1"))]

    assert _kinds("Reoffending fell from 31.0% to 11.1% on the tracker.", figures) == ["unlike-compared"]


def _tracked(period: str, value: Decimal) -> dict[str, Any]:
    return _figure("tracker_binary", period, value, by={"cohort": period}, numerator=8, denominator=72)


def test_a_cohort_that_is_still_followed_shows_no_trend() -> None:
    figures = [_tracked("2018-01-01/2018-03-31", Decimal("30.6")), _tracked("2019-01-01/2019-03-31", Decimal("11.1"))]

    assert _kinds("Reoffending on the tracker fell.", figures, as_at=date(2020, 6, 30)) == ["unlike-compared"]
    assert _kinds("Reoffending on the tracker fell.", figures, as_at=date(2020, 12, 31)) == ["claim-without-figures"]


def test_most_is_more_than_half() -> None:
    figures = [
        _figure("caseload_share", "2020-01-01/2020-03-31", Decimal(share), by={"sex": sex})
        for sex, share in (("female", "26.8"), ("male", "73.2"))
    ]

    assert _kinds("Most children on the caseload are girls.", figures) == ["words-and-number"]
    assert _held("Most children on the caseload are boys.", figures) == []


def test_what_comes_from_a_figure_is_left_alone() -> None:
    text = "The custody rate fell."

    assert _held(text, _CUSTODY, cited=((0, len(text)),)) == []


def test_the_rate_is_that_of_the_section() -> None:
    passages = [Passage("heading", "Use of custody", level=1), Passage("paragraph", "The rate fell.")]

    assert [each.kind for each in claims_held_to(passages, _CUSTODY, stale={})] == ["direction"]
    assert list(claims_held_to(passages[1:], _CUSTODY, stale={})) == []


def test_a_reference_in_the_sentence_says_which_measure_is_meant() -> None:
    text = "That is 0.16, and it fell."
    passage = Passage("paragraph", text, cited=((8, 12),))

    faults = claims_held_to([passage], _CUSTODY, stale={}, cited={passage: [(8, 12, "custody_rate")]})

    assert [each.kind for each in faults] == ["direction"]
