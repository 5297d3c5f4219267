"""Reads JSON that may be a stranger's: one clear reason where it can't be used, whatever is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic_core import from_json

from pipeline.errors import Unusable, fault_of, reason_of
from pipeline.translation import _

# Some editors of Windows put it in front.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_json(path: Path) -> Any:
    """What a JSON file holds. Raises Unusable, with the reason in one line, where it can't be read or is none.

    None are, besides what breaks the grammar: what is not in UTF-8, NaN, half a character (a lone surrogate), brackets
    some two hundred deep.
    """
    try:
        return from_json(path.read_bytes().removeprefix(BYTE_ORDER_MARK), allow_inf_nan=False)
    except OSError as error:
        raise Unusable(path, _("can't be read ({why})").format(why=reason_of(error))) from None
    except ValueError as error:
        raise Unusable(path, _("is no JSON ({why})").format(why=fault_of(error))) from None
