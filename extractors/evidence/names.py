"""Names of projects: dashes made even, the acronym that a name carries, slugs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from functools import lru_cache

from slugify import slugify

# An id has at most so many characters: with what is put behind it, it must do as a file's name everywhere.
LONGEST_SLUG = 100
DASH = "-\u2010-\u2015\u2212"
# Every rule with an example.
GLUED_ACRONYM = re.compile(rf"^([A-ZÅÄÖ][A-ZÅÄÖ0-9]{{2,}})[{DASH}]([A-ZÅÄÖ][a-zåäö]+ )")  # SILTA-Osaajien polku
LEFT_DASH = re.compile(rf"(?<=\w)[{DASH}]\s+(?!(?:ja|tai|sekä|eli|och|eller|samt|and|or)\b)(?=\S)")  # SILTA- osaajien polku
LONE_DASH = re.compile(rf"\s+[{DASH}]\s+")  # SILTA – osaajien polku
RIGHT_DASH = re.compile(rf"\s+[{DASH}](?=[A-ZÅÄÖ])")  # SILTA -Osaajien polku
MARKS = " .,:;"
CLOSING = re.compile(r"[\s.,;:]+$")
ACRONYM = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9]*(?:[-&+ ][A-ZÅÄÖ0-9]{2,})*\+?(?: ?\d(?:\.\d)?)?")  # SILTA, TE-DIGI, UUSI POLKU, SILTA 2.0
SUFFIX = re.compile(rf"(?:,?\s+[{DASH}]|[{DASH}])(?:hanke|hankkeen|projekti|ohjelma|koulutus|projektet|project)$", re.IGNORECASE)
BRACKETED = re.compile(r"\(([^()]+)\)")


def tidy_name(text: str) -> str:
    """A name as printed, without its closing full stop, spaces round a joining dash made even.

    >>> tidy_name("SILTA- osaajien polku.")
    'SILTA - osaajien polku'
    """
    text = CLOSING.sub("", " ".join(text.split()))
    text = text.strip('”“"') if text[:1] in '”“"' and text[-1:] in '”“"' else text
    text = GLUED_ACRONYM.sub(r"\1 - \2", text)
    text = LONE_DASH.sub(" - ", text)
    text = RIGHT_DASH.sub(" - ", text)
    return LEFT_DASH.sub(" - ", text)


def bare(text: str) -> str:
    """A text as names are compared with it: in lower case, without marks at its ends.

    >>> bare("Osaajien polku.")
    'osaajien polku'
    """
    return text.strip(MARKS).casefold()


def compound_of(word: str, lemma: str, projects: Set[str]) -> str:
    """What a word for a project is written together with by a hyphen, in whatever inflection; empty where it is with nothing.

    >>> compound_of("Silta-hankkeessa", "silta-hanke", {"hanke"}), compound_of("Silta-aika", "silta-aika", {"hanke"})
    ('Silta', '')
    """
    return word.rpartition("-")[0] if lemma.rpartition("-")[2] in projects else ""


@lru_cache(maxsize=4096)
def acronym_of(name: str) -> str | None:
    """The acronym that a name carries: all of it, a part beside a joining dash, or what stands in brackets; kept, for several steps ask.

    >>> acronym_of("Osaajien polku - SILTA"), acronym_of("Osaajien polku (OSPO)"), acronym_of("Osaajien polku")
    ('SILTA', 'OSPO', None)
    """
    parts = re.split(r"\s+-\s+|:\s+", SUFFIX.sub("", name))
    candidates = [parts[0], parts[-1]] if len(parts) > 1 else [parts[0]]
    candidates += [name.split(",")[0], *BRACKETED.findall(name)]
    for part in candidates:
        part = SUFFIX.sub("", BRACKETED.sub("", part)).strip() or part.strip("() ")
        letters = [c for c in part if c.isalpha()]
        # A name of several words that is all in capitals is only shouted.
        if ACRONYM.fullmatch(part) and len(letters) >= 2 and not (part == name and " " in part):
            return part
    return None


def short_name(name: str) -> str:
    """What people call a project: its acronym, or its name up to the joining dash, without `-hanke`."""
    head = re.split(r"\s+-\s+|:\s+", name)[0]
    return acronym_of(name) or SUFFIX.sub("", head).strip(" ,") or name


def slug(text: str, longest: int = LONGEST_SLUG) -> str:
    """An ASCII slug: `Työpajoilta työelämään` → `tyopajoilta-tyoelamaan`; `x` where nothing is left.

    Letters without a Latin base are written as they sound (`Łódź` → `lodz`, `Мост` → `most`). No slug has more than `longest`
    characters; a longer one ends with its last whole word.
    """
    text = text.replace("ß", "ss").replace("æ", "ae").replace("ø", "o")
    plain = "".join(_ascii(char) for char in unicodedata.normalize("NFKD", text))
    found = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if len(found) > longest:
        cut = found[: longest + 1].rpartition("-")[0]
        found = cut if cut else found[:longest]
    return found or "x"


def free_id(name: str, taken: set[str]) -> str:
    """A project's id that is not taken: a slug of the short name, of the whole name where that one is taken, numbered where both are."""
    for candidate in (slug(short_name(name)), slug(name)):
        if candidate not in taken:
            return candidate
    number = 2
    while f"{slug(name)}-{number}" in taken:
        number += 1
    return f"{slug(name)}-{number}"


def _ascii(char: str) -> str:
    """A character in ASCII: accents fall away, a letter of another script is transliterated."""
    if char.isascii():
        return char
    return slugify(char, lowercase=False) if char.isalpha() else ""
