"""The codes that columns use, with their labels in three languages; what no data set at hand names stays empty."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.lexicon import languages, lexicon
from pipeline.exports.table_schema import titles
from schemas.codes import CODES
from schemas.columns import Row


def codelist_rows() -> Iterator[Row]:
    """The rows of `codelists`, the same in every export: the program's own codes, then the lexicon's funds."""
    for name, codes in CODES.items():
        for code, label in codes.items():
            said = titles(label)
            yield (f"{name}/{code}", name, code, said["en"], said["fi"], said["sv"])
    for term in lexicon(languages()[0]).funders:
        # The glossary's first name is the Finnish one; of the others it does not say in which language they are.
        yield (f"fund/{term.id}", "fund", term.id, None, (*term.names, *term.short)[0], None)
