"""The measure registry: what every number is, once. Tables, charts, sentences, alt text and checks all read it."""

from __future__ import annotations

from report_builder.model.definition import Measure
from report_builder.model.national_measures import NATIONAL
from report_builder.model.service_measures import SERVICE
from report_builder.model.summary_measures import SUMMARY
from report_builder.model.tracker_measures import TRACKER

__all__ = ["MEASURES", "Measure"]

MEASURES: dict[str, Measure] = {measure.id: measure for measure in (*SERVICE, *NATIONAL, *TRACKER, *SUMMARY)}
"""id -> measure, in the order of the registry."""
