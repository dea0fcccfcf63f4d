"""The ties of a drawing: curves from border to border, with what stands at their end."""

from dataclasses import dataclass
from math import hypot
from typing import Any

from dashboard.network.drawing_shapes import border_towards
from dashboard.network.drawing_style import Element, Looks
from dashboard.network.drawing_text import Type, number, width_of, written
from dashboard.network.positions import Point

HEADS: dict[str, tuple[Point, ...]] = {
    "triangle": ((-0.15, -0.3), (0, 0), (0.15, -0.3)),
    "vee": ((-0.15, -0.3), (0, 0), (0.15, -0.3), (0, -0.15)),
    "tee": ((-0.15, 0), (-0.15, -0.1), (0.15, -0.1), (0.15, 0)),
    "square": ((-0.15, 0), (0.15, 0), (0.15, -0.3), (-0.15, -0.3)),
    "diamond": ((-0.15, -0.15), (0, -0.3), (0.15, -0.15), (0, 0)),
    "chevron": (
        *((0, 0), (-0.15, -0.15), (-0.1, -0.2)),
        *((0, -0.1), (0.1, -0.2), (0.15, -0.15)),
    ),
}
SAMPLES = 8
ROUND = 0.15  # the radius of a round head
SHORT = {"tee": 1.0, "vee": 1.05, "diamond": 1.0, "chevron": 0.95, "square": 2.0, "circle": 2.0}


@dataclass(frozen=True)
class Shape:
    """The outline of a node: where it stands, its shape and its size."""

    at: Point
    shape: str
    wide: float
    tall: float
    own: str = ""

    def border(self, other: Point) -> Point:
        """Where a line from another point to its middle meets it."""
        return border_towards(self.shape, self.at, self.wide, self.tall, other, self.own)


def tie(edge: Element, looks: Looks, ends: tuple[Shape, Shape]) -> str:
    """A tie as SVG: its line, its head, and what is said on it."""
    start, end = ends
    turns = bends(edge["data"], start.at, end.at)
    wide, head = float(looks["width"]), str(looks.get("target-arrow-shape", "none"))
    size = head_size(wide, float(looks["arrow-scale"]))
    first, tip = start.border(turns[0]), end.border(turns[-1])
    space = ROUND * size if head == "circle" else 0.0
    tip = nearer(tip, turns[-1], space)
    last = nearer(tip, turns[-1], 0.0 if head == "none" else SHORT.get(head, 2.0) * wide * 0.9)
    faint = float(looks["opacity"]) * float(looks.get("line-opacity", 1.0))
    return (
        f'<path d="{curve(first, turns, last)}" fill="none" stroke="{looks["line-color"]}"'
        f' stroke-width="{number(wide)}"{opacity("stroke", faint)}{dashes(looks)}/>'
        + head_at(head, tip, turns[-1], size, str(looks["target-arrow-color"]), faint)
    )


def bends(data: dict[str, Any], start: Point, end: Point) -> list[Point]:
    """The control points of a tie, from how far along and how far off the straight line they are."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    pairs = zip(data["weights"].split(), data["distances"].split(), strict=True)
    return [
        (
            start[0] + float(along) * dx - float(off) * dy / length,
            start[1] + float(along) * dy + float(off) * dx / length,
        )
        for along, off in pairs
    ]


def curve(first: Point, turns: list[Point], last: Point) -> str:
    """The path through control points: between any two of them it passes their middle."""
    middles = [middle(one, two) for one, two in zip(turns, turns[1:], strict=False)]
    steps = zip(turns, [*middles, last], strict=True)
    said = "".join(
        f"Q{number(turn[0])} {number(turn[1])} {number(stop[0])} {number(stop[1])}"
        for turn, stop in steps
    )
    return f"M{number(first[0])} {number(first[1])}{said}"


def reached(edge: Element, ends: tuple[Shape, Shape]) -> list[Point]:
    """Points along a tie, as many as it takes to say how far it reaches."""
    turns = bends(edge["data"], ends[0].at, ends[1].at)
    stops = [*(middle(one, two) for one, two in zip(turns, turns[1:], strict=False)), ends[1].at]
    found = [ends[0].at]
    for turn, stop in zip(turns, stops, strict=True):
        start = found[-1]
        found += [between(start, turn, stop, at / SAMPLES) for at in range(1, SAMPLES + 1)]
    return found


def between(start: Point, turn: Point, stop: Point, share: float) -> Point:
    """The point of a bend at a share of its way."""
    one, two, three = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return (
        one * start[0] + two * turn[0] + three * stop[0],
        one * start[1] + two * turn[1] + three * stop[1],
    )


def middle(one: Point, two: Point) -> Point:
    """The point halfway between two."""
    return (one[0] + two[0]) / 2, (one[1] + two[1]) / 2


def middle_of(turns: list[Point]) -> Point:
    """The middle of a tie, where its words stand."""
    at = len(turns) // 2
    return middle(turns[at - 1], turns[at]) if len(turns) % 2 == 0 else turns[at]


def nearer(point: Point, other: Point, by: float) -> Point:
    """A point moved towards another, never past it."""
    dx, dy = other[0] - point[0], other[1] - point[1]
    length = hypot(dx, dy)
    share = min(by / length, 1.0) if length else 0.0
    return point[0] + dx * share, point[1] + dy * share


def opacity(what: str, value: float) -> str:
    """How faint a fill or a stroke is, as an attribute."""
    return f' {what}-opacity="{number(value)}"' if value < 1 else ""


def dashes(looks: Looks) -> str:
    """How a line is broken, and how its pieces end, as attributes."""
    cap = (
        f' stroke-linecap="{looks["line-cap"]}"' if looks.get("line-cap", "butt") != "butt" else ""
    )
    if looks.get("line-style") != "dashed":
        return cap
    return f' stroke-dasharray="{" ".join(map(str, looks["line-dash-pattern"]))}"{cap}'


def head_size(wide: float, scale: float) -> float:
    """How large the head of a line of that width is."""
    return max((wide * 13.37) ** 0.9, 29.0) * scale


def head_at(head: str, tip: Point, before: Point, size: float, colour: str, faint: float) -> str:
    """The head of a tie that comes from a point; "" for a tie without one."""
    paint = f'fill="{colour}"{opacity("fill", faint)}'
    if head == "circle":
        at = f'cx="{number(tip[0])}" cy="{number(tip[1])}"'
        return f'<circle {at} r="{number(ROUND * size)}" {paint}/>'
    if head == "none":
        return ""
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    length = hypot(dx, dy) or 1.0
    ahead, aside = (dx / length, dy / length), (-dy / length, dx / length)
    said = " ".join(
        f"{number(tip[0] + size * (y * ahead[0] + x * aside[0]))},"
        f"{number(tip[1] + size * (y * ahead[1] + x * aside[1]))}"
        for x, y in HEADS[head]
    )
    return f'<polygon points="{said}" {paint}/>'


def words_on(edge: Element, looks: Looks, ends: tuple[Shape, Shape]) -> str:
    """What a tie says in its middle, on the ground of the paper; "" for most."""
    said = str(looks.get("label", ""))
    if not said:
        return ""
    x, y = middle_of(bends(edge["data"], ends[0].at, ends[1].at))
    size = float(looks["font-size"])
    family = str(looks["font-family"])
    wide, tall = width_of(said, size, family), size * 1.2
    ground = (
        f'<rect x="{number(x - wide / 2)}" y="{number(y - tall / 2)}" width="{number(wide)}"'
        f' height="{number(tall)}" fill="{looks["text-background-color"]}"'
        f"{opacity('fill', float(looks['text-background-opacity']))}/>"
    )
    return ground + written(said, x, y, Type(family, size, str(looks["color"]), "center"))
