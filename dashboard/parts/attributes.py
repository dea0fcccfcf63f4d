"""Attributes whose names hold a hyphen: what a part is called, and what the browser's script reads off it."""

from typing import Any


def attributes(said: dict[str, str]) -> dict[str, Any]:
    """The attributes of an element, {"aria-label": "..."}, as keyword arguments."""
    return dict(said)
