"""The mirror map drawn without a browser: the same places, looks and words as plain SVG."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from dashboard.network.drawing_legend import legend, occurring
from dashboard.network.drawing_light import lit
from dashboard.network.drawing_lines import Shape, opacity, reached, tie, words_on
from dashboard.network.drawing_shapes import outline
from dashboard.network.drawing_style import Element, Looks, looks_of
from dashboard.network.drawing_text import FAMILIES, Type, number, width_of, written
from dashboard.network.elements import elements
from dashboard.network.legend import Asked
from dashboard.network.style import Style, stylesheet
from dashboard.palette import THEMES

MARGIN = 8.0
GROUND = {"light": "#ffffff"}  # what a drawing stands on unless something else is said
DASHES = {"dashed": (4, 2), "dotted": (1, 1)}
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Drawing:
    """A drawing: one svg element, and its width and height in the units of the map."""

    svg: str
    width: float
    height: float


@dataclass(frozen=True, eq=False)
class Piece:
    """An element with its looks, as it is drawn: its own name for a script, its SVG, its bounds."""

    key: str
    svg: str
    box: Box


def map_drawing(
    asked: Asked, theme: str = "light", ground: str = "", named: bool = False
) -> Drawing:
    """The map of an address as it stands in the browser, with its legend along the foot.

    Takes what is asked for, the theme, the colour of what the drawing will stand on ("": white, or
    the paper of the dark theme), and whether each node and tie bears its key in data-node or
    data-tie, for a script. The drawing itself has no ground.
    """
    inks = {**THEMES[theme], "paper": ground or GROUND.get(theme, THEMES[theme]["paper"])}
    found = lit(elements(asked.atlas, asked.address, asked.words), asked)
    return inked(found, asked, inks, named)


def inked(
    found: list[Element], asked: Asked, inks: Mapping[str, str], named: bool = False
) -> Drawing:
    """Elements of the map drawn in some inks, with the legend of what occurs.

    Takes the elements with the classes of their state, what is asked for, a colour for every name of
    the palette, and whether nodes and ties bear their keys.
    """
    names = sorted({row["colour"] for row in asked.whole.rows("countries")})
    family = FAMILIES[asked.words.language]
    sheet = stylesheet(inks, {name: inks[name] for name in names}, family)
    pieces = drawn(found, sheet, inks["paper"], named)
    left, top, right, bottom = bounds(pieces)
    if not any(one["data"].get("table") for one in found):
        pieces.append(nothing(asked, (left, top, right, bottom), inks))
    room = (left + 14, right - 14)
    foot, bottom = legend(occurring(asked, found), room, bottom, inks, family)
    return whole([*(piece.svg for piece in pieces), foot], (left, top, right, bottom))


def whole(pieces: list[str], box: Box) -> Drawing:
    """The pieces within one svg element, with a margin around them."""
    left, top = box[0] - MARGIN, box[1] - MARGIN
    wide, tall = (round(value + MARGIN, 1) for value in (box[2] - left, box[3] - top))
    view = " ".join(map(number, (left, top, wide, tall)))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" width="{number(wide)}"'
        f' height="{number(tall)}">'
    )
    return Drawing("\n".join((head, *pieces, "</svg>")), wide, tall)


def drawn(found: list[Element], sheet: list[Style], paper: str, named: bool) -> list[Piece]:
    """Every element with its looks, from what lies lowest to what lies on top."""
    looks = [(element, {"gap-color": paper, **looks_of(element, sheet)}) for element in found]
    shapes = {
        element["data"]["id"]: shape_of(element, how)
        for element, how in looks
        if "position" in element
    }
    pieces = []
    for element, how in sorted(looks, key=lambda pair: pair[1].get("z-index", 0)):
        data = element["data"]
        if "source" in data:
            piece = edge_piece(element, how, (shapes[data["source"]], shapes[data["target"]]))
        else:
            piece = node_piece(element, how, shapes[data["id"]])
        pieces.append(in_group(piece, element) if named else piece)
    return pieces


def in_group(piece: Piece, element: Element) -> Piece:
    """A node or a tie as a group that bears its key; the frame stays as it is."""
    data = element["data"]
    if "source" not in data and not data.get("table"):
        return piece
    kind = "tie" if "source" in data else "node"
    svg = f'<g data-{kind}="{escape(data["id"])}">{piece.svg}</g>'
    return Piece(piece.key, svg, piece.box)


def shape_of(element: Element, looks: Looks) -> Shape:
    """The outline of a node."""
    at = (element["position"]["x"], element["position"]["y"])
    size = float(looks["width"]), float(looks["height"])
    own = str(looks.get("shape-polygon-points", ""))
    return Shape(at, str(looks.get("shape", "ellipse")), *size, own)


def edge_piece(element: Element, looks: Looks, ends: tuple[Shape, Shape]) -> Piece:
    """A tie, and how far it reaches."""
    points = reached(element, ends)
    across, down = zip(*points, strict=True)
    svg = tie(element, looks, ends) + words_on(element, looks, ends)
    return Piece(element["data"]["id"], svg, (min(across), min(down), max(across), max(down)))


def node_piece(element: Element, looks: Looks, shape: Shape) -> Piece:
    """A node or a piece of the frame: its outline, its border, its words."""
    words, box = label_of(looks, shape)
    x, y = shape.at
    own = (x - shape.wide / 2, y - shape.tall / 2, x + shape.wide / 2, y + shape.tall / 2)
    return Piece(element["data"]["id"], marks(looks, shape) + words, around(own, box))


def marks(looks: Looks, shape: Shape) -> str:
    """The outline of a node with its fill and border; "" for a piece of the frame without either."""
    faint = float(looks.get("opacity", 1.0))
    ground = float(looks.get("background-opacity", 1.0)) * faint
    wide = float(looks.get("border-width", 0.0))
    form = outline(shape.shape, shape.at, shape.wide, shape.tall, shape.own)
    if not ground and not wide:
        return ""
    fill = (
        f'fill="{looks["background-color"]}"{opacity("fill", ground)}' if ground else 'fill="none"'
    )
    return f"{form} {fill}{border(looks, wide, faint)}/>" + gap(looks, form, wide)


def border(looks: Looks, wide: float, faint: float) -> str:
    """The border of a node, as attributes."""
    if not wide:
        return ""
    broken = DASHES.get(str(looks.get("border-style", "")))
    pattern = f' stroke-dasharray="{broken[0]} {broken[1]}"' if broken else ""
    return (
        f' stroke="{looks["border-color"]}" stroke-width="{number(wide)}"'
        f"{opacity('stroke', faint)}{pattern}"
    )


def gap(looks: Looks, form: str, wide: float) -> str:
    """What parts the two lines of a double border."""
    if looks.get("border-style") != "double":
        return ""
    return f'{form} fill="none" stroke="{looks["gap-color"]}" stroke-width="{number(wide / 3)}"/>'


def label_of(looks: Looks, shape: Shape) -> tuple[str, Box]:
    """The words of a node and the box they stand in, on the side the looks say."""
    said = str(looks.get("label", ""))
    x, y = shape.at
    if not said:
        return "", (x, y, x, y)
    family = str(looks["font-family"])
    size, weight = float(looks["font-size"]), int(looks.get("font-weight", 400))
    wide = max(width_of(line, size, family, weight) for line in said.split("\n"))
    side = str(looks.get("text-halign", "center"))
    offset = {"left": -shape.wide / 2, "center": 0.0, "right": shape.wide / 2}[side]
    x += offset + float(looks.get("text-margin-x", 0.0))
    slope = float(looks.get("line-height", 1.0))
    anchor = {"left": "right", "right": "left", "center": "center"}[side]
    faint = float(looks.get("opacity", 1.0))
    how = Type(family, size, str(looks["color"]), anchor, weight, faint, max(slope, 1.0))
    start = {"left": x, "center": x - wide / 2, "right": x - wide}[anchor]
    tall = size * slope * (said.count("\n") + 1) / 2 + size * 0.1
    return written(said, x, y, how), (start, y - tall, start + wide, y + tall)


def bounds(pieces: list[Piece]) -> Box:
    """The box around everything that is drawn."""
    found = pieces[0].box if pieces else (-1.0, -1.0, 1.0, 1.0)
    for piece in pieces[1:]:
        found = around(found, piece.box)
    return found


def around(one: Box, other: Box) -> Box:
    """The box around two boxes."""
    return (
        *(min(one[0], other[0]), min(one[1], other[1])),
        *(max(one[2], other[2]), max(one[3], other[3])),
    )


def nothing(asked: Asked, box: Box, inks: Mapping[str, str]) -> Piece:
    """What an empty map says, in its middle."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    said = asked.words.text("empty.what")
    return Piece(
        "empty",
        written(said, x, y, Type(FAMILIES[asked.words.language], 24.0, inks["ink"], "center")),
        (x, y, x, y),
    )
