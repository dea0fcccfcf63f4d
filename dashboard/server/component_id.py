"""Component ids as Dash writes them: plain words, or dictionaries that may hold wildcards."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MANY = (["ALL"], ["ALLSMALLER"])
MATCH = ["MATCH"]


@dataclass(frozen=True)
class Pattern:
    """A registered id: a word, or the parts of a dictionary; wildcards are lists of one."""

    text: str
    parts: Mapping[str, Any] | None

    @property
    def many(self) -> bool:
        """Whether it stands for any number of components."""
        return self.parts is not None and any(part in MANY for part in self.parts.values())

    def fits(self, given: object, bound: dict[str, Any]) -> bool:
        """Whether a concrete id falls under the pattern.

        What MATCH stood for so far is kept in `bound`: it must be the same in a whole request.
        """
        if self.parts is None:
            return isinstance(given, str) and given == self.text
        if not isinstance(given, dict) or given.keys() != self.parts.keys():
            return False
        return all(part_fits(name, part, given[name], bound) for name, part in self.parts.items())


def read_pattern(text: str) -> Pattern:
    """The pattern of an id in the text form Dash registers it in."""
    return Pattern(text, json.loads(text) if text.startswith("{") else None)


def part_fits(name: str, part: Any, given: object, bound: dict[str, Any]) -> bool:
    """Whether one value of a dictionary id falls under the registered value or wildcard."""
    if part in MANY:
        return isinstance(given, str)
    if not isinstance(given, (str, int, float)):
        return False
    if part == MATCH:
        return same(bound.setdefault(name, given), given)
    return same(part, given)


def same(one: object, other: object) -> bool:
    """Equality that tells true from 1."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)
