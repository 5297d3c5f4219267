"""Says what a lexicon line is, who asked for it and what it would change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline.editions import load
from pipeline.options import SAMPLES
from pipeline.review.build import found
from pipeline.suggestions.lines import Line
from pipeline.suggestions.preview import Edition, changes
from pipeline.translation import _, language, listed, ngettext


def at_hand(paths: Sequence[Path], say: Callable[[str], None]) -> list[Edition]:
    """The editions whose files are at hand; of each other one a line is said. Raises Unusable if a JSON can't be used."""
    editions = []
    for path in paths:
        plan = load(path)
        source = found(plan, path, [SAMPLES])
        if source is None:
            said = _("{path}: {file} is not at hand, so nothing can be tried on it")
            say(said.format(path=path, file=plan.source.filename))
        else:
            editions.append(Edition(plan, source))
    return editions


def told(line: Line, editions: Sequence[Edition]) -> Iterator[str]:
    """A line with what asked for it and what it would change."""
    asked = ngettext("{editions}: {count} edition asks for it", "{editions}: {count} editions ask for it", len(line.editions))
    yield f"# {asked.format(editions=listed(line.editions), count=len(line.editions))} ({line.file})"
    yield line.toml
    changed = changes(line, editions, language())
    if not changed:
        yield "# " + _("it changes nothing in the editions at hand")
    for change in changed:
        yield f"# {change.edition}: {change.subject}: {change.message}"
    yield ""
