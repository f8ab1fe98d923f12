"""Which sums and printed numbers a reader of figures.json sets against each other, by what they give away."""

from __future__ import annotations

from attacked_editions import SAFE, edition, ranges
from small_editions import QUARTER, figure

from report_builder.audit.knowledge import Rules


def test_any_sen_less_ehcp_is_sen_support() -> None:
    sen = {"any sen": 30, "ehcp": 27, "sen support": None, "none": 40, "not recorded": 0}
    figures = [figure("caseload", number, by={"sen": each}) for each, number in sen.items()]

    assert ranges(edition(*figures)) == {"sen support": (3, 3)}


def test_case_types_add_up_to_the_statutory_caseload() -> None:
    types = {"custody": None, "yro iss": None, "yro": 7, "referral order": 9, "reparation order": 0}
    types["youth conditional caution"] = 0
    figures = [figure("caseload", number, by={"case_type": each}) for each, number in types.items()]

    found = ranges(edition(figure("caseload", 18, by={"statutory": "yes"}), *figures))

    assert found == {"custody": (1, 1), "yro iss": (1, 1)}


def test_a_band_of_ages_less_its_other_ages_is_one_age() -> None:
    figures = (figure("caseload", 29, by={"age": "14-15"}), figure("caseload", 26, by={"age": "15"}))

    assert ranges(edition(*figures, figure("caseload", None, by={"age": "14"}))) == {"14": (3, 3)}


def test_overlapping_rolling_years_give_the_quarters_at_their_ends() -> None:
    numbers = {"2019-01-01/2019-12-31": 20, "2019-04-01/2020-03-31": 21, "2019-01-01/2019-03-31": 5}
    known = [{**figure("ete_ended", number), "period": period} for period, number in numbers.items()]
    last = {**figure("ete_ended", None), "period": "2020-01-01/2020-03-31"}

    assert list(ranges(edition(*known, last)).values()) == [(6, 6)]


def test_children_of_a_year_are_no_fewer_than_those_of_a_quarter_within() -> None:
    year = {**figure("remand_count", 6), "period": "2019-04-01/2020-03-31"}

    assert ranges(edition(year, figure("remand_count", None))) == {QUARTER: (1, 6)}


def test_ages_that_a_table_leaves_out_are_of_nobody() -> None:
    ages = dict.fromkeys(("9", "10", "11", "12", "13", "18+"), 0) | {"14": 20, "15": 20, "16": 20, "17": None}
    figures = [figure("caseload", number, by={"age": age}) for age, number in ages.items()]

    assert ranges(edition(figure("caseload", 66), *figures)) == {"17": (6, 6)}


def test_localities_of_one_table_are_all_there_are_and_those_of_two_paragraphs_need_not_be() -> None:
    total = figure("caseload", 30)
    both = {"Beeston": 27, "Armley": None}

    in_table = [figure("caseload", number, by={"locality": name}) for name, number in both.items()]
    in_words = [{**each, "where": [f"para 1.{at}"]} for at, each in enumerate(in_table)]

    assert ranges(edition(total, *in_table)) == {"Armley": (3, 3)}
    assert ranges(edition(total, *in_words)) == {"Armley": (1, 3)}


def test_not_recorded_is_of_nobody_where_one_chart_has_all_else_and_not_where_two_charts_share_it() -> None:
    total, known = figure("caseload", 60), {"current": 20, "previous": 20, "never": None}
    one = [figure("caseload", number, by={"care_status": each}, where=["chart 1"]) for each, number in known.items()]
    two = [*one[:2], {**one[2], "where": ["chart 2"]}]

    assert ranges(edition(total, *one)) == {"never": (20, 20)}
    assert ranges(edition(total, *two)) == {"never": (1, 20)}


def test_reoffenders_are_the_children_who_have_a_reoffence() -> None:
    cohort = {"cohort": "Spring"}
    never = figure("tracker_children", 71, by={**cohort, "reoffence_count": "0"})
    figures = (figure("tracker_children", 74, by=cohort), never, figure("tracker_reoffenders", None, by=cohort))

    assert list(ranges(edition(*figures)).values()) == [(3, 3)]


def test_no_child_who_reoffended_is_without_reoffences() -> None:
    cohort = {"cohort": "Spring"}
    reoffences = figure("tracker_reoffences", 2, by=cohort)

    assert list(ranges(edition(reoffences, figure("tracker_reoffenders", None, by=cohort))).values()) == [(1, 2)]


def test_where_noughts_are_withheld_a_mark_may_be_nought() -> None:
    assert set(ranges(SAFE, rules=Rules(zeros_shown=False)).values()) == {(0, 62)}


def test_the_rank_of_a_withheld_rate_bounds_its_count() -> None:
    # per 1,000 of 10,000: second lowest of 0.2, itself and 0.5 is 3, 4 or 5 sentences; a further 5 splits off 0 or less
    own = figure("custody_rate", None, kind="rate", denominator=10_000, by={"source": "local"})
    rank = {**own, "id": own["id"] + "/rank", "kind": "rank", "value": 2, "shown": "2nd of 3", "status": "shown"}
    others = [
        {
            **figure("custody_rate", None, kind="rate"),
            "area": area,
            "value": value,
            "shown": str(value),
            "status": "shown",
        }
        for area, value in (("Wigan", 0.2), ("Dudley", 0.5))
    ]

    assert list(ranges(edition(own, rank, *others)).values()) == [(3, 5)]


def test_a_difference_from_the_population_gives_a_share_away() -> None:
    # 5 of 40 are 12.5%; the population's share is 4.6%
    group = {"ethnic_group": "asian"}
    population = figure(
        "population_share", 4, kind="share", numerator=1150, denominator=25000, by={**group, "census": "2011"}
    )
    gap = {
        **figure("over_representation", 7, kind="difference", shown="+7.9", by={**group, "census": "2011"}),
        "value": 7.9,
    }
    figures = (figure("ethnic_count", 40), figure("ethnic_count", None, by=group), population, gap)

    assert ranges(edition(*figures)) == {"asian": (5, 5)}


def test_a_relative_rate_gives_a_count_away() -> None:
    # 5 of 1,000 against 30 of 20,000: 3.33 times
    groups = {"mixed": (5, 1000), "white": (30, 20000)}
    shares = [
        figure(
            "population_share",
            0,
            kind="share",
            numerator=people,
            denominator=25000,
            by={"ethnic_group": name, "census": "2011"},
        )
        for name, (_, people) in groups.items()
    ]
    rate = {
        **figure("relative_rate", 3, kind="ratio", shown="3.33", by={"ethnic_group": "mixed", "census": "2011"}),
        "value": 3.33,
    }
    counts = (
        figure("ethnic_count", None, by={"ethnic_group": "mixed"}),
        figure("ethnic_count", 30, by={"ethnic_group": "white"}),
    )

    assert ranges(edition(*shares, rate, *counts)) == {"mixed": (5, 5)}


def test_a_mean_of_known_children_gives_the_suspensions_away() -> None:
    mean = {**figure("suspensions_per_suspended_child", 2, kind="mean", shown="2.33"), "value": 2.33}
    figures = (figure("children_suspended", 6), figure("suspensions", None), mean)

    assert list(ranges(edition(*figures)).values()) == [(14, 14)]


def test_a_rate_without_its_population_is_of_the_population_of_another() -> None:
    known = figure("fte_rate", 28, kind="rate", numerator=10, denominator=9400, by={"source": "local"})
    rate = {**figure("custody_rate", 0, kind="rate", shown="0.43", by={"source": "local"}), "value": 0.43}
    figures = (known, rate, figure("custody_count", None, by={"source": "local"}))

    assert list(ranges(edition(*figures)).values()) == [(4, 4)]


def test_a_range_that_is_printed_beside_a_mark_is_known() -> None:
    girls, boys = figure("caseload", None, by={"sex": "female"}), figure("caseload", None, by={"sex": "male"})

    nobody = figure("caseload", 0, by={"sex": "unknown"})

    found = ranges(edition(figure("caseload", 20), {**girls, "instead": "3 to 9"}, boys, nobody))

    assert found == {"female": (3, 9), "male": (11, 17)}


def test_a_share_to_the_nearest_10_is_up_to_5_points_off() -> None:
    """About 20% of 40, so rounded, is from 15% to under 25%: 6 to 9."""
    share = figure("caseload_share", 20, kind="share", by={"sex": "female"}, shown="about 20% (to the nearest 10)")
    girls, boys = figure("caseload", None, by={"sex": "female"}), figure("caseload", None, by={"sex": "male"})

    nobody = figure("caseload", 0, by={"sex": "unknown"})

    found = ranges(edition(figure("caseload", 40), girls, boys, nobody, share))

    assert found == {"female": (6, 9), "male": (31, 34)}
