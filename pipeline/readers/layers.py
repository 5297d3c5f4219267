"""Which layers of a PDF are off when it is opened (optional content: ISO 32000-1, 8.11)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1
from pdfminer.psparser import PSLiteral

# How the layers of a membership dictionary decide together (ISO 32000-1, table 99).
POLICIES: dict[str, Callable[[list[bool]], bool]] = {
    "AllOn": all,
    "AnyOn": any,
    "AnyOff": lambda on: not all(on),
    "AllOff": lambda on: not any(on),
}


class Layers:
    """The layers of a document; asks whether what belongs to one is shown."""

    def __init__(self, catalog: Any) -> None:
        properties = resolve1(catalog.get("OCProperties")) if isinstance(catalog, dict) else None
        config = resolve1(properties.get("D")) if isinstance(properties, dict) else None
        self._off: set[int] = set()
        if isinstance(properties, dict) and isinstance(config, dict):
            self._off = _off(properties, config)

    @property
    def all_on(self) -> bool:
        """Whether no layer is off."""
        return not self._off

    def shows(self, owner: Any) -> bool:
        """Whether content of a layer, or of a membership of layers, is shown; what can't be decided is."""
        if not self._off:
            return True
        if isinstance(owner, PDFObjRef) and owner.objid in self._off:
            return False
        content = resolve1(owner)
        if not isinstance(content, dict) or _name(content.get("Type")) != "OCMD":
            return True
        if "VE" in content:
            return self._holds(content["VE"])
        groups = resolve1(content.get("OCGs"))
        owners = groups if isinstance(groups, list) else [content.get("OCGs")]
        on = [owner.objid not in self._off for owner in owners if isinstance(owner, PDFObjRef)]
        return not on or POLICIES.get(_name(content.get("P")), any)(on)

    def _holds(self, expression: Any) -> bool:
        """Whether a visibility expression holds: a layer, or `[/And …]`, `[/Or …]`, `[/Not …]`."""
        found = resolve1(expression)
        if not isinstance(found, list) or not found:
            return self.shows(expression)
        values = [self._holds(part) for part in found[1:]]
        sign = _name(found[0])
        if sign == "Not":
            return not any(values)
        return all(values) if sign == "And" else any(values) or not values


def _off(properties: dict[str, Any], config: dict[str, Any]) -> set[int]:
    """The object numbers of the layers that are off."""
    base = _refs(properties.get("OCGs")) if _name(config.get("BaseState")) == "OFF" else set()
    found = (base - _refs(config.get("ON"))) | _refs(config.get("OFF"))
    for usage in list_value(resolve1(config.get("AS")) or []):
        usage = dict_value(usage)
        if _name(usage.get("Event")) == "View":
            found |= {ref.objid for ref in list_value(resolve1(usage.get("OCGs")) or []) if _is_off_on_screen(ref)}
    return found


def _is_off_on_screen(ref: Any) -> bool:
    """Whether a layer says itself that it is off where it is viewed."""
    group = resolve1(ref)
    usage = resolve1(group.get("Usage")) if isinstance(group, dict) else None
    view = resolve1(usage.get("View")) if isinstance(usage, dict) else None
    return isinstance(ref, PDFObjRef) and isinstance(view, dict) and _name(view.get("ViewState")) == "OFF"


def _refs(value: Any) -> set[int]:
    found = resolve1(value)
    return {ref.objid for ref in found if isinstance(ref, PDFObjRef)} if isinstance(found, list) else set()


def _name(value: Any) -> str:
    found = resolve1(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""
