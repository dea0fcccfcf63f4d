"""The looks of the canvas read outside the browser: which rules of its style sheet an element wears."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dashboard.network.style import Style

Element = dict[str, Any]
Looks = dict[str, Any]
GROUPS = ("node", "edge")
FIELD = re.compile(r"data\((\w+)\)")
SCALE = re.compile(r"mapData\((\w+), ([\d.]+), ([\d.]+), ([\d.]+), ([\d.]+)\)")


def looks_of(element: Element, sheet: list[Style]) -> Looks:
    """Everything the style sheet says about an element, later rules over earlier ones.

    Takes an element as the canvas has it, with the classes of its state. Lengths that the sheet
    takes from the data are filled in.
    """
    worn = frozenset(element["classes"].split())
    group = "edge" if "source" in element["data"] else "node"
    found: Looks = {}
    for rule in sheet:
        if any(fits(one, group, worn) for one in parts(rule["selector"])):
            found |= rule["style"]
    return {name: filled(value, element["data"]) for name, value in found.items()}


@lru_cache(maxsize=1024)
def parts(selector: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """A selector as pairs of group ("" for either) and classes."""
    found = []
    for one in selector.split(","):
        group, *classes = one.strip().split(".")
        found.append((group, frozenset(classes)))
    return tuple(found)


def fits(asked: tuple[str, frozenset[str]], group: str, worn: frozenset[str]) -> bool:
    """Whether a part of a selector means an element of that group with those classes."""
    return asked[0] in ("", group) and asked[1] <= worn


def filled(value: Any, data: Mapping[str, Any]) -> Any:
    """A value of the sheet with what it takes from the data of its element."""
    if not isinstance(value, str):
        return value
    if named := FIELD.fullmatch(value):
        return data.get(named[1], "")
    if scaled := SCALE.fullmatch(value):
        low, high, least, most = map(float, scaled.groups()[1:])
        share = (min(max(float(data[scaled[1]]), low), high) - low) / (high - low)
        return least + share * (most - least)
    return value
