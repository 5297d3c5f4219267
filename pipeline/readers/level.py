"""The words of letters that stand level, as pdfplumber tells words: the same ones, without asking it of each pair of letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdfplumber.utils.text import DEFAULT_Y_TOLERANCE, extract_words

from pipeline.readers.letters import Letter, Raw, by_run, left_of, raw_of, runs_of, told


def level_words(letters: Sequence[Letter], gap: float) -> list[Raw]:
    """The words, line by line, from left to right; a gap of so many type sizes parts two."""
    if not all(run.upright for run in runs_of(letters)):
        found = extract_words(list(map(told, letters)), x_tolerance_ratio=gap, return_chars=True)
        return [raw_of([char["letter"] for char in word["chars"]]) for word in found]
    return [raw_of(word) for line in _lines(letters) for word in _parted(line, gap)]


def _lines(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters whose tops lie at one height, or no further apart than the next ones between them."""
    tops = sorted({run.top for run in runs_of(letters)})
    line_of: dict[float, int] = {}
    number, before = 0, tops[0] if tops else 0.0
    for top in tops:
        if top > before + DEFAULT_Y_TOLERANCE:
            number += 1
        line_of[top] = number
        before = top
    for _, line in sorted(by_run(letters, lambda run: line_of[run.top]).items()):
        yield sorted(line, key=left_of)


def _parted(line: Sequence[Letter], gap: float) -> Iterator[list[Letter]]:
    word: list[Letter] = []
    # Where the letter before begins and where one behind it may begin at most, and its top.
    least, most, height = 0.0, 0.0, 0.0
    for letter in line:
        if letter.text.isspace():
            if word:
                yield word
            word = []
            continue
        left, run = letter.x0, letter.run
        if word and (left < least or left > most or abs(run.top - height) > DEFAULT_Y_TOLERANCE):
            yield word
            word = []
        word.append(letter)
        least, most, height = left, letter.x1 + gap * run.size, run.top
    if word:
        yield word
