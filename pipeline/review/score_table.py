"""Says a score in lines: `funders: 12 of 14 left as they were (86 %)`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.review.score import Score, Share
from pipeline.review.texts import word_of
from pipeline.translation import _, decimal


def lines(score: Score) -> Iterator[str]:
    """A score in the language that is spoken, a line each."""
    yield _("{seen} of {all} projects were seen").format(seen=score.seen, all=score.projects)
    for share in score.fields:
        yield _line(word_of(share.name), share)
    for share in score.bands:
        yield _line(_("projects with a confidence of {band}").format(band=share.name), share)


def _line(name: str, share: Share) -> str:
    if not share.all:
        return _("{name}: none was seen").format(name=name)
    percent = decimal(100 * share.left / share.all, "0")
    return _("{name}: {left} of {all} left as they were ({percent} %)").format(name=name, left=share.left, all=share.all, percent=percent)
