"""What a person should look at, as a code and values: here is each code's sentence, and where its English message is made.

A new finding is a line of SENTENCES and its translation in pipeline/locale/ (`make words` puts it there to be filled in); whoever
finds it gives code and values only. Where one code has several sentences, the value `why` names the one: `code/why`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.plan import Finding, FindingValue, Severity, Span

Values = Mapping[str, FindingValue]


@dataclass(frozen=True)
class Sentence:
    """A sentence with {places} for values; `many` is the same for any number but one, `count` the value that is the number."""

    one: str
    many: str = ""
    count: str = ""


def sentence(text: str) -> Sentence:
    """A sentence that no number changes; by this name the catalogues find it."""
    return Sentence(text)


def counted(one: str, many: str, count: str = "count") -> Sentence:
    """A sentence that a number changes; by this name the catalogues find it."""
    return Sentence(one, many, count)


SENTENCES = {
    # The edition and its pages.
    "lost-words": counted("page {page}: {count} word is in no place: {text}", "page {page}: {count} words are in no place: {text}"),
    "doubled-words": counted(
        "page {page}: {count} word stands more than once: {text}", "page {page}: {count} words stand more than once: {text}"
    ),
    "over-limit": sentence("the file has more pages than are read; what stands behind page {pages} was left out"),
    "no-theme": sentence("no theme was found: is this a development plan?"),
    "no-text": sentence("page {page}: no text"),
    "no-text/pictures": sentence("page {page}: no text, only pictures"),
    "scanned": counted(
        "page {page} is a picture, read by Tesseract: letters may be wrong, so look at what matters",
        "{count} pages, from page {page} on, are pictures, read by Tesseract: letters may be wrong, so look at what matters",
    ),
    "hidden-text": counted(
        "page {page}: a word that the page does not show, left aside: “{text}”",
        "page {page}: {count} words that the page does not show, left aside: “{text}”",
    ),
    "comment": counted(
        "page {page}: a comment on the page, left aside: “{text}”",
        "page {page}: {count} comments on the page, left aside; the first: “{text}”",
    ),
    "typed-over": sentence("page {page}: typed onto the page, read as its text: “{text}”"),
    "unreadable-text": counted("page {page}: a word can't be read: “{text}”", "page {page}: {count} words can't be read: “{text}”"),
    "cleaned-text/signs": counted(
        "page {page}: a word had signs that nobody sees; they were taken off",
        "{count} words, from page {page} on, had signs that nobody sees; they were taken off",
    ),
    "cleaned-text/accents": counted(
        "page {page}: a word had accents beside its letters; they were put on them",
        "{count} words, from page {page} on, had accents beside their letters; they were put on them",
    ),
    "cleaned-text/ligatures": counted(
        "page {page}: a word was set in joined letters or another alphabet's; its letters were told apart",
        "{count} words, from page {page} on, were set in joined letters or another alphabet's; their letters were told apart",
    ),
    "cleaned-text/doubled": counted(
        "page {page}: a word was drawn twice; its letters were read once",
        "{count} words, from page {page} on, were drawn twice; their letters were read once",
    ),
    "cleaned-text/spacing": counted(
        "page {page}: a word's blanks were told from how far its letters are apart",
        "{count} words, from page {page} on: their blanks were told from how far letters are apart",
    ),
    "theme-from-order": sentence("page {page}: no title; theme {theme} was worked out from the slides around it"),
    "no-theme-for-slide": sentence("page {page}: the theme is not clear"),
    "unclear-theme": sentence("page {page}: no theme of the edition is “{text}”; the page's own was taken"),
    "unclear-layout": sentence("page {page}: read as “{reading}”, but “{next}” is nearly as likely"),
    "unclear-layout/bounds": sentence("page {page}: read as “{reading}”, but where each begins and ends is unclear"),
    "unclear-layout/project": sentence("{project}: may be no project, or part of one"),
    "unclear-layout/around": sentence("{project}: what stands around it was hardly understood, so it may be read amiss, too"),
    "unclear-layout/failed": sentence("the rules failed ({error}); every word was kept as text that nothing claimed: please report it"),
    "unassigned-text": sentence("page {page}: no rule claimed “{text}”"),
    "note": counted(
        "page {page}: a footnote or a speaker's note, left aside: “{text}”",
        "page {page}: {count} footnotes or speaker's notes, left aside; the first: “{text}”",
    ),
    # A reviewer's corrections.
    "stale-correction/value": sentence("“{text}” (p. {page}): a correction does not hold here ({field}: {read} → {value})"),
    "stale-correction/settle": sentence("“{text}” (p. {page}): what was settled there is not here (“{code}”)"),
    "stale-correction/other": sentence("“{text}” (p. {page}): a correction does not hold here ({change})"),
    "offered-correction/value": sentence("“{text}” is like what was corrected (p. {page}): does that hold here? {field}: {read} → {value}"),
    "offered-correction/settle": sentence("“{text}” is like what was settled (p. {page}): does that hold here? “{code}”"),
    "offered-correction/other": sentence("“{text}” is like what was corrected (p. {page}): does that hold here? {change}"),
    "offered-correction/overruled": sentence("“{text}” (p. {page}): two corrections disagree; the later one holds"),
    # Two editions that are compared.
    "unaccounted-words": counted(
        "{count} word is neither the same nor in a change: {text}; please report it",
        "{count} words are neither the same nor in a change: {text}; please report it",
    ),
    "swapped-editions": sentence("the newer edition is for earlier years ({new}) than the older one ({old}): are they swapped?"),
    "two-regions": sentence("the editions are of two regions: {old} and {new}"),
    "two-languages": sentence(
        "the editions are in two languages ({old}, {new}): dates, funders, partners and numbers are compared, texts are not"
    ),
    "same-file": sentence("both editions were read from the same file, {file}"),
    "read-anew": sentence(
        "both editions were read from the same file, {file}, by two programs ({old}, {new}): all that differs is the reading, not the plan"
    ),
    "older-reader": sentence("the editions were read by two programs ({old}, {new}): what differs may be the reading, not the plan"),
    # A project.
    "missing-period": sentence("{project}: no period found"),
    "missing-funder": sentence("{project}: no funder found"),
    "missing-partner": sentence("{project}: no partner found"),
    "conflicting-period": sentence("{project}: pages {pages} disagree on the period; the first was taken"),
    "conflicting-funder": sentence("{project}: pages {pages} disagree on the funders; the longer list was taken"),
    "conflicting-partner": sentence("{project}: pages {pages} disagree on the partners; the longer list was taken"),
    "conflicting-description": sentence("{project}: pages {pages} disagree on the description; the first was taken"),
    "impossible-period": sentence("{project}: no such time: {text}"),
    "several-periods": sentence("{project}: more than one period in one entry; the most exact was taken"),
    "unclear-name/odd": sentence("{project}: does not look like a project's name"),
    "unclear-period/end": sentence("{project}: may be only one end of the period: {text}"),
    "unclear-name": sentence("{project}: where the name ends is a guess"),
    "computed-period": counted(
        "{project}: only one end of the period is given; the other was computed from {known} and {months} month: {text}",
        "{project}: only one end of the period is given; the other was computed from {known} and {months} months: {text}",
        "months",
    ),
    "ambiguous-period": sentence("{project}: “{text}” was read as {taken}; it may be {other}"),
    "unclear-period": sentence("{project}: the period was read from a sentence of the description"),
    "unclear-funder": sentence("{project}: {name} may be the funder or a partner"),
    "unclear-funder/form": sentence("{project}: the base form of {name} is not known, so it stands as printed"),
    "unclear-funder/place": sentence("{project}: taken for a funder by its place only: {text}"),
    "unclear-partner/form": sentence("{project}: the base form of {name} is not known, so it stands as printed"),
    "unclear-partner": sentence("{project}: taken for an organisation by its place only: {name}"),
    "unclear-partner/odd": sentence("{project}: may be more than one organisation, or part of one: {text}"),
    "unclear-partner/payer": sentence("{project}: taken for a partner, may be a funder: {text}"),
    "unclear-role/none": sentence("{project}: no word tells who coordinates"),
    "unclear-role/many": sentence("{project}: more than one organisation coordinates"),
    "unclear-role": sentence("{project}: which organisation coordinates is not clear"),
    "unclear-text": sentence("{project}: not understood among the data: {text}"),
    "unclear-text/left": sentence("{project}: in no field: {text}"),
    "unclear-text/lost": sentence("{project}: a period, a funder or an organisation in its text is in no field"),
    "unclear-text/label": sentence("{project}: not known as a label: {text}"),
    "unclear-text/description": sentence("{project}: the description may hold what is none of it: {text}"),
    "unclear-text/period": sentence("{project}: not understood in the period: {text}"),
    # What a register says otherwise (`planex link`).
    "register-doubtful": sentence("{project}: may be {entry} ({code}) of the register, with a likelihood of {likelihood}"),
    "register-several": sentence("{project}: other entries of the register fit nearly as well: {codes}"),
    "register-code": sentence("{project}: the plan's code is {plan}, the register's {register}"),
    "register-period": sentence("{project}: the plan says {plan}, the register {register}"),
    "register-funder": sentence("{project}: the plan's funders are {plan}, the register's fund is {register}"),
    "register-partner": sentence("{project}: the plan does not name the register's beneficiary: {register}"),
    "register-budget": sentence("{project}: the plan says {plan}; of the register's sums none agrees: {register}"),
}


# What names a field or a correction among the values of a finding, in words.
NAMED = {
    "name": sentence("name"),
    "description": sentence("description"),
    "period": sentence("period"),
    "funders": sentence("funders"),
    "partners": sentence("partners"),
    "scope": sentence("scope"),
    "status": sentence("status"),
    "budget": sentence("budget"),
    "code": sentence("code"),
    "remove": sentence("no project"),
    "make": sentence("a text made a project, an item or a partner"),
    "split": sentence("a project split"),
    "join": sentence("projects joined"),
    "move": sentence("moved to another theme"),
}


def finding(code: str, severity: Severity, values: Values, spans: Sequence[Span] = (), project_id: str | None = None) -> Finding:
    """A finding with its English message. Raises KeyError where the code has no sentence or a value that it needs is missing."""
    return Finding(
        severity=severity, code=code, message=message(code, values), project_id=project_id, spans=list(spans), values=dict(values)
    )


def message(code: str, values: Values) -> str:
    """A finding in English, as the JSON has it. Raises KeyError where the code has no sentence or a value is missing."""
    said = sentence_of(code, values)
    return filled(said.many if said.many and values[said.count] != 1 else said.one, values)


def sentence_of(code: str, values: Values) -> Sentence:
    """The sentence of a code: that of its `why` where it names one. Raises KeyError where there is none."""
    return SENTENCES[f"{code}/{values['why']}" if "why" in values else code]


def filled(text: str, values: Values) -> str:
    """A sentence with the values in their places, those of a list parted by commas. Raises KeyError where one is missing."""
    return text.format_map({name: ", ".join(map(str, value)) if isinstance(value, list) else value for name, value in values.items()})
