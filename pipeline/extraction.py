"""The steps from a file to a validated plan, in their order, on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.evidence.headings import heading_reader
from extractors.evidence.labels import field_of
from extractors.evidence.language import pipeline
from extractors.lexicon import lexicon
from extractors.page.tree import tree_of
from extractors.plan.apart import owners_of, said_of_words, set_apart, with_links
from extractors.plan.assembly import assemble_tree
from extractors.plan.contents import Contents, themes_of, unread
from extractors.plan.readings import close_races, readings_of
from extractors.plan.shares import ReadShares, in_turn
from extractors.projects.confidence import capped
from extractors.projects.confirmed import confirmed
from extractors.projects.first_named import led_by_first
from extractors.projects.resolve import Resolved, resolve, with_themes
from extractors.sections.edition import language_of, plan_info
from extractors.sections.slides import ThemeTitle, Understood
from extractors.text.hyphens import breaking, vocabulary
from extractors.text.kept import let_go
from extractors.text.lemmas import is_known, lemma
from extractors.text.passage import Joiner, spans_of
from pipeline import __version__
from pipeline.errors import place_of, printable
from pipeline.ledger import Ledger, ledger, markers
from pipeline.loading import looking
from pipeline.outcome import Outcome
from pipeline.readers import Document, read
from schemas.document import Slide, Word
from schemas.findings import finding
from schemas.mention import Entry
from schemas.plan import Finding, Plan, PlanInfo, Reading, Source, Span

# What a fault in the program raises, whatever the document; what is wrong with a file or the machine is none of these.
DEFECTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True)
class Extraction:
    """A plan, with what the steps on the way to it saw; `ledger` is the account of its words. The slides' blocks are gone."""

    plan: Plan
    ledger: Ledger
    slides: tuple[Understood, ...]
    contents: Contents

    def outcome(self) -> Outcome:
        """What is handed on where nobody asks how it was read."""
        account = self.ledger
        even = not account.lost and not account.doubled
        # A bullet that is glued to a word is read as a part of it, and may stand by itself where it is placed: no word more.
        return Outcome(self.plan, account.read, account.read if even else account.placed, account.bullets, even)


def warm_up() -> None:
    """Load what most editions need: the Finnish pipeline and its dictionary, its headings, all languages' labels. Takes some tenths of a
    second."""
    pipeline("fi")("Silta. Hanke alkaa. 1/2024–12/2025. ESR+. Kemin kaupunki.")
    heading_reader("fi").sections("Hankkeet")
    field_of("Rahoittaja")


def warm_up_for_many() -> None:
    """Do also once what only some documents need, for a process that splits one off for each of many."""
    warm_up()
    # Small words tell the language of most texts; for one of bare nouns a model of letters is unpacked.
    language_of(["Verkostokumppanuus", "Osaamiskeskittymä"])


def extract(path: Path) -> Extraction:
    """Read one edition. Raises Unusable if the file can't be read."""
    return extract_document(read(path))


def extract_document(document: Document, read_shares: ReadShares = in_turn) -> Extraction:
    """The edition in a document that was read. `read_shares`: how its shares are read, one by one or side by side."""
    language = language_of(word.text for page in document.pages for word in page.words)
    joiner = joiner_of(document, language)
    try:
        with looking(for_circles=False):
            return by_tree(document, language, joiner, read_shares)
    # A fault in the rules must not lose a document: it is said, and every word is kept as text that nothing claimed.
    except DEFECTS as error:
        said = f"{type(error).__name__} ({place_of(error)})"
        return _unread(document, language, joiner, finding("unclear-layout", "error", {"why": "failed", "error": said}))


@dataclass(frozen=True)
class OfSlides:
    """What a document's slides tell all together, worked out while their blocks are there: these take up as much room as the plan."""

    slides: tuple[Understood, ...]
    """Without their blocks."""
    themes: Sequence[ThemeTitle]
    plan: PlanInfo
    texts: Sequence[str]
    bullets: Sequence[Word]
    """The words that are nothing but bullets of blocks."""
    noticed: Sequence[Finding]


def _of_slides(document: Document, language: str, understood: Sequence[Understood], themes: Sequence[ThemeTitle]) -> OfSlides:
    slides = [slide.slide for slide in understood]
    return OfSlides(
        tuple([replace(slide, slide=Slide(slide.slide.number, ())) for slide in understood]),
        themes,
        plan_info(understood, language, printable(document.path.stem)),
        [block.text for slide in slides for block in slide.blocks],
        markers(slides, document.pages),
        list(_noticed(document, understood, themes)),
    )


def _unread(document: Document, language: str, joiner: Joiner, said: Finding) -> Extraction:
    """The edition of a document that the rules failed on: no projects, each line as text that nothing claimed."""
    contents, slides = unread(document.pages, joiner)
    read = _edition(document, language, contents, _of_slides(document, language, slides, []))
    return replace(read, plan=read.plan.model_copy(update={"findings": [*read.plan.findings, said]}))


def joiner_of(document: Document, language: str) -> Joiner:
    """What joining the document's lines needs to know."""
    suffixes = lexicon(language).lemmas("projects", "words")
    return Joiner(
        vocabulary(document.pages),
        lexicon(language).coordinators,
        lambda word: is_known(word, language) or lemma(word, language) in lexicon(language).heads,
        lambda word: lemma(word, language) in suffixes,
        breaking(document.pages),
        small=lexicon(language).stopwords,
        only_like_vowels=bool(lexicon(language).raw.get("hyphen_between_like_vowels")),
    )


def by_tree(document: Document, language: str, joiner: Joiner, read_shares: ReadShares = in_turn) -> Extraction:
    """The edition as the readings of its regions tell it. Raises one of DEFECTS where the rules have a fault."""
    contents, told, readings = _assembled(document, language, joiner, read_shares)
    read = _edition(document, language, contents, told)
    findings = [*read.plan.findings, *close_races(readings)]
    return replace(read, plan=read.plan.model_copy(update={"readings": readings, "findings": findings}))


def _assembled(document: Document, language: str, joiner: Joiner, read_shares: ReadShares) -> tuple[Contents, OfSlides, list[Reading]]:
    """What the regions tell: the edition's text in its places, what its slides tell, how each part was read. The regions are let go."""
    try:
        assembly = assemble_tree(tree_of(document.pages, joiner), language, read_shares)
    finally:
        let_go()
    return assembly.contents, _of_slides(document, language, assembly.slides, assembly.themes), readings_of(assembly)


def _edition(document: Document, language: str, contents: Contents, told: OfSlides) -> Extraction:
    """The plan that contents make, with the account of its words."""
    entries = confirmed(contents.entries, told.texts, language)
    contents = replace(contents, entries=led_by_first(entries, told.texts))
    scanned = [page.number for page in document.pages if page.scanned]
    contents.entries = with_themes(contents.entries)
    resolved = resolve(contents.entries, frozenset(scanned))
    owners = owners_of(resolved.projects, resolved.groups)
    apart, said = set_apart(document.pages)
    findings = [
        *_scanned(scanned),
        *told.noticed,
        *resolved.findings,
        *contents.findings,
        *said,
        *said_of_words(document.pages, owners),
    ]
    plan = Plan(
        plan=told.plan,
        source=_source(document),
        slides=contents.slides,
        phenomena=contents.items("phenomena", None),
        themes=themes_of(contents, told.themes, _ids(contents.entries, resolved)),
        projects=with_links(capped(resolved.projects, findings), document.pages, owners),
        unassigned=[*contents.unassigned, *apart],
        findings=findings,
    )
    account = ledger(document.pages, told.bullets, plan)
    return Extraction(plan.model_copy(update={"findings": [*account.findings(), *plan.findings]}), account, told.slides, contents)


def _source(document: Document) -> Source:
    return Source(
        filename=printable(document.path.name),
        sha256=document.sha256,
        media_type=document.media_type,
        page_count=len(document.pages),
        extractor=f"planex {__version__}",
    )


def _ids(entries: Sequence[Entry], resolved: Resolved) -> dict[int, list[str]]:
    """The ids of each theme's projects in the order of the slides."""
    owners = {entry: project.id for project, entries in zip(resolved.projects, resolved.groups, strict=True) for entry in map(id, entries)}
    found: dict[int, list[str]] = {}
    for entry in entries:
        if entry.theme is not None and owners[id(entry)] not in found.setdefault(entry.theme, []):
            found[entry.theme].append(owners[id(entry)])
    return found


def _scanned(pages: Sequence[int]) -> Iterator[Finding]:
    """What is to be said of pages that were read from pictures."""
    if pages:
        yield finding("scanned", "warning", {"page": pages[0], "count": len(pages)})


def _noticed(document: Document, understood: Sequence[Understood], themes: Sequence[ThemeTitle]) -> Iterator[Finding]:
    """What is to be said of the edition as a whole and of its slides."""
    if document.more:
        yield finding("over-limit", "error", {"pages": len(document.pages)})
    if not themes:
        yield finding("no-theme", "error", {})
    for empty in document.pages:
        if not empty.words:
            yield finding("no-text", "warning", {"page": empty.number, "why": "pictures"} if empty.pictures else {"page": empty.number})
    for slide in understood:
        page, places = slide.slide.number, _first_line(slide)
        if slide.theme_rule == "theme.order" and slide.theme is not None:
            yield finding("theme-from-order", "info", {"page": page, "theme": slide.theme}, places)
        if slide.kind in ("current_state", "development_targets", "projects") and slide.theme is None:
            yield finding("no-theme-for-slide", "warning", {"page": page}, places)


def _first_line(slide: Understood) -> list[Span]:
    """The place of a slide's first line."""
    return spans_of(slide.slide.blocks[0].passage)[:1] if slide.slide.blocks else []
