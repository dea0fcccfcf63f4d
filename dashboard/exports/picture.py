"""A picture to take home: a chart or the map in the frame that says what it is and where it is from."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import product
from xml.etree.ElementTree import Element, fromstring

from dashboard.exports.frame import Frame
from dashboard.exports.json import described
from dashboard.exports.picture_drawing import Drawing, read_drawing
from dashboard.exports.picture_faces import NO_FACES, Faces, embedded
from dashboard.exports.picture_panel import EDGE, SMALL, Panel, Place, panel
from dashboard.exports.picture_sizes import (
    GROUNDS,
    NARROWEST,
    SIZES,
    Box,
    inks_of,
    placed,
)
from dashboard.exports.picture_text import names_in

MARKS = "ab"
TEXTS = ("text", "tspan")
NO_STYLE = "<style></style>"


def room(
    frames: Sequence[Frame], size: str, natural: float = 0.0, faces: Faces = NO_FACES
) -> tuple[float, float]:
    """How much room the drawing of a picture gets, width and height in units.

    Takes the frame, or the frames of both languages, the name of a size, the height of the chart
    on the page where it is known, and the faces its words are set in.
    """
    shape = (NARROWEST, natural or 1.0)
    panels = arranged(frames, size, [shape] * len(frames), faces, "white")
    return min(one.room[2] for one in panels), min(one.room[3] for one in panels)


def framed(
    frames: Sequence[Frame],
    drawings: Sequence[str],
    size: str,
    background: str = "white",
    faces: Faces = NO_FACES,
) -> str:
    """The whole picture as SVG, with its faces, its alternative and its state inside.

    Takes one frame, or one for each of two languages that share the picture, a drawing for each, the
    name of a size and of a background, and the printable faces. The same gives the same. Raises
    BadDrawing where a drawing is none.
    """
    return carrying(bare(frames, drawings, size, background, faces), faces)


def bare(
    frames: Sequence[Frame], drawings: Sequence[str], size: str, background: str, faces: Faces
) -> str:
    """The same picture without its faces."""
    read = [read_drawing(svg, mark) for svg, mark in zip(drawings, MARKS, strict=False)]
    shapes = [(one.width, one.height) for one in read]
    panels = arranged(frames, size, shapes, faces, background)
    body = "".join(
        one.svg + standing(drawing, one.room) for one, drawing in zip(panels, read, strict=True)
    )
    return whole(frames, ground(size, background) + body, size)


def arranged(
    frames: Sequence[Frame],
    size: str,
    shapes: Sequence[tuple[float, float]],
    faces: Faces,
    background: str,
) -> list[Panel]:
    """The panels of a picture, their words above or beside, whichever leaves the drawings larger.

    A way in which words would have to be cut is taken only where there is no other.
    """
    inks = inks_of(background)

    def tried(beside: bool, stacked: bool) -> list[Panel]:
        places = panel_places(len(frames), size, beside, stacked)
        pairs = zip(frames, places, strict=True)
        panels = [panel(frame, place, faces, inks) for frame, place in pairs]
        return panels if stacked else level(panels)

    def scale(panels: list[Panel]) -> float:
        pairs = zip(panels, shapes, strict=True)
        return min(min(one.room[2] / wide, one.room[3] / tall) for one, (wide, tall) in pairs)

    def worth(panels: list[Panel]) -> tuple[bool, float]:
        return not any(one.cut for one in panels), scale(panels)

    return max((tried(*ways) for ways in product((False, True), repeat=2)), key=worth)


def panel_places(count: int, size: str, beside: bool, stacked: bool) -> Iterator[Place]:
    """Where the panels stand: one takes all; two stand side by side or one below the other."""
    wide, tall = SIZES[size].units
    left, top, width, height = EDGE, EDGE * 0.75, wide - 2 * EDGE, tall - 1.4 * EDGE
    share = SMALL if count > 1 else 1.0
    gap = EDGE * (count - 1) / count
    for at in range(count):
        if stacked:
            own = height / count - gap
            yield Place((left, top + at * (own + EDGE), width, own), beside, share)
        else:
            own = width / count - gap
            yield Place((left + at * (own + EDGE), top, own, height), beside, share)


def level(panels: list[Panel]) -> list[Panel]:
    """Panels side by side whose drawings stand at the same height."""
    top = max(one.room[1] for one in panels)
    bottom = min(one.room[1] + one.room[3] for one in panels)
    return [
        replace(one, room=(one.room[0], top, one.room[2], max(bottom - top, 1.0))) for one in panels
    ]


def standing(drawing: Drawing, box: Box) -> str:
    """A drawing scaled into its room."""
    scale, left, top = placed(drawing.width, drawing.height, box)
    moved = f"translate({left:.6g},{top:.6g}) scale({scale:.6g})"
    moved += f" translate({-drawing.left:g},{-drawing.top:g})"
    return f'<g transform="{moved}">{drawing.inside()}</g>'


def ground(size: str, background: str) -> str:
    """What the picture stands on."""
    wide, tall = SIZES[size].units
    colour = GROUNDS[background].colour
    return f'<rect width="{wide}" height="{tall}" fill="{colour}"/>' if colour else ""


def whole(frames: Sequence[Frame], body: str, size: str) -> str:
    """The picture around its body: size, language, title, alternative and state."""
    (wide, tall), (across, down) = SIZES[size].pixels, SIZES[size].units
    title = escape(" / ".join(frame.title for frame in frames))
    said = escape(" ".join(frame.alternative for frame in frames))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}"'
        f' viewBox="0 0 {across} {down}" xml:lang="{frames[0].language}" role="img"'
        f' aria-labelledby="title desc"><title id="title">{title}</title>'
        f'<desc id="desc">{said}</desc><metadata>{escape(state(frames), quote=False)}</metadata>'
        f"<defs>{NO_STYLE}</defs>{body}</svg>\n"
    )


def carrying(svg: str, faces: Faces) -> str:
    """A picture with the faces it needs written into it."""
    style = embedded(faces, needs(svg, faces))
    return svg.replace(NO_STYLE, f"<style>{style}</style>", 1)


def state(frames: Sequence[Frame]) -> str:
    """What the picture shows, for programs, as JSON."""
    found = [{**described(frame), "made": frame.made} for frame in frames]
    return json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False)


def needs(body: str, faces: Faces) -> dict[tuple[str, int], set[str]]:
    """The characters that a body of SVG needs of each family and weight."""
    found: dict[tuple[str, int], set[str]] = {}
    for words, families, weight in words_in(fromstring(f"<g>{body}</g>")):
        for face, run in faces.runs(words, names_in(families), weight):
            if face:
                found.setdefault((face.family, weight), set()).update(run)
    return found


def words_in(
    element: Element, families: str = "", weight: int = 400
) -> Iterator[tuple[str, str, int]]:
    """The words of an element and what is in it, each with its families and its weight."""
    families = element.get("font-family", families)
    weight = int(element.get("font-weight", weight))
    is_text = element.tag.rsplit("}", 1)[-1] in TEXTS
    if is_text and element.text:
        yield element.text, families, weight
    for child in element:
        yield from words_in(child, families, weight)
        if is_text and child.tail:
            yield child.tail, families, weight
