from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from report_builder.cases.load import read_and_check
from report_builder.model.spec import Comparators, FamilyMember

PUBLISHED = "measure,area,area_type,period_start,period_end,numerator,denominator,value"
YEAR = "2019-04-01,2020-03-31"


FTE = "fte_rate,{},{},2019-01-01,2019-12-31,,,{}\n"
REGIONS = (171, 199, 203, 208, 214, 226, 238, 245, 272)


def test_an_england_rate_that_is_the_sum_of_nine_regions_is_caught(
    dataset: Callable[..., Path], asked: Callable
) -> None:
    rows = "".join(FTE.format(f"Region {place}", "region", rate) for place, rate in enumerate(REGIONS))
    summed = f"{PUBLISHED}\n{rows}{FTE.format('England', 'england', 1976)}"
    averaged = f"{PUBLISHED}\n{rows}{FTE.format('England', 'england', 219)}"
    family = Comparators()

    (finding,) = read_and_check(asked(dataset(published=summed), comparators=family)).findings
    assert (finding.name, finding.rows, finding.stops) == ("parent-rate-outside-children", (11,), False)
    assert read_and_check(asked(dataset(published=averaged), comparators=family)).findings == ()


def test_a_parent_rate_is_held_against_a_few_services_with_room_to_spare(
    dataset: Callable[..., Path], asked: Callable
) -> None:
    rows = "".join(FTE.format(f"Service {place}", "yjs", rate) for place, rate in enumerate((90, 240, 680)))
    family = Comparators()

    def findings(england: int) -> list[str]:
        published = f"{PUBLISHED}\n{rows}{FTE.format('England', 'england', england)}"
        return [each.name for each in read_and_check(asked(dataset(published=published), comparators=family)).findings]

    assert findings(1976) == ["parent-rate-outside-children"]
    assert findings(800) == []
    assert findings(60) == []


def test_a_family_average_outside_its_members_is_caught(dataset: Callable[..., Path], asked: Callable) -> None:
    rates = (("Wigan", "yjs", 90), ("Dudley", "yjs", 110), ("YOT family", "family", 111))
    published = PUBLISHED + "\n" + "".join(FTE.format(*rate) for rate in rates)
    family = Comparators(family=(FamilyMember("Wigan"), FamilyMember("Dudley")))

    (finding,) = read_and_check(asked(dataset(published=published), comparators=family)).findings

    assert (finding.name, finding.rows) == ("parent-rate-outside-children", (4,))


def test_a_rate_that_is_not_yet_known_is_held_against_nothing(dataset: Callable[..., Path], asked: Callable) -> None:
    rows = "".join(FTE.format(f"Region {place}", "region", rate) for place, rate in enumerate(REGIONS))
    known = "".join(f"{line},2020-06-01\n" for line in rows.splitlines())
    later = FTE.format("England", "england", 1976).strip() + ",2020-08-01\n"
    published = f"{PUBLISHED},published_on\n{known}{later}"

    assert read_and_check(asked(dataset(published=published), comparators=Comparators())).findings == ()


def test_family_members_without_data_are_named_by_measure(dataset: Callable[..., Path], asked: Callable) -> None:
    members = (FamilyMember("WIGAN"), FamilyMember("Dudley"), FamilyMember("Tees Valley", ("Stockton", "wigan")))

    (finding,) = read_and_check(asked(dataset(), comparators=Comparators(family=members))).findings

    assert finding.name == "family-area-without-data"
    assert finding.what == "no custody_rate row for 1 of the family: Dudley"


def test_a_value_may_differ_from_its_quotient_within_the_printed_decimals(
    dataset: Callable[..., Path], asked: Callable
) -> None:
    # 4 / 25,157 x 1,000 = 0.15900...
    published = (
        f"{PUBLISHED}\ncustody_rate,Wigan,yjs,{YEAR},4,25157,0.2\ncustody_rate,Leeds,yjs,{YEAR},4,25157,0.1590\n"
    )

    assert read_and_check(asked(dataset(published=published))).findings == ()
