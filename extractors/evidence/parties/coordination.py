"""Cuts what stands between two marks into names: at a conjunction that joins two organisations, not at one inside a name.

`Kemin kaupunki ja Digipolis Oy` are two, `Nuoret ja Lapset ry` is one, `Kemin ja Tornion kaupunki` are two that share a head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.evidence.parties.organisation_words import OrganisationWords
from extractors.text.tokens import Token

# Kinds of organisation that go by a brand behind their official name.
BRANDED = frozenset({"school", "joint_municipal", "university"})
# At most so many tokens beside a conjunction are asked what they are, so that the work stays in proportion.
WINDOW = 24


class Coordination(OrganisationWords):
    """Cuts pieces of lists into names."""

    def names_in(self, piece: Sequence[Token]) -> Iterator[list[Token]]:
        """The names in a piece that no mark cuts; where two share a head, each with it."""
        start, end = 0, len(piece)
        while start < end and self.frames(piece[start]):
            start += 1
        while end > start and self.frames(piece[end - 1]):
            end -= 1
        for i in range(start + 1, end - 1):
            if i <= start or piece[i].lower_ not in self.joiners or self.frames(piece[i - 1]):
                continue
            if piece[i - 1].text.endswith("-"):
                if parted := self._parted(piece[start:i], piece[i + 1 : end]):
                    yield from parted
                    start = i + 2
                continue
            left = piece[max(start, i - WINDOW) : i]
            right = self._right(piece, i + 1, end)
            if not left or not right:
                continue
            if shared := self._shared(left, right):
                yield from shared
                start = i + 1
            elif self._are_two(left, right) or (piece[i].lower_ in self.apart and self._are_names(left, right)):
                yield from self._run(piece[start:i])
                start = i + 1
        yield from self._run(piece[start:end])

    def frames(self, token: Token) -> bool:
        """Whether a word stands before names or behind them and is no part of any."""
        return token.lower_ in self.lead_ins or token.lower_ in self.joiners or token.lower_ in self.after_genitive

    def _run(self, tokens: Sequence[Token]) -> Iterator[list[Token]]:
        start, end = 0, len(tokens)
        while start < end and self.frames(tokens[start]):
            start += 1
        while end > start and self.frames(tokens[end - 1]):
            end -= 1
        if start < end:
            yield from self._cut(tokens[start:end])

    def _right(self, piece: Sequence[Token], start: int, end: int) -> list[Token]:
        """What stands behind a conjunction, up to the next one, without the words around it."""
        window = min(end, start + WINDOW)
        while start < window and self.frames(piece[start]):
            start += 1
        stop = start
        while stop < min(end, start + WINDOW) and piece[stop].lower_ not in self.joiners:
            stop += 1
        right = list(piece[start:stop])
        while right and self.frames(right[-1]):
            right.pop()
        return right

    def _shared(self, left: Sequence[Token], right: Sequence[Token]) -> list[list[Token]]:
        """Each place on the left with the head that stands on the right: `Kemin ja Tornion kaupunki`; [] if they share none."""
        places = [t for t in left if not t.is_punct]
        if any(self.is_common(t) for t in places):
            return []
        head = next((t for t in right[1:] if self.head_of(t)), None)
        if head is None or not all(self.is_genitive(t) or self._is_bare_place(t) for t in places):
            return []
        if not (self.is_genitive(right[0]) or (self._is_bare_place(right[0]) and self.is_plural(head))):
            return []
        if self.complete(left) and not self._is_bare_place(left[-1]):
            return []
        return [[t, head] if self._is_bare_place(t) else [t] for t in places]

    def _parted(self, left: Sequence[Token], right: Sequence[Token]) -> list[list[Token]]:
        """Two that share a head which both are written together with: `Savonia- ja Karelia-ammattikorkeakoulut`; [] where the hyphen
        stands inside one name (`Maa- ja metsätalousministeriö`)."""
        name, _, head = right[0].text.partition("-")
        apart = name and head and self.is_plural(right[0]) and self.head(right[0]) and left[-1].text[0].isupper()
        return [[left[-1], right[0]], [right[0]]] if apart and len(left) == 1 else []

    def _are_two(self, left: Sequence[Token], right: Sequence[Token]) -> bool:
        """Whether a conjunction stands between two organisations."""
        first = right[0]
        if self.complete(left) or (len(left) > 2 and self._takes_brand(left[-2], left[-1])):
            return first.text[0].isupper() or self.complete(right)
        if self.ends_name(left) and self.ends_name(right) and self.head(right[-1]) is None:
            return True
        # A name that nothing shows, beside one that the lexicon has: `Pohjolan Pilvi ja Kela`.
        sure = self._is_sure(right)
        based = left[-1].text[0].isupper() or (len(left) > 1 and (left[-1].lower_ == left[-1].lemma_ or self.is_plural(left[-1])))
        return sure and left[0].text[0].isupper() and not self.is_genitive(left[-1]) and based

    def _are_names(self, left: Sequence[Token], right: Sequence[Token]) -> bool:
        """Whether two names stand beside a word that is in none, though nothing shows them: `Pohjolan Pilvi sekä Lapin Verso`."""
        return left[0].text[0].isupper() and right[0].text[0].isupper() and not self.is_genitive(left[-1])

    def _is_municipal(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens are a place and the head of a municipality: `Kemin kaupunki`."""
        return len(tokens) == 2 and tokens[0].lemma_ in self.places and self.head(tokens[1]) == "municipality"

    def _is_bare_place(self, token: Token) -> bool:
        return self.bare_places and self.is_municipality([token])

    def ends_name(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens are an organisation's name in whatever inflection: `Lapin yliopiston`."""
        return self.complete(tokens) or (len(tokens) > 1 and tokens[0].text[0].isupper() and self.head_of(tokens[-1]) is not None)

    def complete(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens are an organisation's name without more."""
        last = tokens[-1]
        return bool(
            self.is_form(last)
            # `Lapin Pilvi Oy:n ja Kemin kaupungin`
            or last.norm_.lower() in self.forms
            or self.head(last)
            or self.known_id(tokens)
            or self.is_acronym(last)
            or self.is_municipality(tokens)
            or (self.head(tokens[0]) and len(tokens) > 1)
            or self._is_of_a_place(tokens)
            or self.is_branch(tokens)
        )

    def _is_of_a_place(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens are a place and a common noun: `Vasa arbis`, `Kemin teatteri`."""
        place, last = tokens[0], tokens[-1]
        return len(tokens) == 2 and last.text[0].islower() and (self.is_municipality([place]) or place.lemma_ in self.places)

    def is_branch(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens are a name and the region of its branch: `MTK Satakunta`."""
        placed = len(tokens) > 1 and (tokens[-1].lower_ in self.words.regions or tokens[-1].lower_ in self.areas)
        return placed and tokens[0].text[0].isupper() and not self.is_genitive(tokens[0])

    def _cut(self, tokens: Sequence[Token]) -> Iterator[list[Token]]:
        """Tokens cut where one name ends and the next begins without a mark between them."""
        current: list[Token] = []
        for at, token in enumerate(tokens):
            closed = current and (self._closed(current) or self._ends_line(current, tokens, at))
            begins = closed and not self.run_on and token.text[0].isupper() and not self.is_form(token)
            if begins and not (token is tokens[-1] and self._goes_with(current, token)) and not self._is_one(current, tokens[at:]):
                yield current
                current = []
            current.append(token)
        if current:
            yield current

    def _ends_line(self, current: Sequence[Token], tokens: Sequence[Token], at: int) -> bool:
        """Whether a name ends with a printed line of a list, and another stands on the next: each is whole without the other."""
        lines: frozenset[int] = tokens[at].doc._.lines
        if tokens[at].idx not in lines:
            return False
        ends = [i for i in range(at + 1, min(len(tokens), at + WINDOW)) if tokens[i].idx in lines]
        if self._is_name(current) and any(self._is_sure(tokens[at:end]) for end in [*ends, len(tokens)]):
            return True
        if not self._whole(current) or (self._is_placename(tokens[at:]) and not self._is_placename(current)):
            return False
        return any(self._whole(tokens[at:end]) for end in [*ends, len(tokens)])

    def _is_name(self, tokens: Sequence[Token]) -> bool:
        """Whether tokens read like a name that nothing knows and that waits for no more: `Visit Parainen`."""
        return len(tokens) > 1 and all(token.text[0].isupper() for token in tokens) and not self.is_genitive(tokens[-1])

    def _is_sure(self, tokens: Sequence[Token]) -> bool:
        """Whether tokens are an organisation that the lexicon has, or a municipality in full."""
        return self.known_id(tokens) is not None or self._is_municipal(tokens)

    def _whole(self, tokens: Sequence[Token]) -> bool:
        """Whether tokens are an organisation's name by themselves: `Kemin kaupunki`; not a head, nor what waits for more (`SSAB`,
        `Punaisen Ristin`, `Institutet i`)."""
        last = tokens[-1]
        if len(tokens) == 1 and (self.is_generic(last) or self.is_form(last) or self.known_id(tokens) is None):
            return bool(len(last.text) > 1 and self.head(last) and not self.is_generic(last))
        waits = self.is_genitive(last) or (last.text[0].islower() and not self.head(last))
        return not waits and self.complete(tokens)

    def _is_placename(self, tokens: Sequence[Token]) -> bool:
        """Whether tokens are a place's or a region's name and no more: it may tell whose branch a name is of."""
        return len(tokens) == 1 and (self.is_municipality(tokens) or tokens[0].lower_ in self.words.regions)

    def _is_one(self, current: Sequence[Token], rest: Sequence[Token]) -> bool:
        """Whether what begins like a second name is the rest of the first: both together are known, or a head in another language
        is no end before a legal form (`Technology Centre Silta Oy`)."""
        if rest[0].i in rest[0].doc._.known_joints:
            return True
        return self.is_foreign(current[-1]) and self.is_form(rest[-1]) and self.known_id(current) is None

    def _closed(self, current: Sequence[Token]) -> bool:
        last = current[-1]
        if self.is_form(last):
            return len(current) > 1
        if self.head(last) and len(current) > 1:
            return True
        return self.is_acronym(last) and self.known_id(current) is not None

    def _takes_brand(self, head: Token, token: Token) -> bool:
        """Whether a school's name goes on with one more name: `Kemijoen koulutuskuntayhtymä Silta`."""
        placed = head.i > 0 and self.is_genitive(head.nbor(-1))
        branded = self.head(head) in BRANDED and (head.text[0].islower() or placed)
        return branded and not self.is_municipality([token]) and not self.head(token)

    def _goes_with(self, name: Sequence[Token], token: Token) -> bool:
        """Whether one more word behind a name belongs to it: a brand, its short form (`Saaren Kehitys Oy SAAKE`), the
        region of a branch (`MTK Satakunta`)."""
        short = self.is_acronym(token) and self.known_id([token]) in (None, self.known_id(name))
        branch = self.is_acronym(name[-1]) and token.lower_ in self.words.regions
        return short or branch or self._takes_brand(name[-1], token) or self.is_alias(name[-1], token)
