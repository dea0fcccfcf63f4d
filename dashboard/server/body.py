"""The body of a callback request: what Dash's own browser side sends, and nothing else."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.server.component_id import Pattern, read_pattern
from dashboard.server.json_text import Refused

TYPES: Mapping[str, tuple[type, ...]] = {
    "pathname": (str,),
    "search": (str,),
    "hash": (str,),
    "href": (str,),
    "n_clicks": (int,),
    "n_submit": (int,),
    "n_blur": (int,),
}

Callbacks = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Slot:
    """An output, input or state of a callback: which components, which property."""

    pattern: Pattern
    property: str
    twin: bool = False


@dataclass
class Seen:
    """What one body said so far: the values of MATCH, and the ids behind each wildcard."""

    bound: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, list[Any]] = field(default_factory=dict)


def check_body(body: object, callbacks: Callbacks) -> None:
    """Compare a body with the callback it names. Takes the parsed body and Dash's callback map.

    Raises Refused with the first difference.
    """
    if not isinstance(body, dict):
        raise Refused("The body is not an object.")
    name = body.get("output")
    callback = callbacks.get(name) if isinstance(name, str) else None
    if callback is None or "callback" not in callback:
        raise Refused('"output" names no callback of this server.')
    seen = Seen()
    check_slots("inputs", body.get("inputs"), slots(callback["inputs"]), seen)
    check_slots("state", body.get("state", []), slots(callback["state"]), seen)
    check_outputs(body.get("outputs"), callback["output"], seen)
    check_changed(body.get("changedPropIds"), slots(callback["inputs"]))
    if not isinstance(body.get("parsedChangedPropsIds", []), list):
        raise Refused('"parsedChangedPropsIds" is not a list.')


def slots(registered: Sequence[Mapping[str, Any]]) -> list[Slot]:
    """The inputs or states of a callback as Dash registered them."""
    return [Slot(read_pattern(one["id"]), one["property"]) for one in registered]


def check_slots(name: str, given: object, expected: Sequence[Slot], seen: Seen) -> None:
    """Check that a list holds exactly the registered pairs of id and property, in order."""
    if not isinstance(given, list) or len(given) != len(expected):
        raise Refused(f'"{name}" is not the list this callback takes.')
    for item, slot in zip(given, expected, strict=True):
        if not (list_fits(item, slot, seen) if slot.pattern.many else item_fits(item, slot, seen)):
            raise Refused(f'"{name}" holds something this callback does not take.')


def check_outputs(given: object, registered: Any, seen: Seen) -> None:
    """Check that "outputs" says what "output" says: one item, or a list where there are several."""
    several = isinstance(registered, (list, tuple))
    outputs = list(registered) if several else [registered]
    if not outputs and not given:
        return
    expected = [
        Slot(read_pattern(one.component_id_str()), one.component_property, one.allow_duplicate)
        for one in outputs
    ]
    check_slots("outputs", given if several else [given], expected, seen)


def list_fits(given: object, slot: Slot, seen: Seen) -> bool:
    """Whether a list holds components of one wildcard, each once, the same wherever it is named."""
    if not isinstance(given, list) or not all(item_fits(item, slot, seen) for item in given):
        return False
    found = [item["id"] for item in given]
    distinct = {json.dumps(one, sort_keys=True) for one in found}
    return len(distinct) == len(found) and seen.lists.setdefault(slot.pattern.text, found) == found


def item_fits(given: object, slot: Slot, seen: Seen) -> bool:
    """Whether one item has the id, the property, and a value that property can have."""
    if not isinstance(given, dict) or not slot.pattern.fits(given.get("id"), seen.bound):
        return False
    name = given.get("property")
    if slot.twin and isinstance(name, str):
        name = name.split("@")[0]
    return name == slot.property and value_fits(slot.property, given.get("value"), given["id"])


def value_fits(name: str, value: object, own_id: object) -> bool:
    """Whether a property can have a value; what is not set is missing or null, but an id is set."""
    if name == "id":
        return value == own_id
    if value is None:
        return True
    return name not in TYPES or (isinstance(value, TYPES[name]) and not isinstance(value, bool))


def check_changed(given: object, inputs: Sequence[Slot]) -> None:
    """Check that what changed is a list of inputs of this callback, each named once."""
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise Refused('"changedPropIds" is not a list of texts.')
    if len(set(given)) != len(given) or not all(any(named(inputs, one)) for one in given):
        raise Refused('"changedPropIds" names something that is no input of this callback.')


def named(inputs: Sequence[Slot], changed: str) -> Iterator[bool]:
    """Whether a changed property, written id.property, is each of the inputs."""
    text, _, name = changed.rpartition(".")
    try:
        given = json.loads(text) if text.startswith("{") else text
    except (ValueError, RecursionError):
        given = None
    for slot in inputs:
        yield slot.property == name and slot.pattern.fits(given, {})
