"""The config of a paper that is made of national tables alone: about a dozen lines, with what each is for."""

from __future__ import annotations

import json
import re
import textwrap
from datetime import date

from report_builder.importers.for_service import Served
from report_builder.model.period import Quarter

DATASET = "national"
_GLUE = "\N{NO-BREAK SPACE}"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z .\-()ôŷ']*")


def config_for(served: Served, *, quarter: Quarter, as_at: date) -> str:
    """The YAML of a service's partnership headlines.

    Args:
        served: the service and its neighbours.
        quarter: after which the paper is made.
        as_at: what it may know.
    """
    return _CONFIG.format(
        service=served.name,
        yot=_written(served.name),
        quarter=quarter,
        as_at=as_at.isoformat(),
        dataset=DATASET,
        comparators=_comparators(served),
        region=_written(served.region),
    )


def last_quarter(day: date) -> Quarter:
    """The last quarter that has ended by a day."""
    quarter = Quarter.of_day(day)
    return quarter if quarter.period.end <= day else quarter.previous


def _comparators(served: Served) -> str:
    """The family's lines: its neighbours one by one, and where they come from."""
    if not served.neighbours:
        return "  family: []                    # the names of comparable services, or of a list in families.yaml\n"
    names = [_written(name).replace(" ", _GLUE) for name in served.neighbours]
    lines = textwrap.fill(
        f"family: [{', '.join(names)}]", 100, initial_indent="  ", subsequent_indent=" " * 11, break_on_hyphens=False
    )
    return f"  {_SOURCE.format(year=served.list_name[-4:])}\n{lines.replace(_GLUE, ' ')}\n  {_NAME}\n"


def _written(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)


_SOURCE = "# Its statistical neighbours, the nearest first (Department for Education, {year}); not its YOT family."
_NAME = "family_name: Statistical neighbours"

_CONFIG = """\
# {service}: how it stands on the national indicators, from published figures alone.
# `report-builder check` reads this, `report-builder build` makes the papers.

document: partnership-headlines
yot: {yot}
quarter: {quarter}
as_at: {as_at}              # what the paper may know: a figure that was published later is left out
data: ../data/{dataset}
comparators:
{comparators}  region: {region}
  national: england
meeting: {{body: Safer Communities Partnership}}     # whom the paper is for
editions: {{board: {{marking: OFFICIAL}}}}           # every figure is published already
"""
