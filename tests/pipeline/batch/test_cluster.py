"""The same batch on a real Dask cluster on the loopback address, one of its workers killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from distributed import LocalCluster

from pipeline.batch.executors import workers
from pipeline.batch.run import Batch
from pipeline.errors import Unusable
from pipeline.limits import DEFAULT
from tests.command import planex
from tests.pipeline.batch.made import editions, records, written

COUNT = 12


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_reads_all(tmp_path: Path) -> None:
    plans = editions(tmp_path / "plans", COUNT)
    assert planex("batch", plans, "-o", tmp_path / "local", "--no-index").returncode == 0
    out = tmp_path / "cluster"
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster:
        killed: list[int] = []

        def kill() -> None:
            until = time.monotonic() + 120
            while len(records(out)) < 2 and time.monotonic() < until:
                time.sleep(0.01)
            process = next(iter(cluster.workers.values())).pid
            os.kill(process, signal.SIGKILL)
            killed.append(process)

        killer = threading.Thread(target=kill)
        killer.start()
        done = planex("batch", plans, "-o", out, "--scheduler", cluster.scheduler_address, "--no-index")
        killer.join()
    assert done.returncode == 0, done.stderr
    assert len(killed) == 1
    assert f"files: {COUNT}, read now: {COUNT}, not usable: 0" in done.stderr
    assert written(out) == written(tmp_path / "local")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "tcp://127.0.0.1", "nowhere", "http://127.0.0.1:9"])
def test_a_cluster_that_is_not_there_is_one_line(address: str, tmp_path: Path) -> None:
    plans = editions(tmp_path / "plans", 1)
    done = planex("batch", plans, "-o", tmp_path / "out", "--scheduler", address)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "no cluster answers there" in done.stderr


def test_a_cluster_that_goes_in_the_middle_ends_the_batch(tmp_path: Path) -> None:
    """What was asked of it would be waited for without end."""
    told = tmp_path / "scheduler.json"
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    with subprocess.Popen([*command, "--scheduler-file", told], stderr=subprocess.DEVNULL) as scheduler:
        until = time.monotonic() + 120
        while not told.exists() and time.monotonic() < until:
            time.sleep(0.05)
        address = json.loads(told.read_text(encoding="utf-8"))["address"]
        run = Batch([editions(tmp_path / "plans", 1)], tmp_path / "out", DEFAULT, "en")
        with pytest.raises(Unusable, match="the cluster is gone; what was read is kept"), workers(1, address) as found:
            # It has no worker: what is asked is still to be done when it is killed.
            run.read(found, lambda *_: scheduler.kill())
