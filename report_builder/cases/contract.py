"""The tables that may be read, their columns and what a cell may hold. Other tools write these names: they are fixed.

After loading, text is `string`; categories (in the spelling below), localities and ethnicities of people are `category`
(a byte a cell); dates are `datetime64[s]`, booleans `boolean`, whole numbers `Int64`, decimals `object` of Fraction or
None; a column `row` numbers the rows of the file.
"""

from __future__ import annotations

from report_builder.cases.columns import Column, Kind, Table
from report_builder.model.dimension import CASE_TYPES, DIMENSIONS, NOT_RECORDED, RATINGS, TIERS
from report_builder.model.measure import MEASURES

OFFENCE_GROUPS = (
    "violence against the person",
    "sexual offences",
    "robbery",
    "domestic burglary",
    "non domestic burglary",
    "vehicle theft / unauthorised taking",
    "theft and handling stolen goods",
    "fraud and forgery",
    "arson",
    "criminal damage",
    "drugs",
    "public order",
    "racially aggravated",
    "motoring offences",
    "death or injury by reckless driving",
    "breach of bail",
    "breach of conditional discharge",
    "breach of statutory order",
    "other",
)
"""Source: the offence groups of Youth Justice Statistics, England and Wales (YJB and MoJ), local level data."""

AREA_TYPES = ("yjs", "pcc", "region", "family", "england", "wales", "england and wales")
SYNTHETIC = "synthetic"
"""A column that any table may have: yes marks a made-up row."""


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _required(name: str, kind: Kind = Kind.TEXT, allowed: tuple[str, ...] = ()) -> Column:
    return Column(name, kind, is_required=True, allowed=allowed)


def _date(name: str) -> Column:
    return Column(name, Kind.DATE)


def _yes_no(name: str) -> Column:
    return Column(name, Kind.BOOLEAN)


def _label(name: str, *, is_required: bool = False, blank: str = "") -> Column:
    return Column(name, is_required=is_required, blank=blank, is_label=True)


def _category(name: str, allowed: tuple[str, ...], blank: str = "") -> Column:
    return Column(name, Kind.CATEGORY, allowed=allowed, blank=blank)


def _whole(name: str, least: int = 0, most: int | None = None) -> Column:
    return Column(name, Kind.WHOLE, least=least, most=most)


def _decimal(name: str, least: int | None = 0, most: int | None = None) -> Column:
    return Column(name, Kind.DECIMAL, least=least, most=most)


def _offence_group(name: str) -> Column:
    return Column(
        name,
        Kind.CATEGORY,
        allowed=OFFENCE_GROUPS,
        is_open=True,
        is_label=True,
        also_read=(
            ("vehicle theft", "vehicle theft / unauthorised taking"),
            ("vehicle theft/unauthorised taking", "vehicle theft / unauthorised taking"),
            ("theft & handling stolen goods", "theft and handling stolen goods"),
            ("theft and handling", "theft and handling stolen goods"),
            ("fraud & forgery", "fraud and forgery"),
        ),
    )


_PERSON = _required("person_id")
_SEX = _category("sex", ("male", "female", "unknown"), "unknown")
_ETHNICITY = Column("ethnicity", Kind.ETHNICITY)
_CARE = _category("care_status", DIMENSIONS["care_status"].categories, NOT_RECORDED)
_ETE = ("suitable", "unsuitable", "neet", NOT_RECORDED)
_SINGLE_AGES = tuple(str(age) for age in range(10, 18))
_PEOPLE_RATINGS = (
    _category("rosh", RATINGS),
    _category("likelihood", RATINGS[:3]),
    _category("safety_wellbeing", RATINGS),
)

_TABLES = (
    Table(
        "persons",
        (
            _PERSON,
            _SEX,
            Column("date_of_birth", Kind.DATE_OR_MONTH),
            _ETHNICITY,
            _CARE,
            _yes_no("child_in_need"),
            _yes_no("child_protection"),
            _category("sen", DIMENSIONS["sen"].categories, NOT_RECORDED),
            _yes_no("mental_health_need"),
            _yes_no("substance_misuse_need"),
            _yes_no("physical_health_need"),
            _label("locality", blank=NOT_RECORDED),
            _label("locality_area", blank=NOT_RECORDED),
            Column("ward_code"),
            _yes_no("out_of_area"),
        ),
        unique=("person_id",),
    ),
    Table(
        "episodes",
        (
            _required("episode_id"),
            _PERSON,
            Column(
                "type",
                Kind.CATEGORY,
                is_required=True,
                allowed=CASE_TYPES,
                # A civil order of terrorism law, so rare that it is never printed apart.
                also_read=(("youth diversion order", "other"),),
            ),
            _required("start_date", Kind.DATE),
            _date("end_date"),
            _category("scaled_level", ("standard", "enhanced", "intensive", "none")),
            _category("ete_status_start", _ETE, NOT_RECORDED),
            _category("ete_status_end", _ETE, NOT_RECORDED),
            _category("accommodation_end", ("suitable", "unsuitable", NOT_RECORDED), NOT_RECORDED),
        ),
        unique=("episode_id",),
    ),
    Table(
        "offences",
        (
            _required("offence_id"),
            _PERSON,
            _date("offence_date"),
            _date("outcome_date"),
            _offence_group("category"),
            _whole("gravity", 1, 8),
            Column("disposal"),
            _category("tier", ("pre-court", "first-tier", "community", "custody", "none")),
            _yes_no("first_time_entrant"),
        ),
        unique=("offence_id",),
    ),
    Table(
        "assessments",
        (
            _PERSON,
            _required("kind", Kind.CATEGORY, DIMENSIONS["kind"].categories),
            _required("due_date", Kind.DATE),
            _date("completed_date"),
            *_PEOPLE_RATINGS,
        ),
    ),
    Table(
        "exclusions",
        (
            _PERSON,
            _required("kind", Kind.CATEGORY, ("suspension", "permanent")),
            _required("start_date", Kind.DATE),
            _decimal("days_lost", most=366),
            Column("school"),
        ),
    ),
    Table(
        "custody",
        (
            _PERSON,
            _required("kind", Kind.CATEGORY, ("sentence", "remand")),
            _required("start_date", Kind.DATE),
            _date("end_date"),
            _whole("age_at_offence", 0, 120),
            _whole("age_at_sentence", 0, 120),
            Column("order"),
            _offence_group("offence_category"),
            Column("breach_of", Kind.CATEGORY, is_label=True),
        ),
    ),
    Table(
        "tracker",
        (
            _PERSON,
            _required("cohort"),
            _required("entry_date", Kind.DATE),
            _category("entry_tier", TIERS),
            _whole("age_at_entry", 0, 120),
            _category("intervention_level", ("no intervention", "standard", "enhanced", "intensive")),
            _label("asset_band"),
            _SEX,
            _ETHNICITY,
            _CARE,
            _whole("index_gravity", 1, 8),
        ),
        unique=("person_id", "cohort"),
    ),
    Table(
        "reoffences",
        (_PERSON, _required("cohort"), _date("offence_date"), _date("outcome_date"), _whole("gravity", 1, 8)),
    ),
    Table(
        "published",
        (
            _required("measure", Kind.CATEGORY, tuple(MEASURES)),
            _required("area"),
            _required("area_type", Kind.CATEGORY, AREA_TYPES),
            _required("period_start", Kind.DATE),
            _required("period_end", Kind.DATE),
            _decimal("numerator"),
            _decimal("denominator"),
            _decimal("value", least=None),
            *_texts("unit", "source"),
            _date("published_on"),
        ),
    ),
    Table(
        "population",
        (
            _required("area"),
            Column("year", Kind.WHOLE, is_required=True, least=1900, most=2200),
            _required("source", Kind.CATEGORY, ("mye", "census 2011", "census 2021")),
            _category("age", (*_SINGLE_AGES, "10-17"), "10-17"),
            _category("sex", ("all", "male", "female"), "all"),
            Column("ethnic_group", Kind.ETHNICITY, blank="all"),
            Column("population", Kind.WHOLE, is_required=True, least=0),
        ),
        unique=("area", "year", "source", "age", "sex", "ethnic_group"),
    ),
    Table(
        "budget",
        (
            _required("year", Kind.FINANCIAL_YEAR),
            _required("side", Kind.CATEGORY, ("income", "expenditure")),
            _label("line", is_required=True),
            _label("funder"),
            Column("amount", Kind.DECIMAL, is_required=True),
            _yes_no("in_kind"),
        ),
    ),
    Table(
        "staffing",
        (_label("role", is_required=True), _SEX, _ETHNICITY, _whole("headcount"), _decimal("wte"), _date("as_at")),
    ),
    Table(
        "scorecard",
        (
            _label("measure", is_required=True),
            _label("category"),
            _category("counts", ("children", "families", "assessments", "contacts")),
            *_texts("definition", "owner"),
            _category("good_is", ("high", "low")),
            _required("period", Kind.DATE_OR_MONTH),
            _decimal("numerator"),
            _decimal("denominator"),
            _decimal("value", least=None),
            _decimal("target", least=None),
            Column("commentary"),
        ),
    ),
    Table(
        "risks",
        (
            *_texts("risk", "causes", "consequences", "owner", "impact", "likelihood", "controls", "actions"),
            *_texts("residual_impact", "residual_likelihood"),
        ),
    ),
    Table(
        "actions",
        (
            _date("decided_on"),
            *_texts("body", "item", "recommendation"),
            _date("due_date"),
            Column("response"),
            _date("completed_on"),
            _category("status", ("open", "chased", "completed")),
        ),
    ),
    Table("meetings", (Column("body"), _date("date"), *_texts("item", "purpose", "outcome"))),
)

CONTRACT: dict[str, Table] = {table.name: table for table in _TABLES}
"""Table name -> table."""

CASE_TABLES = ("persons", "episodes", "offences", "assessments", "exclusions", "custody", "tracker", "reoffences")
"""The tables whose rows are about a child."""
