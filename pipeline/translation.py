"""The language of what a person reads: Finnish, Swedish or English. Nothing that is data ever asks here.

Babel is loaded where it is asked for: English readers, and processes that say nothing, do without.

The English sentences stand in the code, the others in `locale/<language>/LC_MESSAGES/planex.po`; `make words` puts new ones there,
to be filled in, and a test fails as long as one is missing. A sentence has {places} that are filled in behind it:
`_("state: {old} → {new}").format(old=…, new=…)`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from schemas.findings import NAMED, Sentence, Values, filled, sentence_of
from schemas.plan import Finding
from schemas.readings import READ_ACROSS, way_of

ENGLISH = "en"
LANGUAGES = ("fi", "sv", ENGLISH)
FOLDER = Path(__file__).parent / "locale"
# What stands behind the language in a locale: `fi_FI.UTF-8`, `sv@euro`.
LOCALE = re.compile(r"[_.@-]")
# The values of findings that are readings.
READINGS = ("reading", "next")
# How Finland writes a day in its two languages; in English it is as in the JSON.
DAY = "d.M.y"
# The digits of the largest number that JSON gives, and those behind its comma.
DIGITS = 340
# In whose English lists are put down: no comma before the last.
LISTS = {ENGLISH: "en_GB"}

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


def language() -> str:
    """The language that is spoken now."""
    return _language.get()


def speak(language: str) -> None:
    """Speak a language of LANGUAGES from here on."""
    _language.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language of LANGUAGES as long as the context lasts."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def system_language() -> str:
    """The language that the system's settings ask for, read as GNU gettext reads them; English where it is none of ours."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    wanted = [*os.environ.get("LANGUAGE", "").split(":"), locale] if LOCALE.split(locale)[0] not in ("", "C", "POSIX") else []
    return next((asked for name in wanted if (asked := LOCALE.split(name)[0]) in LANGUAGES), ENGLISH)


@lru_cache
def catalogue(language: str) -> NullTranslations:
    """A language's sentences; English ones stand for themselves."""
    if language == ENGLISH:
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with (FOLDER / language / "LC_MESSAGES" / "planex.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _(text: str) -> str:
    """A sentence in the language that is spoken."""
    found = catalogue(language())
    said = found.gettext(text)
    # One that stands elsewhere with a number, too, is in the catalogue with its forms; only newer Pythons look for it there.
    return found.ngettext(text, text, 1) if said == text else said


def ngettext(one: str, many: str, number: int) -> str:
    """A sentence in the form that its number asks for."""
    return catalogue(language()).ngettext(one, many, number)


def pgettext(context: str, text: str) -> str:
    """A word that other languages say in another way for each context."""
    return catalogue(language()).pgettext(context, text)


def day(iso: str) -> str:
    """A day of the JSON as people write it."""
    if language() == ENGLISH:
        return iso
    from babel.dates import format_date

    return format_date(date.fromisoformat(iso), DAY, locale=language())


def listed(parts: Sequence[str]) -> str:
    """`a, b and c`."""
    from babel.lists import format_list

    return format_list(list(parts), locale=LISTS.get(language(), language()))


def decimal(value: float, pattern: str) -> str:
    """A number in a pattern of CLDR, `0.00` or `#,##0`, with the language's own comma and blanks."""
    from decimal import localcontext

    from babel.numbers import format_decimal

    # A stranger's edition may have sums of any size; decimals are rounded to so many digits as there are, not to the usual 28.
    with localcontext(prec=DIGITS):
        return format_decimal(value, pattern, locale=language())


def quoted(text: str) -> str:
    """A name in quotation marks."""
    return _("“{text}”").format(text=text)


def said(finding: Finding) -> str:
    """What a finding says; in English where it does not tell its values, or a newer planex wrote it."""
    try:
        values = _with_names(_with_readings(finding.values or {}))
        return spoken(sentence_of(finding.code, values), values)
    except (KeyError, TypeError):
        return finding.message


def _with_names(values: Values) -> Values:
    """The values, what names a field or a correction in words; in the JSON it is the field's own name."""
    return {name: _(NAMED[value].one) if name in ("field", "change") and value in NAMED else value for name, value in values.items()}


def _with_readings(values: Values) -> Values:
    return {name: reading(value) if name in READINGS and isinstance(value, str) else value for name, value in values.items()}


def reading(text: str) -> str:
    """A reading of the JSON, as people are told it; as it stands where a newer planex wrote it."""
    prefix, _across, rest = text.partition(READ_ACROSS.one.removeprefix("{reading}"))
    if _across and not rest:
        return spoken(READ_ACROSS, {"reading": reading(prefix)})
    found = way_of(text)
    return spoken(*found) if found else text


def spoken(sentence: Sentence, values: Values) -> str:
    """A sentence with its values. Raises KeyError where a value is missing, TypeError where the number is none."""
    if not sentence.many:
        return filled(_(sentence.one), values)
    number = values[sentence.count]
    if not isinstance(number, int):
        raise TypeError(number)
    return filled(ngettext(sentence.one, sentence.many, number), values)
