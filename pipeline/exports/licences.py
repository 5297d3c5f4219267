"""Licences for open data by their SPDX id (spdx.org/licenses): what they are called and where their text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.errors import Unusable
from pipeline.translation import _

KNOWN = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("Creative Commons Attribution Share Alike 4.0 International", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC0-1.0": ("Creative Commons Zero v1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODC-BY-1.0": ("Open Data Commons Attribution License v1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "ODbL-1.0": ("Open Data Commons Open Database License v1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}
# What an id looks like (Data Package: licenses).
ID = re.compile(r"[-a-zA-Z0-9._]+")


@dataclass(frozen=True)
class Licence:
    """A licence: its id, or the address of its text, or both; its title where it is a known one."""

    name: str | None
    path: str | None
    title: str | None


def licence(text: str) -> Licence:
    """A licence by its SPDX id or the address of its text. Raises Unusable where it is neither."""
    known = next((name for name in KNOWN if name.lower() == text.lower()), None)
    if known:
        title, path = KNOWN[known]
        return Licence(known, path, title)
    parts = urlsplit(text)
    if parts.scheme in ("http", "https") and parts.netloc:
        return next((Licence(name, path, title) for name, (title, path) in KNOWN.items() if path == text), Licence(None, text, None))
    if ID.fullmatch(text):
        return Licence(text, None, None)
    raise Unusable("--licence", _("{text}: an id like CC-BY-4.0, or the address of its text").format(text=text))
