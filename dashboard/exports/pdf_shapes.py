"""The shapes of a picture as paths: rectangles, circles and polygons are drawn like any outline."""

from typing import Any
from xml.etree.ElementTree import Element

from dashboard.exports.pdf_looks import number, numbers


class Outline:
    """A pen that fills a path of the PDF library, which knows only cubic curves."""

    def __init__(self, path: Any) -> None:
        self.path = path
        self.at = (0.0, 0.0)

    def moveTo(self, point: Any) -> None:
        """Begin a part."""
        self.path.moveTo(*point)
        self.at = point

    def lineTo(self, point: Any) -> None:
        """A straight line."""
        self.path.lineTo(*point)
        self.at = point

    def curveTo(self, *points: Any) -> None:
        """A cubic curve."""
        first, second, last = points
        self.path.curveTo(*first, *second, *last)
        self.at = last

    def qCurveTo(self, *points: Any) -> None:
        """A quadratic curve."""
        (x, y), (last_x, last_y) = points
        first = (self.at[0] + 2 / 3 * (x - self.at[0]), self.at[1] + 2 / 3 * (y - self.at[1]))
        second = (last_x + 2 / 3 * (x - last_x), last_y + 2 / 3 * (y - last_y))
        self.curveTo(first, second, (last_x, last_y))

    def closePath(self) -> None:
        """End a part where it began."""
        self.path.close()

    def endPath(self) -> None:
        """End a part where it is."""


def outline(element: Element, path: Any) -> bool:
    """Draw a shape into an empty path; gives whether it is a shape at all."""
    if element.tag == "path":
        from fontTools.svgLib.path import parse_path

        parse_path(element.get("d", ""), Outline(path))
    elif element.tag == "rect":
        rectangle(element, path)
    elif element.tag in ("circle", "ellipse"):
        ellipse(element, path)
    elif element.tag == "line":
        path.moveTo(number(element.get("x1")), number(element.get("y1")))
        path.lineTo(number(element.get("x2")), number(element.get("y2")))
    elif element.tag in ("polygon", "polyline"):
        chain(element, path)
    else:
        return False
    return True


def rectangle(element: Element, path: Any) -> None:
    """A rectangle, its corners round where they are."""
    x, y, wide, tall = (number(element.get(name)) for name in ("x", "y", "width", "height"))
    given = element.get("rx") or element.get("ry")
    if radius := min(number(given), wide / 2, tall / 2):
        path.roundRect(x, y, wide, tall, radius)
    else:
        path.rect(x, y, wide, tall)


def ellipse(element: Element, path: Any) -> None:
    """A circle or an ellipse."""
    x, y = number(element.get("cx")), number(element.get("cy"))
    wide = number(element.get("rx") or element.get("r"))
    tall = number(element.get("ry") or element.get("r"))
    path.ellipse(x - wide, y - tall, 2 * wide, 2 * tall)


def chain(element: Element, path: Any) -> None:
    """A polygon, or a line with corners."""
    found = numbers(element.get("points", ""))
    points = list(zip(found[::2], found[1::2], strict=False))
    for at, point in enumerate(points):
        path.lineTo(*point) if at else path.moveTo(*point)
    if element.tag == "polygon" and points:
        path.close()
