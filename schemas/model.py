"""What all models of the JSON have in common: their base, optional fields, and the plain types of days, pages and numbers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic.fields import ComputedFieldInfo, FieldInfo

# No edition has so many pages, themes or bullets; what is more is a mistake, and not every database could hold it.
MOST = 1_000_000

# Which fields were given to models, each choice of them once; no model changes, so none changes its set.
_GIVEN: dict[frozenset[str], set[str]] = {}


def field_title(name: str, _: FieldInfo | ComputedFieldInfo) -> str:
    """A field's title in the JSON Schema: `page_count` → `Page count`."""
    return name.replace("_", " ").capitalize()


class Model(BaseModel):
    """Base of all: values do not change; a key that a later minor version adds is kept as it is."""

    model_config = ConfigDict(extra="allow", frozen=True, allow_inf_nan=False, field_title_generator=field_title)

    def model_post_init(self, _context: Any) -> None:
        """Share what pydantic keeps beside the values with the models that it is alike for: it takes more room than a place's values."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))
        if not self.__pydantic_extra__:
            # As pydantic has it for models that take no other keys.
            object.__setattr__(self, "__pydantic_extra__", None)


def optional(description: str, **more: Any) -> Any:
    """A field that is absent from the JSON where there is nothing to say; in Python it is None then.

    `description` goes on after `Optional: `; `more` is what pydantic's Field takes.
    """
    return Field(default=None, exclude_if=_nothing, description=f"Optional: {description}", json_schema_extra=_without_null, **more)


def _nothing(value: object) -> bool:
    return value is None


def _without_null(schema: dict[str, Any]) -> None:
    """An optional field's JSON Schema: absent it may be, null never."""
    schema.pop("default", None)
    options = [option for option in schema.pop("anyOf", []) if option != {"type": "null"}]
    if len(options) == 1:
        schema.update({key: value for key, value in options[0].items() if key not in schema})
    elif options:
        schema["anyOf"] = options


def _real_day(text: str) -> str:
    """The day as it was given. Raises ValueError where the calendar has no such day."""
    date.fromisoformat(text)
    return text


IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"}), AfterValidator(_real_day)]
PageNumber = Annotated[int, Field(ge=1, le=MOST, description="Page of the source, from 1.", examples=[10])]
ThemeNumber = Annotated[int, Field(ge=0, le=MOST)]
Share = Annotated[float, Field(ge=0, le=1)]
