"""What the edition is: title, region, language, period and id, from its cover and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extractors.evidence.headings import heading_reader
from extractors.evidence.names import LONGEST_SLUG, slug
from extractors.evidence.time.dates import Point, interval
from extractors.lexicon import Lexicon, languages, lexicon
from extractors.sections.slides import Understood
from extractors.text.identification import language_by_letters
from extractors.text.lemmas import lemma
from extractors.text.tokens import KEPT
from schemas.plan import Period, PlanInfo

YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-\u2010-\u2015\u2212]\s*((?:19|20)\d\d)\b")
# A slide in another language than its document's has at least so many of that language's commonest words.
LEAST_WORDS = 4
# No plan's title has more words than this.
LONGEST_TITLE = 20
POSSESSIVE = re.compile(r"['’]s\b")
WORD = re.compile(r"[^\W\d_][\w-]*")


def language_of(texts: Iterable[str], default: str = "fi") -> str:
    """The language whose commonest words the texts hold most of; where they hold too few to tell, the one that they look like."""
    texts = list(texts)
    best, scores = _commonest(texts, default)
    others = [score for name, score in scores.items() if name != best]
    if scores[best] >= LEAST_WORDS and scores[best] > 2 * max(others, default=0):
        return best
    named = language_by_letters(" ".join(word for text in texts for word in WORD.findall(text)), languages())
    return named or (best if scores[best] else default)


def language_of_page(texts: Iterable[str], default: str) -> str:
    """A page's own language: the document's, unless the page has clearly more of another's commonest words."""
    best, scores = _commonest(texts, default)
    return best if scores[best] >= LEAST_WORDS and scores[best] > 2 * scores.get(default, 0) else default


def _commonest(texts: Iterable[str], default: str) -> tuple[str, dict[str, int]]:
    """The language whose commonest words the texts hold most of, and how many they hold of each language's."""
    words = [word.lower() for word in WORD.findall(" ".join(texts))]
    scores = {name: sum(map(lexicon(name).stopwords.__contains__, words)) for name in languages()}
    return max(scores, key=lambda name: (scores[name], name == default)), scores


def plan_info(slides: Sequence[Understood], language: str, fallback: str) -> PlanInfo:
    """The edition's own facts; `fallback` gives the id where no title was found."""
    words = lexicon(language)
    title = _title(slides, language)
    headings = [block.text for slide in slides if slide.kind in ("cover", "agenda", "other") for block in slide.slide.content()]
    region = next((found for text in [title or "", *headings] if (found := region_in(text, words))), None)
    if region is None:
        region = _commonest_region([block.text for slide in slides for block in slide.slide.blocks], words)
    if region and (sample := _sample(title or "", words)):
        region = f"{region} ({sample})"
    period = next((years for text in [title or "", *headings] if (years := _period(text))), None)
    return PlanInfo(id=edition_id(title, words, fallback), title=title, region=region, language=language, period=period)


def _title(slides: Sequence[Understood], language: str) -> str | None:
    """The title that names the plan: with its years before without, on a cover before elsewhere, the first of several."""
    # What tells that a text names the plan is asked of the best one first: most plans say it with their years on their covers.
    ranked = sorted(
        (not YEARS.search(block.text), slide.kind != "cover", index, block.text)
        for index, slide in enumerate(slides)
        for block in slide.slide.content()
        if len(block.text.split()) <= LONGEST_TITLE
    )
    found = next((text for *_, text in ranked if heading_reader(language).names_plan(text)), None)
    if found is not None:
        return found.strip()
    first = slides[0] if slides else None
    return first.slide.content()[0].text if first and first.title and first.kind in ("cover", "other") else None


def _sample(title: str, words: Lexicon) -> str | None:
    """The word by which a title says that the edition is a sample, so that it passes for none of its region's: `Esimerkki: …`."""
    first, colon, _ = title.partition(":")
    return first.lower() if colon and lemma(first, words.language) in words.lemmas("sample_words") else None


def region_in(text: str, words: Lexicon) -> str | None:
    """The region that a text names, in its base form: `Pohjois-Savon …` → `Pohjois-Savo`."""
    tokens = WORD.findall(text)
    # Most texts name none, which costs less to see than to try what stands beside each word.
    if not any(_may_name_region(token, words.language) for token in tokens):
        return None
    for length in (2, 1):
        for i in range(len(tokens) - length + 1):
            phrase = " ".join(lemma(token, words.language) for token in tokens[i : i + length])
            as_written = " ".join(tokens[i : i + length]).lower()
            for form in (phrase, as_written, as_written.removesuffix("s")):
                if form in words.regions:
                    return words.regions[form]
    return None


@lru_cache(maxsize=KEPT)
def _may_name_region(word: str, language: str) -> bool:
    """Whether a word is one of a region's name, or an inflected form of one: few are, and a document has each many times."""
    named = lexicon(language).words_of_regions
    return any(form in named for form in (lemma(word, language), word.lower(), word.lower().removesuffix("s")))


def _commonest_region(texts: Sequence[str], words: Lexicon) -> str | None:
    counts = Counter(found for text in texts if (found := region_in(text, words)))
    top = counts.most_common(2)
    if not top or (len(top) > 1 and top[0][1] < 2 * top[1][1]) or top[0][1] < 3:
        return None
    return top[0][0]


def _period(text: str) -> Period | None:
    match = YEARS.search(text)
    span = interval(Point(int(match[1])), Point(int(match[2]))) if match else None
    return Period(text=match[0], edtf=span.edtf, start=span.start, end=span.end) if match and span else None


def edition_id(title: str | None, words: Lexicon, fallback: str) -> str:
    """The title's words without what a plan calls itself, and its years; the fallback without a title.

    In a language that inflects names they stand in their base forms; elsewhere as printed, without small words.
    """
    if not title:
        return slug(fallback)
    plan_words = words.lemmas("plan_words")
    named = [word for word in WORD.findall(POSSESSIVE.sub("s", title)) if lemma(word, words.language) not in plan_words]
    if words.raw.get("names_inflect"):
        parts = [lemma(word, words.language) for word in named]
    else:
        small = words.stopwords | words.coordinators | frozenset(words.words("left_out_of_ids"))
        parts = [_region_word(word, words) for word in named if word.lower() not in small] or named
    years = YEARS.search(title)
    numbers = [years[1], years[2]] if years else re.findall(r"\b(?:19|20)\d\d\b", title)
    ending = slug(" ".join(numbers)) if numbers else ""
    head = slug(" ".join(parts), LONGEST_SLUG - len(ending) - 1) if parts else ""
    return slug(f"{head} {ending}")


def _region_word(word: str, words: Lexicon) -> str:
    """A word as printed, a region's name without its genitive's `s`."""
    return base if (base := word.removesuffix("s")).lower() in words.regions and word.lower() not in words.regions else word
