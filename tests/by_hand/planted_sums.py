"""Faults of numbers that contradict each other, and of names that the config and the data should share.

The rows are those of `good_dataset.GOOD`; row 1 is the header. A fault of which others follow says so under `with_it`.
"""

from __future__ import annotations

from planting import YEAR, Planted, ask, lait_rates, more, swap, swap_config, write

SUMS = [
    Planted(
        "more of them than there are",
        more("published", f"reoff_binary,Rotherham,yjs,{YEAR},77,71,,,,"),
        "numerator-above-denominator",
        "published",
        "numerator",
        (4,),
        secret="77",
    ),
    Planted(
        "a scorecard's part above its whole",
        swap("scorecard", "10,13,76.9", "14,13,"),
        "scorecard-above-denominator",
        "scorecard",
        "numerator",
        (2,),
        stops=False,
        secret="14",
    ),
    Planted(
        "a value that is not its quotient",
        swap("published", "0.16", "0.17"),
        "value-not-quotient",
        "published",
        "value",
        (2,),
        stops=False,
        secret="0.17",
    ),
    Planted(
        "England as the sum of its regions",
        write("published", lait_rates("900")),
        "parent-rate-outside-children",
        "published",
        "value",
        (13,),
        stops=False,
        secret="900",
    ),
    Planted(
        "a member of the family without data",
        swap_config("[Wigan]", "[Wigan, Dudley]"),
        "family-area-without-data",
        "published",
        "area",
        stops=False,
    ),
    Planted(
        "the service spelled otherwise",
        swap_config("yot: Rotherham", "yot: Rotheram"),
        "area-spelled-otherwise",
        "published",
        "area",
    ),
    Planted(
        "a service of which nothing is published",
        swap_config("yot: Rotherham", "yot: Hull"),
        "area-without-rows",
        "published",
        "area",
        stops=False,
    ),
    Planted(
        "a cohort of nobody",
        ask("tracker: {cohort: 2019-10-01/2019-12-31}\n"),
        "cohort-without-children",
        "tracker",
        "cohort",
        stops=False,
    ),
    Planted(
        "a cohort by a name that no child has",
        ask("tracker: {cohort: autumn}\n"),
        "cohort-without-children",
        "tracker",
        "cohort",
    ),
    Planted(
        "a population grown old",
        swap("population", "2019,MYE", "2016,MYE"),
        "population-older-than-3-years",
        "population",
        "year",
        (2,),
        stops=False,
        secret="25157",
    ),
    Planted(
        "boys and girls who are not all",
        more("population", "Leeds,2019,MYE,,,,71", "Leeds,2019,MYE,,male,,35", "Leeds,2019,MYE,,female,,35"),
        "population-parts-differ",
        "population",
        "population",
        (4,),
        stops=False,
        secret="71",
    ),
    Planted(
        "a budget that does not add",
        swap("budget", "493354", "493355"),
        "budget-total-differs",
        "budget",
        "amount",
        (4,),
        stops=False,
        secret="493355",
    ),
]
