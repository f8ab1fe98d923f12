"""Workers of a dask cluster: other machines, or processes of this one, that a scheduler knows."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator, Sequence
from types import TracebackType
from typing import Any, Self

from report_builder.errors import Complaint, ConfigError, OutsideError
from report_builder.running.executor import Done, Fault, Task, attempt

Client = Any
Future = Any
"""Of dask.distributed, which is an extra and has no types."""
SECONDS_TO_ANSWER = 20
"""How long a scheduler may take to answer."""
_LOOK = 5
"""Seconds after which one looks whether there are workers at all."""
LOOKS = 12
"""So often in a row none was there: then nobody will come."""
AHEAD = 4
"""So many tasks for each worker are begun beyond the first that is not done."""
_SCHEMES = ("tcp://", "tls://")
_ONE_AT_A_TIME = threading.Lock()
"""A worker may have several threads; what draws and sets pages may not."""


class Cluster:
    """The workers of one scheduler, from here; best in a `with`."""

    def __init__(self, address: str) -> None:
        """Ask the scheduler.

        Args:
            address: as tcp://127.0.0.1:8786; the certificates of tls:// are dask's own settings.

        Raises:
            ConfigError: the library is not installed, or the address is none.
            OutsideError: the scheduler does not answer, or has no workers.
        """
        self.address = address
        self._client = _client(address)
        if not self._workers():
            self._client.close()
            what = f"the scheduler at {address} has no workers"
            raise OutsideError(Complaint(what, "--scheduler", f"start some: dask worker {address} --nthreads 1"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Let go of the scheduler; what it still does for us it gives up."""
        self._client.close(timeout=SECONDS_TO_ANSWER)

    def ask_all(self, question: Callable[..., Any], *told: Any) -> dict[str, Any]:
        """Ask the scheduler and every worker, each in its own process.

        Args:
            question: a function of a module, which each must have.
            told: what it is given.

        Returns:
            Who -> the answer, or the exception that asking raised.
        """
        answers = {"the scheduler": _tried(lambda: self._client.run_on_scheduler(question, *told))}
        workers = _tried(lambda: self._client.run(question, *told, on_error="return"))
        return answers | (workers if isinstance(workers, dict) else {"the workers": workers})

    def run(self, task: Task, items: Sequence[Any]) -> Generator[Done, None, None]:
        """Do all, as `Executor.run` has it; a task whose worker died is begun elsewhere, as often as dask allows."""
        under_way: dict[Future, int] = {}
        done: set[int] = set()
        begun = 0
        try:
            while len(done) < len(items):
                first = next(index for index in range(len(items)) if index not in done)
                while begun < min(len(items), first + AHEAD * max(1, len(self._workers()))):
                    future = self._client.submit(_attempt, task, begun, items[begun], pure=False, priority=-begun)
                    under_way[future] = begun
                    begun += 1
                for future in self._ready(under_way):
                    index = under_way.pop(future)
                    done.add(index)
                    yield _done(future, index)
                    future.release()
                if not under_way and begun < len(items) and not self._is_there():
                    yield from (Done(index, lost=_GONE, mend=_START_AGAIN) for index in range(begun, len(items)))
                    return
        finally:
            self._client.cancel(list(under_way), force=True)

    def _is_there(self) -> bool:
        return bool(self._client.status == "running")

    def _ready(self, under_way: dict[Future, int]) -> list[Future]:
        """Those that are done, or that nobody will do; waits for the first."""
        from distributed import CancelledError, wait  # noqa: PLC0415  heavy, and an extra

        missed = 0
        while True:
            ended = [one for one in under_way if one.status in {"finished", "error", "cancelled", "lost"}]
            if ended or not under_way:
                return ended
            if not self._is_there():
                return list(under_way)
            try:
                with self._client.as_current():
                    wait(list(under_way), timeout=_LOOK, return_when="FIRST_COMPLETED")  # type: ignore[no-untyped-call]
            except CancelledError:
                continue
            except TimeoutError:
                missed = 0 if self._workers() else missed + 1
                if missed == LOOKS:
                    return list(under_way)

    def _workers(self) -> dict[str, Any]:
        workers: dict[str, Any] = self._client.scheduler_info(n_workers=-1)["workers"]
        return workers


_START_AGAIN = "start it again, and then this call"
_GONE = "the cluster has gone: its scheduler does not answer, or it has no workers left"


def _client(address: str) -> Client:
    if not address.startswith(_SCHEMES):
        what = f"'{address}' is not the address of a scheduler"
        raise ConfigError(Complaint(what, "--scheduler", "write tcp://HOST:PORT, or tls://HOST:PORT"))
    try:
        import distributed  # noqa: PLC0415  heavy, and an extra
    except ImportError as error:
        what, mend = "dask.distributed is not installed", "install report-builder[cluster]"
        raise ConfigError(Complaint(what, "--scheduler", mend)) from error
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL + 1)  # where it prints how a connection broke
    try:
        return distributed.Client(  # type: ignore[no-untyped-call]
            address, timeout=SECONDS_TO_ANSWER, set_as_default=False, name="report-builder"
        )
    except (OSError, ValueError, TypeError) as error:
        mend = "look whether it runs, and whether both sides have the same certificates"
        raise OutsideError(Complaint(f"no scheduler answers at {address}", "--scheduler", mend)) from error


def _attempt(task: Task, index: int, item: object) -> Done:
    """Do one task on a worker, and only one."""
    with _ONE_AT_A_TIME:
        return attempt(task, index, item)


def _tried(ask: Callable[[], Any]) -> Any:
    """The answer, or what asking raised, of whatever kind: what another machine cannot import differs."""
    try:
        return ask()
    except Exception as error:  # noqa: BLE001 - raised on another machine, by a program that may not be this one
        return error


def _done(future: Future, index: int) -> Done:
    """What came of a task."""
    from distributed.scheduler import KilledWorker  # noqa: PLC0415  heavy, and an extra

    if future.status == "finished":
        done: Done = future.result()
        return done
    if future.status != "error":
        return Done(index, lost=_GONE, mend=_START_AGAIN)
    error = future.exception()
    if isinstance(error, KilledWorker):
        return Done(index, lost="every worker that had it died, as of too little memory")
    return Done(index, fault=Fault.of(error or RuntimeError()))
