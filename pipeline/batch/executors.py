"""Where a batch's tasks are done: in processes of this machine, or on a Dask cluster; both are an executor of concurrent.futures."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.batch.desk import end_all, open_all
from pipeline.errors import Unusable
from pipeline.translation import _

# How often a cluster does a task again whose worker was lost.
RETRIES = 5


@contextmanager
def executor(jobs: int, scheduler: str | None) -> Iterator[tuple[concurrent.futures.Executor, int]]:
    """An executor, and how many tasks it does at a time. Raises Unusable where the cluster can't be had."""
    if scheduler:
        with _cluster(scheduler) as found:
            yield found
        return
    open_all()
    # Each thread waits for a process of its own.
    threads = concurrent.futures.ThreadPoolExecutor(jobs, thread_name_prefix="planex")
    try:
        yield threads, jobs
    finally:
        # What is not begun is left for the next run; what is being read ends with its process.
        threads.shutdown(wait=False, cancel_futures=True)
        end_all()
        threads.shutdown(wait=True)


@contextmanager
def _cluster(scheduler: str) -> Iterator[tuple[concurrent.futures.Executor, int]]:
    try:
        from distributed import Client
    except ImportError:
        raise Unusable(scheduler, _("a cluster needs Dask: pip install distributed")) from None
    try:
        client: Any = Client(scheduler, timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise Unusable(scheduler, _("no cluster answers there ({error})").format(error=str(error) or type(error).__name__)) from None
    try:
        width = max(1, sum(client.nthreads().values()))
        yield client.get_executor(retries=RETRIES), width
    finally:
        client.close()
