"""A figure that is arranged anew on a phone: what differs between its wide and its slim form."""

import re
from math import ceil
from typing import Any

from dashboard.charts.chart import Figure
from dashboard.charts.theme import safe
from dashboard.language.phrases import width_of
from dashboard.language.words import Words

UNBROKEN = re.compile(r"（?(?:[0-9A-Za-z./-]+[年月日]?|.)[）」、。ーッャュョァィゥェォ]*")


def with_phone(wide: Figure, slim: Figure) -> Figure:
    """The wide figure, with what the slim one says otherwise as its `narrow`.

    Both need the same traces in the same order.
    """
    changes: dict[str, Any] = {}
    for at, (one, other) in enumerate(zip(wide["data"], slim["data"], strict=True)):
        changes |= differing(one, other, f"data.{at}")
    changes |= differing(wide["layout"], slim["layout"], "layout")
    changes.pop("layout.meta", None)
    wide["layout"]["meta"] = {"narrow": changes}
    return wide


def differing(one: dict[str, Any], other: dict[str, Any], path: str) -> dict[str, Any]:
    """Path -> value of the second, for every value in which two parts of a figure differ."""
    return {
        f"{path}.{name}": other.get(name)
        for name in (*one, *(name for name in other if name not in one))
        if one.get(name) != other.get(name)
    }


def narrowed(text: str, width: int, words: Words) -> str:
    """Words in lines of at most `width` full-width characters, safe in a figure.

    Unlike `wrapped` it breaks a Japanese phrase that is longer than a line.
    """
    lines = [piece for line in words.lines(text, width) for piece in pieces(line, width)]
    return "<br>".join(safe(line) for line in lines)


def pieces(line: str, width: int) -> list[str]:
    """A line in parts of about equal width, if it is written without spaces and too wide.

    Numbers and Latin words stay whole; no bracket or sound mark stands apart from its letter.
    """
    if line.isascii() or " " in line or width_of(line) <= width:
        return [line]
    number = ceil(width_of(line) / width)
    share = width_of(line) / number
    parts = [""]
    for mark in UNBROKEN.findall(line):
        if parts[-1] and width_of(parts[-1] + mark) > max(share + 0.5, width / 2):
            parts.append("")
        parts[-1] += mark
    return parts
