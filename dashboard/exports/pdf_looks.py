"""How a shape or a word of a picture looks, as PDF needs it: inherited, with numbers and colours read."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
STEP = re.compile(r"(\w+)\s*\(([^)]*)\)")
REFERENCE = re.compile(r"url\(#([\w-]+)\)")
SHORT_HEX, FULL_HEX = 4, 7
CAPS = {"butt": 0, "round": 1, "square": 2}
JOINS = {"miter": 0, "round": 1, "bevel": 2}
NAMED = {"black": (0.0, 0.0, 0.0), "white": (1.0, 1.0, 1.0), "red": (1.0, 0.0, 0.0)}

Colour = tuple[float, float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Looks:
    """Everything an element inherits. Opacities of groups are passed on to what is in them."""

    fill: Colour | None = (0.0, 0.0, 0.0)
    stroke: Colour | None = None
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    opacity: float = 1.0
    width: float = 1.0
    dashes: tuple[float, ...] = ()
    cap: int = 0
    join: int = 0
    even_odd: bool = False
    families: str = ""
    size: float = 16.0
    weight: int = 400
    anchor: str = "start"
    hidden: bool = False

    def of(self, element: Element) -> "Looks":
        """The looks of an element that stands in something of these looks."""
        given: dict[str, Any] = dict(changes(element))
        given["opacity"] = self.opacity * given.get("opacity", 1.0)
        given["hidden"] = self.hidden or given.get("hidden", False)
        return replace(self, **given)

    @property
    def filled(self) -> float:
        """How opaque the fill is; 0 for none."""
        return self.fill_opacity * self.opacity if self.fill and not self.hidden else 0.0

    @property
    def stroked(self) -> float:
        """How opaque the line is; 0 for none."""
        seen = self.stroke and self.width > 0 and not self.hidden
        return self.stroke_opacity * self.opacity if seen else 0.0


READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "fill": ("fill", lambda value: colour(value)),
    "stroke": ("stroke", lambda value: colour(value)),
    "fill-opacity": ("fill_opacity", lambda value: number(value, 1.0)),
    "stroke-opacity": ("stroke_opacity", lambda value: number(value, 1.0)),
    "opacity": ("opacity", lambda value: number(value, 1.0)),
    "stroke-width": ("width", lambda value: number(value, 1.0)),
    "stroke-dasharray": ("dashes", lambda value: dashes(value)),
    "stroke-linecap": ("cap", lambda value: CAPS.get(value, 0)),
    "stroke-linejoin": ("join", lambda value: JOINS.get(value, 0)),
    "fill-rule": ("even_odd", lambda value: value == "evenodd"),
    "font-family": ("families", str),
    "font-size": ("size", lambda value: number(value, 16.0)),
    "font-weight": ("weight", lambda value: int(number(value, 400))),
    "text-anchor": ("anchor", str),
    "display": ("hidden", lambda value: value == "none"),
    "visibility": ("hidden", lambda value: value != "visible"),
}


def changes(element: Element) -> Iterator[tuple[str, Any]]:
    """What an element says of its own looks."""
    for name, (field, read) in READERS.items():
        if (value := element.get(name)) is not None:
            yield field, read(value.strip())


def number(value: str | None, otherwise: float = 0.0) -> float:
    """The first number of a text."""
    found = NUMBER.match((value or "").strip())
    return float(found[0]) if found else otherwise


def numbers(value: str) -> list[float]:
    """All numbers of a text."""
    return [float(one) for one in NUMBER.findall(value)]


def dashes(value: str) -> tuple[float, ...]:
    """The dashes of a line; none where the line is whole."""
    found = tuple(numbers(value))
    return found if any(found) else ()


def colour(value: str) -> Colour | None:
    """A colour in parts of one; None for no colour."""
    if value in ("none", "transparent", ""):
        return None
    if value.startswith("#"):
        return hexadecimal(value)
    if value.startswith("rgb"):
        parts = numbers(value)
        seen = len(parts) < 4 or parts[3] > 0
        return (parts[0] / 255, parts[1] / 255, parts[2] / 255) if seen else None
    return NAMED.get(value, (0.0, 0.0, 0.0))


def hexadecimal(value: str) -> Colour:
    """A colour such as #1b2026 or #fff."""
    digits = value[1:] if len(value) >= FULL_HEX else "".join(sign * 2 for sign in value[1:4])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def matrices(value: str) -> Iterator[Matrix]:
    """The steps of a transform, each as a matrix."""
    for name, given in STEP.findall(value):
        parts = numbers(given)
        if name == "matrix":
            yield (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
        elif name == "translate":
            yield (1, 0, 0, 1, parts[0], parts[1] if len(parts) > 1 else 0)
        elif name == "scale":
            yield (parts[0], 0, 0, parts[-1], 0, 0)
        elif name == "rotate":
            yield from turned(*parts)


def turned(angle: float, x: float = 0.0, y: float = 0.0) -> Iterator[Matrix]:
    """A turn by degrees around a point."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    yield (1, 0, 0, 1, x, y)
    yield (cosine, sine, -sine, cosine, 0, 0)
    yield (1, 0, 0, 1, -x, -y)
