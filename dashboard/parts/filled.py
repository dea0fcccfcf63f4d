"""A sentence of texts.csv whose placeholders are filled with links and other components."""

import re
from typing import Any

PLACE = re.compile(r"\{(\w+)\}")


def filled(template: str, **parts: Any) -> list[Any]:
    """A template as children of a component, its {placeholders} exchanged for parts by name.

    Takes the text as it stands in texts.csv; KeyError if a placeholder has no part.
    """
    pieces = PLACE.split(template)
    children = [parts[piece] if place % 2 else piece for place, piece in enumerate(pieces)]
    return [child for child in children if child != ""]


def joined(children: list[Any], joint: str) -> list[Any]:
    """Children with a text between each two of them."""
    return [part for child in children for part in (joint, child)][1:]
