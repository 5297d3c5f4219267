"""Finds what may head something: paragraphs that stand out, the sections that their words name, the themes, unknown sections."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

from extractors.evidence.headings import OWN_WORK, HeadingReader, heading_reader, year_in
from extractors.evidence.labels import field_of
from extractors.evidence.leaf import evidence_of, labels_of
from extractors.page.bars import bars_of
from extractors.page.tree import Tree, body_size
from extractors.sections.edition import language_of_page
from extractors.sections.matrix import theme_cells
from extractors.sections.themes import Clues, split_titles, themes_in
from extractors.sections.titles import STEPPED, ThemeHead, beside_title, is_value
from extractors.sections.unknown import Under, unknown_sections
from extractors.text.lemmas import lemma
from schemas.region import Leaf, Region, Style

# A heading is set so much larger than the body, or it is bold, or stands alone in a box.
LARGER = 1.04
# A heading has no more words than this.
HEADING_WORDS = 14
# A heading with a colon that only holds a section's term has no more words than this.
COLON_WORDS = 6
# `Action 3.1 …`, `Toimenpide 2: …`: a word with its own number heads one of several, no section.
COUNTED = re.compile(r"[^\W\d_]+\s+(?:\d{1,2}(?:\.\d{1,2})+|\d{1,2}[.):]?(?=\s+[^\W\d_]))(?!\d)")
# A label has another one among so many paragraphs behind it.
NEAR = 3
# A project's table has so many labels and values before its time and fund.
FURTHER = 12


class Heads:
    """The headings of one document. `themes`: its themes; `unknown`: the sections of headings that no lexicon knows, by id() of leaf."""

    def __init__(self, tree: Tree, reader: HeadingReader) -> None:
        self.reader = reader
        relatives = map(re.escape, reader.words.words("projects", "relatives"))
        self.relative = re.compile(rf",?\s+(?:{'|'.join(relatives)})\s", re.IGNORECASE)
        self.leaves = [leaf for page in tree.pages for leaf in page.leaves]
        # A page in another language than its document's is headed in its own.
        self.readers = {
            page.page: heading_reader(language_of_page((leaf.text for leaf in page.leaves), reader.language)) for page in tree.pages
        }
        self.body = body_size(self.leaves)
        self.alone: set[int] = set()
        self.labels: set[int] = set()
        self.tabled: set[int] = set()
        self.following: dict[int, Leaf] = {}
        firsts = [page.leaves[0] for page in tree.pages if page.leaves]
        # Plain text has no type: what stands first on a page heads it, unless it is a bullet.
        self.firsts = {id(leaf) for leaf in firsts if leaf.style[0] > LARGER * self.body or (not self.body and not leaf.block.marker)}
        for page in tree.pages:
            self._look(page)
        # What labels once labels wherever it is set like that.
        known = {(leaf.text.casefold(), leaf.style) for leaf in self.leaves if id(leaf) in self.labels}
        self.labels.update(id(leaf) for leaf in self.leaves if (leaf.text.casefold(), leaf.style) in known)
        self.bars: set[int] = set()
        self._standing: dict[int, bool] = {}
        self.split = split_titles([leaf for leaf in self.leaves if self.stands_out(leaf)])
        highest = max((page.box[3] for page in tree.pages), default=0.0)
        places = [(leaf, leaf.page, leaf.text, leaf.box, leaf.style[0]) for leaf in self.leaves]
        barred = (leaf for leaf in bars_of(places, highest) if id(leaf) not in self.split)
        self.bars = {id(leaf) for leaf in barred if not reader.sections(leaf.text) and not reader.title(leaf.text).sections}
        # A bar heads, however it is set; of all others it is known by now.
        self._standing = {key: stands for key, stands in self._standing.items() if key not in self.bars}
        self.possible = [leaf for leaf in self.leaves if self.stands_out(leaf)]
        self.known: dict[int, tuple[str, ...]] = {}
        self.known = {id(leaf): found for leaf in self.possible if (found := self._known(leaf))}
        cells = theme_cells(tree, reader)
        self.themes = themes_in(Clues(reader, self.readers, self.possible, self.following, self.known, self.bars, self.split, cells))
        self._begin_with_titles()
        self._begin_with_numbers()
        self.unknown = self._unknown() | self._phenomena()

    def _look(self, page: Region) -> None:
        """Note which leaf follows which (in a row, the next cell), which stand alone in a box, which are headers of tables."""
        for before, after in itertools.pairwise(page.leaves):
            self.following[id(before)] = after
        for at, leaf in enumerate(page.leaves):
            if not field_of(leaf.text):
                continue
            near = [other for other in page.leaves[at + 1 : at + 1 + NEAR] if other.style == leaf.style and other.text != leaf.text]
            # `Innehåll` heads a list of contents elsewhere.
            mates = [other for other in near if field_of(other.text) and set(self.reader.sections(other.text)) <= {"agenda"}]
            if mates:
                # Labels come in company: a section's heading does not.
                self.labels.update(id(other) for other in (leaf, *mates))
        for region in page.walk():
            if region.kind == "box" and region.leaves:
                self.alone.add(id(region.leaves[0]))
            self.tabled.update(id(leaf) for leaf in (region.leaves if region.rows else ()))
            for number, row in enumerate(region.rows):
                cells = [cell for cell in row if cell]
                for left, right in itertools.pairwise(cells):
                    if len(left.leaves) == 1 and len(right.leaves) == 1 and len(region.parts) == 2:
                        self.following[id(left.leaves[0])] = right.leaves[0]
                single = all(cell.leaf is not None for cell in cells)
                if len(cells) == 2 and all(len(cell.leaves) == 1 for cell in cells) and self._is_label(cells[0].leaves[0].text):
                    # What stands beside a label is its value.
                    self.labels.add(id(cells[1].leaves[0]))
                if number and len(cells) > 1 and len(region.parts) > 2 and single:
                    self.labels.update(id(leaf) for cell in cells for leaf in cell.leaves)
                if number == 0 and sum(1 for cell in cells if field_of(" ".join(leaf.text for leaf in cell.leaves))) >= min(2, len(cells)):
                    self.labels.update(id(leaf) for cell in cells for leaf in cell.leaves)

    def _is_label(self, text: str) -> bool:
        """Whether a text labels a field, and heads no section."""
        return field_of(text.rstrip(":")) is not None and not self.reader.sections(text)

    def stands_out(self, leaf: Leaf) -> bool:
        """Whether a paragraph may head something, by its type and length; kept, for it is asked again and again."""
        if id(leaf) not in self._standing:
            self._standing[id(leaf)] = self._heads(leaf)
        return self._standing[id(leaf)]

    def _heads(self, leaf: Leaf) -> bool:
        words = len(leaf.text.split())
        if words > HEADING_WORDS + 6 or id(leaf) in self.labels or (leaf.block.marker and not leaf.text.rstrip().endswith(":")):
            return False
        if id(leaf) in self.bars:
            return True
        size, bold, _, _ = leaf.style
        after = self.following.get(id(leaf))
        heads_bullets = after is not None and after.block.marker != "" and not leaf.block.marker
        if self._names_theme(leaf):
            return True
        plain = leaf.lead > 0 and not bold and size <= LARGER * self.body
        looks = not plain and (
            size > LARGER * self.body or leaf.block.bold or id(leaf) in self.alone or leaf.text.rstrip().endswith(":") or heads_bullets
        )
        return (looks or (not self.body and id(leaf) in self.firsts)) and not self._names_project(leaf)

    def _names_theme(self, leaf: Leaf) -> bool:
        """Whether a paragraph says nothing but a theme's number, and perhaps a section: `Teema 1: hankkeet`. It heads, however set."""
        number, rest = self.reader.theme_number(leaf.text)
        return number is not None and (not rest.strip(" .:") or bool(self.reader.sections(rest.strip(" .:"))))

    def _names_project(self, leaf: Leaf) -> bool:
        """Whether a paragraph labels a project's name in so many words: `Hanke: Kuhmon puusepät`."""
        if (label := next(iter(labels_of(leaf)), None)) is None or label.start or label.field != "name" or label.value >= len(leaf.text):
            return False
        word = leaf.text[: label.end].strip(" :").lower()
        return lemma(word, self.reader.language) == word

    def _known(self, leaf: Leaf) -> tuple[str, ...]:
        """The sections that a heading's words name; one with a colon need only hold the term."""
        reader = self.readers[leaf.page]
        appendix = reader.appendix(leaf.text) is not None
        if COUNTED.match(leaf.text) and not appendix:
            return ()
        found = reader.sections(leaf.text)
        after = self.following.get(id(leaf))
        if found == ("development_targets",) and after is not None and self._counts_up(leaf, after):
            return ("projects",)
        if found:
            return () if found == ("agenda",) else found
        text = leaf.text.rstrip()
        telling = text.endswith(":") or ((id(leaf) in self.firsts or appendix) and not text.endswith("."))
        told = reader.title(text).sections if telling and len(text.split()) <= HEADING_WORDS else ()
        if told and told != ("agenda",):
            return told
        if text and (clause := self.relative.search(text)) and (named := reader.sections(text[: clause.start()])) != ("agenda",):
            # `Ilmiöitä, jotka muuttavat oppimista`
            return named
        if text.endswith(":") and len(text.split()) <= COLON_WORDS:
            words = text.strip(":").split()
            for start in range(len(words)):
                for end in range(len(words), start, -1):
                    named = reader.sections(" ".join(words[start:end]))
                    if named and named != ("agenda",):
                        return named
        return ()

    def _counts_up(self, leaf: Leaf, after: Leaf) -> bool:
        """Whether what a heading names is counted under it, each with data of its own: `Actions` over `Action 1.1 …`."""
        counted = COUNTED.match(after.text)
        word = after.text.split()[0].lower() if counted else ""
        named = {lemma(said.lower().strip(" .:"), self.reader.language) for said in leaf.text.split()}
        return bool(counted) and lemma(word, self.reader.language) in named and self.heads_data(after)

    def sections(self, leaf: Leaf) -> tuple[str, ...]:
        """The sections that a heading names, or that its place gives it."""
        told = self.unknown.get(id(leaf))
        return (told,) if told else self.known.get(id(leaf), ())

    @property
    def theme_styles(self) -> frozenset[Style]:
        """The styles that themes' titles are set in, agendas and tables left aside."""
        heads = [leaf for leaf in self.possible if id(leaf) in self.themes.heads and leaf.page not in self.themes.agendas]
        return frozenset(leaf.style for leaf in heads if id(leaf) not in self.tabled)

    def _begin_with_titles(self) -> None:
        """Headings that begin or end with a theme's title and say more head that theme, and the section that the rest names or hints at."""
        for leaf in self.possible:
            if id(leaf) in self.themes.heads or id(leaf) in self.known or leaf.page in self.themes.agendas:
                continue
            number, text = self.reader.number(leaf.text)
            for theme, title in self.themes.titles.items():
                if number not in (None, theme) or len(title.split()) < 2 or (rest := beside_title(text, title)) is None:
                    continue
                hints = self.reader.hints(rest) if rest else frozenset()
                sections = self.reader.sections(rest) or (
                    ("projects",) if self.heads_data(leaf) else tuple(hints) if len(hints) == 1 else ()
                )
                self.themes.heads[id(leaf)] = ThemeHead(theme, title, sections)

    def _is_value(self, leaf: Leaf) -> bool:
        """Whether an unknown heading is a value that heads a group; one that speaks for a section and tells a year says as of when."""
        seen = evidence_of(leaf.text, self.reader.language)
        dated = year_in(leaf.text) is not None and not (seen.statuses or seen.funders or seen.organisations)
        return is_value(leaf.text, self.reader.language) and not (dated and self.reader.hints(leaf.text))

    def _begin_with_numbers(self) -> None:
        """Headings that say the same behind the numbers of several themes head a section of each: `1. Missä ollaan`, `2. Missä ollaan`."""
        found: dict[str, dict[int, Leaf]] = defaultdict(dict)
        styles = self.theme_styles
        for leaf in self.possible:
            # The numbers of chapters and their parts are others: `2.1 Lähtötilanne` may stand under theme 1.
            number, text = (None, "") if STEPPED.match(leaf.text) or leaf.style not in styles else self.reader.number(leaf.text)
            if number in self.themes.titles and id(leaf) not in self.themes.heads and text:
                found[text.casefold()].setdefault(number, leaf)
        for again in (leaves for leaves in found.values() if len(leaves) > 1):
            for number, leaf in again.items():
                text = self.reader.number(leaf.text)[1]
                self.themes.heads[id(leaf)] = ThemeHead(number, self.themes.titles[number], self.reader.sections(text))
                self.split[id(leaf)] = (self.themes.titles[number], text)

    def _unknown(self) -> dict[int, str]:
        """The sections of headings without a known term."""
        rows: list[list[Leaf]] = []
        numbers: list[int] = []
        open_row = False
        closing = self._closing()
        # What is done without a project has no place in the order of sections.
        for leaf in (leaf for leaf in self.possible if self.known.get(id(leaf)) != (OWN_WORK,)):
            head = self.themes.heads.get(id(leaf))
            if head:
                if leaf.page in self.themes.agendas:
                    continue
                if not rows or head.number != numbers[-1]:
                    rows.append([])
                    numbers.append(head.number)
                open_row = True
                if head.sections or id(leaf) in self.split:
                    rows[-1].append(leaf)
            elif open_row and (leaf.style not in closing or id(leaf) in self.known):
                rows[-1] += [] if id(leaf) not in self.known and self._is_value(leaf) else [leaf]
            else:
                open_row = False
        known = self.known | {key: head.sections for key, head in self.themes.heads.items() if head.sections}
        # `Toimenpiteet` may head targets, and may head projects: where data stands under it, the order of the sections tells.
        open_to = {id(leaf) for leaf in self.possible if known.get(id(leaf)) == ("development_targets",) and self.heads_data(leaf, FURTHER)}
        known = {key: sections for key, sections in known.items() if key not in open_to}
        under = Under(self.following, self.heads_data, self.reader.language)
        themes, parts = list(zip(numbers, rows, strict=True)), {key: part[1] for key, part in self.split.items()}
        return unknown_sections(themes, known, under, parts, self.reader.hints, open_to)

    def _phenomena(self) -> dict[int, str]:
        """Headings before the first theme whose words speak for what changes around, over lines that tell no times and no money."""
        if any("phenomena" in told for told in self.known.values()):
            return {}
        first = next((n for n, leaf in enumerate(self.possible) if self._opens_themes(leaf)), 0)
        return {
            id(leaf): "phenomena"
            for leaf in self.possible[:first]
            if id(leaf) not in self.known and "phenomena" in self.reader.hints(leaf.text) and not self.reader.names_plan(leaf.text)
            if leaf.page not in self.themes.agendas and not self.heads_data(leaf)
            if id(leaf) in self.following and self.following[id(leaf)].page == leaf.page
        }

    def _opens_themes(self, leaf: Leaf) -> bool:
        return id(leaf) in self.themes.heads and leaf.page not in self.themes.agendas

    def _closing(self) -> frozenset[Style]:
        """The styles of headings that end a theme: those of themes' titles. One that sections' headings have, too, tells nothing."""
        titles = {leaf.style for leaf in self.possible if id(leaf) in self.themes.heads}
        return frozenset(titles - {leaf.style for leaf in self.possible if id(leaf) in self.known and id(leaf) not in self.themes.heads})

    def heads_data(self, leaf: Leaf, reach: int = NEAR) -> bool:
        """Whether dates or funds stand among the next paragraphs, so many, before a heading that names a section."""
        for _ in range(reach):
            after = self.following.get(id(leaf))
            if after is None or id(after) in self.known or (leaf.block.marker and id(after) in self.labels):
                # Behind its list a table of something else begins.
                return False
            seen = evidence_of(after.text, self.reader.language)
            # `… vuoteen 2028 mennessä` says by when something is to be reached.
            if any(not seen.plain or not period.startswith("/") for period in seen.periods) or (seen.funders and seen.is_data):
                return True
            leaf = after
        return False
