"""Slips that nobody's commentary should hold, each with its class, and the demonstration's config with them in it."""

from __future__ import annotations

from pathlib import Path

from report_builder import bundled

SLIPS = (
    ("typed-number", "There were 213 children on the caseload at the end of the quarter."),
    ("typed-number", "Girls were 26.8% of the caseload."),
    ("typed-number", "In all, 231 children were on the caseload of the service."),
    ("typed-number", "Half of the children had a plan for their education."),
    ("typed-number", "The new post costs £12,345 a year."),
    ("share-of-count", "Of the 40 children with an order, 29 (75%) kept every appointment."),
    ("impossible-share", "Of the 14 children in the group, 40% finished the course."),
    ("parts-and-whole", "Of the 41 children, 19 were boys and 12 were girls."),
    ("shares-to-100", "Boys make up 74% of the group and girls 24%."),
    ("relative-change", "Suspensions rose from 120 to 150, an increase of 30%."),
    ("direction", "The number of remands fell from 14 to 16."),
    ("signed-change", "There was a -8% decrease in offences."),
    ("percentage-points", "The share of girls rose from 20% to 25%, a rise of 5%."),
    ("unit", "The rate of custody was 412 per 1,000 children."),
    ("words-and-number", "Over a third of the group (32.1%) were girls."),
    ("date-that-does-not-exist", "The plan was agreed on 31 June 2020."),
    ("weekday", "The workshop is on Monday 15 July 2020."),
    ("later-date-as-past", "The partners met on 30 October 2020 and agreed the plan."),
    ("contradicting-dates", "The board meets on 14 July 2020 to hear this paper."),
    ("period", "The quarter ran from March 2020 to January 2020."),
    ("missing-reference", "More stands in paragraph 3.40 of this paper."),
    ("placeholder", "The cost of the post is TBC and will be shown next time."),
    ("placeholder", "The lead for health is [insert name]."),
    ("placeholder", "The plan has xx actions for the year."),
    ("acronym-two-meanings", "Full-time equivalent (FTE) posts were filled, and First Time Entrants (FTE) are fewer."),
    ("acronym-unexplained", "The QZX panel meets each week."),
    ("outdated-term", "Fixed term exclusions are followed up with the school."),
    ("picked-out-child", "One child, a girl aged 14 of Maltby, was sentenced for robbery."),
    ("small-number", "There were 3 children in custody at the end of the quarter."),
    ("complement", "In the group, 13 of the 14 children were boys."),
    ("everybody-in-a-group", "All 8 children were looked after."),
    ("claim-without-figures", "There has been a significant reduction in offences by children."),
    ("stale-claim", "Reoffending continues to fall."),
    ("unlike-compared", "The tracker shows that reoffending fell from 31.0% to 7.8%."),
    ("rank", "The service ranks 10th of 9."),
    ("ratio", "The 60 children committed 183 offences, which is 4.1 offences for each child."),
    ("comparison", "The rate of first time entrants is above the national rate in each year."),
)
"""Class, and the sentence that has it; each becomes a paragraph of one line."""

WARNED_OF = ("acronym-unexplained", "outdated-term")
"""Classes that stop nothing."""

OF_THE_PUBLIC = ("small-number", "complement", "everybody-in-a-group")
"""Classes that only an edition with a threshold has."""

_DEMONSTRATION = "rotherham-2019-20-q4.yaml"
_PLACE = "  local-picture: |\n"


def with_words(folder: Path, *paragraphs: str, further: str = "") -> Path:
    """The demonstration's config with further paragraphs of commentary.

    Args:
        folder: where it is written.
        paragraphs: each of one line.
        further: entries of `accept`.
    """
    shipped = bundled.folder("config")
    text = (shipped / _DEMONSTRATION).read_text(encoding="utf-8")
    assert _PLACE in text
    said = "".join(f"    {paragraph}\n\n" for paragraph in paragraphs)
    text = text.replace(_PLACE, _PLACE + said, 1).replace("accept:\n", f"accept:\n{further}", 1)
    data = shipped.parent / "data" / _DEMONSTRATION.removesuffix(".yaml")
    (folder / "families.yaml").write_bytes((shipped / "families.yaml").read_bytes())
    config = folder / _DEMONSTRATION
    config.write_text(text.replace("../data/rotherham-2019-20-q4", str(data)), encoding="utf-8")
    return config


def line_of(config: Path, paragraph: str) -> int:
    """The line of a paragraph in its file."""
    return config.read_text(encoding="utf-8").splitlines().index(f"    {paragraph}") + 1
