"""The demonstration dataset as a whole: Rotherham, Q4 2019/20, the same every time."""

from __future__ import annotations

from collections.abc import Sequence

from report_builder.demo import around, cast, crowd
from report_builder.demo.assessments import assessments
from report_builder.demo.custody import custody
from report_builder.demo.exclusions import exclusions
from report_builder.demo.governance import actions_of_july, meetings_of_july
from report_builder.demo.persons import dealt, person_ids, persons
from report_builder.demo.population import population
from report_builder.demo.published import published
from report_builder.demo.records import Record
from report_builder.demo.resources import budget, scorecard, staffing
from report_builder.demo.tracker import reoffences, tracked
from report_builder.demo.work import episodes, offences


def dataset() -> dict[str, Sequence[Record]]:
    """Every table of the dataset, by name, in the order of the data contract."""
    ours, crowded, outside = cast.children(), crowd.crowd(cast.children()), around.around()
    children = dealt([*ours, *crowded, *outside])
    ids = person_ids(children)
    crowd_works = crowd.crowd_episodes(crowded)
    works = [*cast.episodes(), *crowd_works, *around.around_episodes(outside)]
    outcomes = [
        *cast.outcomes(),
        *crowd.crowd_outcomes(crowded, crowd_works),
        *around.earlier_outcomes(outside),
    ]
    entries = [*cast.entries(), *crowd.crowd_entries(crowded, crowd_works), *around.earlier_entries(outside)]
    people = persons(children, ids)
    by_id = {person.person_id: person for person in people}
    return {
        "persons": people,
        "episodes": episodes(works, ids),
        "offences": offences(outcomes, ids),
        "assessments": assessments(works, ids),
        "exclusions": exclusions(children, ids),
        "custody": custody(cast.detentions(), children, ids),
        "tracker": tracked(entries, children, outcomes, {tag: by_id[person_id] for tag, person_id in ids.items()}),
        "reoffences": reoffences(entries, outcomes, ids),
        "published": published(),
        "population": population(),
        "budget": budget(),
        "staffing": staffing(),
        "scorecard": scorecard(),
        "actions": actions_of_july(),
        "meetings": meetings_of_july(),
    }
