"""Runs the command line as a user does, a process a call; most are split off one that has loaded spaCy and the dictionaries already."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.cli import main

ROOT = Path(__file__).parents[1]
# What an interpreter looks at only when it starts: a call that sets one of these gets an interpreter of its own.
AT_START = ("PYTHON", "LC_", "LANG", "TZ")
Result = subprocess.CompletedProcess[str]

_warm = multiprocessing.get_context("forkserver")
_warm.set_forkserver_preload(["tests.warm"])


def planex(*arguments: object, cwd: Path = ROOT, **environment: str) -> Result:
    """Run the command in a folder, with environment variables besides the tests' own."""
    said = [str(argument) for argument in arguments]
    run = _anew if any(name.startswith(AT_START) for name in environment) else _split_off
    return run(said, cwd, {**os.environ, **environment})


def _anew(arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> Result:
    command = [sys.executable, "-m", "pipeline.cli", *arguments]
    env = {**environment, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=env, cwd=cwd)


def _split_off(arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder) / name for name in ("out", "err")]
        process = _warm.Process(target=_be, args=(arguments, cwd, environment, streams))
        process.start()
        process.join()
        out, error = (path.read_text(encoding="utf-8") for path in streams)
    assert process.exitcode is not None
    return subprocess.CompletedProcess(arguments, process.exitcode, out, error)


def _be(arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], streams: Sequence[Path]) -> None:
    """Be the command that was called, with files as its standard output and standard error."""
    for number, path in enumerate(streams, start=1):
        file = os.open(path, os.O_WRONLY | os.O_CREAT)
        os.dup2(file, number)
        os.close(file)
    # The processes that planex starts are started as everywhere.
    multiprocessing.set_start_method(multiprocessing.get_all_start_methods()[0], force=True)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    sys.argv = ["planex", *arguments]
    main()
