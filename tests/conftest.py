"""Settings of the tests: what people read is English, whatever the machine speaks; the same examples on every CI run, others at home."""

from __future__ import annotations

import os

from hypothesis import settings

os.environ["PLANEX_LANGUAGE"] = "en"
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
