"""Runs Tesseract on a picture, through pipes: nothing is left in a folder, and it ends with the process that asked."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from functools import lru_cache, partial
from typing import Any

import pytesseract
from PIL import Image
from pytesseract.pytesseract import file_to_dict

from pipeline.worker import end_with

PACKAGES = "tesseract-ocr tesseract-ocr-fin tesseract-ocr-swe"
LANGUAGES = ("fin", "swe", "eng")
# So many seconds a picture is read for; a page takes three to five.
PATIENCE = 120


def installed() -> bool:
    """Whether Tesseract can be run, with Finnish."""
    return "fin" in _languages()


@lru_cache(maxsize=1)
def _languages() -> tuple[str, ...]:
    """Those of our languages that Tesseract has here; none where it is not installed. Asked once: it takes a process."""
    if shutil.which("tesseract") is None:
        return ()
    known = pytesseract.get_languages()
    return tuple(name for name in LANGUAGES if name in known)


def words_in(picture: Image.Image) -> dict[str, list[Any]]:
    """What Tesseract tells of each word in a picture, column by column; nothing where it fails, or is not done in time."""
    png = io.BytesIO()
    picture.save(png, "PNG")
    # pytesseract hands the picture over in a file, which stays where the process is killed, as Tesseract itself does.
    command = ["tesseract", "stdin", "stdout", "-l", "+".join(_languages()), "-c", "tessedit_create_tsv=1", "--psm", "3"]
    ends = partial(end_with, os.getpid()) if sys.platform == "linux" else None
    # One thread a page is faster than several that wait for each other.
    environment = {"OMP_THREAD_LIMIT": "1", **os.environ}
    try:
        done = subprocess.run(command, input=png.getvalue(), capture_output=True, timeout=PATIENCE, env=environment, preexec_fn=ends)
    except subprocess.TimeoutExpired:
        return {}
    return {} if done.returncode else dict(file_to_dict(done.stdout.decode("utf-8", errors="replace"), "\t", -1))
