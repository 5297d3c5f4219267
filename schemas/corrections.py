"""A file of corrections (`<edition>.corrections.toml`): what a reviewer says against what the rules read, one table a correction."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from schemas.model import MOST
from schemas.plan import FindingValue

FORMAT: Literal[1] = 1

SingleField = Literal["name", "description", "period", "scope", "status", "budget", "code"]
ListField = Literal["funders", "partners"]
ItemList = Literal["phenomena", "current_state", "strengths", "development_targets"]
Page = Annotated[int, Field(ge=1, le=MOST)]
Theme = Annotated[int, Field(ge=0, le=MOST)]
Box = tuple[float, float, float, float]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
Text = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """Base of all: people write these files, so a key that is none is a mistake that is told."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Marked(Strict):
    """Words that a reviewer marked on a page: `box` in points from its top left corner."""

    page: Page
    box: Box | None = None
    text: Text


class Seen(Strict):
    """What a reviewer saw: a project's mention, an item or a text that no rule claimed.

    `mention` is the hash of its words (pipeline/corrections/anchors.py), `text` how it begins; `project` and `name` are a
    project's id and its name as the rules had read them. In the tables `seen` nothing else is said: it was looked at.
    """

    page: Page
    mention: Hash
    text: Text
    box: Box | None = None
    project: str | None = None
    name: str | None = None
    date: datetime.date | None = None
    note: str | None = None
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    """Of what was only looked at: how sure the program was of the project then."""


class Value(Seen):
    """A field's value: `read` is the text that it replaces, `value` what it is; without the one it is added, without the other removed.

    Of `funders` and `partners` it is one of the list. A period is written as plans write it.
    """

    field: SingleField | ListField
    read: str | None = None
    value: str | None = None
    role: Literal["coordinator", "partner"] | None = None
    instrument: str | None = None
    marked: list[Marked] = []

    @model_validator(mode="after")
    def _says_something(self) -> Value:
        if self.field == "name" and not self.value:
            raise ValueError("a project has a name; remove the project instead")
        if not self.value and not self.read:
            raise ValueError("neither read nor value")
        return self


class Split(Seen):
    """A mention that is several projects: how the text of the second and of each further one begins; none: it is a project of its own."""

    begins: list[Text] = []


class Join(Seen):
    """A project that is a part of another one: the one that is told in `into`."""

    into: Seen


class Move(Seen):
    """An entry that stands under another theme; an item may stand in another list as well."""

    theme: Theme | None = None
    list: ItemList | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Move:
        if self.theme is None and (self.list is None or self.name is not None):
            raise ValueError("name the theme that it stands under")
        return self


class Make(Seen):
    """A text that is a project, an item, or a partner of the project that is told in `of`."""

    what: Literal["project", "item", "partner"]
    theme: Theme | None = None
    list: ItemList | None = None
    of: Seen | None = None

    @model_validator(mode="after")
    def _has_a_place(self) -> Make:
        if self.what == "item" and (self.list is None or (self.list != "phenomena" and self.theme is None)):
            raise ValueError("an item stands in a list of a theme: name both")
        if self.what == "partner" and self.of is None:
            raise ValueError("a partner is one of a project: name it in `of`")
        return self


class Remove(Seen):
    """A project that is none: its words are claimed by nothing."""


class Settle(Seen):
    """A finding that needs no more looking at: `checked` truly absent, or right `as-is`."""

    code: Text
    why: Literal["absent", "as-is"] = "as-is"
    values: dict[str, FindingValue] = {}


class Corrections(Strict):
    """The whole file; `plan` and `sha256` are those of the edition and the file that the reviewer looked at."""

    format: Literal[1] = FORMAT
    plan: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    value: list[Value] = []
    split: list[Split] = []
    join: list[Join] = []
    move: list[Move] = []
    make: list[Make] = []
    remove: list[Remove] = []
    settle: list[Settle] = []
    seen: list[Seen] = []
