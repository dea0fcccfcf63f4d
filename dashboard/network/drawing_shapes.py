"""The outlines of nodes as the canvas draws them, and where a line meets them."""

from math import cos, hypot, pi, sin

from dashboard.network.drawing_text import number
from dashboard.network.positions import Point

CORNER = 8.0  # the most a corner is rounded or cut
STAR_DEPTH = 1.57 * 0.5 * (3 - 5**0.5)


def regular(corners: int, turned: float = 0.0, reach: float = 1.0) -> list[Point]:
    """The corners of a regular polygon that stands on a side or, where odd, has a point on top."""
    start = pi / 2 + (pi / corners if corners % 2 == 0 else 0.0) + turned
    angles = [start + 2 * pi * at / corners for at in range(corners)]
    return [(reach * cos(angle), -reach * sin(angle)) for angle in angles]


def squared(points: list[Point]) -> tuple[Point, ...]:
    """Points stretched to fill the square from -1 to 1."""
    (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*points, strict=True))
    return tuple(
        (2 * (x - left) / (right - left) - 1, 2 * (y - top) / (bottom - top) - 1) for x, y in points
    )


def star() -> list[Point]:
    """The corners of a star of five points."""
    outer, inner = regular(5), regular(5, pi / 5, STAR_DEPTH)
    return [point for pair in zip(outer, inner, strict=True) for point in pair]


POLYGONS: dict[str, tuple[Point, ...]] = {
    "triangle": squared(regular(3)),
    "pentagon": squared(regular(5)),
    "hexagon": squared(regular(6)),
    "octagon": squared(regular(8)),
    "star": squared(star()),
    "rectangle": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, 1), (1, 0), (0, -1), (-1, 0)),
    "vee": ((-1, -1), (0, -0.333), (1, -1), (0, 1)),
    "rhomboid": ((-1, -1), (0.333, -1), (1, 1), (-0.333, 1)),
}
BOXES = POLYGONS["rectangle"]


def corners(shape: str, own: str = "") -> tuple[Point, ...]:
    """The corners of a shape in the square from -1 to 1; `own` holds those of a shape of its own."""
    if shape == "polygon":
        values = [float(value) for value in own.split()]
        return tuple(zip(values[::2], values[1::2], strict=True))
    return POLYGONS.get(shape, BOXES)


def outline(shape: str, at: Point, wide: float, tall: float, own: str = "") -> str:
    """A shape as an SVG element that waits for its attributes: "<circle cx=... ", without its end."""
    x, y = at
    left, top = x - wide / 2, y - tall / 2
    if shape == "ellipse":
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(wide / 2)}"'
    if shape in ("rectangle", "round-rectangle"):
        corner = min(CORNER, wide / 4, tall / 4) if shape == "round-rectangle" else 0.0
        rounded = f' rx="{number(corner)}" ry="{number(corner)}"' if corner else ""
        return (
            f'<rect x="{number(left)}" y="{number(top)}" width="{number(wide)}"'
            f' height="{number(tall)}"{rounded}'
        )
    if shape == "barrel":
        return f'<path d="{barrel(left, top, wide, tall)}"'
    points = cut_box(wide, tall) if shape == "cut-rectangle" else corners(shape, own)
    said = " ".join(f"{number(x + px * wide / 2)},{number(y + py * tall / 2)}" for px, py in points)
    return f'<polygon points="{said}"'


def cut_box(wide: float, tall: float) -> tuple[Point, ...]:
    """The corners of a box whose corners are cut off."""
    cut = min(CORNER, wide / 4, tall / 4)
    x, y = 1 - 2 * cut / wide, 1 - 2 * cut / tall
    return ((-x, -1), (x, -1), (1, -y), (1, y), (x, 1), (-x, 1), (-1, y), (-1, -y))


def barrel(left: float, top: float, wide: float, tall: float) -> str:
    """The path of a box with bulging upper and lower sides."""
    high, broad, bulge = min(15.0, 0.05 * tall), min(100.0, 0.25 * wide), 0.05 * wide
    right, bottom = left + wide, top + tall
    n = number
    return (
        f"M{n(left)} {n(top + high)}L{n(left)} {n(bottom - high)}"
        f"Q{n(left + bulge)} {n(bottom)} {n(left + broad)} {n(bottom)}L{n(right - broad)} {n(bottom)}"
        f"Q{n(right - bulge)} {n(bottom)} {n(right)} {n(bottom - high)}L{n(right)} {n(top + high)}"
        f"Q{n(right - bulge)} {n(top)} {n(right - broad)} {n(top)}L{n(left + broad)} {n(top)}"
        f"Q{n(left + bulge)} {n(top)} {n(left)} {n(top + high)}Z"
    )


def border_towards(
    shape: str, at: Point, wide: float, tall: float, other: Point, own: str = ""
) -> Point:
    """Where a straight line from a point outside to the middle of a shape first meets its border."""
    dx, dy = other[0] - at[0], other[1] - at[1]
    if shape == "ellipse":
        share = 1 / (hypot(dx / (wide / 2), dy / (tall / 2)) or 1.0)
        return at[0] + dx * share, at[1] + dy * share
    unit = (dx / (wide / 2), dy / (tall / 2))
    points = corners(shape, own)
    shares = [
        found
        for one, two in zip(points, (*points[1:], points[0]), strict=True)
        if (found := crossing(unit, one, two)) is not None
    ]
    share = max(shares, default=0.0)
    return at[0] + dx * share, at[1] + dy * share


def crossing(ray: Point, one: Point, two: Point) -> float | None:
    """At which share of a ray from the middle it crosses the side between two corners; None: nowhere."""
    sx, sy = two[0] - one[0], two[1] - one[1]
    turn = ray[0] * sy - ray[1] * sx
    if abs(turn) < 1e-12:
        return None
    along = (one[0] * sy - one[1] * sx) / turn
    beside = (one[0] * ray[1] - one[1] * ray[0]) / turn
    return along if 0 <= along <= 1 and -1e-9 <= beside <= 1 + 1e-9 else None
