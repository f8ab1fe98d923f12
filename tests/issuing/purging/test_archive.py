"""Objects of the archive: data whose day has passed go, and what is needed never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from purged_out import BEFORE, REPORT, built, issued, put_by
from small_editions import put_edition

from report_builder.issuing.purging.archive import kept_for, purge_inputs, purge_orphans
from report_builder.issuing.purging.papers import life_in
from report_builder.store.frozen import Archive


def test_data_go_once_the_day_up_to_which_they_are_kept_has_passed(tmp_path: Path) -> None:
    frozen = issued(put_edition(tmp_path), inputs=b"secret", keep_until="2020-12-31")
    objects = Archive(tmp_path).objects

    (stays,) = purge_inputs(life_in(tmp_path), date(2020, 12, 31), is_dry_run=False)
    assert (stays.is_gone, objects.has(frozen.inputs)) == (False, True)
    (goes,) = purge_inputs(life_in(tmp_path), date(2021, 1, 1), is_dry_run=False)

    assert (goes.is_gone, objects.has(frozen.inputs)) == (True, False)
    assert list(purge_inputs(life_in(tmp_path), date(2021, 1, 1), is_dry_run=False)) == []


def test_data_of_two_issues_stay_as_long_as_the_longer_of_them(tmp_path: Path) -> None:
    frozen = issued(put_edition(tmp_path), inputs=b"secret", keep_until="2020-12-31")
    Archive(tmp_path).keep(replace(frozen, edition="board", keep_until="2022-12-31"))

    (fate,) = purge_inputs(life_in(tmp_path), BEFORE, is_dry_run=False)

    assert not fate.is_gone
    assert fate.name == f"{REPORT}/board, {REPORT}/public"
    assert "2022-12-31" in fate.why


def test_what_a_draft_was_made_with_stays_while_the_draft_lies_there(tmp_path: Path) -> None:
    kept = put_by(tmp_path, b"sources")
    built(put_edition(tmp_path), kept=kept)
    life = life_in(tmp_path)

    assert kept_for(life, set()) == {kept}
    assert kept_for(life, {f"{REPORT}/public"}) == frozenset()


def test_what_nothing_needs_stays_until_it_is_old(tmp_path: Path) -> None:
    old, young = put_by(tmp_path, b"old"), put_by(tmp_path, b"young", BEFORE)

    fates = list(purge_orphans(life_in(tmp_path), BEFORE, kept=frozenset(), is_dry_run=False))

    objects = Archive(tmp_path).objects
    assert [(one.is_gone, one.count) for one in fates] == [(True, 1), (False, 1)]
    assert (objects.has(old), objects.has(young)) == (False, True)


def test_what_is_needed_comes_back_where_a_killed_purge_had_it_half_way(tmp_path: Path) -> None:
    name = put_by(tmp_path, b"needed")
    objects = Archive(tmp_path).objects
    objects.place_of(name).rename(objects.place_of(name).with_name(f".{name}"))

    list(purge_orphans(life_in(tmp_path), BEFORE, kept=frozenset({name}), is_dry_run=False))

    assert objects.get(name) == b"needed"
