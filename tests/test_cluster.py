"""A dask cluster as the worker of a batch: the same papers as at home, though a worker is killed in the middle."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from any_service import write_service
from dask_cluster import Site, site
from errands import Errand, run_errand

from report_builder.batch.agreement import Agreement, agreement_here
from report_builder.batch.away import Errand as Sent
from report_builder.batch.away import make_away
from report_builder.building import Order
from report_builder.cli.main import run
from report_builder.errors import ConfigError, OutsideError
from report_builder.ledger.copied import copy_releases
from report_builder.running.cluster import Cluster


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("dask")) as made:
        yield made


def papers(out: Path) -> dict[str, bytes]:
    """What lies on the shelves under an out folder."""
    return {str(file.relative_to(out)): file.read_bytes() for file in out.glob("*/board/*")}


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The configs of two small services, named from their folder."""
    names = ("Leeds", "Wigan")
    for seed, name in enumerate(names):
        file = write_service(tmp_path / name, children=2, seed=seed, config={})
        file.write_text(file.read_text("utf-8").replace("Anyshire", name), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return [f"{name}/report.yaml" for name in names]


def killed_in_its_room(dask: Site, name: str) -> threading.Thread:
    """Kill a worker as soon as it is at work on a paper."""

    def kill() -> None:
        while not list(dask.temporary(name).glob("report-builder-room-*/ledger.sqlite")):
            time.sleep(0.01)
        dask.workers[name].kill()

    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    return thread


def test_papers_are_the_same_bytes_as_at_home_though_a_worker_is_killed_in_mid_run(
    dask: Site, services: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    dask.staff(2)
    killing = killed_in_its_room(dask, next(iter(dask.workers)))
    forms = ["--edition", "board", "--format", "html"]

    away = run(["-q", "build", *services, *forms, "--out", "away", "--scheduler", dask.address])
    killing.join(1)
    said = capsys.readouterr()
    here = run(["-q", "build", *services, *forms, "--out", "here"])

    assert not killing.is_alive()
    assert (away, here, said.err) == (0, 0, "")
    assert len(papers(Path("here"))) == 2 * 4
    assert papers(Path("away")) == papers(Path("here"))
    assert capsys.readouterr().out.replace("here/", "away/") == said.out
    assert [one.name for one in Path("away").iterdir() if "releases-" in one.name] == []


def test_a_worker_with_another_secret_is_not_asked(
    dask: Site, services: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dask.staff(1)
    monkeypatch.setenv("REPORT_BUILDER_KEY", "a secret of this machine alone")

    status = run(["-q", "build", services[0], "--out", "away", "--scheduler", dask.address])

    said = capsys.readouterr().err
    assert status == 4
    assert "its REPORT_BUILDER_KEY is not the one of this call; start each worker with it" in said
    assert "of this machine alone" not in said
    assert "the scheduler is not" not in said


def test_tasks_that_kill_their_workers_are_lost_and_the_others_are_not(dask: Site, tmp_path: Path) -> None:
    dask.staff(2)
    errands = [Errand(0, "die once", tmp_path), *map(Errand, range(1, 5)), Errand(5, "fail")]
    with Cluster(dask.address) as cluster:
        told = {done.index: done for done in cluster.run(run_errand, errands)}

    assert [told[n].result for n in range(5)] == [0, 2, 4, 6, 8]
    assert told[5].fault is not None
    assert told[5].fault.kind == "UnknownError"


def test_no_scheduler_and_no_workers_are_told_with_the_mend(
    dask: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConfigError, match=r"'10\.0\.0\.5:8786' is not the address of a scheduler"):
        Cluster("10.0.0.5:8786")
    monkeypatch.setattr("report_builder.running.cluster.SECONDS_TO_ANSWER", 1)
    with pytest.raises(OutsideError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9;"):
        Cluster("tcp://127.0.0.1:9")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigError, match=r"not installed; install report-builder\[cluster\]"):
        Cluster(dask.address)


def test_other_versions_are_told_and_a_scheduler_needs_no_secret() -> None:
    ours = Agreement({"pandas": "3.0.1", "python": "3.11.2"}, {"REPORT_BUILDER_KEY": "0a"})
    theirs = Agreement({"pandas": "3.0.2", "python": "3.11.2"}, {})

    assert [what for what, _ in ours.differences(theirs)] == [
        "it has pandas 3.0.2, and here is 3.0.1",
        "its REPORT_BUILDER_KEY is not the one of this call",
    ]
    assert len(list(ours.differences(theirs, have_secrets=False))) == 1
    assert list(ours.differences(ours)) == []
    assert "0a" not in repr(ours)


@pytest.mark.parametrize("unseen", ["folder", "releases", "config"])
def test_a_worker_that_does_not_see_what_is_here_makes_nothing(unseen: str, tmp_path: Path) -> None:
    config, copy, folder = tmp_path / "a.yaml", tmp_path / "ledger.sqlite", tmp_path
    config.write_text("yot: Leeds\n", encoding="utf-8")
    copy_releases(tmp_path / "none.sqlite", copy)
    digests = [sha256(file.read_bytes()).hexdigest() for file in (config, copy)]
    if unseen == "folder":
        folder = tmp_path / "elsewhere"
    else:
        {"releases": copy, "config": config}[unseen].write_bytes(b"other")
    order = Order(Path("a.yaml"), Path("out"))

    parcel = make_away(Sent(order, folder, digests[0], (copy, digests[1]), b"salt", agreement_here(b"salt")))

    assert (parcel.status, parcel.editions) == (4, ())
    assert "a worker does not see" in parcel.lines[0].text
