"""Where a batch's tasks are done: in processes of this machine, or on a Dask cluster; both are an executor of concurrent.futures."""

from __future__ import annotations

import concurrent.futures
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pipeline.batch.desk import end_all, open_all
from pipeline.errors import Unusable
from pipeline.translation import _

# How often a cluster does a task again whose worker was lost.
RETRIES = 5


@dataclass(frozen=True)
class Workers:
    """Who does the tasks: an executor, and how many it does at a time."""

    executor: concurrent.futures.Executor
    width: int
    check: Callable[[], None] = lambda: None
    """Raises Unusable where nothing comes of them any more."""


@contextmanager
def workers(jobs: int, scheduler: str | None) -> Iterator[Workers]:
    """The workers of this machine, or those of a cluster. Raises Unusable where that can't be had."""
    if scheduler:
        with _cluster(scheduler) as found:
            yield found
        return
    open_all()
    # Each thread waits for a process of its own.
    threads = concurrent.futures.ThreadPoolExecutor(jobs, thread_name_prefix="planex")
    try:
        yield Workers(threads, jobs)
    finally:
        # What is not begun is left for the next run; what is being read ends with its process.
        threads.shutdown(wait=False, cancel_futures=True)
        end_all()
        threads.shutdown(wait=True)


@contextmanager
def _cluster(scheduler: str) -> Iterator[Workers]:
    try:
        from distributed import Client
        from distributed.comm.addressing import get_address_host_port
    except ImportError:
        raise Unusable(scheduler, _("a cluster needs Dask: pip install distributed")) from None
    _be_silent()
    try:
        # A client of what is no address would be half made, and say so when it is let go.
        get_address_host_port(scheduler)
        client: Any = Client(scheduler, timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise Unusable(scheduler, _("no cluster answers there ({error})").format(error=str(error) or type(error).__name__)) from None

    def check() -> None:
        # Once it looks for its scheduler anew it has given up all that was asked, and what is asked meanwhile may never end.
        if client.status != "running":
            raise Unusable(scheduler, _("the cluster is gone; what was read is kept, and the next run goes on from there"))

    try:
        yield Workers(client.get_executor(retries=RETRIES), max(1, sum(client.nthreads().values())), check)
    finally:
        client.close()


def _be_silent() -> None:
    """What Dask logs of a lost connection is told in one line of ours."""
    for name in [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(logging.CRITICAL)
