"""What a file has beside the text of its pages, and what is to be said of how words were read: hidden text, comments, what was
typed onto a page, links, what was mended and what can't be read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.page.lines import lines_of, words_of
from extractors.text.passage import Joiner, spans_of
from schemas.document import Address, Line, Page, Passage, Word
from schemas.findings import Values, finding
from schemas.mention import Entry
from schemas.plan import Finding, Fragment, Link, Project, Span

# What a letter that can't be read is put down as.
UNREADABLE = "\ufffd"
# No word has so many letters without a mark: its blanks were lost.
GLUED = 40
# A finding shows so many words, or places.
SHOWN = 12
# Lines of hidden text further apart than this, in type sizes, are two paragraphs.
APART = 2.2

Owners = Mapping[int, Mapping[int, str]]
"""The id of the project in a mention of which a word stands, by the word's page and, within that, its number."""


def owners_of(projects: Sequence[Project], groups: Sequence[Sequence[Entry]]) -> Owners:
    """Which project each word of an entry belongs to; `groups` the entries of each project."""
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for project, entries in zip(projects, groups, strict=True):
        for entry in entries:
            for word in entry.passage.words:
                found[word.page][word.number] = project.id
    return found


def set_apart(pages: Sequence[Page]) -> tuple[list[Fragment], list[Finding]]:
    """The text that no page shows and the comments on them, as fragments, with a finding for each page that has any."""
    fragments: list[Fragment] = []
    findings: list[Finding] = []
    for page in pages:
        hidden = [_fragment(lines) for lines in _paragraphs(replace(page, words=page.hidden))] if page.hidden else []
        comments = [_fragment([Line(remark)]) for remark in page.comments]
        values: Values
        if hidden:
            values = {"page": page.number, "count": len(page.hidden), "text": _shown(word.text for word in page.hidden)}
            findings.append(finding("hidden-text", "warning", values, [span for part in hidden for span in part.spans]))
        if comments:
            values = {"page": page.number, "count": len(comments), "text": _shown(comments[0].text.split())}
            findings.append(finding("comment", "info", values, [span for part in comments for span in part.spans]))
        fragments += [*hidden, *comments]
    return fragments, findings


def _paragraphs(page: Page) -> Iterator[list[Line]]:
    """A page's lines, bullets among their words, those right below each other together."""
    current: list[Line] = []
    for line in lines_of(page):
        if current and line.top - current[-1].bottom > APART * max(line.size, 1.0):
            yield current
            current = []
        current.append(Line(tuple(words_of(line))))
    if current:
        yield current


def _fragment(lines: Sequence[Line]) -> Fragment:
    passage: Passage = Joiner(hyphenates=False).join(lines)
    return Fragment(text=passage.text, spans=spans_of(passage))


def said_of_words(pages: Sequence[Page], owners: Owners) -> Iterator[Finding]:
    """What is to be said of words by page and project: those that were typed on, those that can't be read; and of the edition: what
    was mended."""
    for page in pages:
        for code, found in (("typed-over", _typed(page)), ("unreadable-text", _unreadable(page))):
            for project, words in _by_project(found, owners):
                values: Values = {"page": page.number, "count": len(words), "text": _shown(word.text for word in words)}
                yield finding(code, "warning", values, _places(words), project)
    for kind in sorted({kind for page in pages for word in page.words for kind in word.look.cleaned}):
        words = [word for page in pages for word in page.words if kind in word.look.cleaned]
        values = {"why": kind, "page": words[0].page, "count": len(words)}
        yield finding("cleaned-text", "info", values, _places(words[:SHOWN]))


def _typed(page: Page) -> list[Word]:
    return [word for word in page.words if word.look.typed and any(char.isalnum() for char in word.text)]


def _unreadable(page: Page) -> list[Word]:
    """The words of which a letter can't be read, or where the words can't be told apart."""
    return [word for word in page.words if UNREADABLE in word.text or (len(word.text) >= GLUED and not {"/", "@", "_"} & set(word.text))]


def _by_project(words: Iterable[Word], owners: Owners) -> Iterator[tuple[str | None, list[Word]]]:
    """The words of each project, in the order of the page; those of none by themselves."""
    found: dict[str | None, list[Word]] = defaultdict(list)
    for word in words:
        found[_owner(word, owners)].append(word)
    yield from found.items()


def _owner(word: Word, owners: Owners) -> str | None:
    return owners.get(word.page, {}).get(word.number)


def with_links(projects: Sequence[Project], pages: Sequence[Page], owners: Owners) -> list[Project]:
    """The projects with the links to the web that lie on their words."""
    links: dict[str, list[Link]] = defaultdict(list)
    for page in pages:
        for address in page.addresses:
            words = [word for word in page.words if _lies_on(address, word)]
            owner = Counter(project for word in words if (project := _owner(word, owners))).most_common(1)
            link = Link(text=" ".join(word.text for word in words), url=address.url)
            if owner and link not in links[owner[0][0]]:
                links[owner[0][0]].append(link)
    return [
        project.model_copy(update={"links": [*(project.links or []), *links[project.id]]}) if links[project.id] else project
        for project in projects
    ]


def _lies_on(address: Address, word: Word) -> bool:
    """Whether a link's box holds a word's middle."""
    x0, top, x1, bottom = word.place
    left, upper, right, lower = address.box
    return left <= (x0 + x1) / 2 <= right and upper <= (top + bottom) / 2 <= lower


def _places(words: Sequence[Word]) -> list[Span]:
    return spans_of(Joiner(hyphenates=False).join(list(_runs(words))))


def _runs(words: Sequence[Word]) -> Iterator[Line]:
    """Words that follow each other on a line, as the reader numbers them."""
    current: list[Word] = []
    for word in words:
        if current and (
            word.number != current[-1].number + 1 or word.place[1] > current[-1].place[3] or word.place[0] < current[-1].place[0]
        ):
            yield Line(tuple(current))
            current = []
        current.append(word)
    if current:
        yield Line(tuple(current))


def _shown(texts: Iterable[str]) -> str:
    found = list(texts)
    return " ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
