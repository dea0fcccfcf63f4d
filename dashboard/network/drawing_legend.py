"""The legend of a drawing: a band along its foot, with the marks that occur and no others."""

from collections.abc import Iterable, Mapping

from dashboard.network.drawing_lines import dashes, head_at, head_size
from dashboard.network.drawing_shapes import outline
from dashboard.network.drawing_style import Element
from dashboard.network.drawing_text import Type, number, width_of, written
from dashboard.network.legend import (
    CROSSED,
    Asked,
    Entry,
    colours,
    lines,
    marks,
    shapes,
    signs,
    without,
)
from dashboard.network.positions import LABEL, Point
from dashboard.network.style import CROSS

SIZE = LABEL - 2.5
ROW, GAP, BETWEEN, ABOVE = 30.0, 8.0, 25.0, 20.0
LINE_WIDE, MARK_WIDE = 46.0, 17.0
CONTEXT = "context"


def occurring(asked: Asked, elements: list[Element]) -> list[list[Entry]]:
    """The entries whose mark is on the map: colours and signs or lines, then shapes, then marks."""
    worn = {name for element in elements for name in str(element["classes"]).split()}
    said = "".join(str(one["data"].get("label", "")) for one in elements if framework(one))
    kinds = signs if asked.address.mode == "cooperation" else lines
    rows = ([*colours(asked), *kinds(asked), *without(asked)], shapes(asked), marks(asked))
    return [[entry for entry in row if occurs(entry, worn, said)] for row in rows]


def framework(element: Element) -> bool:
    """Whether it is a framework, whose label counts with signs."""
    return str(element["data"].get("table", "")) == "frameworks"


def occurs(entry: Entry, worn: set[str], said: str) -> bool:
    """Whether the mark of an entry is on the map."""
    if entry.mark == "sign":
        return entry.value in said
    return (f"colour-{entry.value}" if entry.mark == "colour" else entry.name) in worn


def legend(
    entries: Iterable[list[Entry]],
    room: tuple[float, float],
    top: float,
    inks: Mapping[str, str],
    family: str,
) -> tuple[str, float]:
    """The band of the legend below a height, and how far down it reaches.

    Takes the entries in groups, each of which begins a row, the room from left to right, the height,
    the palette and the families of the language.
    """
    left, right = room
    pieces, y = [], top + ABOVE - ROW / 2
    for group in entries:
        x, y = left, y + (ROW if group else 0.0)
        for entry in group:
            wide = width(entry, family)
            if x > left and x + wide > right:
                x, y = left, y + ROW
            pieces.append(shown(entry, (x, y), inks, family))
            x += wide + BETWEEN
    return "".join(pieces), y + ROW / 2


def width(entry: Entry, family: str) -> float:
    """How wide an entry is."""
    return swatch_width(entry) + width_of(entry.label, SIZE, family)


def swatch_width(entry: Entry) -> float:
    """How wide its mark is, with the gap after it."""
    return {"plain": 0.0, "line": LINE_WIDE + GAP}.get(entry.mark, MARK_WIDE + GAP)


def shown(entry: Entry, start: Point, inks: Mapping[str, str], family: str) -> str:
    """An entry as SVG."""
    x, y = start
    ink, at = inks["ink"], (x + MARK_WIDE / 2, y)
    words = written(entry.label, x + swatch_width(entry), y, Type(family, SIZE, inks["muted"]))
    if entry.mark == "sign":
        return written(entry.value, at[0], y, Type(family, SIZE, ink, "center")) + words
    if entry.line:
        return line(entry, x, y, ink) + words
    if entry.mark == "plain":
        return words
    if entry.mark == "ring":
        broken = f' stroke-dasharray="{entry.value}"' if entry.value else ""
        ring = outline("ellipse", at, 13.0, 13.0)
        return f'{ring} fill="none" stroke="{ink}" stroke-width="2.2"{broken}/>' + words
    fill = inks[entry.value] if entry.mark == "colour" else ink
    form = {"colour": "ellipse"}.get(entry.mark, entry.value)
    own = CROSS if form == CROSSED else ""
    mark = outline("polygon" if own else form, at, 15.0, 15.0, own)
    return f'{mark} fill="{fill}"/>' + words


def line(entry: Entry, x: float, y: float, ink: str) -> str:
    """A line of the legend with its head."""
    how = entry.line
    assert how is not None
    end = x + LINE_WIDE
    stop = end if how.head == "none" else end - 7.0
    looks = {"line-style": "dashed" if how.dashes else "solid", "line-dash-pattern": how.dashes}
    path = f'<path d="M{number(x)} {number(y)}L{number(stop)} {number(y)}" fill="none"'
    tip = (end - 4.0 if how.head == "circle" else end, y)
    return f'{path} stroke="{ink}" stroke-width="{number(how.width)}"{dashes(looks)}/>' + head_at(
        how.head, tip, (x, y), head_size(how.width, 0.9), ink, 1.0
    )
